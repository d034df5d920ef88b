import TerminalText
import Testing

@testable import Canvas

@Suite struct GridDrawingTests {
    private func grid(_ width: Int, _ height: Int = 1) -> Grid {
        Grid(size: Size(width: width, height: height))
    }

    @Test func drawsTextAndSaysHowManyColumnsItTook() {
        var grid = grid(10)
        #expect(grid.draw("late", at: Point(column: 2, row: 0)) == 4)
        #expect(grid.lines() == ["  late"])
    }

    @Test func wideGlyphsTakeTwoColumns() {
        var grid = grid(10)
        #expect(grid.draw("漢字a", at: Point(column: 1, row: 0)) == 5)
        #expect(grid.lines() == [" 漢字a"])
        #expect(grid[2, 0].glyph.isContinuation)
        #expect(grid[5, 0].glyph.string == "a")
    }

    @Test func textIsCutAtTheGivenWidth() {
        var grid = grid(10)
        #expect(grid.draw("delivery", at: Point(column: 0, row: 0), width: 3) == 3)
        #expect(grid.lines() == ["del"])
        #expect(grid.draw("delivery", at: Point(column: 0, row: 0), width: -1) == 0)
    }

    @Test func ofAWideGlyphThatDoesNotFitASpaceRemains() {
        var grid = grid(10)
        grid.draw("xxxxxxxx", at: Point(column: 0, row: 0))
        #expect(grid.draw("a漢字", at: Point(column: 0, row: 0), width: 4) == 4)
        #expect(grid.lines() == ["a漢 xxxx"])
    }

    @Test(arguments: [
        (-3, "lo"), (-1, "ello"), (0, "hello"), (7, "       hel"), (10, ""), (-5, ""),
    ])
    func textIsClippedAtTheEdges(column: Int, expected: String) {
        var grid = grid(10)
        grid.draw("hello", at: Point(column: column, row: 0))
        #expect(grid.lines() == [expected])
    }

    @Test func halfAWideGlyphAtAnEdgeIsASpace() {
        var grid = grid(4)
        grid.fill(grid.bounds, style: .plain)
        grid.draw("xxxx", at: Point(column: 0, row: 0))
        grid.draw("漢", at: Point(column: -1, row: 0))
        grid.draw("字", at: Point(column: 3, row: 0))
        #expect(grid.lines() == [" xx"])
    }

    @Test func rowsOutsideTheGridTakeNothing() {
        var grid = grid(4, 2)
        grid.draw("no", at: Point(column: 0, row: 2))
        grid.draw("漢", at: Point(column: 0, row: -1))
        #expect(grid == Grid(size: grid.size))
    }

    @Test(arguments: [("a", "a 字"), (" x", " x字")])
    func overwritingHalfOfAWideGlyphBlanksTheOther(text: String, expected: String) {
        var grid = grid(6)
        grid.draw("漢字", at: Point(column: 0, row: 0))
        grid.draw(DisplayText(RawText(text)), at: Point(column: 0, row: 0))
        #expect(grid.lines() == [expected])
    }

    @Test func overwritingTheRightHalfBlanksTheLeft() {
        var grid = grid(6)
        grid.draw("漢字", at: Point(column: 0, row: 0))
        grid.draw("x", at: Point(column: 3, row: 0))
        #expect(grid.lines() == ["漢 x"])
    }

    @Test func aWideGlyphBetweenTwoWideGlyphsCutsBoth() {
        var grid = grid(6)
        grid.draw("漢字", at: Point(column: 0, row: 0))
        grid.draw("語", at: Point(column: 1, row: 0))
        #expect(grid.lines() == [" 語"])
        #expect(!grid[3, 0].glyph.isContinuation)
    }

    @Test func fillBlanksAndCutsWideGlyphs() {
        var grid = grid(6)
        grid.draw("漢字語", at: Point(column: 0, row: 0))
        grid.fill(Rect(column: 1, row: 0, width: 2, height: 9), style: Style(attributes: .reverse))
        #expect(grid.lines() == ["    語"])
        #expect(grid[1, 0].style.attributes == .reverse)
        #expect(grid[3, 0].style == .plain)
    }

    @Test func restyleLeavesTheTextAndKeepsWideGlyphsInOneStyle() {
        var grid = grid(6)
        grid.draw("a漢字", at: Point(column: 0, row: 0))
        grid.restyle(Rect(column: 0, row: 0, width: 2, height: 1)) { $0.attributes.insert(.bold) }
        grid.restyle(Rect(column: 4, row: 0, width: 9, height: 1)) { $0.foreground = .ansi(1) }
        #expect(grid.lines() == ["a漢字"])
        #expect(grid.styledLines() == ["a漢字", "aaA.:b", "a bold", "b ansi(1)"])
    }

    @Test func readingOutsideTheGridGivesABlank() {
        #expect(grid(1)[5, 5] == .blank)
        #expect(grid(1)[-1, 0] == .blank)
    }

    @Test(arguments: [
        ("e\u{301}", "e\u{301}", 1), ("👍🏽", "👍", 2), ("👩\u{200D}👩\u{200D}👧", "👩", 2), ("🇩🇪", "🇩🇪", 2),
        ("❤\u{FE0F}", "❤\u{FE0F}", 2), ("1\u{FE0F}\u{20E3}", "1\u{FE0F}\u{20E3}", 2),
    ])
    func aCellHoldsWhatCursesHolds(text: String, held: String, width: Int) {
        var grid = grid(4)
        #expect(grid.draw(DisplayText(RawText(text)), at: Point(column: 0, row: 0)) == width)
        #expect(grid[0, 0].glyph.string == held)
        #expect(grid[0, 0].glyph.width == width)
    }

    @Test func onlySingleASCIICharactersCountAsASCII() {
        var grid = grid(8)
        grid.draw("aé漢", at: Point(column: 0, row: 0))
        grid.draw(DisplayText(RawText("1\u{FE0F}\u{20E3}")), at: Point(column: 5, row: 0))
        #expect((0..<8).map { grid[$0, 0].glyph.isASCII } == [true, false, false, false, true, false, false, true])
    }

    @Test func emptyGridsTakeAnything() {
        var grid = grid(0, 0)
        grid.draw("漢", at: Point(column: 0, row: 0))
        grid.frame(Rect(column: -1, row: -1, width: 3, height: 3))
        grid.fill(Rect(column: 0, row: 0, width: 5, height: 5), style: .plain)
        #expect(grid.lines().isEmpty)
        #expect(grid.differences(from: Grid(size: Size(width: 2, height: 2))).isEmpty)
    }
}
