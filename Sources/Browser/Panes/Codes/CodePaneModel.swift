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
    /// One for each column of the pane: `17`, `17+` while pages are missing; of shares `29.4%`, `…` while they are
    /// withheld, `–` where the base is 0.
    package let numbers: [DisplayText]
    /// People: distinct respondents in the code's subtree.
    package let net: Int
    /// Distinct respondents on the code itself.
    package let direct: Int
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
    /// The pattern that is looked for and where it is, wrapped to at most two lines; empty while nothing is.
    package let search: [DisplayText]
    /// The tree, or the card in its place.
    package let content: Content
    /// True while pages are missing: percentages are withheld and counts are so far.
    package let isSoFar: Bool
    /// Position of the first row in sight.
    package let top: Int
    /// Number of rows in all.
    package let total: Int
    /// The lines above the tree, the heads of its columns among them.
    package let headerRows: Int
    /// The line above the tree names its columns; a pane that is too low has none.
    package let hasHeads: Bool
    /// The columns of numbers from the left, those that no code needs left out.
    package let columns: [CodeColumn]
    /// Columns of the question's widest label, its indent included.
    package let labelWidth: Int
    /// The greatest share of a code, 0…1; nil while shares are withheld or the base is 0.
    package let largestShare: Double?
    /// The order of siblings: `API order`, `by people`, `by label`, `by id`.
    package let orderName: DisplayText
    /// The base, as words: `412 coded respondents`.
    package let baseName: DisplayText
}
