import CodingModel

/// The outcome of a search of a question so far.
package struct SearchHits: Sendable {
    /// The scope that says which answers match; `ids` where nobody said the pattern and it is part of an identifier.
    package let scope: SearchScope
    /// The answers that match, among those that were looked at.
    package let answers: AnswerSet
    /// The codes whose label matches, or whose id or path the pattern is; ascending.
    package let codes: [CodeIndex]
    /// Matches that are not among the answers of the question.
    package let elsewhere: MatchesElsewhere
    /// The answers before this one were looked at.
    package let scanned: AnswerIndex
    /// Every text was looked at.
    package let isComplete: Bool
    /// The pattern took too much work at too many texts; answers from `scanned` on will not be looked at.
    package let isGivenUp: Bool
    /// How many answers took the pattern too much work: whether they match is not known.
    package var undecided: Int { undecidedAnswers.count }
    /// The answers that took the pattern too much work.
    package let undecidedAnswers: AnswerSet
    /// How many labels took the pattern too much work.
    package let undecidedLabels: Int
    private let counts: PlaceCounts
    private let labelled: Int
    private let directCounts: [Int]
    private let netCounts: [Int]

    init(
        scope: SearchScope, answers: AnswerSet, counts: PlaceCounts, labels: LabelFinding, elsewhere: MatchesElsewhere,
        scanned: AnswerIndex, isComplete: Bool, isGivenUp: Bool, undecided: AnswerSet, directCounts: [Int],
        netCounts: [Int]
    ) {
        self.scope = scope
        self.answers = answers
        self.counts = counts
        codes = labels.codes
        labelled = labels.count
        undecidedLabels = labels.undecided
        self.elsewhere = elsewhere
        self.scanned = scanned
        self.isComplete = isComplete
        self.isGivenUp = isGivenUp
        undecidedAnswers = undecided
        self.directCounts = directCounts
        self.netCounts = netCounts
    }

    /// Nothing more will be found in the question.
    package var isEnded: Bool { isComplete || isGivenUp }

    /// Nothing more will be found, here or elsewhere.
    package var isFinished: Bool { isGivenUp || isComplete && elsewhere.isEnded }

    /// It is known whether there is a match in the question: where nobody said the pattern, it may yet be an identifier.
    package var isSettled: Bool { isFinished || isComplete && answers.count > 0 }

    /// The search is complete, and of every answer it is known whether it matches.
    package var isCertain: Bool { isComplete && undecided == 0 }

    /// How often the pattern was found in a place: answers that have it in what was said or asked, labels, and answers whose
    /// respondent's identifier has it. For all places it is the number of answers that match.
    package func count(in scope: SearchScope) -> Int {
        switch scope {
        case .answers: counts.answers
        case .questions: counts.questions
        case .labels: labelled
        case .ids: counts.ids
        case .all: answers.count
        }
    }

    /// True when some texts of a place took too much work, so that there may be more.
    package func isUndecided(in scope: SearchScope) -> Bool {
        switch scope {
        case .labels: undecidedLabels > 0
        case .all: undecided > 0
        case .answers, .questions, .ids: counts.undecided.contains(scope.places)
        }
    }

    /// Distinct matching answers in the code's subtree.
    package func netCount(of code: CodeIndex) -> Int { netCounts[code] }

    /// Distinct matching answers on the code itself.
    package func directCount(of code: CodeIndex) -> Int { directCounts[code] }
}
