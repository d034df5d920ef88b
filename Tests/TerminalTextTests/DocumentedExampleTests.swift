import Testing

@testable import TerminalText

/// The examples in the docstrings of the module.
@Suite("The examples of the docstrings") struct DocumentedExampleTests {
    @Test("The sanitiser's examples hold")
    func sanitiser() {
        let controls: RawText = "\u{1B}[31mred\u{1B}[0m a\u{7} abc\u{202E}def"
        #expect(DisplayText(controls).string == "␛red␛ a␇ abc<U+202E>def")
        let text = DisplayText("Late\u{1B}[2J\n漢" as RawText)
        #expect(text.string == "Late␛ 漢" && text.width == 8)
    }

    @Test(
        "The examples of widths hold",
        arguments: [
            ("a", 1), ("é", 1), ("漢", 2), ("❤", 1), ("❤\u{FE0F}", 2), ("👍🏽", 2), ("🇩🇪", 2), ("e\u{301}", 1),
        ])
    func widths(text: String, width: Int) {
        let display = DisplayText(RawText(text))
        #expect(display.width == width && Array(display.clusters).count == 1)
    }

    @Test("The wrapping example holds")
    func wrapping() {
        let text: DisplayText = "The box came two days late"
        #expect(text.wrapped(to: 12) == ["The box came", "two days", "late"])
    }

    @Test("The example of HTML entities holds")
    func entities() {
        let text: RawText = "Tom &amp; J&#39;s &amp;lt;"
        #expect(text.decodingHTMLEntities() == "Tom & J's &lt;")
    }
}
