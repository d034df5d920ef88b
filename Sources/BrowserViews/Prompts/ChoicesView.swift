import Browser
import Canvas
import TerminalText

extension Drawing {
    /// Draws a prompt with a list to choose from over the panes: the line that is typed, then the choices.
    /// - Returns: The cell where the cursor belongs.
    mutating func drawChoices(_ list: ChoiceList, of state: BrowserState) -> Point? {
        let width = min(84, grid.size.width - (grid.size.width < Layout.middleFrom ? 2 : 8))
        let height = min(max(1, list.choices.count), max(1, grid.size.height - 7))
        let frame = Rect(column: (grid.size.width - width) / 2, row: 1, width: width, height: height + 4)
        let (head, below) = drawBox(frame, title: list.title).split(topRows: 1)
        grid.horizontalLine(
            from: Point(column: frame.column, row: head.maxRow), length: width, style: theme[.border(isFocused: true)])
        let rows = below.split(topRows: 1).bottom
        drawMatches(list, in: rows, frame: frame)
        return drawTyping(of: state, in: Rect(column: head.column + 1, row: head.row, width: head.width - 2, height: 1))
    }

    private mutating func drawMatches(_ list: ChoiceList, in rows: Rect, frame: Rect) {
        guard !list.choices.isEmpty else {
            drawCentred("No command matches", in: rows.line(0), .faint)
            return
        }
        let top = max(0, min(list.selected - rows.height / 2, list.choices.count - rows.height))
        for (index, choice) in list.choices.dropFirst(top).prefix(rows.height).enumerated() {
            let isSelected = top + index == list.selected
            draw(choice, in: SelectableRow(rows.line(index), isSelected: isSelected, isFocused: true))
        }
        drawThumb(on: frame, rows.rows, top: top, total: list.choices.count)
    }

    private static let nameWidth = 17

    /// Name, help sentence, and at the right the keys, or why the command can't be used now.
    private mutating func draw(_ match: ChoiceList.Choice, in row: SelectableRow) {
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
