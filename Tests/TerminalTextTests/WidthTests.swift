import Testing

@testable import TerminalText

@Suite("The width of a text in cells")
struct WidthTests {
    @Test(
        "Columns of a text",
        arguments: [
            ("", 0), ("a", 1), ("naïve", 5),
            // East Asian
            ("漢字", 4), ("ｱ", 1), ("Ａ", 2), ("　", 2), ("ｶﾞ", 2), ("…", 1), ("α", 1), ("①", 1), ("─", 1), ("〈〉", 4),
            // Hangul: syllables, conjoining jamo, old syllables with two initials
            ("한글", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("\u{1100}\u{1100}\u{1161}", 4), ("ㄱ", 2),
            // Combining
            ("e\u{301}", 1), ("o\u{308}\u{304}", 1), ("漢\u{301}", 2), (" \u{301}", 1), ("1\u{20DD}", 1),
            // Emoji and their selectors
            ("😀", 2), ("☺", 1), ("☺\u{FE0F}", 2), ("☺\u{FE0E}", 1), ("⌚", 2), ("⌚\u{FE0E}", 1), ("⌚\u{FE0F}", 2),
            ("〰", 2), ("〰\u{FE0E}", 2), ("❤\u{FE0F}", 2), ("©", 1), ("©\u{FE0F}", 2),
            // Joined
            ("👩‍👩‍👧‍👦", 2), ("❤\u{FE0F}‍🔥", 2), ("🧑🏽‍🚀", 2), ("🏳\u{FE0F}‍🌈", 2), ("👁‍🗨", 2),
            // Skin tones
            ("👍🏽", 2), ("☝🏽", 2), ("🏽", 2), ("a🏽", 3), ("👍🏽🏽", 4),
            // Flags
            ("🇩🇪", 2), ("🇩", 1), ("🇩🇪🇫🇷", 4), ("🇩🇪🇫", 3), ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", 2),
            // Keycaps
            ("1\u{FE0F}\u{20E3}", 2), ("#\u{FE0F}\u{20E3}", 2), ("1\u{20E3}", 1), ("12", 2),
            // Scripts with spacing marks
            ("कि", 2), ("กำ", 2), ("ที่", 1), ("தமிழ்", 4), ("می‌خواهم", 7), ("שָׁלוֹם", 4), ("क्‍ष", 2),
            // Signs that stand before digits
            ("\u{600}1", 2),
        ])
    func columns(of text: String, are width: Int) {
        let shown = DisplayText(RawText(text))
        #expect(shown.string.codePoints == text.codePoints)
        #expect(shown.width == width)
        #expect(shown.clusters.reduce(0) { $0 + $1.width } == width)
    }

    @Test("A spacing mark is a cluster of its own")
    func spacingMark() {
        #expect(Array(DisplayText("กำ").clusters).map(\.text) == ["ก", "\u{E33}"])
        #expect(Array(DisplayText("कि्").clusters).map(\.width) == [1, 1])
    }

    @Test("Clusters tell what a cell of curses holds")
    func cursesCell() throws {
        let first = { (text: DisplayText) in text.clusters.first { _ in true } }
        #expect(try #require(first("e\u{301}")).hasOneSpacingScalar)
        #expect(try #require(first("☺\u{FE0F}")).hasOneSpacingScalar)
        #expect(try #require(first("🇩🇪")).hasOneSpacingScalar == false)
        #expect(try #require(first("👍🏽")).hasOneSpacingScalar == false)
        #expect(try #require(first("👩‍👧")).base == "👩")
        #expect(try #require(first("e\u{301}")).scalarCount == 2)
    }
}
