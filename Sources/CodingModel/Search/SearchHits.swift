/// What a search of a question's answers has found so far.
package struct SearchHits: Sendable {
    /// The answers that match, among those that were looked at.
    package let answers: AnswerSet
    /// Answers before this one were looked at.
    package let scanned: AnswerIndex
    /// Every answer was looked at.
    package let isComplete: Bool
    private let netCounts: [Int]

    init(answers: AnswerSet, scanned: AnswerIndex, isComplete: Bool, netCounts: [Int]) {
        self.answers = answers
        self.scanned = scanned
        self.isComplete = isComplete
        self.netCounts = netCounts
    }

    /// Distinct matching answers in the code's subtree.
    package func netCount(of code: CodeIndex) -> Int { netCounts[code] }
}
