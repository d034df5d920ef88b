import TestSupport
import Testing

@testable import TerminalText

@Suite("Wrapping, truncating and joining text", .permit(.processor))
struct LayoutTests {
    @Test(
        "Truncation",
        arguments: [
            ("Delivery", 8, "Delivery"), ("Delivery", 7, "Delive…"), ("Delivery", 1, "…"), ("Delivery", 0, ""),
            ("Delivery", -3, ""), ("漢字漢字", 7, "漢字漢…"), ("漢字漢字", 6, "漢字…"), ("漢字", 2, "…"),
            ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"), ("👩‍👩‍👧👩‍👩‍👧", 3, "👩‍👩‍👧…"), ("กำกำ", 3, "กำ…"), ("กำกำ", 2, "…"), ("", 0, ""),
        ])
    func truncated(_ text: String, to columns: Int, is expected: String) {
        let cut = DisplayText(RawText(text)).truncated(to: columns)
        #expect(cut.string == expected)
        #expect(cut.width == cut.clusters.reduce(0) { $0 + $1.width })
        #expect(cut.width <= max(columns, 0))
    }

    @Test(
        "Wrapping",
        arguments: [
            ("", 10, [""]),
            ("short", 10, ["short"]),
            ("The box came two days late", 10, ["The box", "came two", "days late"]),
            ("The box came", 3, ["The", "box", "cam", "e"]),
            ("two  spaces", 6, ["two", "spaces"]),
            ("ends in space  ", 13, ["ends in space"]),
            ("  indented text", 10, ["  indented", "text"]),
            ("  indentedtext", 10, ["indentedte", "xt"]),
            ("          ", 4, [""]),
            ("good-to-eat pudding", 8, ["good-to-", "eat", "pudding"]),
            ("CSAT-2024-Q1", 6, ["CSAT-2", "024-Q1"]),
            ("run it with --verbose", 13, ["run it with", "--verbose"]),
            ("漢字漢字漢字", 5, ["漢字", "漢字", "漢字"]),
            ("漢字。漢字", 4, ["漢", "字。", "漢字"]),
            ("「漢字」", 4, ["「漢", "字」"]),
            ("とても良い。OK", 8, ["とても良", "い。OK"]),
            ("한국어 조사", 8, ["한국어", "조사"]),
            ("😀😀😀", 4, ["😀😀", "😀"]),
            ("漢", 1, ["漢"]),
            ("a漢b", 1, ["a", "漢", "b"]),
            ("abc", 0, ["a", "b", "c"]),
            ("กำ", 1, ["ก", "\u{E33}"]),
            ("no\u{A0}break here", 8, ["no\u{A0}break", "here"]),
        ])
    func wrapped(_ text: String, to columns: Int, is expected: [String]) {
        #expect(DisplayText(RawText(text)).wrapped(to: columns).map(\.string) == expected)
    }

    /// Laying out no more than it takes gives what laying out everything gives.
    @Test("Wrapping into few lines is wrapping into many, cut short")
    func fewLines() {
        let seed: UInt64 = 0x5EED_0008
        var generator = SplitMix64(seed: seed)
        for round in 0..<Rounds.scaled(2_500) {
            let text = DisplayText(RawText(HostileText.random(&generator, fragments: 60)))
            let columns = Int.random(in: 0...30, using: &generator)
            let limit = Int.random(in: 0...4, using: &generator)
            let all = text.wrapped(to: columns)
            var expected = Array(all.prefix(limit))
            if all.count > limit, limit > 0 {
                expected[limit - 1] = all[(limit - 1)...].joined(separator: " ").truncated(to: columns)
            }
            guard text.wrapped(to: columns, lines: limit) == expected else {
                Issue.record("seed \(seed), text \(round), \(limit) lines of \(columns) [\(text.string.codePoints)]")
                return
            }
        }
    }

    @Test("Wrapping and truncating random texts keep width and text")
    func randomTexts() {
        let seed: UInt64 = 0x5EED_0007
        var generator = SplitMix64(seed: seed)
        for round in 0..<Rounds.scaled(2_500) {
            let text = DisplayText(RawText(HostileText.random(&generator)))
            let columns = Int.random(in: 0...30, using: &generator)
            if let problem = Self.problem(wrapping: text, to: columns) ?? Self.problem(truncating: text, to: columns) {
                Issue.record("seed \(seed), text \(round), \(columns) columns [\(text.string.codePoints)]: \(problem)")
                return
            }
        }
    }

