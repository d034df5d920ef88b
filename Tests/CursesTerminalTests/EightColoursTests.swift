import Canvas
import TestSupport
import Testing

@testable import BrowserViews
@testable import CursesTerminal

@Suite("Themes on terminals with eight colours")
struct EightColoursTests {
    private func eight(_ foreground: Colour, on ground: Colour) -> EightColours {
        EightColours(
            foreground: ColourPairs.number(of: foreground, colours: 8),
            background: ColourPairs.number(of: ground, colours: 8))
    }

    private func inks(_ theme: Theme) -> [Colour] {
        let inks = theme.inks
        return [inks.text, inks.faint, inks.accent, inks.good, inks.bad, inks.busy, inks.odd].compactMap { $0 }
    }

    @Test("Every colour of a theme with a ground of its own is read on it, and none is the terminal's own")
    func readable() {
        let themes = Theme.all.filter { $0.inks.ground != .terminalDefault }
        #expect(themes.count == 2)
        for theme in themes {
            for ink in inks(theme) {
                let pair = eight(ink, on: theme.inks.ground)
                #expect((0..<8).contains(pair.foreground) && (0..<8).contains(pair.background), "\(theme.name) \(ink)")
                let contrast = EightColours.contrast(pair.foreground, pair.background)
                #expect(contrast >= EightColours.leastContrast, "\(theme.name) \(ink): \(contrast)")
            }
        }
    }

    @Test("On the terminal's own ground, which nobody knows, what matters less is dim, and no colour is chosen for it")
    func ownGround() {
        let grey = eight(.ansi(8), on: .terminalDefault)
        #expect(grey.foreground == -1 && grey.background == -1 && grey.isDim)
        for ink in Theme.all.filter({ $0.inks.ground == .terminalDefault }).flatMap(inks) {
            #expect(eight(ink, on: .terminalDefault).background == -1)
        }
    }

    @Test("Any colour on any ground is another colour than the ground")
    func seen() {
        for foreground in 0..<16 {
            for background in 0..<16 {
                let pair = EightColours(foreground: foreground, background: background)
                #expect(EightColours.contrast(pair.foreground, pair.background) >= EightColours.leastContrast)
            }
        }
    }
}
