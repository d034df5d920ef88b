import Testing

@testable import TerminalText

/// One hostile text and what a reader sees of it.
struct Attack: Sendable, CustomTestStringConvertible {
    let name: String
    let raw: String
    let shown: String

    init(_ name: String, _ raw: String, _ shown: String) {
        self.name = name
        self.raw = raw
        self.shown = shown
    }

    var testDescription: String { name }
}

@Suite("Attacks on the terminal")
struct SanitiserAttackTests {
    @Test("Each attack is defused", arguments: sequences + unterminated + controls + invisible + marks)
    func attacks(_ attack: Attack) {
        let shown = DisplayText(RawText(attack.raw))
        #expect(shown.string == attack.shown, "\(shown.string.codePoints)")
        #expect(DisplayText(RawText(shown.string)) == shown)
    }

    static let sequences = [
        Attack("colour", "a\u{1B}[31mred\u{1B}[0m", "a␛red␛"),
        Attack("clear screen and home", "\u{1B}[2J\u{1B}[Hx", "␛␛x"),
        Attack("private mode", "\u{1B}[?1049h\u{1B}[?1000hx", "␛␛x"),
        Attack("device status query", "\u{1B}[6n", "␛"),
        Attack("repeat the last character", "a\u{1B}[65535bz", "a␛z"),
        Attack("soft reset with an intermediate", "\u{1B}[!p.", "␛."),
        Attack("title set, BEL", "\u{1B}]0;owned\u{07}ok", "␛ok"),
        Attack("title set, ST", "\u{1B}]2;owned\u{1B}\\ok", "␛ok"),
        Attack("title set, 8-bit ST", "\u{1B}]2;owned\u{9C}ok", "␛ok"),
        Attack("clipboard", "\u{1B}]52;c;cm0gLXJmIC8=\u{07}", "␛"),
        Attack("hyperlink", "\u{1B}]8;;http://evil.test\u{1B}\\here\u{1B}]8;;\u{1B}\\", "␛here␛"),
        Attack("palette query", "\u{1B}]4;1;?\u{07}", "␛"),
        Attack("DCS: request setting", "\u{1B}P$qm\u{1B}\\x", "␛x"),
        Attack("DCS: tmux pass-through", "\u{1B}Ptmux;\u{9B}2J", "␛Ptmux;␛"),
        Attack("DCS over two lines is one sequence", "\u{1B}Pq#0\n~~\u{1B}\\x", "␛x"),
        Attack("APC: kitty graphics", "\u{1B}_Gf=100;AAAA\u{1B}\\x", "␛x"),
        Attack("PM", "\u{1B}^hidden\u{1B}\\x", "␛x"),
        Attack("SOS", "\u{1B}Xhidden\u{1B}\\x", "␛x"),
        Attack("8-bit CSI", "a\u{9B}31mb", "a␛b"),
        Attack("8-bit OSC", "a\u{9D}0;t\u{9C}b", "a␛b"),
        Attack("8-bit OSC, BEL", "a\u{9D}0;t\u{07}b", "a␛b"),
        Attack("8-bit DCS, SOS, PM, APC", "\u{90}a\u{9C}\u{98}a\u{9C}\u{9E}a\u{9C}\u{9F}a\u{9C}", "␛␛␛␛"),
        Attack("cancelled CSI", "\u{1B}[31\u{18}m", "␛m"),
        Attack("substituted OSC", "\u{1B}]0;t\u{1A}m", "␛m"),
        Attack("split by NUL and DEL", "\u{1B}[3\u{00}1\u{7F}mx", "␛x"),
        Attack("two escapes", "\u{1B}\u{1B}[31mx", "␛␛x"),
        Attack("text in a string may be anything", "\u{1B}]0;漢字😀\u{07}x", "␛x"),
    ]

    static let unterminated = [
        Attack("CSI at the end", "a\u{1B}[", "a␛["),
        Attack("CSI parameters at the end", "a\u{1B}[38;5", "a␛[38;5"),
        Attack("CSI broken by a newline", "\u{1B}[3\nx", "␛[3 x"),
        Attack("CSI broken by a letter of another script", "\u{1B}[3é", "␛[3é"),
        Attack(
            "CSI too long", "\u{1B}[" + String(repeating: "1", count: 70) + "m",
            "␛[" + String(repeating: "1", count: 70) + "m"),
        Attack("8-bit CSI at the end", "a\u{9B}31", "a<U+009B>31"),
        Attack("OSC without an end", "\u{1B}]0;all this is text", "␛]0;all this is text"),
        Attack("8-bit OSC without an end", "\u{9D}all this is text", "<U+009D>all this is text"),
        Attack("OSC left for a CSI", "\u{1B}]0;t\u{1B}[31mx", "␛]0;t␛x"),
        Attack("OSC left for an 8-bit CSI", "\u{1B}]0;t\u{9B}31mx", "␛]0;t␛x"),
        Attack("nested: the inner one is whole", "\u{1B}P\u{1B}]0;t\u{07}x", "␛P␛x"),
        Attack("ESC at the end", "a\u{1B}", "a␛"),
        Attack("other escapes show what they would do", "\u{1B}c\u{1B}(0\u{1B}7", "␛c␛(0␛7"),
        Attack(
            "invisible scalars whose bytes look like introducers", "\u{1BCA0}m\u{1D173}x\u{07}",
            "<U+1BCA0>m<U+1D173>x␇"),
        Attack("a terminator alone", "a\u{1B}\\b\u{9C}c", "a␛\\b<U+009C>c"),
    ]

