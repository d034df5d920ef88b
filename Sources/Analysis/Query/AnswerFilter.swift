import CodingModel
import TerminalText

/// A condition on the answers of a question, or conditions put together; a filter keeps the answers for which it holds.
///
/// `AnswerFilter(parsing:in:)` reads the written form, `expression(in:)` writes it. Codes are named by their paths, so a
/// filter stays valid from snapshot to snapshot.
package indirect enum AnswerFilter: Hashable, Sendable {
    /// All of them hold; never empty.
    case all([AnswerFilter])
    /// One of them holds, or more; never empty.
    case any([AnswerFilter])
    /// It does not hold.
    case not(AnswerFilter)
    /// Each is applied to the answers that those before it have left, as if there were no others; never empty.
    case then([AnswerFilter])
    /// The answer is under the code or one below it.
    case code(CodePath)
    /// The respondent has an answer under the code or one below it, this one or another.
    case respondents(CodePath)
    /// A follow-up question was asked.
    case hasFollowups
    /// How many codes list the answer.
    case codeCount(Comparison, Int)
    /// How many characters the answer's text has as it is shown, follow-ups apart.
    case length(Comparison, Int)
    /// Another answer to the question has the same text, in the form that `TextForm` describes.
    case duplicate
    /// The answer's text is this one, in that form.
    case exactly(RawText)
    /// A search finds the pattern where the scope says.
    case text(TextQuery, in: SearchScope)
    /// A reader's mark on the answer under any code.
    case review(ReviewCondition)

    /// The filter asks for a reader's marks.
    package var asksForReviews: Bool {
        switch self {
        case .all(let parts), .any(let parts), .then(let parts): parts.contains(where: \.asksForReviews)
        case .not(let part): part.asksForReviews
        case .review: true
        case .code, .respondents, .hasFollowups, .codeCount, .length, .duplicate, .exactly, .text: false
        }
    }

    /// A comparison of two numbers.
    package enum Comparison: String, CaseIterable, Hashable, Sendable {
        /// Less than.
        case less = "<"
        /// Less than, or equal to.
        case atMost = "<="
        /// Equal to.
        case equal = "="
        /// More than, or equal to.
        case atLeast = ">="
        /// More than.
        case more = ">"

        func holds(_ left: Int, _ right: Int) -> Bool {
            switch self {
            case .less: left < right
            case .atMost: left <= right
            case .equal: left == right
            case .atLeast: left >= right
            case .more: left > right
            }
        }
    }

    /// A condition on a reader's marks on an answer.
    package enum ReviewCondition: String, CaseIterable, Hashable, Sendable {
        /// A flag was set.
        case flagged
        /// No verdict was given.
        case unreviewed
        /// The verdict was given that the case names.
        case agreed, disagreed, unsure
        /// A note was written.
        case noted
    }

    /// How deep conditions may be nested.
    static let depthLimit = 64
}

/// A reader's marks on a question's answers, as a filter needs them.
package struct FilterContext: Sendable {
    /// The answers for which a condition holds, under any code; a condition that is missing holds for none. `unreviewed` is
    /// derived: all answers without those that have a verdict.
    private let reviewed: [AnswerFilter.ReviewCondition: AnswerSet]

    /// A context with these marks.
    /// - Parameter reviewed: The answers for which each condition holds; `unreviewed` is left out.
    package init(reviewed: [AnswerFilter.ReviewCondition: AnswerSet] = [:]) {
        self.reviewed = reviewed
    }

    func answers(_ condition: AnswerFilter.ReviewCondition, below limit: AnswerIndex) -> AnswerSet {
        guard condition == .unreviewed else { return reviewed[condition] ?? AnswerSet() }
        let verdicts: [AnswerFilter.ReviewCondition] = [.agreed, .disagreed, .unsure]
        return verdicts.reduce(AnswerSet(below: limit)) { $0.subtracting(reviewed[$1] ?? AnswerSet()) }
    }
}

/// A text is no filter.
package struct FilterFailure: Error, Hashable, Sendable {
    /// The fault, and what could stand there instead; not a whole sentence.
    package let reason: RawText
    /// How many characters of the text stand before the fault.
    package let place: Int
    /// The filter is well written, and names a code that this question lacks.
    package var isOfOtherQuestion = false

    /// The code that the reader may have meant, as a filter has it; nil where none is near, and where several are.
    package let suggestion: RawText?
    /// How many characters, from `place` on, the suggestion takes the place of.
    package let length: Int

    /// The failure of a filter that is well written.
    /// - Parameter names: The codes that the reader may have meant, as a filter has them.
    func lackingCode(meaning names: [String]) -> FilterFailure {
        let advice = names.isEmpty ? "" : ". Did you mean \(names.joined(separator: " or "))?"
        return FilterFailure(
            reason: RawText(reason.string + advice), place: place, isOfOtherQuestion: true, length: length,
            suggestion: names.count == 1 ? names.first.map { RawText($0) } : nil)
    }

    init(
        reason: RawText, place: Int, isOfOtherQuestion: Bool = false, length: Int = 0, suggestion: RawText? = nil
    ) {
        self.reason = reason
        self.place = place
        self.isOfOtherQuestion = isOfOtherQuestion
        self.length = length
        self.suggestion = suggestion
    }
}
