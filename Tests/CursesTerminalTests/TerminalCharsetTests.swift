import TerminalText
import TestSupport
import Testing

@testable import CursesTerminal

@Suite("The characters that a terminal takes, by the name of its locale")
struct TerminalCharsetTests {
    @Test(
        "UTF-8 is for who names it, or names nothing",
        arguments: ["", "C", "POSIX", "C.UTF-8", "en_US.UTF-8", "de_DE.utf8", "xx_XX.UTF8@euro", "UTF-8"])
    func utf8(name: String) {
        #expect(TerminalCharset(ofLocale: name) == .utf8)
    }

    @Test(
        "Any other charset gets ASCII, installed or not",
        arguments: [
            "de_DE.ISO-8859-1", "de_DE.ISO8859-15@euro", "de_DE", "de_DE@euro", "ja_JP.eucJP", "ja_JP.SJIS",
            "zh_CN.GB18030", "ru_RU.KOI8-R", "en_US.US-ASCII", "nonsense", "x.UTF-16", "x.UTF-80",
        ])
    func ascii(name: String) {
        #expect(TerminalCharset(ofLocale: name) == .ascii)
    }

    @Test("What is no ASCII is replaced by something as wide, and no byte is above 0x7E")
    func bytes() {
        for (text, shown) in [
            ("Café “Zürich” – 3 €", "Cafe \"Zurich\" - 3 ?"), ("漢字 x", "? ?  x"), ("e\u{301}", "e"), ("plain", "plain"),
            ("\u{9D}0;owned\u{9C}", "?"), ("a\u{202E}b", "a<U+202E>b"), ("👩‍👩‍👧!", "? !"),
        ] {
            let display = DisplayText(RawText(text))
            let bytes = TerminalCharset.ascii.bytes(of: display)
            #expect(String(decoding: bytes, as: UTF8.self) == shown, "\(text.debugDescription)")
            #expect(bytes.count == display.width && bytes.allSatisfy { (0x20...0x7E).contains($0) })
            #expect(TerminalCharset.utf8.bytes(of: display) == Array(display.string.utf8))
        }
    }
}
