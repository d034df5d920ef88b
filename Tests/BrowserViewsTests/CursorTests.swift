import Canvas
import TerminalText
import TestSupport
import Testing

@testable import Browser
@testable import BrowserViews

@Suite("The terminal's cursor", .permit(.processor))
struct CursorTests {
    private static let sizes = [Size(width: 120, height: 40), Size(width: 80, height: 24), Size(width: 50, height: 20)]

    /// The text from the cursor to the end of its row.
    private func text(at cursor: Point?, in screen: TestScreen) throws -> String {
        let cursor = try #require(cursor)
        let cells = screen.frame.grid.cells(ofRow: cursor.row).dropFirst(cursor.column)
        return cells.map(\.glyph.string).joined()
    }

    @Test(
        "It stands on the selected row of the focused list, wherever that is",
        arguments: [
            Scene.conditions, .treeUnfolded, .answers, .link, .languages, .filters, .companions, .precision,
            .markedAnswers, .respondent,
        ], sizes)
    func selectedRow(_ scene: Scene, _ size: Size) throws {
        let screen = try scene.screen(size, showsCursor: true)
        #expect(try text(at: screen.frame.cursor, in: screen).hasPrefix("▌"))
    }

    @Test(
        "It follows the selection: one row down is one row down", arguments: [Scene.treeUnfolded, .answers, .filters])
    func following(_ scene: Scene) throws {
        var screen = try scene.screen(Size(width: 120, height: 40), showsCursor: true)
        screen.press(.up)
        let before = try #require(screen.frame.cursor)
        screen.press(.down)
        #expect(screen.frame.cursor == Point(column: before.column, row: before.row + 1))
    }

    @Test("Among cells it stands on the selected one")
    func cells() throws {
        var screen = try Scene.matrix.screen(Size(width: 120, height: 40), showsCursor: true)
        let before = try #require(screen.frame.cursor)
        screen.press(.right)
        let after = try #require(screen.frame.cursor)
        #expect(after.row == before.row && after.column > before.column)
    }

    @Test("Where nothing is selected it stands at the first line of the text", arguments: [Scene.help, .facts, .blind])
    func texts(_ scene: Scene) throws {
        let screen = try scene.screen(Size(width: 80, height: 24), showsCursor: true)
        let model = try #require(screen.state.sheetModel)
        let head = model.head.isEmpty ? 0 : model.head.count + 1
        #expect(
            screen.frame.cursor == Point(column: model.frame.column + 2, row: model.frame.row + 1 + head),
            "\(model.frame)")
    }

    @Test("In a prompt it stands where typing goes, as without the setting", arguments: [Scene.prompt, .palette])
    func typing(_ scene: Scene) throws {
        let size = Size(width: 80, height: 24)
        let cursor = try scene.screen(size, showsCursor: true).frame.cursor
        #expect(try cursor != nil && cursor == scene.screen(size).frame.cursor)
    }

    @Test("It never stands outside the screen", arguments: [Scene.blindJudged, .conditions, .help, .matrix, .link])
    func inside(_ scene: Scene) throws {
        var screen = try scene.screen(Size(width: 80, height: 24), showsCursor: true)
        for width in [1, 27, 28, 40, 69, 70, 110] {
            for height in [1, 7, 8, 9, 24] {
                let size = Size(width: width, height: height)
                screen.send(.resized(size))
                if let cursor = screen.frame.cursor { #expect(Rect(size).contains(cursor), "\(size)") }
            }
        }
    }

    @Test(
        "It is hidden unless it is asked for", arguments: [Scene.conditions, .treeUnfolded, .answers, .matrix, .link])
    func hidden(_ scene: Scene) throws {
        #expect(try scene.screen(Size(width: 120, height: 40)).frame.cursor == nil)
    }
}
