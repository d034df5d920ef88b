import CodingModel
import JobStore
import TerminalText

/// The part of the store that keeps jobs' pages. Tests put one of their own in its place.
///
/// A page that can't be written is lost, not an error: the store tells its troubles by itself, and reading goes on.
package protocol JobArchive: Sendable {
    /// The job with its passes; nil for one that is not known.
    func job(_ key: JobKey) throws(StoreTrouble) -> StoredJob?

    /// A page of a pass, from 1, read on the caller's thread; nil when it is not there (any more).
    func page(_ number: Int, of pass: Int64) throws(StoreTrouble) -> StoredPage?

    /// Keeps the server's latest report about a job.
    func note(_ report: JobReport, of key: JobKey, at secondsSince1970: Double) async

    /// Begins a pass with its first page, and returns its number. A complete pass before it stays until this one is
    /// complete.
    ///
    /// - Parameter old: A pass that nobody will go on with; it goes unless it is complete.
    func beginPass(
        of key: JobKey, first: StoredPage, replacing old: Int64?, at secondsSince1970: Double
    ) async -> Int64

    /// Adds a page to a pass, and returns when it is durable. False when it is not stored.
    @discardableResult func append(_ page: StoredPage, to pass: Int64) async -> Bool

    /// Notes that no further page will come. False when the pass is gone or lacks pages.
    @discardableResult func completePass(_ pass: Int64) async -> Bool
}

extension JobStore: JobArchive {}
