import Browser
import Canvas
import TerminalText

/// One line of a list, with the column at its left for the sign of the selection.
struct SelectableRow {
    let line: Rect
    let isSelected: Bool
    let isFocused: Bool

    init(_ line: Rect, isSelected: Bool, isFocused: Bool) {
        self.line = line
        self.isSelected = isSelected
        self.isFocused = isFocused
    }

    /// The line without the sign's column and one free column at the right.
    var content: Rect {
        Rect(column: line.column + 1, row: line.row, width: line.width - 2, height: 1)
    }
}

extension Drawing {
    /// The sign of a selected row, and the ground under its text.
    ///
    /// - Parameter bare: Columns of the line that are not highlighted: bars are left out, for reversed blocks lie.
    mutating func drawGround(of row: SelectableRow, except bare: Range<Int>? = nil) {
        guard row.isSelected else { return }
        if row.isFocused {
            selectedCell = row.line.origin
            grid.fill(row.line, style: theme[.selection])
            if let bare {
                let rect = Rect(
                    column: row.line.column + bare.lowerBound, row: row.line.row, width: bare.count, height: 1)
                grid.fill(rect, style: theme[.text])
            }
        }
        grid.draw("▌", at: row.line.origin, width: row.line.width, style: theme[.sign])
    }

    /// A role's style in a row: one plain highlight where the row is selected, bold where its pane lacks the focus.
    func style(_ role: Role, in row: SelectableRow) -> Style {
        guard row.isSelected else { return theme[role] }
        return row.isFocused ? theme[.selection] : theme[role].adding(.bold)
    }
}
