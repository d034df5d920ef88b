import Analysis
import CodingModel
import TerminalText

/// The marks of a job's answers, put where they belong in the snapshot on screen.
struct JobReview: Sendable {
    /// The marks by their places in the snapshot.
    var board: ReviewBoard
    /// The number of the snapshot that the board was made for.
    var snapshot: Int
    /// The marks that were kept are on the board. Until then nothing may be marked, lest they be written over.
    var isLoaded = false
    /// The blind samples that were begun and are not judged to the end, by what they are of.
    private(set) var begun: [SampleSubject: BegunSample] = [:]

    /// Notes how far a sample has come: one that is judged to the end is not to be gone on with.
    mutating func note(_ sample: BegunSample, of subject: SampleSubject) {
        begun[subject] = sample.open(on: board) > 0 ? sample : nil
    }
}

/// The answers that a blind sample is drawn of.
struct SampleSubject: Hashable, Sendable {
    /// The question's identifier.
    let question: RawText
    /// Nil for all codes of the question.
    let code: CodePath?
}

/// A blind sample that was begun.
struct BegunSample: Sendable {
    let plan: BlindReview.Plan
    let sample: ReviewSample

    var count: Int { sample.items.count }

    /// The number of items that wait for their verdict. Takes as long as the sample is.
    func open(on board: ReviewBoard) -> Int { sample.open(on: board).count }
}

/// A mark of a job that is to be kept.
package struct MarkToKeep: Hashable, Sendable {
    /// The job whose answer is marked.
    package let job: JobIdentifier
    /// The job was read from a file.
    package let isSaved: Bool
    /// The answer under a code.
    package let key: ReviewKey
    /// The mark; an empty one takes away what was there.
    package let mark: ReviewMark
}
