import CodingModel
import JobStore
import TerminalText

/// Where the pages of one server's jobs are kept. What could not be written is lost, not an error: an archive tells its
/// troubles by itself, and reading goes on.
package protocol JobArchive: Sendable {
    /// The pass to begin with: the latest complete one, else the latest; nil when there is none.
    func pass(of job: JobIdentifier) async -> StoredPass?

    /// A page of a pass, from 1; nil when it is not there or can't be read.
    func page(_ number: Int, of pass: StoredPass) async -> StoredPage?

    /// Keeps what the server said about a job.
    func note(_ report: JobReport, of job: JobIdentifier, at secondsSince1970: Double) async

    /// Begins a reading anew with its first page; the complete one before it stays until this one is complete.
    ///
    /// - Parameter old: An incomplete pass that nobody will go on with.
    func beginPass(
        of job: JobIdentifier, first: StoredPage, replacing old: Int64?, at secondsSince1970: Double
    ) async -> Int64

    /// Returns when the page is durable.
    func append(_ page: StoredPage, to pass: Int64, of job: JobIdentifier) async

    /// No further page will come.
    func completePass(_ pass: Int64, of job: JobIdentifier) async
}
