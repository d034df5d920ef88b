import CodingModel
import TerminalText

/// Which of a question's answers to keep: a condition, or conditions put together.
///
/// `AnswerFilter(parsing:in:)` reads the readable form, `expression(in:)` writes it. Codes are known by their paths, so a
/// filter goes on through snapshots.
package indirect enum AnswerFilter: Hashable, Sendable {
    /// All of them hold; never empty.
    case all([AnswerFilter])
    /// One of them holds, or more; never empty.
    case any([AnswerFilter])
    case not(AnswerFilter)
    /// Each is asked of what those before it have left, as if nobody had said anything else; never empty.
    case then([AnswerFilter])
    /// The answer is under the code or one below it.
    case code(CodePath)
    /// The respondent has an answer under the code or one below it, this one or another.
    case respondents(CodePath)
    /// A follow-up question was asked.
    case hasFollowups
    /// How many codes list the answer.
    case codeCount(Comparison, Int)
    /// How many characters (code points) the answer's text has, follow-ups apart.
    case length(Comparison, Int)
    /// Another answer to the question has the same text, byte for byte.
    case duplicate
    /// The answer's text is this one, byte for byte.
    case exactly(RawText)
    /// What a search for the pattern would find: identifier, text or a follow-up has it.
    case text(TextQuery)
    /// What a reader noted of the answer under any code.
    case review(ReviewCondition)

    /// A reader's marks make a difference to it.
    package var asksForReviews: Bool {
        switch self {
        case .all(let parts), .any(let parts), .then(let parts): parts.contains(where: \.asksForReviews)
        case .not(let part): part.asksForReviews
        case .review: true
        default: false
        }
    }

    /// How a number has to be to another.
    package enum Comparison: String, CaseIterable, Hashable, Sendable {
        case less = "<"
        case atMost = "<="
        case equal = "="
        case atLeast = ">="
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

    /// What a reader may have noted of an answer.
    package enum ReviewCondition: String, CaseIterable, Hashable, Sendable {
        case flagged
        /// No verdict was given.
        case unreviewed
        case agreed, disagreed, unsure
        /// A note was written.
        case noted
    }

    /// The deepest that conditions may be put inside one another.
    static let depthLimit = 64
}

/// What a filter needs to know of a question beyond its answers: what readers noted of them.
package struct FilterContext: Sendable {
    /// The answers of which it was noted, under any code; what is not here, of none. `unreviewed` is those with a
    /// verdict left out.
    private let reviewed: [AnswerFilter.ReviewCondition: AnswerSet]

    /// - Parameter reviewed: For every condition but `unreviewed`.
    package init(reviewed: [AnswerFilter.ReviewCondition: AnswerSet] = [:]) {
        self.reviewed = reviewed
    }

    func answers(_ condition: AnswerFilter.ReviewCondition, below limit: AnswerIndex) -> AnswerSet {
        guard condition == .unreviewed else { return reviewed[condition] ?? AnswerSet() }
        let verdicts: [AnswerFilter.ReviewCondition] = [.agreed, .disagreed, .unsure]
        return verdicts.reduce(AnswerSet(below: limit)) { $0.subtracting(reviewed[$1] ?? AnswerSet()) }
    }
}

/// Why a text is no filter.
package struct FilterFailure: Error, Hashable, Sendable {
    /// What is wrong and what could stand there; the beginning of a sentence is the caller's.
    package let reason: RawText
    /// How many characters of the text are right.
    package let place: Int
    /// The filter is well written, and about a code that this question does not have.
    package var isOfOtherQuestion = false

    var lackingCode: FilterFailure { FilterFailure(reason: reason, place: place, isOfOtherQuestion: true) }

    init(reason: RawText, place: Int, isOfOtherQuestion: Bool = false) {
        self.reason = reason
        self.place = place
        self.isOfOtherQuestion = isOfOtherQuestion
    }
}
