import CodingModel
import TerminalText

/// One line of the code tree.
package struct CodeRow: Hashable, Sendable {
    /// The sign before a label.
    package enum Fold: Hashable, Sendable { case leaf, collapsed, expanded }
    /// 0 for a code at the top of the tree.
    package let depth: Int
    /// The sub-codes are shown, hidden, or there are none.
    package let fold: Fold
    /// The label on one line, as wide as the pane at most.
    package let label: DisplayText
    /// People: distinct respondents in the code's subtree.
    package let net: Int
    /// Distinct respondents on the code itself, where that differs from the net.
    package let direct: Int?
    /// The net without the filter, while there is one.
    package let total: Int?
    /// Matching answers in the code's subtree; nil while nothing is searched for.
    package let hits: Int?
    /// Columns of the label where the pattern stands.
    package let labelHits: [Range<Int>]
    /// It was picked for a filter.
    package let isPicked: Bool
    /// Share of the named base, 0…1; nil while pages are missing (shown `…`) or the base is 0.
    package let share: Double?
    /// The share as text: `29.4%`, `…` while it is withheld, `–` where the base is 0.
    package let percent: DisplayText
    /// The cursor is on it.
    package let isSelected: Bool
}

/// The code pane as far as it is visible.
package struct CodePaneModel: Hashable, Sendable {
    /// The part of the pane below its header.
    package enum Content: Hashable, Sendable {
        case card(StatusCard)
        case tree([CodeRow])
    }
    /// Titles for the pane, from the longest to the shortest. Each names the question, the base and, while
    /// pages are missing, that its numbers are so far.
    package let titles: [DisplayText]
    /// The question's text, wrapped to the pane, at most three lines; empty without results.
    package let question: [DisplayText]
    /// A warning above the tree, wrapped to at most two lines; empty when the tree is whole.
    package let banner: [DisplayText]
    /// The filter as an expression and what it keeps, wrapped to at most two lines; empty without one.
    package let filter: [DisplayText]
    /// The tree, or the card in its place.
    package let content: Content
    /// True while pages are missing: percentages are withheld and counts are so far.
    package let isSoFar: Bool
    /// Position of the first row in sight.
    package let top: Int
    /// Number of rows in all.
    package let total: Int
    /// Columns that hold every net of the question, so that scrolling never moves a column.
    package let netDigits: Int
    /// Columns that hold every direct count that differs from its net; 0 when none does.
    package let directDigits: Int
    /// Columns that hold every count without the filter; 0 where none is shown.
    package let totalDigits: Int
    /// Columns that hold every count of hits; 0 where none is shown.
    package let hitDigits: Int
    /// More may be found: counts of matches are so far.
    package let areHitsSoFar: Bool
    /// The order of siblings: `API order`, `by people`, `by label`, `by id`.
    package let orderName: DisplayText
    /// The units of the columns, from the longest to the shortest: `people · % of coded respondents`.
    package let units: [DisplayText]
    /// The base, as words: `412 coded respondents`.
    package let baseName: DisplayText
}
