import Analysis
import CodingModel

/// Tells one search from all others: what an earlier one still finds is dropped.
package struct SearchToken: Hashable, Sendable {
    let number: Int

    /// - Parameter number: one that no search had before.
    package init(number: Int) {
        self.number = number
    }
}

/// A search that the runtime is to run; known by its token.
package struct SearchRequest: TokenIdentified {
    /// What its findings come back with.
    package let token: SearchToken
    /// What to look for.
    package let query: TextQuery
    /// Whose answers to look at.
    package let question: CodedQuestion

    package init(token: SearchToken, query: TextQuery, question: CodedQuestion) {
        self.token = token
        self.query = query
        self.question = question
    }
}

/// What is looked for, and what was found in the open question so far.
package struct Search: Sendable {
    /// The pattern; it stays while the reader goes from question to question.
    package let query: TextQuery
    let token: SearchToken
    /// Nil while no question is open.
    let subject: SearchSubject?
    /// Of that very subject; nil until the first are told.
    package internal(set) var hits: SearchHits?
    /// Columns of the longest count of matches under a code.
    package internal(set) var hitDigits = 1
    /// While it is set, the reader goes to the first match from there on as soon as it is found.
    var landing: SearchOrigin?
}

extension Search {
    /// Whether matches in an answer are to be marked. A regular expression may take long at each answer, so only where it
    /// is known to match is it asked again.
    func marks(_ answer: AnswerIndex) -> Bool {
        query.syntax == .literal || hits?.answers.contains(answer) == true
    }
}

/// What a search looks through: a question of one snapshot.
struct SearchSubject: Hashable, Sendable {
    let job: JobIdentifier
    let question: Int
    let snapshot: Int
    /// What was left of the question by a filter.
    let filter: AnalysisToken?
}

/// Where the reader was when a search was asked for, and is again when it is dropped.
package struct SearchOrigin: Hashable, Sendable {
    let answer: AnswerIndex?
    let answersTop: Int
    let detailTop: Int
    let link: Int?
}
