/// The directions in which box-drawing lines leave a cell.
struct LineArms: OptionSet {
    /// One bit a direction.
    let rawValue: UInt8

    static let up = LineArms(rawValue: 1)
    static let right = LineArms(rawValue: 2)
    static let down = LineArms(rawValue: 4)
    static let left = LineArms(rawValue: 8)

    /// The light box-drawing characters (Unicode block U+2500) by raw value; a single arm is drawn as a whole line.
    private static let characters: [Unicode.Scalar] = [
        " ", "│", "─", "└", "│", "│", "┌", "├", "─", "┘", "─", "┴", "┐", "┤", "┬", "┼",
    ]

    init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// The arms of a glyph: `├` has up, right and down; a glyph that is no light box-drawing character has none.
    init(of glyph: Glyph) {
        guard !glyph.isASCII else {
            self = []
            return
        }
        let index = Self.characters.firstIndex { $0.value == glyph[0] } ?? 0
        // The first "│" and "─" of the table are those of a single arm; read back they are whole lines.
        switch glyph.scalarCount == 1 ? index : 0 {
        case 1: self = [.up, .down]
        case 2: self = [.left, .right]
        case let other: self.init(rawValue: UInt8(other))
        }
    }

    /// The box-drawing character with these arms; a space without arms.
    var glyph: Glyph {
        Glyph(scalars: CollectionOfOne(Self.characters[Int(rawValue & 15)]), width: 1)
    }
}

extension Grid {
    /// Draws the border of a block along its outermost cells, and joins it to the lines that it meets.
    ///
    /// Two blocks that share a column, 4 and 3 columns wide, give:
    ///
    ///     ┌──┬─┐
    ///     │  │ │
    ///     └──┴─┘
    ///
    /// A block one cell high or wide becomes a line. The part outside the grid is clipped.
    package mutating func frame(_ rect: Rect, style: Style = .plain) {
        let visible = rect.intersection(bounds)
        for row in visible.rows {
            let isEdge = row == rect.row || row == rect.maxRow - 1
            // Between the edges a row has a cell at each end.
            let columns = isEdge ? visible.columns : rect.column..<rect.column + 1
            for column in columns { joinBorder(of: rect, column: column, row: row, style: style) }
            if !isEdge, rect.width > 1 { joinBorder(of: rect, column: rect.maxColumn - 1, row: row, style: style) }
        }
    }

    /// Draws a line to the right, `length` columns long. An end that lies on another line joins it; no end becomes a
    /// corner, which only `frame` draws.
    package mutating func horizontalLine(from start: Point, length: Int, style: Style = .plain) {
        frame(Rect(column: start.column, row: start.row, width: length, height: 1), style: style)
    }

    /// Draws a line downwards, `length` rows long, with ends like those of `horizontalLine`.
    package mutating func verticalLine(from start: Point, length: Int, style: Style = .plain) {
        frame(Rect(column: start.column, row: start.row, width: 1, height: length), style: style)
    }

    private static func arms(ofBorder rect: Rect, column: Int, row: Int) -> LineArms {
        var arms: LineArms = []
        if row == rect.row || row == rect.maxRow - 1 {
            if column > rect.column { arms.insert(.left) }
            if column < rect.maxColumn - 1 { arms.insert(.right) }
        }
        if column == rect.column || column == rect.maxColumn - 1 {
            if row > rect.row { arms.insert(.up) }
            if row < rect.maxRow - 1 { arms.insert(.down) }
        }
        return arms.isEmpty ? [.left, .right] : arms
    }

    private mutating func joinBorder(of rect: Rect, column: Int, row: Int, style: Style) {
        guard bounds.columns.contains(column) else { return }
        let arms = Self.arms(ofBorder: rect, column: column, row: row)
        let present = LineArms(of: self[column, row].glyph)
        put(present.union(arms).glyph, column: column, row: row, style: style)
    }
}
