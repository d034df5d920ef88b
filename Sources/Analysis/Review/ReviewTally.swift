import CodingModel
import TerminalText

/// Counts of verdicts, apart for answers that the AI put under the code and for others.
struct ReviewTally {
    /// Verdicts on answers that the AI put under the code.
    var coded = VerdictCounts()
    /// Verdicts on answers that it did not put there.
    var absent = VerdictCounts()
}

/// How often each verdict was given.
package struct VerdictCounts: Hashable, Sendable {
    /// Verdicts that the answer belongs under the code.
    package internal(set) var agree = 0
    /// Verdicts that it does not.
    package internal(set) var disagree = 0
    /// Verdicts that the reader can't tell.
    package internal(set) var unsure = 0
    /// All verdicts.
    package var total: Int { agree + disagree + unsure }

    /// Counts of 0.
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

/// The counts of a code's marks, or of a question's.
struct MarkTally {
    private(set) var all = ReviewTally()
    private(set) var blind = ReviewTally()
    private(set) var flagged = 0
    private(set) var noted = 0

    /// Counts a mark, or takes it off again.
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
    /// Distinct answers in the code's subtree: as many can be judged.
    package let answers: Int
    /// Verdicts on those answers under this very code; verdicts under a sub-code count for the sub-code.
    package let verdicts: VerdictCounts
    /// Marks with a flag under this very code, whether or not the answer is in its subtree.
    package let flagged: Int
    /// Marks with a note under this very code, whether or not the answer is in its subtree.
    package let noted: Int

    /// How many of the answers are judged.
    package var judged: Int { verdicts.total }
}
