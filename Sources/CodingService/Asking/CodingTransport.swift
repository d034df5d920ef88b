import CodingModel
import TerminalText

/// Sends one request and brings back the server's answer, whatever its status.
package protocol CodingTransport: Sendable {
    /// Asks once; trying again is the caller's business.
    ///
    ///     let answer = try await transport.get(PageRequest(job: job, cursor: "c1"), into: sink)
    ///     // GET https://surveys.getaftercare.com/api/v1/coding/job-1?cursor=c1
    ///     answer.status    // 200; the sink was handed the body
    ///
    /// - Parameter body: Is handed the body of a success, piece by piece as it arrives.
    /// - Throws: ``TransportFailure`` when no whole answer came. Answers with an error status don't throw.
    func get(_ request: PageRequest, into body: any BodySink) async throws(TransportFailure) -> HTTPAnswer

    /// Where a task that asks about the job is run best; nil where it does not matter.
    func executor(of job: JobIdentifier) -> (any TaskExecutor)?
}

extension CodingTransport {
    /// Nil: it does not matter.
    package func executor(of job: JobIdentifier) -> (any TaskExecutor)? { nil }
}

/// One page of one job's results, asked for by its cursor.
package struct PageRequest: Hashable, Sendable {
    /// The job whose page it is.
    package let job: JobIdentifier
    /// The `nextCursor` of the page before; nil for the first page, which also tells the status.
    package let cursor: RawText?

    /// A request for a page; nothing is checked.
    package init(job: JobIdentifier, cursor: RawText? = nil) {
        self.job = job
        self.cursor = cursor
    }
}

/// Takes a body while it is still on its way, so that nobody has to hold all of it.
package protocol BodySink: Sendable {
    /// Takes the next piece, decompressed; it lives only for the call.
    ///
    /// - Returns: False when no more is wanted: the rest is left with the server.
    func take(_ bytes: Span<UInt8>) -> Bool

    /// Is called when the request is on its way, and there is nothing to do until the answer comes.
    func answerIsAwaited()
}

extension BodySink {
    /// Does nothing.
    package func answerIsAwaited() {}
}

/// A server's answer, reduced to what is read of it.
package struct HTTPAnswer: Hashable, Sendable {
    /// The HTTP status code.
    package let status: Int
    /// The `Retry-After` field: seconds or a date.
    package var retryAfter: RawText?
    /// The `Date` field: the server's own clock.
    package var date: RawText?
    /// The `Location` field: where a redirect points.
    package var location: RawText?
    /// The beginning of an error's body, decompressed. A success's goes to the ``BodySink``.
    package var body: [UInt8] = []

    /// An answer without any of the fields.
    package init(status: Int, body: [UInt8] = []) {
        self.status = status
        self.body = body
    }
}
