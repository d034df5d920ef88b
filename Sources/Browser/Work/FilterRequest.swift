import Analysis
import CodingModel
import TerminalText

/// A filter that the runtime is to apply.
package struct FilterRequest: TokenIdentified {
    /// The token that the result comes back with.
    package let token: RequestToken
    let filter: AnswerFilter
    let context: FilterContext
    /// The question with all its answers.
    let question: CodedQuestion

    /// Applies the filter. It takes as long as the question is large, so it is not for the reducer's thread.
    /// - Returns: Nil when it was no longer wanted.
    package func result(while isWanted: () -> Bool) -> FilterResult? {
        guard let outcome = question.answers(passing: filter, context: context, while: isWanted) else { return nil }
        return FilterResult(
            question: question.restricted(to: outcome.answers), undecided: outcome.undecided,
            isGivenUp: outcome.isGivenUp)
    }
}

/// The part of a question that a filter left.
package struct FilterResult: Sendable {
    /// The question as if it had no answers but those that pass.
    let question: CodedQuestion
    /// Number of answers that were left out because it is not known if they pass.
    let undecided: Int
    /// A pattern was given up.
    let isGivenUp: Bool
}
