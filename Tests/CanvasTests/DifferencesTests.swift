import TerminalText
import TestSupport
import Testing

@testable import Canvas

@Suite("Differences between two grids")
struct DifferencesTests {
    @Test("Equal grids do not differ")
    func equal() {
        var grid = Grid(size: Size(width: 5, height: 2))
        grid.draw("漢字", at: Point(column: 0, row: 1))
        #expect(grid.differences(from: grid).isEmpty)
    }

    @Test("Neighbouring cells make one run")
    func neighbours() {
        var old = Grid(size: Size(width: 9, height: 2))
        old.draw("abcdefghi", at: Point(column: 0, row: 1))
        var new = old
        new.draw("XX", at: Point(column: 1, row: 1))
        new.draw("Y", at: Point(column: 8, row: 1))
        #expect(new.differences(from: old) == [Run(row: 1, columns: 1..<3), Run(row: 1, columns: 8..<9)])
    }

    @Test("Runs hold whole wide glyphs")
    func wideGlyphs() {
        var old = Grid(size: Size(width: 6, height: 1))
        old.draw("漢", at: Point(column: 2, row: 0))
        var new = old
        new.draw("字", at: Point(column: 2, row: 0))
        #expect(new.differences(from: old) == [Run(row: 0, columns: 2..<4)])
        new.draw("字", at: Point(column: 1, row: 0))
        #expect(new.differences(from: old) == [Run(row: 0, columns: 1..<4)])
    }

    @Test("Style alone is a difference")
    func style() {
        let old = Grid(size: Size(width: 3, height: 1))
        var new = old
        new.restyle(new.bounds) { $0.background = .ansi(4) }
        #expect(new.differences(from: old) == [Run(row: 0, columns: 0..<3)])
    }

    @Test("Cells that the old grid lacks count as blank")
    func growth() {
        var old = Grid(size: Size(width: 2, height: 1))
        old.draw("ab", at: Point(column: 0, row: 0))
        var new = Grid(size: Size(width: 4, height: 2))
        new.draw("abc", at: Point(column: 0, row: 0))
        #expect(new.differences(from: old) == [Run(row: 0, columns: 2..<3)])
    }

    @Test("Applying the differences gives the new grid", arguments: 0..<60)
    func applying(round: Int) {
        let seed = 0x5EED_0000 + UInt64(round)
        var generator = SplitMix64(seed: seed)
        let size = Size(
            width: Int.random(in: 1...24, using: &generator), height: Int.random(in: 1...6, using: &generator))
        let old = scribbled(on: Grid(size: size), using: &generator)
        let new = scribbled(on: old, using: &generator)
        var patched = old
        for run in new.differences(from: old) {
            let before = new[run.columns.lowerBound, run.row].glyph
            #expect(!before.isContinuation, "a run begins inside a wide glyph, seed \(seed)")
            for column in run.columns where !new[column, run.row].glyph.isContinuation {
                let cell = new[column, run.row]
                #expect(column + cell.glyph.width <= run.columns.upperBound, "a run ends inside a glyph, seed \(seed)")
                patched.put(cell.glyph, column: column, row: run.row, style: cell.style)
            }
        }
        #expect(patched == new, "seed \(seed)")
        expectWholeWideGlyphs(new, seed: seed)
    }

    private func scribbled(on grid: Grid, using generator: inout SplitMix64) -> Grid {
        let texts: [DisplayText] = ["abc", "漢字かな", "e\u{301}x", "👍 ok", "│", " ", "한국어 text"]
        var grid = grid
        for _ in 0..<Int.random(in: 0...12, using: &generator) {
            let point = Point(
                column: Int.random(in: -3...grid.size.width, using: &generator),
                row: Int.random(in: -1...grid.size.height, using: &generator))
            let rect = Rect(
                column: point.column, row: point.row, width: Int.random(in: 0...9, using: &generator),
                height: Int.random(in: 0...3, using: &generator))
            let style = Style(foreground: .ansi(UInt8.random(in: 0...2, using: &generator)))
            switch Int.random(in: 0...5, using: &generator) {
            case 0: grid.fill(rect, style: style)
            case 1: grid.restyle(rect) { $0.attributes.formSymmetricDifference(.bold) }
            case 2: grid.frame(rect, style: style)
            default:
                let text = texts.randomElement(using: &generator) ?? "x"
                grid.draw(text, at: point, width: Int.random(in: 0...9, using: &generator), style: style)
            }
        }
        return grid
    }

    private func expectWholeWideGlyphs(_ grid: Grid, seed: UInt64) {
        for row in 0..<grid.size.height {
            for column in 0..<grid.size.width {
                let isWide = grid[column, row].glyph.width == 2
                let isFollowed = column + 1 < grid.size.width && grid[column + 1, row].glyph.isContinuation
                #expect(isWide == isFollowed, "column \(column) of row \(row), seed \(seed)")
                if isWide { #expect(grid[column, row].style == grid[column + 1, row].style, "seed \(seed)") }
            }
        }
    }
}
