import Canvas
import Foundation
import TerminalText
import Testing

@testable import Browser
@testable import BrowserViews

@Suite("The keymap")
struct KeymapTests {
    let keymap = Keymap.standard

    @Test("Every command has a binding with a key, a name of its own and a help sentence", arguments: Command.allCases)
    func isBound(_ command: Command) throws {
        let binding = try #require(keymap.binding(of: command))
        #expect(!binding.keys.isEmpty)
        #expect(!binding.help.isEmpty && !binding.help.string.hasSuffix("."))
        #expect(!binding.name.isEmpty && !binding.hint.isEmpty)
        #expect(keymap.bindings.filter { $0.name == binding.name || $0.command == command }.count == 1)
        for key in binding.keys { #expect(keymap.command(for: key) == command) }
    }

    @Test("Every binding is of a command that is listed")
    func areListed() { #expect(Set(keymap.bindings.map(\.command)) == Set(Command.allCases)) }

    @Test("No key is bound twice")
    func keysAreDistinct() {
        let keys = keymap.bindings.flatMap(\.keys)
        #expect(Set(keys).count == keys.count)
        #expect(keymap.bindings.count == Command.allCases.count)
    }

    @Test("The keys of the design ask for what it says")
    func designedKeys() {
        let designed: [(Key, Command)] = [
            (.character("h"), .moveLeft), (.character("j"), .moveDown), (.character("k"), .moveUp),
            (.character("l"), .moveRight), (.left, .moveLeft), (.down, .moveDown), (.up, .moveUp), (.right, .moveRight),
            (.character("g"), .goToTop), (.character("G"), .goToBottom), (.home, .goToTop), (.end, .goToBottom),
            (.control("d"), .pageDown), (.control("u"), .pageUp), (.pageDown, .pageDown), (.pageUp, .pageUp),
            (.tab, .focusNext), (.backTab, .focusPrevious), (.character("1"), .focusJobs),
            (.character("2"), .focusCodes), (.character("3"), .focusAnswers), (.enter, .open), (.escape, .back),
            (.character(" "), .toggleFold), (.character("c"), .collapseAll), (.character("e"), .expandAll),
            (.character("["), .previousQuestion), (.character("]"), .nextQuestion), (.character("J"), .nextAnswer),
            (.character(","), .previousQuestion), (.character("."), .nextQuestion),
            (.character("z"), .undo), (.character("Z"), .redo), (.backspace, .noVerdict),
            (.character("U"), .sheet(.markedAnswers)),
            (.character("K"), .previousAnswer), (.character("b"), .cycleBase), (.character("s"), .cycleOrder),
            (.character("R"), .refresh), (.character("a"), .prompt(.addJob)), (.character("+"), .maximise),
            (.character("i"), .sheet(.jobFacts)), (.character(":"), .prompt(.palette)),
            (.character("?"), .sheet(.help)),
            (.function(1), .sheet(.help)), (.function(2), .toggleMouse), (.control("l"), .redraw),
            (.control("z"), .suspend),
            (.character("/"), .prompt(.search)), (.character("n"), .nextMatch), (.character("N"), .previousMatch),
            (.character("q"), .quit), (.control("c"), .quit),
        ]
        for (key, command) in designed { #expect(keymap.command(for: key) == command, "\(key)") }
        #expect(keymap.command(for: .function(12)) == nil)
    }

    @Test("Docs/KEYS.md is made from the table")
    func keysDocument() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        try Snapshot.check(keymap.markdown, at: root.appendingPathComponent("docs/KEYS.md"))
    }

    @Test("A command that can't be done now says why instead")
    func disabledCommand() throws {
        var screen = TestScreen(Size(width: 80, height: 24))
        screen.press(.character("e"))
        #expect(screen.footer.contains("No job yet (a adds one)"))
        #expect(screen.effects.isEmpty)
    }

    @Test("The footer offers only what can be done here")
    func hints() throws {
        let empty = TestScreen(Size(width: 120, height: 30))
        #expect(empty.footer.contains("a add job") && empty.footer.contains("? help"))
        #expect(!empty.footer.contains("refresh") && !empty.footer.contains("open"))

        var tree = try Scene.treeFolded.screen(Size(width: 120, height: 30))
        #expect(tree.footer.contains("Space fold") && tree.footer.contains("[/] question"))
        tree.press(.character("G"))
        #expect(!tree.footer.contains("Space fold"))
    }
}
