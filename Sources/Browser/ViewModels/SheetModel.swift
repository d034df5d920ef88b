import CodingModel
import TerminalText

/// A table as far as it is visible.
package struct SheetTable: Hashable, Sendable {
    /// A column of the table.
    package struct Column: Hashable, Sendable {
        package let head: DisplayText
        /// Columns of the screen.
        package let width: Int
        /// Stands at the right, as numbers do.
        package let isTrailing: Bool
    }

    /// A line of the table.
    package struct Row: Hashable, Sendable {
        /// One for each column.
        package let cells: [DisplayText]
        package let isSelected: Bool
    }

    package let columns: [Column]
    package let rows: [Row]
    /// Which column the selection is in; nil when whole rows are selected.
    package let selectedColumn: Int?
}

/// What lies over the panes, as far as it is visible.
package struct SheetModel: Hashable, Sendable {
    package enum Body: Hashable, Sendable {
        /// It is being worked out.
        case waiting
        /// There is nothing, and why.
        case empty(DisplayText)
        case table(SheetTable)
        /// Lines as the detail pane has them.
        case lines([DetailLine])
    }

    package let title: DisplayText
    /// Lines above the body, wrapped.
    package let head: [DisplayText]
    /// They ask the reader something.
    package let isAsking: Bool
    package let body: Body
    /// The first visible row or line, and how many there are.
    package let top: Int
    package let total: Int
}
