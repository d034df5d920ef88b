import CodingModel
import Foundation
import TerminalText
import TestSupport
import Testing

@testable import Analysis

@Suite("A literal pattern in a text", .permit(.processor))
struct TextQueryTests {
    private func found(_ pattern: String, in text: String) throws -> [String] {
        let query = try #require(TextQuery(RawText(pattern)))
        let bytes = Array(text.utf8)
        return query.ranges(in: RawText(text)).map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    @Test(
        "Case and accents",
        arguments: [
            ("late", "Late, LATE and late", ["Late", "LATE", "late"]), ("Late", "Late, LATE and late", ["Late"]),
            ("cafe", "Café, CAFE, cafe\u{301}!", ["Café", "CAFE", "cafe\u{301}"]),
            ("café", "cafe Café cafe\u{301} cafè", ["Café", "cafe\u{301}"]),
            ("cafe\u{301}", "cafe café CAFE\u{301}", ["café", "CAFE\u{301}"]), ("Café", "café Café", ["Café"]),
            ("strasse", "Straße STRASSE strase", ["Straße", "STRASSE"]),
            ("straße", "Straße strasse", ["Straße", "strasse"]), ("Straße", "Straße Strasse", ["Straße"]),
            ("Strasse", "Straße", ["Straße"]),
            ("stras", "Straße", ["Straß"]), ("oeuvre", "Œuvre œuvre", ["Œuvre", "œuvre"]),
            ("smorrebrod", "Smørrebrød", ["Smørrebrød"]),
            ("viet nam", "Việt Nam, Viê\u{323}t Nam", ["Việt Nam", "Viê\u{323}t Nam"]),
            ("быстро", "Быстро БЫСТРО", ["Быстро", "БЫСТРО"]), ("Быстро", "быстро Быстро", ["Быстро"]),
            ("σοφος", "ΣΟΦΟΣ", ["ΣΟΦΟΣ"]), ("配達", "配達が遅い。配達", ["配達", "配達"]), ("👍", "ok 👍👍🏽", ["👍", "👍"]),
            ("k", "\u{212A}elvin", ["\u{212A}"]), ("istanbul", "İstanbul", ["İstanbul"]),
            ("&amp;", "a &amp; b", ["&amp;"]), ("&", "a &amp; b & c", ["&amp;", "&"]),
            ("amp", "a &amp; b amp;", ["amp"]),
            ("p & c", "fish, chip &amp; chips", ["p &amp; c"]),
            ("don't", "I don&#39;t, don’t", ["don&#39;t", "don’t"]),
            ("é!", "caf&eacute;! cafe&#x301;!", ["&eacute;!", "e&#x301;!"]),
            ("e", "é e\u{301}\u{323}x", ["é", "e\u{301}\u{323}"]), ("aa", "aaaaa", ["aa", "aa"]),
            ("late ", "late", ["late"]), ("late  box", "late\nbox, late \u{A0} box", ["late\nbox", "late \u{A0} box"]),
            ("ı", "ı i I", ["ı"]),
            ("5", "5\u{FE0F}\u{20E3} ⑤ ₅", ["5", "⑤", "₅"]),
            (".", "…", ["…"]), ("fi", "ﬁne ﬀi", ["ﬁ", "ﬀi"]), ("하", "한 하", ["하"]), ("и", "й и\u{306} и", ["и"]),
            ("\u{301}", "e\u{301}", ["\u{301}"]), ("\u{0}", "a\u{0}b", ["\u{0}"]), ("ü", "u\u{308} u ú", ["u\u{308}"]),
        ] as [(String, String, [String])])
    func examples(_ pattern: String, _ text: String, _ expected: [String]) throws {
        #expect(try found(pattern, in: text).map { Array($0.utf8) } == expected.map { Array($0.utf8) })
        #expect(try #require(TextQuery(RawText(pattern))).matches(RawText(text)) == !expected.isEmpty)
    }

    @Test("An empty pattern is none")
    func emptyPattern() { #expect(TextQuery("") == nil) }

    @Test("A match is found wherever it stands in texts of any length")
    func places() throws {
        for length in 0..<70 {
            for pattern in ["x", "xy", "xyzzy", "é", "配", "👍!"] {
                let query = try #require(TextQuery(RawText(pattern)))
                for place in 0...length {
                    let after = String(repeating: "-", count: length - place)
                    let text = String(repeating: "-", count: place) + pattern + after
                    #expect(query.ranges(in: RawText(text)) == [place..<place + pattern.utf8.count])
                }
            }
        }
    }

    @Test("The same is found as by Foundation", arguments: Rounds.seeds(20))
    func foundation(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        // With accents in the pattern Foundation means something else by it.
        let plainLetters = ["a", "b", "e", "E", "n", "x", "u", "7", ".", "я", "Я", "配"]
        let letters = ["a", "b", "e", "é", "E", "É", "è", "n", "ñ", "x", "u", "Ü", "7", ".", "я", "Я", "配"]
        for _ in 0..<300 {
            let text = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                letters.randomElement(using: &random) ?? ""
            }.joined()
            let pattern = (0..<Int.random(in: 1...3, using: &random)).map { _ in
                plainLetters.randomElement(using: &random) ?? ""
            }.joined()
            var options: String.CompareOptions = [.diacriticInsensitive]
            if pattern == pattern.lowercased() { options.insert(.caseInsensitive) }
            var expected: [Range<Int>] = []
            var rest = text.startIndex..<text.endIndex
            while let range = text.range(of: pattern, options: options, range: rest) {
                expected.append(
                    text.utf8.distance(
                        from: text.startIndex, to: range.lowerBound)..<text.utf8.distance(
                            from: text.startIndex, to: range.upperBound))
                rest = range.upperBound..<text.endIndex
            }
            let query = try #require(TextQuery(RawText(pattern)))
            #expect(query.ranges(in: RawText(text)) == expected, "“\(pattern)” in “\(text)”")
        }
    }

    @Test("Bytes that are no UTF-8 are stepped over", arguments: Rounds.seeds(10))
    func illFormed(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let patterns = try ["late", "é", "e", "配達", "\u{FFFD}", "ß"].map { try #require(TextQuery(RawText($0))) }
        for _ in 0..<200 {
            let pieces: [[UInt8]] = (0..<20).map { _ in
                Bool.random(using: &random)
                    ? [UInt8.random(in: 0...255, using: &random)]
                    : Array("laté 配達".utf8.prefix(Int.random(in: 0...12, using: &random)))
            }
            let bytes = Array(pieces.joined())
            for query in patterns {
                bytes.withUnsafeBufferPointer { buffer in
                    var start = 0
                    for range in query.matcher.ranges(in: buffer, limit: .max) {
                        #expect(range.lowerBound >= start && range.upperBound <= bytes.count && !range.isEmpty)
                        start = range.upperBound
                    }
                }
            }
        }
    }
}
