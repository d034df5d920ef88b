import TerminalText

/// A screenful of cells as a plain value: views draw into it, a `Screen` shows it, a test reads it.
///
/// Whatever is drawn, a wide glyph always has its two cells, side by side and of one style.
package struct Grid: Hashable, Sendable {
    package let size: Size
    // Row by row.
    private var cells: [Cell]

    /// Blank cells in the terminal's default colours.
    package init(size: Size) {
        self.size = size
        cells = Array(repeating: .blank, count: size.width * size.height)
    }

    /// The whole grid as a block.
    package var bounds: Rect { Rect(size) }

    /// The cell there; a blank one outside the grid.
    package subscript(column: Int, row: Int) -> Cell {
        contains(column, row) ? cells[row * size.width + column] : .blank
    }

    /// The cells of one row, which must lie in the grid.
    func cells(ofRow row: Int) -> ArraySlice<Cell> {
        cells[row * size.width..<(row + 1) * size.width]
    }

    /// Writes one line of text from a place on, over what was there.
    ///
    /// It is cut at the grid's edges and after `width` columns; of a wide glyph that is cut in half a space remains.
    /// - Returns: the columns the text takes from its start, after `width` cut it but before the grid's edges did.
    @discardableResult
    package mutating func draw(_ text: DisplayText, at point: Point, width: Int? = nil, style: Style = .plain) -> Int {
        let limit = max(0, width ?? Int.max)
        guard text.width != text.string.utf8.count else {
            // One byte a column: all of it is ASCII, and needs no segmentation.
            return drawASCII(text.string, at: point, limit: limit, style: style)
        }
        var used = 0
        for cluster in text.clusters where cluster.width > 0 {
            guard used < limit else { break }
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

    private mutating func drawASCII(_ text: String, at point: Point, limit: Int, style: Style) -> Int {
        var used = 0
        for byte in text.utf8 {
            guard used < limit else { break }
            put(Glyph(ascii: byte), column: point.column + used, row: point.row, style: style)
            used += 1
        }
        return used
    }

    /// Blanks a block and gives it a style.
    package mutating func fill(_ rect: Rect, style: Style) {
        let visible = rect.intersection(bounds)
        for row in visible.rows {
            for column in visible.columns {
                put(.blank, column: column, row: row, style: style)
            }
        }
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

    /// Puts a glyph into its cell or cells; what it cuts in half loses the other half too.
    mutating func put(_ glyph: Glyph, column: Int, row: Int, style: Style) {
        let wide = glyph.width == 2
        guard contains(column, row), !wide || contains(column + 1, row) else {
            // Half of a wide glyph lies outside: the half inside is a space.
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
