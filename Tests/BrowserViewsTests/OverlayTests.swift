import Canvas
import TerminalText
import TestSupport
import Testing

@testable import Browser
@testable import BrowserViews

@Suite("Screens over the panes", .permit(.processor))
struct OverlayTests {
    @Test("Help shows every key and every help sentence at every width", arguments: [50, 80, 120, 200])
    func helpIsWhole(_ width: Int) throws {
        let screen = try Scene.help.screen(Size(width: width, height: 300))
        // Wrapped sentences are put together again by looking at their words alone.
        let text = screen.text
        let words = Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
        for binding in Keymap.standard.bindings {
            #expect(text.contains(" \(binding.keyNames.string) "), "\(binding.command)")
            for word in binding.help.string.split(separator: " ") { #expect(words.contains(String(word))) }
        }
    }

    @Test("Scrolling stops at both ends, and one step back moves at once")
    func scrolling() throws {
        var screen = try Scene.help.screen(Size(width: 80, height: 24))
        let first = screen.lines
        screen.press(.up, .pageUp, .character("k"))
        #expect(screen.lines == first)
        for _ in 0..<200 { screen.press(.character("j")) }
        let last = screen.lines
        screen.press(.pageDown, .character("G"), .down)
        #expect(screen.lines == last)
        screen.press(.up)
        #expect(screen.lines != last)
        screen.press(.character("g"))
        #expect(screen.lines == first)
    }

    @Test(
        "The same key, Escape and q close the help",
        arguments: [Key.character("?"), .function(1), .escape, .character("q")])
    func closing(_ key: Key) throws {
        var screen = try Scene.treeFolded.screen(Size(width: 80, height: 24))
        let before = screen.lines
        screen.press(.character("?"))
        #expect(screen.lines != before)
        screen.press(key)
        #expect(screen.lines == before)
        #expect(!screen.effects.contains(.quit))
    }

    @Test("The job facts name the job, its numbers and its warnings")
    func facts() throws {
        let screen = try Scene.factsWarnings.screen(Size(width: 120, height: 40))
        for part in ["123e4567-e89b", "CSAT-2024-Q1", "completed", "11 codes", "Warnings", "▲ "] {
            #expect(screen.text.contains(part))
        }
    }

    @Test("A resize while scrolled to the end keeps the help full")
    func resize() throws {
        var screen = try Scene.helpEnd.screen(Size(width: 50, height: 12))
        screen.send(.resized(Size(width: 80, height: 40)))
        #expect(screen.lines.contains { $0.contains("base       what percentages are of") })
        screen.send(.resized(Size(width: 200, height: 60)))
        #expect(screen.lines[1].contains("Moving"))
    }
}
