import Analysis
import CodingModel
import SurveyWords
import TerminalText

/// A column of numbers beside the labels of the code tree.
package struct CodeColumn: Hashable, Sendable {
    /// The numbers that a column can hold, in the order of the columns.
    package enum Kind: Int, CaseIterable, Hashable, Sendable {
        /// Net respondents; with a filter, those that it keeps.
        case people
        /// Mentions under the code, where percentages are of mentions.
        case mentions
        /// The share of the base.
        case share
        /// Respondents on the code itself.
        case direct
        /// Net respondents without the filter.
        case unfiltered
        /// Matching answers under the code.
        case matches
    }

    /// The numbers in the column.
    package let kind: Kind
    /// Names of the column, from the longest to the shortest. The name of shares has the size of the base, as long as
    /// there is room.
    package let heads: [DisplayText]
    /// Columns of the screen that hold every number, in sight or not.
    package let width: Int

    /// - Parameter largest: The widest text of the column.
    private init(_ kind: Kind, _ heads: [DisplayText], largest: DisplayText) {
        (self.kind, self.heads, width) = (kind, heads, largest.width)
    }

    /// The columns that some code of a question needs, in their order.
    /// - Parameters:
    ///   - question: The question with what a filter leaves of it.
    ///   - whole: The question without the filter; nil where none is on.
    ///   - matches: The most matching answers under a code, in digits; nil where nothing is searched for.
    ///   - isSoFar: Pages are missing.
    static func all(
        of question: CodedQuestion, _ measures: TreeMeasures, whole: CodedQuestion?, base: PercentageBase,
        matchDigits: Int?, isSoFar: Bool
    ) -> [CodeColumn] {
        let plus: DisplayText = isSoFar ? "+" : ""
        let share = Percentage.text(measures.share(of: base, in: question), isWithheld: isSoFar)
        let size: DisplayText = "% of \(question.baseSize(base))"
        // Shares that are withheld are of no number yet.
        let shareHeads: [DisplayText] = isSoFar ? ["%"] : [size, size, "%"]
        var columns = [CodeColumn(.people, ["people", "n"], largest: "\(measures.net)\(plus)")]
        if base == .mentions { columns.append(.init(.mentions, ["mentions"], largest: "\(measures.mentions)\(plus)")) }
        columns.append(CodeColumn(.share, shareHeads, largest: share))
        if let direct = measures.direct { columns.append(.init(.direct, ["direct"], largest: "\(direct)\(plus)")) }
        if let whole {
            columns.append(.init(.unfiltered, ["unfiltered", "all"], largest: "\(whole.codedRespondents)\(plus)"))
        }
        if let matchDigits {
            columns.append(.init(.matches, ["matches", "match"], largest: .repeating("0", count: matchDigits + 1)))
        }
        return columns
    }
}
