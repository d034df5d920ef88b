import TerminalText
import Testing

@testable import Canvas

/// The examples in the docstrings of the module.
@Suite("The examples of the docstrings") struct DocumentedExampleTests {
    @Test("The examples of Grid.draw hold")
    func draw() {
        func drawn(column: Int, width: Int?) -> (text: String, columns: Int) {
            var grid = Grid(size: Size(width: 8, height: 1))
            let columns = grid.draw("ab漢字", at: Point(column: column, row: 0), width: width)
            return (grid.cells(ofRow: 0).map(\.glyph.string).joined(), columns)
        }
        #expect(drawn(column: 0, width: nil) == ("ab漢字  ", 6))
        #expect(drawn(column: 0, width: 5) == ("ab漢    ", 5))
        #expect(drawn(column: 5, width: nil) == ("     ab ", 4))
    }

    @Test("The example of Grid.differences holds")
    func differences() {
        var old = Grid(size: Size(width: 14, height: 1))
        var new = old
        old.draw("Late 37 · 漢字", at: Point(column: 0, row: 0))
        new.draw("Late 38 · 漢x", at: Point(column: 0, row: 0))
        #expect(new.differences(from: old) == [Run(row: 0, columns: 6..<7), Run(row: 0, columns: 12..<14)])
    }

    @Test("The example of Grid.frame holds")
    func frame() {
        var grid = Grid(size: Size(width: 6, height: 3))
        grid.frame(Rect(column: 0, row: 0, width: 4, height: 3))
        grid.frame(Rect(column: 3, row: 0, width: 3, height: 3))
        #expect(grid.lines() == ["┌──┬─┐", "│  │ │", "└──┴─┘"])
    }

    @Test("The example of Grid.styledLines holds")
    func styledLines() {
        var grid = Grid(size: Size(width: 7, height: 1))
        grid.draw("Late", at: Point(column: 0, row: 0), style: Style(attributes: .bold))
        grid.draw("漢", at: Point(column: 5, row: 0))
        #expect(grid.styledLines() == ["Late 漢", "aaaa..:", "a bold"])
    }
}
