import Browser
import Canvas
import TerminalText

extension Drawing {
    /// Draws the palette over the panes: what is typed, then the commands that match it.
    /// - Returns: where the cursor belongs.
    mutating func drawPalette(_ palette: Palette, of state: BrowserState) -> Point? {
        let width = min(84, grid.size.width - (grid.size.width < Layout.middleFrom ? 2 : 8))
        let rows = min(max(1, palette.matches.count), max(1, grid.size.height - 7))
        let frame = Rect(column: (grid.size.width - width) / 2, row: 1, width: width, height: rows + 4)
        let (head, below) = drawBox(frame, title: "Commands").split(topRows: 1)
        grid.horizontalLine(
            from: Point(column: frame.column, row: head.maxRow), length: width, style: theme[.border(isFocused: true)])
        let list = below.split(topRows: 1).bottom
        drawMatches(palette, in: list, frame: frame)
        return drawTyping(of: state, in: Rect(column: head.column + 1, row: head.row, width: head.width - 2, height: 1))
    }

    private mutating func drawMatches(_ palette: Palette, in list: Rect, frame: Rect) {
        guard !palette.matches.isEmpty else {
            drawCentred("No command matches", in: list.line(0), .faint)
            return
        }
        let top = max(0, min(palette.selected - list.height / 2, palette.matches.count - list.height))
        for (index, match) in palette.matches.dropFirst(top).prefix(list.height).enumerated() {
            let isSelected = top + index == palette.selected
            draw(match, in: SelectableRow(list.line(index), isSelected: isSelected, isFocused: true))
        }
        drawThumb(on: frame, list.rows, top: top, total: palette.matches.count)
    }

    private static let nameWidth = 17

    /// Name, help sentence, and at the right the keys, or why the command can't be used now.
    private mutating func draw(_ match: Palette.Match, in row: SelectableRow) {
        drawGround(of: row)
        let role: Role = match.unavailability == nil ? .text : .faint
        let (name, rest) = row.content.split(leftColumns: Self.nameWidth)
        draw(match.binding.name, column: name.column, row: name.row, width: name.width, style: style(role, in: row))
        let beside = rest.split(leftColumns: 1).right
        if let reason = match.unavailability {
            draw(reason, column: beside.column, row: beside.row, width: beside.width, style: style(.note, in: row))
        } else {
            let keys = match.binding.keyNames
            draw(
                match.binding.help, column: beside.column, row: beside.row, width: beside.width - keys.width - 1,
                style: style(.faint, in: row))
            drawTrailing(keys, in: beside, style: style(.key, in: row))
        }
    }
}
