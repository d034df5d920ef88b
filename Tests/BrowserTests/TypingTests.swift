import CodingModel
import TerminalText
import Testing

@testable import Browser

@Suite("Lines that are typed")
struct TypingTests {
    @Test("A line goes on at a side exactly where … stands there, and the cursor is on the character that it is before")
    func scrolled() {
        // No character stands twice, so that a part of a text tells where it is from.
        let long = String("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,;")
        for text in ["", "ab", "世a界b大c小d本e中f", "a\u{202E}b\u{2066}c", long] {
            for width in [9, 14, 30, 80] {
                var editor = LineEditor(RawText(text))
                editor.apply(.start)
                for position in 0...text.count {
                    let model = PromptModel(label: "A: ", editor: editor, width: width)
                    let room = width - model.label.width
                    let shown = model.visible.string
                    #expect(model.visible.width <= room && model.cursorColumn < room, "\(text) \(position) \(width)")
                    let all = DisplayText(RawText(text)).string
                    let inner = shown.drop { $0 == "…" }.prefix { $0 != "…" }
                    #expect(all.contains(inner), "\(shown)")
                    #expect(shown.hasPrefix("…") != all.hasPrefix(inner) || inner.isEmpty, "\(shown)")
                    #expect(shown.hasSuffix("…") != all.hasSuffix(inner) || inner.isEmpty, "\(shown)")
                    if position < text.count, text.unicodeScalars.allSatisfy(\.isASCII) {
                        let column = shown.index(shown.startIndex, offsetBy: model.cursorColumn)
                        #expect(shown[column] == text[text.index(text.startIndex, offsetBy: position)])
                    }
                    editor.apply(.right)
                }
            }
        }
    }

    @Test("Emptying takes the whole line wherever the cursor stands: after a refusal it stands before the fault")
    func emptying() throws {
        for (command, typed, rest) in [
            (PromptCommand.blindReview, "twelve", "12"), (.filter, "lenght < 3", "followups"),
            (.giveBase, "many", "12"),
        ] {
            var browser = TestBrowser()
            browser.send(.openSaved(try Sample.small()), .marks(try .test("a"), [:]))
            browser.press(.focusCodes, .prompt(command))
            browser.send(.edit(.deleteAll))
            browser.type(typed)
            browser.send(.submit)
            #expect(browser.state.screen.prompt?.refusal != nil)
            browser.send(.edit(.deleteAll))
            browser.type(rest)
            #expect(browser.promptText == rest)
        }
    }

    private func opened(_ edits: LineEdit...) throws -> TestBrowser {
        var browser = TestBrowser()
        browser.send(.openSaved(try Sample.small()))
        browser.filter("followups")
        browser.press(.prompt(.filter))
        #expect(browser.promptText == "followups" && browser.state.promptModel(width: 80)?.isSelected == true)
        for edit in edits { browser.send(.edit(edit)) }
        return browser
    }

    @Test("The filter that is on is replaced by what is typed first, or by a paste")
    func replaced() throws {
        var browser = try opened()
        browser.type("co")
        #expect(browser.promptText == "co" && browser.state.promptModel(width: 80)?.isSelected == false)
        browser = try opened(.deleteBackward)
        #expect(browser.promptText == "")
        browser = try opened()
        browser.send(.paste("length < 3"))
        #expect(browser.promptText == "length < 3")
    }

    @Test(
        "It is changed once the cursor was moved, also where it can't move",
        arguments: [LineEdit.left, .right, .start, .end])
    func changed(move: LineEdit) throws {
        var browser = try opened(move)
        #expect(browser.promptText == "followups" && browser.state.promptModel(width: 80)?.isSelected == false)
        browser.send(.edit(.end))
        browser.type(" or duplicate")
        #expect(browser.promptText == "followups or duplicate")
    }
}
