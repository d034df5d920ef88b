import Canvas
import TerminalText
import TestSupport
import Testing

@testable import Browser
@testable import BrowserViews

@Suite("The command palette")
struct PaletteTests {
    private func names(_ typed: String) throws -> [String] {
        var screen = try Scene.treeFolded.screen(Size(width: 100, height: 40))
        screen.press(.character(":"))
        screen.type(typed)
        return (screen.state.promptChoices?.choices ?? []).map(\.binding.name.string)
    }

    @Test("Nothing typed offers every command but the palette itself and what closes it")
    func everything() throws {
        #expect(try Set(names("")).count == Command.allCases.count - 2)
    }

    @Test(
        "The best match comes first",
        arguments: [
            ("fold", "fold"), ("sort", "sort"), ("next q", "next question"), ("percent", "base"), ("QUIT", "quit"),
            ("next a", "next answer"), ("colall", "collapse all"), ("mouse", "mouse"), ("unfold", "fold"),
        ])
    func ranking(_ typed: String, _ expected: String) throws {
        #expect(try names(typed).first == expected)
    }

    @Test("Other words of the trade find a command, and each is among the first", arguments: Keymap.standard.bindings)
    func otherWords(binding: Binding) throws {
        for word in binding.otherWords {
            #expect(word == word.lowercased() && !word.isEmpty)
            let found = try names(word)
            #expect(found.prefix(6).contains(binding.name.string), "\(word): \(found.prefix(6))")
        }
    }

    @Test(
        "Words that newcomers typed find what they meant at once",
        arguments: [
            ("find", "search"), ("search", "search"), ("person", "respondent"), ("respondent", "respondent"),
            ("delete job", "remove job"), ("remove", "remove job"), ("how many", "count"), ("count", "count"),
            ("bookmark", "flag"), ("flag", "flag"), ("quotes", "write answer"), ("verdict", "agree"),
            ("judge", "agree"),
            ("undo", "undo"), ("delete", "remove job"),
        ])
    func newcomers(word: String, name: String) throws {
        let found = try names(word).prefix(4)
        #expect(found.contains(name), "\(found)")
    }

    @Test(
        "The first that is offered for a newcomer's word is what they meant",
        arguments: [
            ("export", "export"), ("undo", "undo"), ("quit", "quit"), ("exit", "quit"), ("sort", "sort"),
            ("delete", "remove job"), ("remove", "remove job"), ("copy", "copy"), ("save", "export"),
            ("filter", "filter"),
            ("note", "note"), ("notes", "your marks"), ("help", "help"), ("search", "search"), ("find", "search"),
            ("comment", "note"), ("redo", "redo"), ("crosstab", "matrix"), ("add", "add job"), ("compare", "matrix"),
            ("csv", "export"), ("clear", "view all"), ("z", "undo"), ("D", "remove job"), ("d", "duplicates"),
            ("?", "help"),
        ])
    func first(word: String, name: String) throws {
        let found = try names(word)
        #expect(found.first == name, "\(found.prefix(4))")
    }

    @Test("What can't be used now comes after what can, and says why")
    func disabled() throws {
        var screen = try Scene.treeFolded.screen(Size(width: 100, height: 40))
        screen.press(.character(":"))
        screen.type("ref")
        #expect(try names("re").firstIndex(of: "refresh") ?? 0 > names("re").firstIndex(of: "remove job") ?? 9)
        #expect(screen.text.contains("refresh           This job was read from a file"))
        screen.press(.enter)
        #expect(screen.footer.contains("This job was read from a file"))
        #expect(screen.state.screen.prompt != nil)
    }

    @Test("Enter does what is selected and closes the palette")
    func choose() throws {
        var screen = try Scene.treeFolded.screen(Size(width: 100, height: 40))
        screen.press(.character(":"))
        screen.type("expand")
        screen.press(.enter)
        #expect(screen.state.screen.prompt == nil)
        #expect(screen.text.contains("Staff helpful"))
    }

    @Test("The selection stays within the matches, and returns to the first when more is typed")
    func selection() throws {
        var screen = try Scene.treeFolded.screen(Size(width: 100, height: 40))
        screen.press(.character(":"), .up, .pageUp)
        #expect(screen.state.promptChoices?.selected == 0)
        for _ in 0..<100 { screen.press(.down) }
        let last = Command.allCases.count - 3
        #expect(screen.state.promptChoices?.selected == last)
        screen.press(.up)
        #expect(screen.state.promptChoices?.selected == last - 1)
        screen.type("e")
        #expect(screen.state.promptChoices?.selected == 0)
    }

    @Test("Enter does nothing where nothing matches")
    func noMatch() throws {
        var screen = try Scene.paletteNothing.screen(Size(width: 80, height: 24))
        let before = screen.frame
        screen.press(.enter)
        #expect(screen.frame == before)
    }

    @Test("The selected match is on screen at every height")
    func selectionIsVisible() throws {
        for height in [8, 9, 16, 40] {
            var screen = try Scene.treeFolded.screen(Size(width: 80, height: height))
            screen.press(.character(":"))
            for _ in 0..<34 {
                screen.press(.down)
                let list = try #require(screen.state.promptChoices)
                let name = list.choices[list.selected].binding.name.string
                #expect(screen.lines.contains { $0.contains("▌\(name) ") }, "\(name) at height \(height)")
            }
        }
    }
}
