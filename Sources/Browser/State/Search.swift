import Analysis
import CodingModel
import TerminalText

/// A search in the open question, and its hits so far.
package struct Search: Sendable {
    /// The pattern; it stays while the reader goes from question to question.
    package let query: TextQuery
    /// Whose words are looked for.
    package let scope: SearchScope
    let token: RequestToken
    /// The question that is searched; nil while none is open.
    let subject: ShownQuestion?
    /// The hits in that very question; nil until the first are told.
    package private(set) var hits: SearchHits?
    /// Columns of the longest count of hits under a code.
    package private(set) var hitDigits = 1
    /// While it is set, the reader goes to a hit as soon as it is found.
    private(set) var landing: Landing?
    /// The reader knows that what is read under this code is no match.
    private(set) var knownMiss: CodeIndex?
    /// The reader wants to be told what was found; the last thing that they were told of it.
    private(set) var isToBeTold = false
    private(set) var told: Notice?
    /// Whose words are marked until there are hits.
    private let assumedScope: SearchScope

    /// The hit that a reader is led to.
    enum Landing: Hashable, Sendable {
        /// The first from a place on.
        case from(ReadingOrigin)
        /// The first of the question, or the last.
        case end(ReadingState.Arrival)
    }

    /// - Parameter shownScope: Whose words are marked until there are hits; nil for the scope's.
    init(
        query: TextQuery, scope: SearchScope, token: RequestToken, subject: ShownQuestion?, landing: Landing?,
        shownScope: SearchScope? = nil
    ) {
        self.query = query
        self.scope = scope
        self.token = token
        self.subject = subject
        self.landing = landing
        assumedScope = shownScope ?? scope
    }

    mutating func take(_ hits: SearchHits, digits: Int?) {
        self.hits = hits
        hitDigits = digits ?? hitDigits
    }

    /// Whose words are marked: those that the hits are in, as soon as there are any.
    var shownScope: SearchScope { hits?.scope ?? assumedScope }

    /// Whose words stay marked in another snapshot of the question, so that the reader is not moved; nil in another question.
    func shownScope(in question: ShownQuestion?) -> SearchScope? {
        (subject?.job, subject?.question) == (question?.job, question?.question) ? shownScope : nil
    }

    mutating func endLanding() { landing = nil }

    /// The reader goes on to matches of the scope in another question.
    func led(to end: ReadingState.Arrival) -> Search {
        Search(query: query, scope: shownScope, token: token, subject: nil, landing: .end(end))
    }

    mutating func noteMiss(under code: CodeIndex) { knownMiss = code }

    mutating func beginTelling() { isToBeTold = true }

    mutating func endTelling() { (isToBeTold, told) = (false, nil) }

    mutating func noteTold(_ notice: Notice?) { told = notice }

    /// True where hits in an answer are to be shown. A regular expression may take long at each answer, so only where it
    /// is known to match is it asked again.
    func shows(_ answer: AnswerIndex) -> Bool {
        query.syntax == .literal || hits?.answers.contains(answer) == true
    }

    /// True where hits in a code's label are to be shown.
    func shows(labelOf code: CodeIndex) -> Bool {
        guard query.syntax == .regularExpression else { return true }
        let codes = hits?.codes ?? []
        let place = codes.partitionIndex { $0 >= code }
        return place < codes.count && codes[place] == code
    }

    /// The pattern in a sentence: `“late”`.
    var name: DisplayText { "“\(query.pattern.excerpt(40))”" }
}

/// The answer that was read when a search was asked for. The reader returns there when the search is dropped.
package struct ReadingOrigin: Hashable, Sendable {
    let answer: AnswerIndex?
    let answersTop: Int
    let detailTop: Int
    let link: Int?

    init(_ view: QuestionView) {
        answer = view.selectedAnswer
        answersTop = view.answersTop
        detailTop = view.detailTop
        link = view.link
    }
}
