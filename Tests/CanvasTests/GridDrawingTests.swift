import TerminalText
import TestSupport
import Testing

@testable import Canvas

@Suite("Drawing text into a grid")
struct GridDrawingTests {
    private func grid(_ width: Int, _ height: Int = 1) -> Grid {
        Grid(size: Size(width: width, height: height))
    }

    @Test("Drawing a text tells how many columns it took")
    func columns() {
        var grid = grid(10)
        #expect(grid.draw("late", at: Point(column: 2, row: 0)) == 4)
        #expect(grid.lines() == ["  late"])
    }

    @Test("Wide glyphs take two columns")
    func wideGlyphs() {
        var grid = grid(10)
        #expect(grid.draw("漢字a", at: Point(column: 1, row: 0)) == 5)
        #expect(grid.lines() == [" 漢字a"])
        #expect(grid[2, 0].glyph.isContinuation)
        #expect(grid[5, 0].glyph.string == "a")
    }

    @Test("A text is drawn as its clusters are, one by one", arguments: Rounds.seeds(200))
    func clusterByCluster(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let parts = ["a", "late", "é", "e\u{301}", "漢", "👍🏽", "🇩🇪", " ", "        ", "x\u{301}", "▸", "ß"]
        let text = DisplayText(
            RawText(
                (0..<Int.random(in: 0...12, using: &random)).compactMap { _ in parts.randomElement(using: &random) }
                    .joined()))
        let start = Int.random(in: -12...12, using: &random)
        let width = Bool.random(using: &random) ? Int.random(in: 0...20, using: &random) : nil
        var (drawn, expected) = (grid(14), grid(14))
        let used = drawn.draw(text, at: Point(column: start, row: 0), width: width)
        var column = 0
        for cluster in text.clusters(from: 0) where column < width ?? .max {
            let isWhole = column + cluster.width <= width ?? .max
            expected.put(isWhole ? Glyph(cluster) : .blank, column: start + column, row: 0, style: .plain)
            column += isWhole ? cluster.width : 1
        }
        #expect(drawn == expected, "\(text.string) at \(start) in \(width ?? -1)")
        #expect(used == column || (width == nil && start + used >= 14))
    }

    @Test("Text is cut at the given width")
    func width() {
        var grid = grid(10)
        #expect(grid.draw("delivery", at: Point(column: 0, row: 0), width: 3) == 3)
        #expect(grid.lines() == ["del"])
        #expect(grid.draw("delivery", at: Point(column: 0, row: 0), width: -1) == 0)
    }

    @Test("A wide glyph that does not fit leaves a space")
    func halfFitting() {
        var grid = grid(10)
        grid.draw("xxxxxxxx", at: Point(column: 0, row: 0))
        #expect(grid.draw("a漢字", at: Point(column: 0, row: 0), width: 4) == 4)
        #expect(grid.lines() == ["a漢 xxxx"])
    }

    @Test(
        "Text is clipped at the edges",
        arguments: [
            (-3, "lo"), (-1, "ello"), (0, "hello"), (7, "       hel"), (10, ""), (-5, ""),
        ])
    func clipping(column: Int, expected: String) {
        var grid = grid(10)
        grid.draw("hello", at: Point(column: column, row: 0))
        #expect(grid.lines() == [expected])
    }

    @Test("Half a wide glyph at an edge is a space")
    func halfAtEdge() {
        var grid = grid(4)
        grid.fill(grid.bounds, style: .plain)
        grid.draw("xxxx", at: Point(column: 0, row: 0))
        grid.draw("漢", at: Point(column: -1, row: 0))
        grid.draw("字", at: Point(column: 3, row: 0))
        #expect(grid.lines() == [" xx"])
    }

    @Test("Rows outside the grid take nothing")
    func outsideRows() {
        var grid = grid(4, 2)
        grid.draw("no", at: Point(column: 0, row: 2))
        grid.draw("漢", at: Point(column: 0, row: -1))
        #expect(grid == Grid(size: grid.size))
    }

