import Foundation
import TerminalText
import TestSupport
import Testing

@testable import CodingModel

@Suite("A literal pattern in raw text", .permit(.processor))
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
            ("strasse", "Straße STRASSE strase", ["Straße", "STRASSE"]), ("straße", "Straße strasse", ["Straße"]),
            ("stras", "Straße", ["Straß"]), ("oeuvre", "Œuvre œuvre", ["Œuvre", "œuvre"]),
            ("smorrebrod", "Smørrebrød", ["Smørrebrød"]),
            ("viet nam", "Việt Nam, Viê\u{323}t Nam", ["Việt Nam", "Viê\u{323}t Nam"]),
            ("быстро", "Быстро БЫСТРО", ["Быстро", "БЫСТРО"]), ("Быстро", "быстро Быстро", ["Быстро"]),
            ("σοφος", "ΣΟΦΟΣ", ["ΣΟΦΟΣ"]), ("配達", "配達が遅い。配達", ["配達", "配達"]), ("👍", "ok 👍👍🏽", ["👍", "👍"]),
            ("k", "\u{212A}elvin", ["\u{212A}"]), ("istanbul", "İstanbul", ["İstanbul"]),
            ("&amp;", "a &amp; b", ["&amp;"]),
            ("e", "é e\u{301}\u{323}x", ["é", "e\u{301}\u{323}"]), ("aa", "aaaaa", ["aa", "aa"]), ("late ", "late", []),
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

    @Test("Every scalar is found by what it is folded to, and has no more forms than a letter holds")
    func everyCase() {
        var forms: [Unicode.Scalar: Set<Unicode.Scalar>] = [:]
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let folded = LetterCase.folded(scalar)
            if folded != scalar { forms[folded, default: [folded]].insert(scalar) }
        }
        for (folded, scalars) in forms {
            #expect(Set(LetterCase.variants(of: folded)) == scalars && scalars.count <= 3, "\(folded)")
        }
    }

    @Test("Latin letters lose what their canonical decomposition adds")
    func everyLatinLetter() {
        for value in UInt32(0x80)...0x2FFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let parts = Array(String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars)
            guard parts.count > 1, parts[0].isASCII, parts[0].properties.isAlphabetic,
                parts.dropFirst().allSatisfy({ LatinLetters.isMark($0.value) })
            else { continue }
            let plain = LatinLetters.plain(value)
            #expect(plain == .init(first: UInt8(parts[0].value), second: 0), "\(scalar)")
        }
    }

    @Test("The same is found as by Foundation", arguments: 1...40 as ClosedRange<UInt64>)
    func foundation(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        // With accents in the pattern Foundation means something else by it.
        let plainLetters = ["a", "b", "e", "E", "n", " ", "x", "u", "7", ".", "я", "Я", "配"]
        let letters = ["a", "b", "e", "é", "E", "É", "è", "n", "ñ", " ", "x", "u", "Ü", "7", ".", "я", "Я", "配"]
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

    @Test("In any text all that reads as the pattern is found", arguments: 1...20 as ClosedRange<UInt64>)
    func anyText(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<200 {
            let text = RandomText.text(30, using: &random)
            let pattern = RandomText.text(2, using: &random)
            guard let query = TextQuery(RawText(pattern)) else { continue }
            let expected = NaiveSearch(pattern).ranges(in: text)
            let found = query.ranges(in: RawText(text))
            let (patternPoints, textPoints) = (pattern.unicodeScalars.map(\.value), text.unicodeScalars.map(\.value))
            #expect(found == expected, "\(patternPoints) in \(textPoints)")
        }
    }

    @Test("Bytes that are no UTF-8 are stepped over", arguments: 1...20 as ClosedRange<UInt64>)
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
                    while let range = query.matcher.firstMatch(in: buffer, from: start) {
                        #expect(range.lowerBound >= start && range.upperBound <= bytes.count && !range.isEmpty)
                        start = range.upperBound
                    }
                }
            }
        }
    }
}

/// Letters in several scripts and forms, without the two-letter ones.
private enum RandomText {
    private static let letters: [Unicode.Scalar] = [
        "a", "A", "e", "E", "é", "É", "è", "ệ", "k", "K", "\u{212A}", "å", "\u{212B}", "s", "ſ", "σ", "ς", "Σ", "µ",
        "μ",
        "ø", "\u{301}", "\u{323}", "\u{302}", "я", "Я", "й", "ǆ", "ǅ", "Ǆ", "配", "達", "👍", "🏽", " ", "&", "\u{0}",
        "\u{1B}",
        "’", "“", "\u{FFFD}", "\u{7F}", "\u{80}", "\u{10FFFF}", "ω", "\u{2126}", "1", "!",
    ]

    static func text(_ length: Int, using random: inout SplitMix64) -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...length, using: &random) {
            text.append(letters.randomElement(using: &random) ?? "a")
        }
        return String(text)
    }
}

/// The meaning of a query, tried at every place of a text.
private struct NaiveSearch {
    private let pattern: [Unicode.Scalar]
    private let isExactCase: Bool
    private let isExactAccents: Bool
    private let beginsWithMark: Bool

    init(_ pattern: String) {
        self.pattern = pattern.unicodeScalars.map(Self.withoutKelvin)
        isExactCase = self.pattern.contains { LetterCase.isUpper($0) }
        beginsWithMark = self.pattern.first.map { 0x300...0x36F ~= $0.value } ?? false
        isExactAccents =
            beginsWithMark || self.pattern.contains { 0x300...0x36F ~= $0.value || LatinLetters.plain($0.value) != nil }
    }

    func ranges(in text: String) -> [Range<Int>] {
        let scalars = text.unicodeScalars.map(Self.withoutKelvin)
        var offsets = [0]
        for scalar in text.unicodeScalars { offsets.append((offsets.last ?? 0) + UTF8.width(scalar)) }
        var ranges: [Range<Int>] = []
        var start = 0
        while start < scalars.count {
            let end = (start + 1..<scalars.count + 1).first { matches(scalars, start..<$0) }
            if let end { ranges.append(offsets[start]..<offsets[end]) }
            start = end ?? start + 1
        }
        return ranges
    }

    private static func withoutKelvin(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        scalar == "\u{212A}" ? "K" : scalar
    }

    /// A match begins at a letter and ends behind all that is laid on its last one.
    private func matches(_ text: [Unicode.Scalar], _ range: Range<Int>) -> Bool {
        if beginsWithMark { return folded(text[range]) == folded(pattern[...]) }
        func isMark(_ place: Int) -> Bool { place < text.count && 0x300...0x36F ~= text[place].value }
        guard !isMark(range.lowerBound), !isMark(range.upperBound) else { return false }
        guard isExactAccents else { return folded(withoutAccents(text[range])) == folded(pattern[...]) }
        return string(folded(text[range])) == string(folded(pattern[...]))
    }

    private func withoutAccents(_ text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
        text.filter { !(0x300...0x36F ~= $0.value) }.map { scalar in
            LatinLetters.plain(scalar.value).map { Unicode.Scalar($0.first) } ?? scalar
        }[...]
    }

    private func folded(_ text: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar] {
        isExactCase ? Array(text) : text.map(LetterCase.folded)
    }

    private func string(_ scalars: [Unicode.Scalar]) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}