    private static func problem(wrapping text: DisplayText, to columns: Int) -> String? {
        let lines = text.wrapped(to: columns)
        if lines.isEmpty { return "no line" }
        for line in lines {
            if line.width != line.string.utf8.span.measuredWidth() { return "a line's width is wrong" }
            if line.width > max(columns, 1), Array(line.clusters).count > 1 { return "a line is too wide" }
        }
        let isSpace = { (scalar: Unicode.Scalar) in LineBreaking.isSpace(scalar.value) }
        let before = text.string.unicodeScalars.filter { !isSpace($0) }
        let after = lines.flatMap { $0.string.unicodeScalars.filter { !isSpace($0) } }
        return Array(before) == after ? nil : "text is lost"
    }

    private static func problem(truncating text: DisplayText, to columns: Int) -> String? {
        let cut = text.truncated(to: columns)
        if cut.width > columns, !cut.isEmpty { return "wider than asked for" }
        if cut.width != cut.string.utf8.span.measuredWidth() { return "the width is wrong" }
        if text.width <= columns || columns < 1 { return nil }
        let kept = String(cut.string.dropLastScalar())
        return cut.string.unicodeScalars.last == "…" && text.string.utf8.starts(with: kept.utf8)
            ? nil : "not the text's beginning"
    }

    @Test("A long text takes linear time")
    func longText() {
        let text = DisplayText(RawText(String(repeating: "a long text of one line ", count: 20_000)))
        #expect(text.wrapped(to: 24).count == 20_000)
        #expect(text.truncated(to: 400_000).width == 400_000)
    }

    @Test("Padding fills up to a width")
    func padding() {
        #expect(DisplayText("漢").padded(to: 4).string == "漢  ")
        #expect(DisplayText("漢").padded(to: 4, alignment: .trailing).string == "  漢")
        #expect(DisplayText("漢字").padded(to: 3) == "漢字")
        #expect(DisplayText("x").padded(to: 3).width == 3)
    }

    @Test("Texts are put together")
    func concatenation() {
        #expect(["a", "漢", "c"].joined(separator: " · ") as DisplayText == "a · 漢 · c")
        #expect(([DisplayText]()).joined(separator: ", ").isEmpty)
        #expect(DisplayText.repeating("ab", count: 3) == "ababab")
        #expect(DisplayText.repeating("ab", count: -1) == .empty)
        #expect((DisplayText("👍") + "🏽").width == 2)
        #expect(DisplayText.repeating("🏽", count: 2).width == 4)
        #expect((DisplayText("🇩") + "🇪").width == 2)
    }

    @Test("Interpolation sanitises raw text and takes display text as it is")
    func interpolation() {
        let raw = RawText("\u{1B}[31mx")
        #expect("\(raw) \(DisplayText("漢")) \(12) \(-3 as Int8)" as DisplayText == "␛x 漢 12 -3")
        #expect("\(raw)" as DisplayText == DisplayText(raw))
    }

    @Test(
        "Decimal places",
        arguments: [
            (48.1, 1, "48.1"), (29.35, 1, "29.4"), (0, 1, "0.0"), (99.96, 1, "100.0"), (7, 0, "7"), (0.05, 2, "0.05"),
            (-0.04, 1, "0.0"), (-1.26, 1, "-1.3"), (1e300, 1, "1e+300"), (.nan, 1, "nan"), (.infinity, 0, "inf"),
            (1.5, -2, "2"), (28.749999999999996, 1, "28.8"), (-28.749999999999996, 1, "-28.8"), (28.7499, 1, "28.7"),
        ])
    func decimal(_ number: Double, places: Int, is expected: String) {
        #expect(("\(number, places: places)" as DisplayText).string == expected)
    }

    @Test("Literals are sanitised, too")
    func literals() {
        #expect(DisplayText("a\u{1B}[31mb").string == "a␛b")
    }
}

extension String {
    fileprivate func dropLastScalar() -> Substring {
        self[..<(unicodeScalars.isEmpty ? endIndex : unicodeScalars.index(before: unicodeScalars.endIndex))]
    }
}
