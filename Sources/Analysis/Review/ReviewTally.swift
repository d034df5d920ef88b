import CodingModel
import TerminalText

/// Verdicts counted by what the AI had decided.
struct ReviewTally {
    /// On answers that the AI put under the code.
    var coded = VerdictCounts()
    /// On answers that it did not put there.
    var absent = VerdictCounts()
}

/// How often each verdict was given.
package struct VerdictCounts: Hashable, Sendable {
    /// The answer belongs under the code.
    package internal(set) var agree = 0
    /// It does not.
    package internal(set) var disagree = 0
    /// The reader could not tell.
    package internal(set) var unsure = 0
    /// All of them.
    package var total: Int { agree + disagree + unsure }

    /// None yet.
    package init() {}

    mutating func change(_ verdict: Verdict?, by step: Int) {
        switch verdict {
        case .agree: agree += step
        case .disagree: disagree += step
        case .unsure: unsure += step
        case nil: break
        }
    }
}

/// All that is counted of a code's marks, or of a question's.
struct MarkTally {
    private(set) var all = ReviewTally()
    private(set) var blind = ReviewTally()
    private(set) var flagged = 0
    private(set) var noted = 0

    /// - Parameter step: 1 for a mark that comes, -1 for one that goes.
    mutating func change(_ mark: ReviewMark, isCoded: Bool, by step: Int) {
        let counts: WritableKeyPath<ReviewTally, VerdictCounts> = isCoded ? \.coded : \.absent
        all[keyPath: counts].change(mark.verdict, by: step)
        if mark.isBlind { blind[keyPath: counts].change(mark.verdict, by: step) }
        if mark.isFlagged { flagged += step }
        if !mark.note.isEmpty { noted += step }
    }
}

/// How far a reader has come with a code.
package struct ReviewProgress: Hashable, Sendable {
    /// Distinct answers in the code's subtree: there is so much to judge.
    package let answers: Int
    /// What was said of those under this very code; verdicts under a sub-code are the sub-code's.
    package let verdicts: VerdictCounts
    /// Marks with a flag under this very code, be the answer in its subtree or not.
    package let flagged: Int
    /// Marks with a note, likewise.
    package let noted: Int

    /// How many of the answers were judged.
    package var judged: Int { verdicts.total }
}
