import Canvas
import TerminalText

/// A sheet as far as it is in sight.
package struct SheetModel: Hashable, Sendable {
    /// The part below the head.
    package enum Body: Hashable, Sendable {
        /// It is being worked out.
        case waiting
        /// There is nothing, and why.
        case empty(DisplayText)
        case table(SheetTable)
        /// Lines as the detail pane has them.
        case lines([DetailLine])
        /// Columns of lines side by side, each of so many columns of the screen.
        case columns([[StyledLine]], width: Int)
    }

    /// The frame on the screen, border included.
    package let frame: Rect
    /// The title in the frame's upper border.
    package let title: DisplayText
    /// Lines above the body, wrapped.
    package let head: [DisplayText]
    /// The head asks the reader something.
    package let isAsking: Bool
    /// The part below the head.
    package let body: Body
    /// The first visible row or line.
    package let top: Int
    /// Number of rows or lines in all.
    package let total: Int

    /// Cells between columns that stand side by side.
    package static let columnGap = 3
}

/// A table as far as it is in sight.
package struct SheetTable: Hashable, Sendable {
    /// A column of the table.
    package struct Column: Hashable, Sendable {
        /// The word above the column.
        package let head: DisplayText
        /// Columns of the screen.
        package let width: Int
        /// Its texts stand at the right, as numbers do.
        package let isTrailing: Bool
    }

    /// A line of the table.
    package struct Row: Hashable, Sendable {
        /// One for each column.
        package let cells: [DisplayText]
        /// The selection is in this row.
        package let isSelected: Bool
    }

    /// The columns from the left.
    package let columns: [Column]
    /// The rows in sight.
    package let rows: [Row]
    /// Position of the column that the selection is in; nil when whole rows are selected.
    package let selectedColumn: Int?

    init(columns: [Column], rows: [Row], selectedColumn: Int? = nil) {
        self.columns = columns
        self.rows = rows
        self.selectedColumn = selectedColumn
    }

    /// The rows in sight of a list of elements.
    /// - Parameter count: Number of rows that fit.
    static func rows<Element>(
        of elements: [Element], at cursor: SheetCursor, count: Int, _ cells: (Element) -> [DisplayText]
    ) -> [Row] {
        elements.indices.dropFirst(cursor.top).prefix(count).map {
            Row(cells: cells(elements[$0]), isSelected: $0 == cursor.row)
        }
    }
}
