import Analysis
import CodingModel
import TerminalText

/// A search that the runtime is to run.
package struct SearchRequest: TokenIdentified {
    /// The token that findings come back with.
    package let token: RequestToken
    /// The pattern to look for.
    package let query: TextQuery
    /// The question whose answers are looked at.
    package let question: CodedQuestion
    /// Whose words are looked for.
    package let scope: SearchScope
    /// The whole job, and the question's place in it: identifiers are looked for in all questions.
    private let job: CodedJob?
    private let place: Int

    /// A search that nobody has run yet.
    package init(
        token: RequestToken, query: TextQuery, question: CodedQuestion, scope: SearchScope = .answers,
        job: CodedJob? = nil, place: Int = 0
    ) {
        self.token = token
        self.query = query
        self.question = question
        self.scope = scope
        self.job = job
        self.place = place
    }

    /// The search itself, at its beginning.
    package var search: AnswerSearch {
        AnswerSearch(for: query, in: question, scope: scope, job: job, place: place)
    }
}
