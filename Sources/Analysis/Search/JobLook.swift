import CodingModel

/// The matches of a job that are not among the answers shown of the open question.
package struct MatchesElsewhere: Hashable, Sendable {
    /// Answers to the open question that match and are not shown: a filter left them out.
    package internal(set) var outsideFilter = 0
    /// The other questions with matches, from the one after the open question on, and round.
    package internal(set) var questions: [QuestionMatches] = []
    /// How many answers took the pattern too much work: whether they match is not known.
    package internal(set) var undecided = 0
    /// The pattern took too much work at too many texts: the rest was not looked at.
    package internal(set) var isGivenUp = false
    /// Nothing more will be found.
    package internal(set) var isEnded = false

    /// Matching answers to other questions.
    package var answers: Int { questions.reduce(0) { $0 + $1.answers } }

    /// Every text was looked at, and of every answer it is known whether it matches.
    package var isCertain: Bool { isEnded && !isGivenUp && undecided == 0 }
}

/// The matches of a question that is not open.
package struct QuestionMatches: Hashable, Sendable {
    /// The question's place in the job.
    package let place: Int
    /// How many answers to it match.
    package let answers: Int
    /// How many codes match by their label, id or path.
    package let codes: Int
}

/// A look through the rest of a job, behind the open question: at what its filter left out, then at the other questions.
struct JobLook: Sendable {
    private let query: TextQuery
    private let scope: SearchScope
    private let job: CodedJob
    private let place: Int
    /// How many questions are done, what the open one's filter left out being the first.
    private var done = 0
    private var current: QuestionLook
    private var (said, named, cutOffs) = (0, 0, 0)
    /// Matches in the scope.
    private(set) var matches = MatchesElsewhere()
    /// Matches of identifiers.
    private(set) var identified = MatchesElsewhere()

    /// - Parameters:
    ///   - shown: The part of the open question that is shown.
    ///   - place: The question's place in the job.
    init(for query: TextQuery, _ scope: SearchScope, in job: CodedJob, behind shown: CodedQuestion, place: Int) {
        self.query = query
        self.scope = scope
        self.job = job
        self.place = place
        let whole = job.questions[place]
        current = QuestionLook(
            for: query, in: whole, places: scope.places.union(.ids), scope: scope.places, except: shown)
        if shown.answerCount == whole.answerCount { goOn() }
    }

    private mutating func goOn() {
        done += 1
        (said, named) = (0, 0)
        guard done < job.questions.count else { return end() }
        current = QuestionLook(
            for: query, in: job.questions[(place + done) % job.questions.count],
            places: scope.places.union([.ids, .labels]), scope: scope.places)
    }

    private mutating func end() {
        matches.isEnded = true
        identified.isEnded = true
    }

    /// Looks at the next text or answer.
    mutating func advance(spent: inout Int, cutOffLimit: Int) {
        guard !matches.isEnded else { return }
        guard !current.isComplete else {
            note()
            cutOffs += current.cutOffs
            return goOn()
        }
        guard let (_, finding) = current.advance(spent: &spent) else { return }
        if finding.found.contains(.ids) { named += 1 }
        if !finding.found.isDisjoint(with: scope.places) {
            said += 1
        } else if !finding.undecided.isDisjoint(with: scope.places) {
            matches.undecided += 1
        }
        guard cutOffs + current.cutOffs >= cutOffLimit else { return }
        note()
        matches.isGivenUp = true
        identified.isGivenUp = true
        end()
    }

    /// Notes what was found in a question.
    private mutating func note() {
        guard done > 0 else {
            matches.outsideFilter = said
            identified.outsideFilter = named
            return
        }
        let place = (place + done) % job.questions.count
        let codes = current.labels.codes.count
        if said + codes > 0 { matches.questions.append(.init(place: place, answers: said, codes: codes)) }
        if named > 0 { identified.questions.append(.init(place: place, answers: named, codes: 0)) }
    }
}
