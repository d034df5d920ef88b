import Canvas
import TerminalText
import TestSupport
import Testing

@testable import Browser
@testable import BrowserViews

@Suite("Themes", .permit(.processor))
struct ThemeTests {
    @Test("The default theme keeps to the terminal's ground and leaves out yellow, white and black")
    func standardColours() throws {
        for scene in Scene.allCases {
            var screen = try scene.screen(Size(width: 120, height: 40))
            screen.theme = .standard
            for style in styles(of: screen.frame.grid) {
                #expect(style.background == .terminalDefault)
                #expect(
                    [.terminalDefault, .ansi(1), .ansi(2), .ansi(4), .ansi(5), .ansi(6)].contains(style.foreground))
            }
        }
    }

    @Test("Without colour there is none")
    func monoColours() throws {
        for scene in Scene.allCases {
            let screen = try scene.screen(Size(width: 120, height: 40))
            for style in styles(of: screen.frame.grid) {
                #expect(style.foreground == .terminalDefault && style.background == .terminalDefault)
            }
        }
    }

    @Test("A theme changes the styles alone, never the text", arguments: Scene.allCases)
    func sameText(_ scene: Scene) throws {
        var screen = try scene.screen(Size(width: 80, height: 24))
        let mono = screen.lines
        for theme in Theme.all {
            screen.theme = theme
            #expect(screen.lines == mono)
        }
    }

    @Test("A theme with a ground of its own covers the whole screen", arguments: [Theme.slate, .paper])
    func ground(_ theme: Theme) throws {
        for scene in Scene.allCases {
            var screen = try scene.screen(Size(width: 80, height: 24))
            screen.theme = theme
            for style in styles(of: screen.frame.grid) { #expect(style.background == theme[.text].background) }
        }
    }

    @Test("Themes are found by their names, which differ")
    func names() {
        for theme in Theme.all { #expect(Theme.named(theme.name) == theme) }
        #expect(Set(Theme.all.map(\.name)).count == Theme.all.count)
        #expect(Theme.named("plaid") == nil)
    }

    @Test("Every condition has its own glyph, word, short word and style")
    func conditionsDiffer() {
        let conditions = ConditionSign.examples
        #expect(Set(conditions.map { ConditionSign($0).glyph }).count == conditions.count)
        #expect(Set(conditions.map { ConditionSign($0).short }).count == conditions.count)
        #expect(Set(conditions.map(\.word)).count == conditions.count)
        #expect(Set(conditions.map { Theme.standard[.condition($0)] }).count == conditions.count)
        for condition in conditions {
            #expect(ConditionSign(condition).glyph.width == 1 && ConditionSign(condition).short.width <= 7)
        }
    }

    @Test("Without colour each condition still looks different in the list", arguments: [30, 50, 120])
    func conditionsDifferWithoutColour(_ width: Int) throws {
        var looks: Set<String> = []
        for condition in SampleCondition.allCases {
            var screen = TestScreen(Size(width: width, height: 12))
            try condition.add(to: &screen, "job", survey: "job")
            looks.insert(try #require(screen.lines.dropFirst().first))
        }
        #expect(looks.count == SampleCondition.allCases.count)
    }

    @Test("Focus, selection and notices are seen without colour and without attributes")
    func marks() throws {
        var screen = try Scene.treeFolded.screen(Size(width: 120, height: 40))
        #expect(screen.text.contains("▐Codes · Q1"))
        #expect(screen.text.contains("▌▸ Customer service"))
        screen.press(.down, .enter)
        #expect(screen.lines[0].contains("▐Delivery · 14 people▌") && !screen.text.contains("▐Codes"))
        #expect(screen.text.contains("▌▸ Delivery") && screen.text.contains("▌12312"))
        for (tone, glyph) in [(Notice.Tone.information, "›"), (.success, "✓"), (.warning, "▲"), (.failure, "✗")] {
            screen.send(.notice(Notice(tone, "well")))
            #expect(screen.footer.hasPrefix(" \(glyph) well"))
        }
    }

    private func styles(of grid: Grid) -> Set<Style> {
        Set((0..<grid.size.height).flatMap { row in (0..<grid.size.width).map { grid[$0, row].style } })
    }
}
