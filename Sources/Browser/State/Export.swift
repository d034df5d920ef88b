import Analysis
import CodingModel
import Exports
import TerminalText

/// Which part of a job is exported from the screen.
package enum ExportScope: Hashable, Sendable {
    /// All of it.
    case job
    /// The open question, or what its filter left of it.
    case question
    /// The answers under the open code, those that the filter leaves out apart.
    case code
    /// The answer that is read.
    case answer
}

/// What was on screen when a part of it was to be exported: nothing else is to be written. Pages that come meanwhile
/// change nothing.
struct ExportBasis: Hashable, Sendable {
    let job: JobIdentifier?
    let question: RawText?
    let code: CodePath?
    let filter: AnswerFilter?
    /// Where it is what is written.
    let answer: Answer?
}

/// A file that is being written.
struct RunningExport: Sendable {
    let path: RawText
    let scope: ExportScope
    let basis: ExportBasis?
    /// Why it is not all that there is; nil when it is.
    let lack: DisplayText?
}

/// A file that the runtime is to write; known by its token.
package struct ExportRequest: TokenIdentified {
    /// What its outcome comes back with.
    package let token: AnalysisToken
    /// What to write.
    package let export: JobExport
    /// Where to, as it was typed.
    package let path: RawText
    /// A file that is there may be replaced.
    package let mayReplace: Bool
}

/// How far an export has come.
package enum ExportOutcome: Hashable, Sendable {
    /// So many bytes are written.
    case writing(bytes: Int)
    /// All of it is in its place, apart from marks that have no row in it: `JobExport.rowlessMarks`.
    case done(bytes: Int, rowlessMarks: Int)
    /// There is a file of that name, and it was left as it is.
    case exists
    /// Nothing was written, and why.
    case failed(RawText)

    /// The system gave no thread to write on.
    package static let withoutThread = ExportOutcome.failed("the system has no thread for it; end some programs")
}
