import Testing

@testable import Canvas

@Suite("Points, sizes and rectangles")
struct GeometryTests {
    private let rect = Rect(column: 2, row: 3, width: 10, height: 4)

    @Test("Edges are exclusive")
    func edges() {
        #expect(rect.maxColumn == 12)
        #expect(rect.maxRow == 7)
        #expect(rect.contains(Point(column: 11, row: 6)))
        #expect(!rect.contains(Point(column: 12, row: 6)))
        #expect(!rect.contains(Point(column: 11, row: 7)))
    }

    @Test("Negative measures count as none")
    func negative() {
        #expect(Rect(column: 0, row: 0, width: -3, height: 2).isEmpty)
        #expect(Size(width: -1, height: -1) == Size(width: 0, height: 0))
        #expect(rect.inset(by: 3).isEmpty)
    }

    @Test("Splitting never reaches beyond the rectangle")
    func splitting() {
        #expect(rect.split(leftColumns: 4).left == Rect(column: 2, row: 3, width: 4, height: 4))
        #expect(rect.split(leftColumns: 4).right == Rect(column: 6, row: 3, width: 6, height: 4))
        #expect(rect.split(leftColumns: 40).right.isEmpty)
        #expect(rect.split(topRows: -1).top.isEmpty)
        #expect(rect.split(topRows: 1).bottom == Rect(column: 2, row: 4, width: 10, height: 3))
    }

    @Test("Rectangles that do not meet share nothing")
    func disjoint() {
        #expect(rect.intersection(Rect(column: 20, row: 0, width: 5, height: 5)).isEmpty)
        #expect(
            rect.intersection(Rect(column: 0, row: 0, width: 5, height: 5))
                == Rect(column: 2, row: 3, width: 3, height: 2))
    }

    @Test("Styles describe themselves")
    func styles() {
        #expect(Style.plain.description == "plain")
        let style = Style(foreground: .ansi(4), background: .rgb(0, 0, 40), attributes: [.bold, .reverse])
        #expect(style.description == "bold reverse, ansi(4) on rgb(0, 0, 40)")
    }
}