    static let controls = [
        Attack("NUL", "a\u{00}b", "a␀b"),
        Attack("backspace over", "safe\u{08}\u{08}\u{08}\u{08}evil", "safe␈␈␈␈evil"),
        Attack("carriage return over", "good\rbad", "good bad"),
        Attack("CR LF is one newline", "a\r\nb", "a b"),
        Attack("bell", "a\u{07}", "a␇"),
        Attack("vertical tab and form feed", "a\u{0B}\u{0C}", "a␋␌"),
        Attack("shift out and in", "\u{0E}x\u{0F}", "␎x␏"),
        Attack("flow control", "\u{11}\u{13}", "␑␓"),
        Attack("DEL", "a\u{7F}b", "a␡b"),
        Attack("C1: index, reverse index, reset", "\u{84}\u{8D}\u{9A}", "<U+0084><U+008D><U+009A>"),
        Attack("NEL and the separators are newlines", "a\u{85}b\u{2028}c\u{2029}d", "a b c d"),
        Attack("tab", "a\tb", "a b"),
    ]

    static let invisible = [
        Attack("bidi override", "user\u{202E}txt.exe", "user<U+202E>txt.exe"),
        Attack(
            "trojan source", "if a\u{2066} // \u{2069} \u{202B}b\u{202C}",
            "if a<U+2066> // <U+2069> <U+202B>b<U+202C>"),
        Attack("directional marks", "\u{200E}\u{200F}\u{61C}", "<U+200E><U+200F><U+061C>"),
        Attack(
            "zero-width smuggling", "a\u{200B}\u{2060}\u{FEFF}\u{AD}b", "a<U+200B><U+2060><U+FEFF><U+00AD>b"),
        Attack("joiners in Latin", "pass\u{200D}word\u{200C}s", "pass<U+200D>word<U+200C>s"),
        Attack("joiner at the beginning", "\u{200D}a", "<U+200D>a"),
        Attack("joiner after a pictograph only", "👩\u{200D}a", "👩<U+200D>a"),
        Attack("two joiners between pictographs", "👩\u{200D}\u{200D}👩", "👩<U+200D><U+200D>👩"),
        Attack("joiners in Persian stay", "می\u{200C}خواهم", "می\u{200C}خواهم"),
        Attack("only one joiner stays", "می\u{200C}\u{200C}خ", "می\u{200C}<U+200C>خ"),
        Attack("joiners after a virama stay", "क्\u{200D}ष क्\u{200C}ष", "क्\u{200D}ष क्\u{200C}ष"),
        Attack("joiner before a virama stays", "র\u{200D}্য", "র\u{200D}্য"),
        Attack("tag characters", "a\u{E0041}\u{E0042}", "a<U+E0041><U+E0042>"),
        Attack("tags on a flag without an end", "🏴\u{E0067}\u{E0062}", "🏴<U+E0067><U+E0062>"),
        Attack("too many tags on a flag", "🏴\(tags("abcdefgh"))\u{E007F}", "🏴\(revealedTags("abcdefgh"))<U+E007F>"),
        Attack("selectors on letters", "a\u{FE0F}b\u{FE00}", "a<U+FE0F>b<U+FE00>"),
        Attack("selectors as a channel", "😀\u{E0101}\u{E0102}", "😀<U+E0101><U+E0102>"),
        Attack("one ideographic selector stays", "葛\u{E0100}\u{E0101}", "葛\u{E0100}<U+E0101>"),
        Attack("selector on a digit that is no keycap", "1\u{FE0F}2", "1<U+FE0F>2"),
        Attack("Hangul fillers", "a\u{3164}\u{FFA0}\u{115F}\u{1160}", "a<U+3164><U+FFA0><U+115F><U+1160>"),
        Attack("noncharacters", text(of: 0xFFFE, 0xFDD0, 0x10FFFF), "<U+FFFE><U+FDD0><U+10FFFF>"),
        Attack("annotations", "\u{FFF9}a\u{FFFA}b\u{FFFB}", "<U+FFF9>a<U+FFFA>b<U+FFFB>"),
        Attack("grapheme joiner, Khmer vowel, Mongolian", "a\u{34F}\u{17B4}\u{180E}", "a<U+034F><U+17B4><U+180E>"),
    ]

