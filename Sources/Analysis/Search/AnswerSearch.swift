import CodingModel
import TerminalText

/// Looks for a pattern in a question: in its labels, in its answers from the first on, then in the rest of the job. It goes
/// slice by slice, so that the caller can show what is found so far, or stop.
/// ```
/// var search = AnswerSearch(for: query, in: question)              // TextQuery("late")
/// while !search.isFinished {
///     search.advance(bytes: 1 << 20)
///     show(search.hits)                                            // hits.answers: 3, 17, 20; hits.scanned: 4096
/// }
/// ```
package struct AnswerSearch: Sendable {
    /// The search is given up when the pattern has taken too much work at so many texts.
    private static let cutOffLimit = 16

    private let scope: SearchScope
    private let question: CodedQuestion
    private var own: QuestionLook
    /// The rest of the job; nil where nothing but the question is looked at.
    private var rest: JobLook?
    private var found = AnswerSet()
    private var undecided = AnswerSet()
    private var counts = PlaceCounts()
    private var tally: CodeTally
    private let widens: Bool
    private var foundByID = AnswerSet()
    private var tallyByID: CodeTally

    /// A search that has looked at nothing yet.
    /// - Parameters:
    ///   - scope: Says which answers match; the other places are looked at and counted too.
    ///   - job: The whole job, to look through the rest of it too. With it a pattern that nobody said is taken for an
    ///     identifier, if it is one: the hits' scope is then `ids`.
    ///   - place: The question's place in `job`.
    package init(
        for query: TextQuery, in question: CodedQuestion, scope: SearchScope = .answers, job: CodedJob? = nil,
        place: Int = 0
    ) {
        self.init(for: query, in: question, scope, SearchScope.all.places)
        rest = job.map { JobLook(for: query, scope, in: $0, behind: question, place: place) }
    }

    /// A search that looks at nothing but a scope.
    package init(onlyFor query: TextQuery, in question: CodedQuestion, _ scope: SearchScope) {
        self.init(for: query, in: question, scope, scope.places, widens: false)
    }

    private init(
        for query: TextQuery, in question: CodedQuestion, _ scope: SearchScope, _ places: SearchPlaces,
        widens: Bool = true
    ) {
        self.scope = scope
        self.question = question
        own = QuestionLook(for: query, in: question, places: places, scope: scope.places)
        self.widens = widens && scope == .answers
        tally = CodeTally(codeCount: question.codeCount)
        tallyByID = tally
    }

    /// Every text of the question was looked at.
    package var isComplete: Bool { own.isComplete }

    /// The pattern took too much work at too many texts: no more will be looked at.
    package var isGivenUp: Bool { own.cutOffs >= Self.cutOffLimit }

    /// Nothing more will be found in the question, nor in the rest of the job.
    package var isFinished: Bool { isGivenUp || isComplete && rest?.matches.isEnded != false }

    /// How many answers were found so far.
    package var foundCount: Int { found.count }

    /// Looks at the next texts, about so many bytes of them, and at least at one.
    package mutating func advance(bytes budget: Int) {
        var spent = 0
        while spent < budget, !isComplete, !isGivenUp {
            if let (answer, finding) = own.advance(spent: &spent) { note(finding, in: answer) }
            spent += 1
        }
        while spent < budget, !isFinished {
            rest?.advance(spent: &spent, cutOffLimit: Self.cutOffLimit)
            spent += 1
        }
    }

    @inline(__always)
    private mutating func note(_ finding: AnswerFinding, in answer: AnswerIndex) {
        counts.note(finding)
        if widens, finding.found.contains(.ids) {
            foundByID.insert(answer)
            tallyByID.add(question.codes(of: answer), in: question)
        }
        if !finding.found.isDisjoint(with: scope.places) {
            found.insert(answer)
            tally.add(question.codes(of: answer), in: question)
        } else if !finding.undecided.isDisjoint(with: scope.places) {
            undecided.insert(answer)
        }
    }

    /// Nobody in the job said the pattern, that is certain, and it is part of an identifier.
    private var isWidened: Bool {
        guard widens, let rest, isComplete, rest.matches.isCertain,
            found.count + undecided.count + rest.matches.outsideFilter + rest.matches.answers == 0
        else { return false }
        return foundByID.count + rest.identified.outsideFilter + rest.identified.answers > 0
    }

    /// The outcome so far. Takes time linear in the codes.
    package var hits: SearchHits {
        let isWidened = isWidened
        let tally = isWidened ? tallyByID : tally
        var elsewhere = (isWidened ? rest?.identified : rest?.matches) ?? MatchesElsewhere()
        if rest == nil || isGivenUp { elsewhere.isEnded = true }
        return SearchHits(
            scope: isWidened ? .ids : scope, answers: isWidened ? foundByID : found, counts: counts,
            labels: own.labels, elsewhere: elsewhere, scanned: own.next, isComplete: isComplete, isGivenUp: isGivenUp,
            undecided: undecided, directCounts: tally.direct, netCounts: tally.netCounts(in: question))
    }
}

/// In how many answers a pattern was found, by place.
struct PlaceCounts: Hashable, Sendable {
    private(set) var answers = 0
    private(set) var questions = 0
    private(set) var ids = 0
    /// The places with texts that took too much work.
    private(set) var undecided: SearchPlaces = []

    mutating func note(_ finding: AnswerFinding) {
        if finding.found.contains(.answers) { answers += 1 }
        if finding.found.contains(.questions) { questions += 1 }
        if finding.found.contains(.ids) { ids += 1 }
        undecided.formUnion(finding.undecided)
    }
}
