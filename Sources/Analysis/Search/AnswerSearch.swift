import CodingModel
import TerminalText

/// Looks for a pattern in a question: in its labels, in its answers from the first on, then for respondents with answers to
/// other questions. It goes slice by slice, so that the caller can show what is found so far, or stop.
/// ```
/// var search = AnswerSearch(for: query, in: question)              // TextQuery("late")
/// while !search.isComplete, !search.isGivenUp {
///     search.advance(bytes: 1 << 20)
///     show(search.hits)                                            // hits.answers: 3, 17, 20; hits.scanned: 4096
/// }
/// ```
package struct AnswerSearch: Sendable {
    /// The search is given up when the pattern has taken too much work at so many texts.
    private static let cutOffLimit = 16
    /// The most respondents elsewhere that are told.
    private static let elsewhereLimit = 1000

    private let query: TextQuery
    private let scope: SearchScope
    private let places: SearchPlaces
    private let question: CodedQuestion
    /// The job whose other questions may have respondents that are looked for.
    private let job: CodedJob?
    private let questionPlace: Int

    private var nextCode: CodeIndex = 0
    private var labels = LabelFinding()
    private var next: AnswerIndex = 0
    private var found = AnswerSet()
    private var undecided = AnswerSet()
    private var counts = PlaceCounts()
    private var tally: CodeTally
    private let widens: Bool
    private var foundByID = AnswerSet()
    private var tallyByID: CodeTally
    private var nextRespondent: RespondentIndex = 0
    private var elsewhere: [AnswerReference] = []

    /// A search that has looked at nothing yet.
    /// - Parameters:
    ///   - scope: Says which answers match; the other places are looked at and counted too.
    ///   - job: The whole job, to look for respondents in its other questions too. With it a pattern that nobody said is
    ///     taken for an identifier, if it is one: the hits' scope is then `ids`.
    ///   - place: The question's place in `job`.
    package init(
        for query: TextQuery, in question: CodedQuestion, scope: SearchScope = .answers, job: CodedJob? = nil,
        place: Int = 0
    ) {
        self.init(for: query, in: question, scope, SearchScope.all.places, job, place)
    }

    /// A search that looks at nothing but a scope.
    package init(onlyFor query: TextQuery, in question: CodedQuestion, _ scope: SearchScope) {
        self.init(for: query, in: question, scope, scope.places, nil, 0)
    }

    private init(
        for query: TextQuery, in question: CodedQuestion, _ scope: SearchScope, _ places: SearchPlaces,
        _ job: CodedJob?,
        _ place: Int
    ) {
        self.query = query
        self.scope = scope
        self.places = places
        self.question = question
        self.job = job.flatMap { $0.questions.count > 1 ? $0 : nil }
        widens = job != nil && scope == .answers
        questionPlace = place
        tally = CodeTally(codeCount: question.codeCount)
        tallyByID = tally
        labels.isUnder = Array(repeating: false, count: question.codeCount)
    }

    /// Every text was looked at.
    package var isComplete: Bool {
        nextCode == question.codeCount && next == question.answerLimit
            && nextRespondent == (job?.respondentCount ?? 0)
    }

    /// The pattern took too much work at too many texts: no more will be looked at.
    package var isGivenUp: Bool { undecided.count + labels.undecided >= Self.cutOffLimit }

    /// How many answers were found so far.
    package var foundCount: Int { found.count }

    /// Looks at the next texts, about so many bytes of them, and at least at one.
    package mutating func advance(bytes budget: Int) {
        var spent = 0
        while spent < budget, !isComplete, !isGivenUp {
            if nextCode < question.codeCount {
                lookAtCode(spent: &spent)
            } else if next < question.answerLimit {
                lookAtAnswer(spent: &spent)
            } else {
                lookAtRespondent(spent: &spent)
            }
            spent += 1
        }
    }

    private mutating func lookAtCode(spent: inout Int) {
        let code = nextCode
        nextCode += 1
        guard places.contains(.labels) else { return }
        let outcome = question.withLabel(of: code) { label in
            query.matcher.look(in: label, 0..<label.count, spent: &spent)
        }
        labels.note(outcome, code, parent: question.parent(of: code))
        if outcome == .found || query.names(code, in: question) { labels.codes.append(code) }
    }

    private mutating func lookAtAnswer(spent: inout Int) {
        let answer = next
        next += 1
        guard question.holds(answer) else { return }
        var finding = question.withTexts(of: answer) { texts in
            texts.search(for: query.matcher, in: places, spent: &spent)
        }
        if labels.count > 0, question.codes(of: answer).contains(where: { labels.isUnder[$0] }) {
            finding.found.formUnion(.labels)
        }
        counts.note(finding.found)
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

    private mutating func lookAtRespondent(spent: inout Int) {
        guard let job else { return }
        let respondent = nextRespondent
        nextRespondent += 1
        guard elsewhere.count < Self.elsewhereLimit else { return }
        let outcome = job.withResponseIdentifier(of: respondent) { identifier in
            query.matcher.look(in: identifier, 0..<identifier.count, spent: &spent)
        }
        guard outcome == .found else { return }
        elsewhere += job.answers(of: respondent).filter { $0.question != questionPlace }
    }

    /// The outcome so far. Takes time linear in the codes.
    package var hits: SearchHits {
        let isWidened = widens && isComplete && found.count == 0 && (foundByID.count > 0 || !elsewhere.isEmpty)
        let tally = isWidened ? tallyByID : tally
        return SearchHits(
            scope: isWidened ? .ids : scope, answers: isWidened ? foundByID : found, counts: counts,
            codes: labels.codes, labelled: labels.count, elsewhere: elsewhere, scanned: next, isComplete: isComplete,
            isGivenUp: isGivenUp, undecided: undecided, directCounts: tally.direct,
            netCounts: tally.netCounts(in: question))
    }
}

/// The codes that a search has found.
private struct LabelFinding: Sendable {
    /// The codes whose label matches, or whose id or path the pattern is; ascending.
    var codes: [CodeIndex] = []
    /// How many labels match.
    var count = 0
    /// How many labels took too much work.
    var undecided = 0
    /// For each code, whether its label or that of one above it matches.
    var isUnder: [Bool] = []

    mutating func note(_ outcome: Matcher.Outcome, _ code: CodeIndex, parent: CodeIndex?) {
        if outcome == .found { count += 1 }
        if outcome == .cutOff { undecided += 1 }
        isUnder[code] = outcome == .found || parent.map { isUnder[$0] } == true
    }
}

/// In how many answers a pattern was found, by place.
struct PlaceCounts: Hashable, Sendable {
    private(set) var answers = 0
    private(set) var questions = 0
    private(set) var ids = 0

    mutating func note(_ places: SearchPlaces) {
        if places.contains(.answers) { answers += 1 }
        if places.contains(.questions) { questions += 1 }
        if places.contains(.ids) { ids += 1 }
    }
}

extension TextQuery {
    /// Whether the pattern is the code's id or path.
    fileprivate func names(_ code: CodeIndex, in question: CodedQuestion) -> Bool {
        guard let path = namedPath else { return false }
        guard path.ids.last == question.id(of: code) else { return false }
        return path.ids.count == 1 || question.path(of: code) == path
    }
}