    static let marks = [
        Attack("zalgo", "Z\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}algo", "Z\u{300}\u{301}\u{302}\u{303}algo"),
        Attack("a mark at the beginning", "\u{301}a", "◌\u{301}a"),
        Attack("a mark after a control", "a\u{08}\u{301}", "a␈◌\u{301}"),
        Attack("a mark after a sequence", "a\u{1B}[m\u{301}", "a␛◌\u{301}"),
        Attack("a mark after a revealed scalar", "\u{200B}\u{301}", "<U+200B>◌\u{301}"),
        Attack("a vowel of Hangul alone", "\u{1161}", "<U+1161>"),
        Attack(
            "endless vowels of Hangul", "\u{1100}" + String(repeating: "\u{1161}", count: 6),
            "\u{1100}" + String(repeating: "\u{1161}", count: 4) + "<U+1161><U+1161>"),
        Attack(
            "endless joined emoji", String(repeating: "👩\u{200D}", count: 9) + "👩",
            String(repeating: "👩\u{200D}", count: 7) + "👩<U+200D>👩\u{200D}👩"),
        Attack(
            "a virama as a fifth mark holds no joiner", "क\u{301}\u{301}\u{301}\u{301}\u{94D}\u{200D}",
            "क\u{301}\u{301}\u{301}\u{301}<U+200D>"),
    ]

    /// A text of scalars that a literal may not hold.
    private static func text(of values: UInt32...) -> String {
        String(String.UnicodeScalarView(values.compactMap(Unicode.Scalar.init)))
    }

    private static func tags(_ letters: String) -> String {
        String(String.UnicodeScalarView(letters.unicodeScalars.compactMap { Unicode.Scalar(0xE0000 + $0.value) }))
    }

    private static func revealedTags(_ letters: String) -> String {
        letters.unicodeScalars.map { "<U+" + String(0xE0000 + $0.value, radix: 16, uppercase: true) + ">" }.joined()
    }

    @Test("Invalid bytes become replacement characters")
    func invalidBytes() {
        let raw = RawText(utf8: [0x61, 0x9B, 0x33, 0x31, 0x6D, 0xC0, 0xAF, 0xED, 0xA0, 0x80, 0x62])
        #expect(DisplayText(raw).string == "a\u{FFFD}31m" + String(repeating: "\u{FFFD}", count: 5) + "b")
    }

    @Test("Many introducers without an end take linear time")
    func introducers() {
        let text = String(repeating: "\u{9D}\u{1B}]", count: 200_000)
        #expect(DisplayText(RawText(text)).width == 200_000 * 10)
    }

    @Test("Printable ASCII is the same string")
    func ascii() {
        let text = String(repeating: "The box came two days late. ~", count: 100)
        #expect(DisplayText(RawText(text)).string == text)
        #expect(DisplayText(RawText(text)).width == text.utf8.count)
    }
}

@Suite("Paragraphs of a text")
struct ParagraphTests {
    private func paragraphs(_ raw: RawText) -> [String] {
        DisplayText.paragraphs(raw).map(\.string)
    }

    @Test("A text is split at every kind of newline")
    func newlines() {
        #expect(paragraphs("a\nb\r\nc\rd\u{85}e\u{2028}f\u{2029}g") == ["a", "b", "c", "d", "e", "f", "g"])
        #expect(paragraphs("a\n\nb\n") == ["a", "", "b", ""])
        #expect(paragraphs("a\n\r\n\rb") == ["a", "", "", "b"])
    }

    @Test("There is always a paragraph")
    func empty() {
        #expect(paragraphs("") == [""])
        #expect(paragraphs("one") == ["one"])
    }

    @Test("Tabs go to stops eight columns apart")
    func tabs() {
        #expect(
            paragraphs("\ta\n漢\tb\n1234567\tc\n12345678\td\n\t\te") == [
                "        a", "漢      b", "1234567 c", "12345678        d", "                e",
            ])
    }

    @Test("A sequence over two lines is one mark")
    func sequenceOverLines() {
        #expect(paragraphs("a\u{1B}]0;t\nt\u{07}b\nc") == ["a␛b", "c"])
    }

    @Test("A combining mark at a line's beginning gets a base")
    func leadingMark() {
        #expect(paragraphs("a\n\u{301}b") == ["a", "◌\u{301}b"])
    }
}
