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

    /// A search that nobody has run yet.
    package init(token: RequestToken, query: TextQuery, question: CodedQuestion) {
        self.token = token
        self.query = query
        self.question = question
    }
}