    @Test("Overwriting the left half of a wide glyph blanks the right", arguments: [("a", "a 字"), (" x", " x字")])
    func overwritingLeft(text: String, expected: String) {
        var grid = grid(6)
        grid.draw("漢字", at: Point(column: 0, row: 0))
        grid.draw(DisplayText(RawText(text)), at: Point(column: 0, row: 0))
        #expect(grid.lines() == [expected])
    }

    @Test("Overwriting the right half of a wide glyph blanks the left")
    func overwritingRight() {
        var grid = grid(6)
        grid.draw("漢字", at: Point(column: 0, row: 0))
        grid.draw("x", at: Point(column: 3, row: 0))
        #expect(grid.lines() == ["漢 x"])
    }

    @Test("A wide glyph over halves of two wide glyphs cuts both")
    func overwritingBoth() {
        var grid = grid(6)
        grid.draw("漢字", at: Point(column: 0, row: 0))
        grid.draw("語", at: Point(column: 1, row: 0))
        #expect(grid.lines() == [" 語"])
        #expect(!grid[3, 0].glyph.isContinuation)
    }

    @Test("Filling blanks cells and cuts wide glyphs")
    func fill() {
        var grid = grid(6)
        grid.draw("漢字語", at: Point(column: 0, row: 0))
        grid.fill(Rect(column: 1, row: 0, width: 2, height: 9), style: Style(attributes: .reverse))
        #expect(grid.lines() == ["    語"])
        #expect(grid[1, 0].style.attributes == .reverse)
        #expect(grid[3, 0].style == .plain)
    }

    @Test("Restyling leaves the text and keeps wide glyphs in one style")
    func restyle() {
        var grid = grid(6)
        grid.draw("a漢字", at: Point(column: 0, row: 0))
        grid.restyle(Rect(column: 0, row: 0, width: 2, height: 1)) { $0.attributes.insert(.bold) }
        grid.restyle(Rect(column: 4, row: 0, width: 9, height: 1)) { $0.foreground = .ansi(1) }
        #expect(grid.lines() == ["a漢字"])
        #expect(grid.styledLines() == ["a漢字", "aaA.:b", "a bold", "b ansi(1)"])
    }

    @Test("Reading outside the grid gives a blank")
    func outside() {
        #expect(grid(1)[5, 5] == .blank)
        #expect(grid(1)[-1, 0] == .blank)
    }

    @Test(
        "A cell holds what a cell of curses holds",
        arguments: [
            ("e\u{301}", "e\u{301}", 1), ("👍🏽", "👍", 2), ("👩\u{200D}👩\u{200D}👧", "👩", 2), ("🇩🇪", "🇩🇪", 2),
            ("❤\u{FE0F}", "❤\u{FE0F}", 2), ("1\u{FE0F}\u{20E3}", "1\u{FE0F}\u{20E3}", 2),
        ])
    func cell(text: String, held: String, width: Int) {
        var grid = grid(4)
        #expect(grid.draw(DisplayText(RawText(text)), at: Point(column: 0, row: 0)) == width)
        #expect(grid[0, 0].glyph.string == held)
        #expect(grid[0, 0].glyph.width == width)
    }

    @Test("Only single ASCII characters count as ASCII")
    func ascii() {
        var grid = grid(8)
        grid.draw("aé漢", at: Point(column: 0, row: 0))
        grid.draw(DisplayText(RawText("1\u{FE0F}\u{20E3}")), at: Point(column: 5, row: 0))
        #expect((0..<8).map { grid[$0, 0].glyph.isASCII } == [true, false, false, false, true, false, false, true])
    }

    @Test("Empty grids take anything")
    func emptyGrid() {
        var grid = grid(0, 0)
        grid.draw("漢", at: Point(column: 0, row: 0))
        grid.frame(Rect(column: -1, row: -1, width: 3, height: 3))
        grid.fill(Rect(column: 0, row: 0, width: 5, height: 5), style: .plain)
        #expect(grid.lines().isEmpty)
        #expect(grid.differences(from: Grid(size: Size(width: 2, height: 2))).isEmpty)
    }
}
