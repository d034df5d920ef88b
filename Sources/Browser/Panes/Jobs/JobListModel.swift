import CodingModel
import TerminalText

/// One line of the job list.
package struct JobRow: Hashable, Sendable {
    /// The survey's name, or the job's id before the server told it.
    package let name: DisplayText
    /// The condition, for the sign and the colour.
    package let condition: JobCondition
    /// The condition's word, or the countdown that replaces it: `queued`, `page 3`, `retry 12 s`.
    package let word: DisplayText
    /// The codes on screen are this job's.
    package let isSelected: Bool
}

/// The job list as far as it is visible.
package struct JobListModel: Hashable, Sendable {
    /// The jobs in sight.
    package let rows: [JobRow]
    /// Position of the first visible row.
    package let top: Int
    /// Number of jobs in all.
    package let total: Int
    /// A sentence in place of an empty list.
    package let emptyHint: DisplayText
}
