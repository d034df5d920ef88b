import TerminalText
import TestSupport
import Testing

@testable import Canvas

@Suite("Lines and frames")
struct BorderTests {
    private func drawn(_ width: Int, _ height: Int, _ draw: (inout Grid) -> Void) -> [String] {
        var grid = Grid(size: Size(width: width, height: height))
        draw(&grid)
        return grid.lines()
    }

    @Test("A frame has corners")
    func corners() {
        let lines = drawn(4, 3) { $0.frame($0.bounds) }
        #expect(lines == ["┌──┐", "│  │", "└──┘"])
    }

    @Test("Frames that share an edge join")
    func sharedEdge() {
        let lines = drawn(9, 5) { grid in
            grid.frame(Rect(column: 0, row: 0, width: 5, height: 5))
            grid.frame(Rect(column: 4, row: 0, width: 5, height: 3))
            grid.frame(Rect(column: 4, row: 2, width: 5, height: 3))
        }
        #expect(lines == ["┌───┬───┐", "│   │   │", "│   ├───┤", "│   │   │", "└───┴───┘"])
    }

    @Test("Lines join what they touch and cross what they pass")
    func joins() {
        let lines = drawn(7, 5) { grid in
            grid.frame(grid.bounds)
            grid.horizontalLine(from: Point(column: 0, row: 2), length: 7)
            grid.verticalLine(from: Point(column: 3, row: 0), length: 5)
        }
        #expect(lines == ["┌──┬──┐", "│  │  │", "├──┼──┤", "│  │  │", "└──┴──┘"])
    }

    @Test("Lines that touch nothing end bluntly")
    func bluntEnds() {
        #expect(drawn(5, 1) { $0.horizontalLine(from: Point(column: 1, row: 0), length: 3) } == [" ───"])
        #expect(drawn(1, 3) { $0.verticalLine(from: Point(column: 0, row: 0), length: 3) } == ["│", "│", "│"])
        #expect(drawn(1, 1) { $0.frame($0.bounds) } == ["─"])
    }

    @Test("The order of drawing does not matter")
    func order() throws {
        let rects = [
            Rect(column: 0, row: 0, width: 5, height: 4), Rect(column: 4, row: 0, width: 4, height: 4),
            Rect(column: 0, row: 3, width: 8, height: 3),
        ]
        let forwards = drawn(8, 6) { grid in rects.forEach { grid.frame($0) } }
        let backwards = drawn(8, 6) { grid in rects.reversed().forEach { grid.frame($0) } }
        #expect(forwards == backwards)
        #expect(try forwards[at: 3] == "├───┴──┤")
    }

    @Test("Frames beyond the grid are clipped")
    func clipping() {
        #expect(drawn(3, 3) { $0.frame(Rect(column: -1, row: -1, width: 3, height: 3)) } == [" │", "─┘", ""])
        #expect(drawn(2, 2) { $0.frame(Rect(column: 5, row: 5, width: 3, height: 3)) } == ["", ""])
    }

    @Test("Text is no line to join")
    func text() {
        let lines = drawn(3, 1) { grid in
            grid.draw("a+b", at: Point(column: 0, row: 0))
            grid.verticalLine(from: Point(column: 1, row: 0), length: 1)
        }
        #expect(lines == ["a─b"])
    }
}
