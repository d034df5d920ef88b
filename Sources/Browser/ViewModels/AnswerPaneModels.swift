import CodingModel
import TerminalText

/// One line of the answer list.
package struct AnswerRow: Hashable, Sendable {
    package let responseIdentifier: DisplayText
    /// Columns of it where the pattern that is searched for stands.
    package let identifierHits: [Range<Int>]
    /// The answer's text on one line; empty for an empty answer.
    package let text: DisplayText
    /// Columns of the text where the pattern that is searched for stands.
    package let hits: [Range<Int>]
    package let followups: Int
    /// The pattern stands in a follow-up.
    package let hasFollowupHit: Bool
    /// What was noted of it under the open code: `✓⚑✎`.
    package let review: DisplayText
    package let isSelected: Bool
}

/// The answer list as far as it is visible.
package struct AnswerListModel: Hashable, Sendable {
    /// `Delivery › Late · 37 people`, and while something is searched for ` · 3 of 41 match`.
    package let title: DisplayText
    /// The same in less room, from the longest.
    package let shortTitles: [DisplayText]
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
    /// Columns of the text where the pattern that is searched for stands.
    package let hits: [Range<Int>]

    init(kind: Kind, indent: Int, text: DisplayText, hits: [Range<Int>] = []) {
        self.kind = kind
        self.indent = indent
        self.text = text
        self.hits = hits
    }
}

/// The detail pane as far as it is visible.
package struct DetailModel: Hashable, Sendable {
    /// `Answer 12 of 37`
    package let title: DisplayText
    package let lines: [DetailLine]
    package let top: Int
    package let total: Int
}
