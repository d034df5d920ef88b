import Analysis
import CodingModel
import TerminalText

/// The parts of a job that can be exported from the screen.
package enum ExportScope: Hashable, Sendable {
    /// All of it.
    case job
    /// The open question, or what its filter left of it.
    case question
    /// The answers under the open code, but those that the filter leaves out.
    case code
    /// The answer that is read.
    case answer
}

/// The screen when a part of it was to be exported: nothing else is to be written. Pages that come meanwhile change
/// nothing.
struct ExportBasis: Hashable, Sendable {
    let job: JobIdentifier?
    let question: RawText?
    let code: CodePath?
    let filter: AnswerFilter?
    /// The answer, where it is all that is written.
    let answer: AnswerFingerprint?
}

/// A file that is being written.
struct RunningExport: Sendable {
    let path: RawText
    /// The reason why it is not all that there is; nil when it is.
    let lack: DisplayText?
}

/// A file that the runtime is to write.
package struct ExportRequest: TokenIdentified {
    /// The token that outcomes come back with.
    package let token: RequestToken
    /// The job to write a part of.
    package let job: CodedJob
    /// The format to write it in.
    package let format: FileFormat
    /// The answers to write.
    package let selection: AnswerSelection
    /// The bases of percentages.
    package let bases: QuestionBases
    /// The marks of the job; nil where there are none yet.
    package let marks: ReviewBoard?
    /// The path as it was typed.
    package let path: RawText
    /// A file that is there may be replaced.
    package let mayReplace: Bool
}

/// The progress of an export.
package enum ExportOutcome: Hashable, Sendable {
    /// So many bytes are written.
    case writing(bytes: Int)
    /// The file is in its place, complete, apart from marks that have no row in it: `JobExport.rowlessMarks`. Its path is
    /// the whole one, for reading.
    case done(bytes: Int, rowlessMarks: Int, path: RawText)
    /// There is a file of that name, and it was left as it is.
    case exists
    /// Nothing was written, and why.
    case failed(RawText)

    /// The system gave no thread to write on.
    package static let withoutThread = ExportOutcome.failed("the system has no thread for it; end some programs")
}
