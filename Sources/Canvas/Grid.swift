import TerminalText

/// The cells of a screen as a value: views draw into it, a `Screen` shows it, a test reads it.
///
/// Whatever is drawn, a wide glyph always has its two cells, side by side and of one style.
package struct Grid: Hashable, Sendable {
    /// Columns and rows.
    package let size: Size
    // Row by row.
    private var cells: [Cell]

    /// A grid of blank cells in the terminal's default colours.
    package init(size: Size) {
        self.size = size
        cells = Array(repeating: .blank, count: size.width * size.height)
    }

    /// The whole grid as a block.
    package var bounds: Rect { Rect(size) }

    /// The cell in a column and a row; a blank one outside the grid.
    package subscript(column: Int, row: Int) -> Cell {
        contains(column, row) ? cells[row * size.width + column] : .blank
    }

    /// The cells of one row, which must lie in the grid; the column of each is its distance from the slice's start.
    package func cells(ofRow row: Int) -> ArraySlice<Cell> {
        cells[row * size.width..<(row + 1) * size.width]
    }

    /// Writes one line of text from a cell to the right, over what was there.
    ///
    /// It is cut at the grid's edges and after `width` columns; half a wide glyph becomes a space. On a grid of 8
    /// columns:
    ///
    ///     grid.draw("ab漢字", at: Point(column: 0, row: 0))              "ab漢字  ", returns 6
    ///     grid.draw("ab漢字", at: Point(column: 0, row: 0), width: 5)    "ab漢    ", returns 5
    ///     grid.draw("ab漢字", at: Point(column: 5, row: 0))              "     ab ", returns 4
    ///
    /// - Returns: the columns that the text took, at most `width`; those that the grid's edge cut off may be among them.
    @discardableResult
    package mutating func draw(_ text: DisplayText, at point: Point, width: Int? = nil, style: Style = .plain) -> Int {
        let limit = max(0, width ?? Int.max)
        var (offset, used) = (0, 0)
        while used < limit {
            // Runs of ASCII need no segmentation.
            let run = text.asciiRun(from: offset)
            let plain = min(run, limit - used)
            drawASCII(
                text.string, offset..<offset + plain, at: Point(column: point.column + used, row: point.row), style)
            used += plain
            guard used < limit, let cluster = text.cluster(at: offset + run) else { break }
            offset = cluster.end
            guard cluster.width > 0 else { continue }
            if used + cluster.width <= limit {
                put(Glyph(cluster), column: point.column + used, row: point.row, style: style)
                used += cluster.width
            } else {
                put(.blank, column: point.column + used, row: point.row, style: style)
                used += 1
            }
            if point.column + used >= size.width, limit == Int.max { break }
        }
        return used
    }

    /// Writes a part of a text, all of it ASCII.
    private mutating func drawASCII(_ text: String, _ part: Range<Int>, at point: Point, _ style: Style) {
        let columns = (point.column..<point.column + part.count).clamped(to: 0..<size.width)
        guard point.row >= 0, point.row < size.height, !columns.isEmpty else { return }
        separate(columns, row: point.row)
        let bytes = text.utf8.span.extracting(part)
        let start = point.row * size.width
        var target = cells.mutableSpan
        for column in columns {
            target[start + column] = Cell(glyph: Glyph(ascii: bytes[column - point.column]), style: style)
        }
    }

    /// Blanks a block and gives it a style.
    package mutating func fill(_ rect: Rect, style: Style) {
        let visible = rect.intersection(bounds)
        guard !visible.isEmpty else { return }
        let blank = Cell(glyph: .blank, style: style)
        for row in visible.rows {
            separate(visible.columns, row: row)
            let start = row * size.width
            var target = cells.mutableSpan
            for index in start + visible.column..<start + visible.maxColumn { target[index] = blank }
        }
    }

    /// Prepares neighbouring cells of a row for being overwritten: a wide glyph of which one half lies among them
    /// becomes blank in the other.
    private mutating func separate(_ columns: Range<Int>, row: Int) {
        let start = row * size.width
        if cells[start + columns.lowerBound].glyph.isContinuation {
            cells[start + columns.lowerBound - 1].glyph = .blank
        }
        if cells[start + columns.upperBound - 1].glyph.width == 2 { cells[start + columns.upperBound].glyph = .blank }
    }

    /// Changes the styles in a block and leaves the text. A wide glyph goes with its left cell.
    package mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
        let visible = rect.intersection(bounds)
        for row in visible.rows {
            for column in visible.columns {
                let index = row * size.width + column
                let glyph = cells[index].glyph
                guard !glyph.isContinuation else { continue }
                change(&cells[index].style)
                if glyph.width == 2 { cells[index + 1].style = cells[index].style }
            }
        }
    }

    /// Puts a glyph into its cell or cells. A wide glyph of which it overwrites one half becomes blank in the other.
    mutating func put(_ glyph: Glyph, column: Int, row: Int, style: Style) {
        let wide = glyph.width == 2
        guard contains(column, row), !wide || contains(column + 1, row) else {
            // One half of a wide glyph lies outside the grid: the other becomes a space.
            if wide, contains(column, row) { put(.blank, column: column, row: row, style: style) }
            if wide, contains(column + 1, row) { put(.blank, column: column + 1, row: row, style: style) }
            return
        }
        let index = row * size.width + column
        if cells[index].glyph.isContinuation { cells[index - 1].glyph = .blank }
        let last = wide ? index + 1 : index
        if cells[last].glyph.width == 2 { cells[last + 1].glyph = .blank }
        cells[index] = Cell(glyph: glyph, style: style)
        if wide { cells[last] = Cell(glyph: .continuation, style: style) }
    }

    private func contains(_ column: Int, _ row: Int) -> Bool {
        column >= 0 && column < size.width && row >= 0 && row < size.height
    }
}
