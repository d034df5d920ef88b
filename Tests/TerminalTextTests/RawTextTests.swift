import Testing

@testable import TerminalText

@Suite("Text from outside, as it came")
struct RawTextTests {
    @Test("Invalid UTF-8 becomes replacement characters")
    func invalidUTF8() {
        #expect(RawText(utf8: [0x66, 0xFF, 0x6F]).string == "f\u{FFFD}o")
        #expect(RawText(utf8: [0xF0, 0x9F, 0x98]).string == "\u{FFFD}")
        #expect(RawText(utf8: [] as [UInt8]).isEmpty)
    }

    @Test("Canonical equivalents are different texts")
    func equivalents() {
        #expect(RawText("\u{E9}") != RawText("e\u{301}"))
        #expect(Set([RawText("\u{E9}"), RawText("e\u{301}"), RawText("\u{E9}")]).count == 2)
    }

    @Test("Texts sort by code point")
    func order() {
        #expect([RawText("é"), "b", "B", "a"].sorted() == ["B", "a", "b", "é"])
    }
}

@Suite("HTML entities")
struct HTMLEntityTests {
    @Test(
        "HTML entities are decoded",
        arguments: [
            ("nothing to do", "nothing to do"), ("Tom &amp; Anna", "Tom & Anna"), ("&lt;b&gt;", "<b>"),
            ("&quot;&apos;&#39;&#039;", "\"'''"), ("&eacute;&Eacute;&szlig;", "éÉß"), ("&nbsp;", "\u{A0}"),
            ("&#233;&#xE9;&#Xe9;", "ééé"), ("&#128512;&#x1F600;", "😀😀"), ("&hearts;&euro;&thetasym;", "♥€ϑ"),
            // Once only
            ("&amp;lt;", "&lt;"), ("&amp;#27;", "&#27;"),
            // Left as they are
            ("R&D", "R&D"), ("a & b; c", "a & b; c"), ("&unknown;", "&unknown;"), ("&AMP;", "&AMP;"), ("&;", "&;"),
            ("&#;", "&#;"), ("&#x;", "&#x;"), ("&#xZZ;", "&#xZZ;"), ("&#0;", "&#0;"), ("&#xD800;", "&#xD800;"),
            ("&#x110000;", "&#x110000;"), ("&#99999999999999999999;", "&#99999999999999999999;"), ("&amp", "&amp"),
            ("&", "&"), ("&&amp;", "&&"), ("&#+39;", "&#+39;"), ("&#-39;", "&#-39;"), ("&é;", "&é;"),
            // Numbers of Windows-1252, as browsers read them
            ("it&#146;s &#128;5", "it’s €5"), ("&#129;", "\u{81}"),
        ])
    func references(_ raw: String, to expected: String) {
        #expect(RawText(raw).decodingHTMLEntities() == RawText(expected))
    }

    @Test("Every name of HTML 4 is decoded")
    func names() {
        #expect(HTMLEntityNames.scalars.count == 253)
    }

    @Test("A control that an entity smuggles is decoded and then shown")
    func smuggledControl() {
        let decoded = RawText("&#27;[2J&#x1b;]0;t&#7;&#x9b;31m").decodingHTMLEntities()
        #expect(decoded.string == "\u{1B}[2J\u{1B}]0;t\u{07}›31m")
        #expect(DisplayText(decoded).string == "␛␛›31m")
    }
}
