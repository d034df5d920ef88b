import TerminalText
import TestSupport
import Testing

@testable import Analysis

@Suite("Short ways for plain texts", .permit(.processor))
struct PlainTextTests {
    /// Long runs of ASCII with anything among them, so that every step and every seam of the short ways is passed.
    private func text(using random: inout SplitMix64) -> String {
        let words = [
            "late", "it was", "a", "Setting it up took an hour, and nothing is long", "not", "x ", "\r\n", "漢字", "о",
        ]
        var text = ""
        for _ in 0..<Int.random(in: 0...5, using: &random) {
            for _ in 0..<Int.random(in: 0...4, using: &random) {
                text += (words.randomElement(using: &random) ?? "") + " "
            }
            if Int.random(in: 0..<3, using: &random) > 0 { text += MixedText.text(upTo: 2, using: &random) }
            if Bool.random(using: &random) { text += words.randomElement(using: &random) ?? "" }
        }
        return text
    }

    @Test(
        "Texts that are their own form, in part or whole, have the form that the reference has",
        arguments: Rounds.seeds(20))
    func ownForm(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var (own, other) = (0, 0)
        for _ in 0..<Rounds.scaled(40) {
            let text = text(using: &random)
            let expected = Array(ReferenceForm(text).text.utf8)
            #expect(TextForm(RawText(text)).bytes == expected, "\(seed): \(text.unicodeScalars.map(\.value))")
            let bytes = Array(text.utf8)
            let isPlain = bytes.allSatisfy { $0 < 0x80 && $0 != .ampersand }
            let (lent, isInPlace) = bytes.withUnsafeBufferPointer { text in
                TextForm.withBytes(of: text) { (Array($0), $0.baseAddress == text.baseAddress) }
            }
            #expect(
                lent == expected && (isInPlace || !(isPlain && bytes == expected)),
                "\(seed): \(text.unicodeScalars.map(\.value))")
            own += isInPlace ? 1 : 0
            other += isInPlace ? 0 : 1
        }
        #expect(own > 0 && other > 0)
    }

    @Test("A text that is its own form is read where it lies, whatever its script")
    func inPlace() {
        for text in ["", "late", String(repeating: "late, but here. ", count: 9) + "x", "とても早い late 漢字 x", "поздно. А"]
        {
            let bytes = Array(text.utf8)
            let isInPlace = bytes.withUnsafeBufferPointer { text in
                TextForm.withBytes(of: text) { $0.baseAddress == text.baseAddress }
            }
            #expect(isInPlace, "\(text)")
        }
    }

    @Test("Letters that are told without the table are those that begin a character by it")
    func letters() {
        for scalar in (UInt32(0)...0x2FFFF).filter({ ScalarForm.isLetterForSure($0) }) {
            let form = ScalarForm(of: scalar)
            let first = form.decomposition.first.map { ScalarForm(of: $0) } ?? form
            #expect(!form.kind.isHidden && !first.kind.continues, "\(scalar)")
        }
    }

    @Test("Characters are counted as those of the whole text as it is shown", arguments: Rounds.seeds(20))
    func characters(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<Rounds.scaled(60) {
            let text = text(using: &random) + (Bool.random(using: &random) ? "\u{600}1 🇩🇪🇩🇪x" : "")
            let counted = Array(text.utf8).withUnsafeBufferPointer(\.shownCharacterCount)
            let expected = RawText(text).decodingHTMLEntities().string.count
            #expect(counted == expected, "\(seed): \(text.unicodeScalars.map(\.value))")
        }
    }

    private static let patterns: [RawText] = [
        #"\b[a-z]+ing\b.*\bnot\b"#, #"\b(late|it|x)\b.*\b(was|late)\b"#, #"[^\s&]+$"#, "t.?w", "(?=l)[a-z]+e", "漢+",
        "(l|a|t)+",
    ]

    @Test("An expression has one outcome, whether its work is counted or not", arguments: Rounds.seeds(20))
    func counting(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var found = 0
        for pattern in Self.patterns {
            let query = try TextQuery(regularExpression: pattern)
            for _ in 0..<Rounds.scaled(10) {
                let text = text(using: &random)
                let bytes = Array(text.utf8)
                let outcomes = bytes.withUnsafeBufferPointer { bytes in
                    [Effort.search, .show].map { effort in
                        var spent = 0
                        return query.matcher.look(in: bytes, 0..<bytes.count, effort, spent: &spent)
                    }
                }
                #expect(outcomes.first == outcomes.last, "\(seed): \(pattern) in \(text)")
                found += outcomes.first == .found ? 1 : 0
            }
        }
        #expect(found > 0)
    }

    @Test("An expression's places are those of the text without a reference before it", arguments: Rounds.seeds(20))
    func places(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for pattern in Self.patterns {
            let query = try TextQuery(regularExpression: pattern)
            for _ in 0..<Rounds.scaled(10) {
                // A line of its own, so that no match begins before the text.
                let text = text(using: &random).filter { $0 != "&" }
                let moved = query.ranges(in: RawText("&amp;\n" + text)).filter { $0.lowerBound >= 6 }
                let plain = query.ranges(in: RawText(text)).map { $0.lowerBound + 6..<$0.upperBound + 6 }
                #expect(moved == plain, "\(seed): \(pattern) in \(text.unicodeScalars.map(\.value))")
            }
        }
    }

    @Test("One expression serves any number of threads at a time")
    func threads() async throws {
        let query = try TextQuery(regularExpression: #"\b[a-z]+ing\b.*\bnot\b"#)
        let text = RawText("nothing was late, and " + String(repeating: "so it was ", count: 20))
        let counts = await withTaskGroup(of: Int.self) { group in
            for number in 0..<8 {
                group.addTask {
                    (0..<500).count { query.matches(RawText(text.string + ($0 % 2 == number % 2 ? "not" : "no"))) }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(counts == Array(repeating: 250, count: 8))
    }
}
