import CodingModel

/// The outcome of a search of a question so far.
package struct SearchHits: Sendable {
    /// The answers that match, among those that were looked at.
    package let answers: AnswerSet
    /// The codes whose label, id or path matches; ascending.
    package let codes: [CodeIndex]
    /// The answers before this one were looked at.
    package let scanned: AnswerIndex
    /// Every answer was looked at.
    package let isComplete: Bool
    /// The pattern took too many steps at too many answers; those from `scanned` on will not be looked at.
    package let isGivenUp: Bool
    /// How many answers took the pattern too many steps: whether they match is not known.
    package var undecided: Int { undecidedAnswers.count }
    /// The answers that took the pattern too many steps.
    package let undecidedAnswers: AnswerSet
    private let directCounts: [Int]
    private let netCounts: [Int]

    init(
        answers: AnswerSet, codes: [CodeIndex], scanned: AnswerIndex, isComplete: Bool, isGivenUp: Bool,
        undecided: AnswerSet, directCounts: [Int], netCounts: [Int]
    ) {
        self.answers = answers
        self.codes = codes
        self.scanned = scanned
        self.isComplete = isComplete
        self.isGivenUp = isGivenUp
        undecidedAnswers = undecided
        self.directCounts = directCounts
        self.netCounts = netCounts
    }

    /// Nothing more will be found.
    package var isEnded: Bool { isComplete || isGivenUp }

    /// The search is complete, and of every answer it is known whether it matches.
    package var isCertain: Bool { isComplete && undecided == 0 }

    /// Distinct matching answers in the code's subtree.
    package func netCount(of code: CodeIndex) -> Int { netCounts[code] }

    /// Distinct matching answers on the code itself.
    package func directCount(of code: CodeIndex) -> Int { directCounts[code] }
}
