import Canvas
import CodingModel
import TerminalText
import Testing

@testable import Browser
@testable import BrowserViews

@Suite("Prompts")
struct PromptTests {
    private func opened(_ text: String = "") -> TestScreen {
        var screen = TestScreen(Size(width: 80, height: 24))
        screen.press(.character("a"))
        screen.type(text)
        return screen
    }

    @Test("Keys type into the prompt, commands among them, and Enter adds the job")
    func addsJob() throws {
        var screen = opened("quiet?")
        #expect(screen.footer.hasPrefix(" Add job: quiet?"))
        screen.press(.enter)
        #expect(screen.state.screen.prompt == nil)
        #expect(screen.effects == [.watch(try Sample.identifier("quiet?"))])
    }

    @Test(
        "The line is edited in the manner of readline",
        arguments: [
            ([.backspace], "one tw"), ([.control("h")], "one tw"), ([.control("w")], "one "), ([.control("u")], ""),
            ([.left, .left, .control("k")], "one t"), ([.home, .delete], "ne two"),
            ([.control("a"), .control("d")], "ne two"),
            ([.control("a"), .right, .control("u")], ""), ([.left, .left, .left, .control("u")], ""),
            ([.control("b"), .character("!")], "one tw!o"),
            ([.home, .end, .character("!")], "one two!"),
            ([.control("a"), .control("f"), .character("!")], "o!ne two"),
            ([.home, .control("e"), .character("!")], "one two!"),
        ] as [([Key], String)])
    func editing(_ keys: [Key], _ expected: String) throws {
        var screen = opened("one two")
        for key in keys { screen.press(key) }
        #expect(screen.state.screen.prompt?.editor.text.string == expected)
    }

    @Test(
        "Escape and Ctrl-C close the prompt and do nothing else", arguments: [Key.escape, .control("c"), .control("g")])
    func closes(_ key: Key) {
        var screen = opened("abc")
        screen.press(key)
        #expect(screen.state.screen.prompt == nil)
        #expect(screen.effects.isEmpty)
    }

    @Test("The cursor stands where the next character comes, also after wide text and at the edge")
    func cursor() throws {
        #expect(opened().frame.cursor == Point(column: 10, row: 23))
        #expect(opened("ab").frame.cursor == Point(column: 12, row: 23))
        #expect(opened("世界").frame.cursor == Point(column: 14, row: 23))
        let long = opened(String(repeating: "x", count: 300))
        let cursor = try #require(long.frame.cursor)
        #expect(cursor.column < 80 && long.frame.grid[cursor.column, 23].glyph == .blank)
        #expect(long.frame.grid[cursor.column - 1, 23].glyph.string == "x")
    }

    @Test("Without a prompt the cursor is hidden")
    func hiddenCursor() {
        #expect(TestScreen(Size(width: 80, height: 24)).frame.cursor == nil)
    }
}
