import CodingModel
import TerminalText

/// One line of the answer list.
package struct AnswerRow: Hashable, Sendable {
    package let responseIdentifier: DisplayText
    /// The answer's text on one line; empty for an empty answer.
    package let text: DisplayText
    package let followups: Int
    package let isSelected: Bool
}

/// The answer list as far as it is visible.
package struct AnswerListModel: Hashable, Sendable {
    /// `Delivery › Late · 37 people`
    package let title: DisplayText
    package let rows: [AnswerRow]
    package let top: Int
    package let total: Int
    /// Columns that hold every visible response identifier, bounded.
    package let identifierWidth: Int
    package let emptyHint: DisplayText
}

/// One line of the detail pane, already wrapped.
package struct DetailLine: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// Response identifier and position.
        case heading
        case answer
        /// A note in place of text: `(empty answer)`.
        case note
        case followupQuestion, followupAnswer
        /// A section's title: `also coded`, `same respondent`.
        case section
        /// A line of a link; `isSelected` marks the link that Enter follows.
        case link(isSelected: Bool)
        case blank
    }
    package let kind: Kind
    /// Columns to leave free at the left.
    package let indent: Int
    package let text: DisplayText
}

/// The detail pane as far as it is visible.
package struct DetailModel: Hashable, Sendable {
    /// `Answer 12 of 37`
    package let title: DisplayText
    package let lines: [DetailLine]
    package let top: Int
    package let total: Int
}
