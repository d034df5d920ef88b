import Analysis
import CodingModel

/// The marks of a job's answers, put where they belong in the snapshot on screen.
struct JobReview: Sendable {
    /// The marks by their places in the snapshot.
    var board: ReviewBoard
    /// The number of the snapshot that the board was made for.
    var snapshot: Int
    /// The marks that were kept are on the board. Until then nothing may be marked, lest they be written over.
    var isLoaded = false
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
