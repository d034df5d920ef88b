/// The four ways a line leaves a cell.
struct LineArms: OptionSet {
    let rawValue: UInt8

    static let up = LineArms(rawValue: 1)
    static let right = LineArms(rawValue: 2)
    static let down = LineArms(rawValue: 4)
    static let left = LineArms(rawValue: 8)

    /// The light box-drawing characters (Unicode, U+2500 ff.) by arms; a single arm is drawn as a whole line.
    private static let characters: [Unicode.Scalar] = [
        " ", "│", "─", "└", "│", "│", "┌", "├", "─", "┘", "─", "┴", "┐", "┤", "┬", "┼",
    ]

    init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// The arms of a line that was drawn before; none for any other glyph.
    init(of glyph: Glyph) {
        guard !glyph.isASCII else {
            self = []
            return
        }
        let index = Self.characters.firstIndex { $0.value == glyph[0] } ?? 0
        // "│" and "─" stand first at the place of a single arm, but are whole lines.
        switch glyph.scalarCount == 1 ? index : 0 {
        case 1: self = [.up, .down]
        case 2: self = [.left, .right]
        case let other: self.init(rawValue: UInt8(other))
        }
    }

    var glyph: Glyph {
        Glyph(scalars: CollectionOfOne(Self.characters[Int(rawValue & 15)]), width: 1)
    }
}

extension Grid {
    /// Draws the border of a block along its outermost cells; where it meets lines that are there, they join.
    ///
    /// Blocks that share their edge column or row thus get one line with `├`, `┬`, `┼` … where they meet. A block
    /// one cell high or wide becomes a line.
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

    /// Draws a line to the right. Where an end touches a line it joins it; elsewhere it ends bluntly, so corners
    /// are for `frame`.
    package mutating func horizontalLine(from start: Point, length: Int, style: Style = .plain) {
        frame(Rect(column: start.column, row: start.row, width: length, height: 1), style: style)
    }

    /// Draws a line downwards; its ends are as with `horizontalLine`.
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
