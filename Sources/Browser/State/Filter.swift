import Analysis
import CodingModel
import TerminalText

/// Tells one filter or analysis that was asked for from all others: what an earlier one comes to is dropped.
package struct AnalysisToken: Hashable, Sendable {
    let number: Int

    /// - Parameter number: one that none had before.
    package init(number: Int) {
        self.number = number
    }
}

/// A filter that the runtime is to apply; known by its token.
package struct FilterRequest: TokenIdentified {
    /// What its result comes back with.
    package let token: AnalysisToken
    let filter: AnswerFilter
    let context: FilterContext
    /// The question whole.
    let question: CodedQuestion

    /// Applies the filter. Takes as long as the question is large, so it is not for the reducer's thread.
    /// - Returns: Nil when it was no longer wanted.
    package func result(while isWanted: () -> Bool) -> FilterResult? {
        guard let outcome = question.answers(passing: filter, context: context, while: isWanted) else { return nil }
        return FilterResult(
            question: question.restricted(to: outcome.answers), undecided: outcome.undecided,
            isGivenUp: outcome.isGivenUp)
    }
}

/// What a filter left of a question.
package struct FilterResult: Sendable {
    /// The question with the answers that pass alone.
    let question: CodedQuestion
    /// Answers of which it is not known whether they pass: they were left out.
    let undecided: Int
    /// A pattern was given up.
    let isGivenUp: Bool
}

/// A filter of a question, and what it left.
package struct ActiveFilter: Sendable {
    package let filter: AnswerFilter
    /// What it is saved as; nil when it is not.
    package let name: RawText?
    /// As the reader sees it.
    let expression: RawText
    /// Of the latest request.
    private(set) var token: AnalysisToken
    /// The snapshot that was filtered.
    private(set) var snapshot: Int
    /// Once it is worked out, the reader goes to the code of the first level that has most of what is left, unless the
    /// open code has all of it: what is left may be anywhere.
    var leadsToMost = false
    /// Nil until it is worked out.
    var result: FilterResult?

    /// Takes what it left of another snapshot.
    mutating func take(_ result: FilterResult, of token: AnalysisToken, in snapshot: Int) {
        self.result = result
        self.token = token
        self.snapshot = snapshot
    }
}

/// A filter under a name.
package struct SavedFilter: Hashable, Sendable {
    package let name: RawText
    /// As `AnswerFilter(parsing:in:)` reads it.
    package let expression: RawText

    /// Nothing is checked.
    package init(name: RawText, expression: RawText) {
        self.name = name
        self.expression = expression
    }
}
