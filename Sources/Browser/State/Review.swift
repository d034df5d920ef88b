import Analysis
import CodingModel
import TerminalText

/// What readers noted of a job's answers, put where it belongs in the snapshot on screen.
struct JobReview: Sendable {
    var board: ReviewBoard
    /// The snapshot that the board was made for.
    var snapshot: Int
    /// What was noted before is on the board.
    var isLoaded = false
}

/// A mark of a job that is to be kept.
package struct MarkToKeep: Hashable, Sendable {
    package let job: JobIdentifier
    /// The job was read from a file.
    package let isSaved: Bool
    package let key: ReviewKey
    /// An empty one takes away what was there.
    package let mark: ReviewMark
}

/// What a sample came to that is judged as a whole.
struct BlindEnding: Sendable {
    let precision: ReviewPrecision
    /// Its codes in pre-order, with all blind verdicts under them.
    let codes: [(code: CodeIndex, precision: ReviewPrecision)]

    /// Takes as long as the sample is.
    /// - Parameter question: Where the question stands in the board's job.
    init(of sample: ReviewSample, on board: ReviewBoard, in question: Int) {
        precision = sample.precision(on: board)
        codes = Set(sample.pairs.map(\.code)).sorted().map { ($0, board.precision(of: $0, in: question)) }
    }
}

/// A sample that is judged blind.
package struct BlindPlan: Hashable, Sendable {
    /// Nil for all codes of the question.
    package let code: CodePath?
    /// How many answers that the AI coded are drawn.
    package let size: Int
    /// What draws them: the same seed draws the same.
    package let seed: UInt64
}
