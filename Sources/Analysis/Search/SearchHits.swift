import CodingModel

/// What a search of a question has found so far.
package struct SearchHits: Sendable {
    /// The answers that match, among those that were looked at.
    package let answers: AnswerSet
    /// The codes whose label, id or path matches; ascending.
    package let codes: [CodeIndex]
    /// Answers before this one were looked at.
    package let scanned: AnswerIndex
    /// Every answer was looked at.
    package let isComplete: Bool
    /// The pattern took too many steps at too many answers; those from `scanned` on were not looked at, and won't be.
    package let isGivenUp: Bool
    /// Answers at which the pattern took too many steps: whether they match is not known.
    package var undecided: Int { undecidedAnswers.count }
    /// Which they are.
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

    /// All that matches is known.
    package var isCertain: Bool { isComplete && undecided == 0 }

    /// Distinct matching answers in the code's subtree.
    package func netCount(of code: CodeIndex) -> Int { netCounts[code] }

    /// Distinct matching answers on the code itself.
    package func directCount(of code: CodeIndex) -> Int { directCounts[code] }
}
