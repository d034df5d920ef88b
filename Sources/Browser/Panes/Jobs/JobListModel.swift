import CodingModel
import TerminalText

/// One line of the job list.
package struct JobRow: Hashable, Sendable {
    package let name: DisplayText
    package let condition: JobCondition
    /// The condition's word, or the countdown that replaces it: `queued`, `page 3`, `retry 12 s`.
    package let word: DisplayText
    /// The codes on screen are this job's.
    package let isSelected: Bool
}

/// The job list as far as it is visible.
package struct JobListModel: Hashable, Sendable {
    package let rows: [JobRow]
    /// Position of the first visible row, and how many rows there are in all.
    package let top: Int
    package let total: Int
    /// What to say when there are no rows.
    package let emptyHint: DisplayText
}
