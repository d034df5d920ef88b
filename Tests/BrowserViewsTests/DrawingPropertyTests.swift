import Canvas
import TestSupport
import Testing

@testable import Browser
@testable import BrowserViews

@Suite("Properties of every screen at every size", .permit(.processor))
struct DrawingPropertyTests {
    private static let upright: Set<String> = ["│", "┃", "├", "┤", "┼", "┌", "┐", "└", "┘", "┬", "┴"]
    private static let scenes: [Scene] = [
        .languages, .injectionAnswer, .deep, .link, .conditions, .soFar, .help, .paletteTyped, .prompt, .factsWarnings,
    ]

    /// Every size in a coarse net, and every size near an edge of an arrangement.
    private static let sizes: [Size] = {
        let widths = Array(stride(from: 1, through: 220, by: 31)) + [27, 28, 69, 70, 71, 109, 110, 111, 220]
        let heights = [1, 2, 7, 8, 13, 24, 60]
        return widths.flatMap { width in heights.map { Size(width: width, height: $0) } }
    }()

    @Test("Any screen is drawn at any size, and comes back the same after a resize to 1×1", arguments: scenes)
    func anySize(_ scene: Scene) throws {
        var screen = try scene.screen(Size(width: 120, height: 40))
        for size in Self.sizes {
            screen.send(.resized(size))
            let frame = screen.frame
            #expect(frame.grid.size == size)
            if let cursor = frame.cursor { #expect(Rect(size).contains(cursor), "\(size)") }
        }
        screen.send(.resized(Size(width: 120, height: 40)))
        let before = screen.frame
        screen.send(.resized(Size(width: 1, height: 1)), .resized(Size(width: 120, height: 40)))
        #expect(screen.frame == before)
    }

    @Test("Every pane's border stands in one column from top to bottom, whatever the text", arguments: scenes.prefix(6))
    func borders(_ scene: Scene) throws {
        var screen = try scene.screen(Size(width: 120, height: 40))
        for size in Self.sizes {
            screen.send(.resized(size))
            let grid = screen.frame.grid
            for frame in screen.state.layout.frames.values {
                for row in frame.rows {
                    for column in [frame.column, frame.maxColumn - 1] {
                        let glyph = grid[column, row].glyph.string
                        #expect(Self.upright.contains(glyph), "\(glyph) at \(column),\(row) of \(size)")
                    }
                }
            }
        }
    }

    @Test("Text beside wide characters never reaches over a border", arguments: [Scene.languages, .languagesAnswer])
    func wideTextStaysInside(_ scene: Scene) throws {
        for width in stride(from: 28, through: 130, by: 3) {
            let screen = try scene.screen(Size(width: width, height: 24))
            let grid = screen.frame.grid
            for frame in screen.state.layout.frames.values {
                for row in frame.rows {
                    #expect(!grid[frame.column, row].glyph.isContinuation)
                    #expect(grid[frame.maxColumn - 1, row].glyph.width == 1)
                }
            }
        }
    }
}
