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

/// The filter of a question, and its result.
package struct ActiveFilter: Sendable {
    /// The condition that answers must meet.
    package let filter: AnswerFilter
    /// The name that it is saved under; nil when it is not.
    package let name: RawText?
    /// The condition as the reader sees it.
    let expression: RawText
    /// The latest request.
    private(set) var token: RequestToken
    /// The number of the snapshot that was filtered.
    private(set) var snapshot: Int
    /// Once it is worked out, the reader goes to the code of the first level that has most of what is left, unless the
    /// open code has all of it: what is left may be anywhere.
    var leadsToMost = false
    /// Nil until it is worked out.
    var result: FilterResult?

    init(filter: AnswerFilter, name: RawText?, expression: RawText, token: RequestToken, snapshot: Int) {
        self.filter = filter
        self.name = name
        self.expression = expression
        self.token = token
        self.snapshot = snapshot
    }

    /// Takes what it left of another snapshot.
    mutating func take(_ result: FilterResult, of token: RequestToken, in snapshot: Int) {
        self.result = result
        self.token = token
        self.snapshot = snapshot
    }
}

/// A filter under a name.
package struct SavedFilter: Hashable, Sendable {
    /// The name that the reader gave it.
    package let name: RawText
    /// The condition in words, as `AnswerFilter(parsing:in:)` reads it.
    package let expression: RawText

    /// Nothing is checked.
    package init(name: RawText, expression: RawText) {
        self.name = name
        self.expression = expression
    }
}
