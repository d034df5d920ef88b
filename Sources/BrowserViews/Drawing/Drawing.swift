import Browser
import Canvas
import TerminalText

/// A grid that is being drawn, with the theme that says how.
struct Drawing {
    var grid: Grid
    let theme: Theme
    /// The first cell of what is selected where the keys go: the topmost list's. Nil while nothing is.
    var selectedCell: Point?

    /// An empty screen on the theme's ground.
    init(size: Size, theme: Theme) {
        grid = Grid(size: size)
        self.theme = theme
        grid.fill(Rect(size), style: theme[.text])
    }

    /// Draws text in a style, within a number of columns; what doesn't fit ends in `…`.
    /// - Returns: The columns used.
    @discardableResult
    mutating func draw(_ text: DisplayText, column: Int, row: Int, width: Int, style: Style) -> Int {
        guard width > 0 else { return 0 }
        return grid.draw(text.truncated(to: width), at: Point(column: column, row: row), width: width, style: style)
    }

    /// Draws text in the style of a role.
    @discardableResult
    mutating func draw(_ text: DisplayText, column: Int, row: Int, width: Int, _ role: Role = .text) -> Int {
        draw(text, column: column, row: row, width: width, style: theme[role])
    }

    /// Marks columns of what is drawn in a line: underlined, and in colours turned round, in a selected row once more.
    /// Neither needs a colour.
    /// - Parameters:
    ///   - columns: counted from the line's beginning; what lies outside is left out.
    ///   - isReversed: False for those of several that are of less interest: they are underlined and bold.
    mutating func highlight(_ columns: [Range<Int>], in line: Rect, isReversed: Bool = true) {
        for hit in columns {
            let shown = hit.clamped(to: 0..<line.width)
            grid.restyle(Rect(column: line.column + shown.lowerBound, row: line.row, width: shown.count, height: 1)) {
                if isReversed { $0.attributes.formSymmetricDifference(.reverse) }
                $0.attributes.insert(isReversed ? .underline : [.underline, .bold])
            }
        }
    }

    /// Draws text on a line that may be too short for it, cut so that the first of some marked columns is in sight.
    /// - Parameters:
    ///   - marks: Columns of the text, from the left.
    ///   - keepsEnd: Cut at its beginning where nothing is marked.
    mutating func draw(
        _ text: DisplayText, showing marks: [Range<Int>], in line: Rect, style: Style, keepsEnd: Bool = false
    ) {
        let shown =
            marks.first.map { text.showing($0, in: line.width) }
            ?? (keepsEnd ? text.truncatedAtStart(to: line.width) : text)
        draw(shown, column: line.column, row: line.row, width: line.width, style: style)
        let hidden = text.width - shown.width
        highlight(marks.map { $0.lowerBound - hidden..<$0.upperBound - hidden }, in: line)
    }

    /// Draws text that ends at the right edge of a line.
    mutating func drawTrailing(_ text: DisplayText, in line: Rect, style: Style) {
        let shown = text.truncated(to: line.width)
        draw(shown, column: line.maxColumn - shown.width, row: line.row, width: shown.width, style: style)
    }

    /// Draws text in the middle of a line.
    /// - Returns: The column it begins at.
    @discardableResult
    mutating func drawCentred(_ text: DisplayText, in line: Rect, _ role: Role) -> Int {
        let shown = text.truncated(to: line.width)
        let column = line.column + (line.width - shown.width) / 2
        draw(shown, column: column, row: line.row, width: shown.width, role)
        return column
    }

    /// Draws paragraphs, wrapped and centred, in the middle of a block, and below them the keys that help.
    mutating func drawCentred(paragraphs: [DisplayText], remedies: [Hint] = [], in rect: Rect, _ role: Role) {
        let lines = paragraphs.flatMap { $0.wrapped(to: max(1, min(60, rect.width - (rect.width > 20 ? 2 : 0)))) }
            .prefix(rect.height)
        let hasRoom = !remedies.isEmpty && lines.count + 2 <= rect.height
        let top = (rect.height - lines.count - (hasRoom ? 2 : 0)) / 2
        for (index, line) in lines.enumerated() {
            drawCentred(line, in: rect.line(top + index), role)
        }
        if hasRoom { drawCentred(hints: remedies, in: rect.line(top + lines.count + 1)) }
    }

    /// Draws as many hints as fit whole, in the middle of a line.
    mutating func drawCentred(hints: [Hint], in line: Rect) {
        let width = hints.map(\.width).reduce(-2) { $0 + $1 + 2 }
        let margin = max(1, (line.width - width) / 2)
        draw(hints: hints, in: line.split(leftColumns: margin).right)
    }
}

extension DisplayText {
    /// The text itself where columns of it are in sight when it is cut at its end, else cut at its beginning so that
    /// some words before them are.
    fileprivate func showing(_ columns: Range<Int>, in width: Int) -> DisplayText {
        guard self.width > width, columns.upperBound >= width else { return self }
        let before = max(0, columns.lowerBound - max(0, width - columns.count) / 3)
        return truncatedAtStart(to: max(width, self.width - before))
    }
}
