import CodingModel
import TerminalText

/// One line of the detail pane, already wrapped.
package struct DetailLine: Hashable, Sendable {
    /// The part of the answer that a line belongs to.
    package enum Kind: Hashable, Sendable {
        /// The respondent's identifier.
        case heading
        case answer
        /// A note in place of text: `(empty answer)`.
        case note
        case followupQuestion, followupAnswer
        /// A section's title: `coded`, `same respondent`.
        case section
        /// A line of a link; `isSelected` is true for the link that Enter follows.
        case link(isSelected: Bool)
        case blank
    }

    /// The part of the answer that the line belongs to.
    package let kind: Kind
    /// Columns to leave free at the left.
    package let indent: Int
    /// The line's text.
    package let text: DisplayText
    /// Columns of the text where the pattern that is searched for stands.
    package let hits: [Range<Int>]
    /// Columns of the text where the match stands that the reader is at.
    package let current: Range<Int>?

    init(kind: Kind, indent: Int, text: DisplayText, hits: [Range<Int>] = [], current: Range<Int>? = nil) {
        self.kind = kind
        self.indent = indent
        self.text = text
        self.hits = hits
        self.current = current
    }
}

/// The detail pane as far as it is visible.
package struct DetailModel: Hashable, Sendable {
    /// `Answer 12 of 37`, and while something is searched for `Answer 12 of 37 · match 1 of 3`.
    package let title: DisplayText
    /// The lines in sight.
    package let lines: [DetailLine]
    /// Position of the first line in sight.
    package let top: Int
    /// Number of lines in all.
    package let total: Int
}
