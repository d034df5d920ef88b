import CodingModel
import TerminalText

/// Sends one request and brings back what the server said, whatever its status.
package protocol CodingTransport: Sendable {
    /// Asks once; trying again is the caller's business.
    ///
    /// - Parameter body: Is handed the body of a success, piece by piece as it arrives.
    /// - Throws: ``TransportFailure`` when no whole answer came. Answers with an error status don't throw.
    func get(_ request: PageRequest, into body: any BodySink) async throws(TransportFailure) -> HTTPAnswer

    /// Where a task that asks about the job is run best; nil where it does not matter.
    func executor(of job: JobIdentifier) -> (any TaskExecutor)?
}

extension CodingTransport {
    package func executor(of job: JobIdentifier) -> (any TaskExecutor)? { nil }
}

/// Takes a body while it is still on its way, so that nobody has to hold all of it.
package protocol BodySink: Sendable {
    /// Takes the next piece, decompressed; it lives only for the call.
    ///
    /// - Returns: False when no more is wanted: the rest is left with the server.
    func take(_ bytes: Span<UInt8>) -> Bool

    /// The request is on its way, and there is nothing to do until the answer comes.
    func answerIsAwaited()
}

extension BodySink {
    package func answerIsAwaited() {}
}

/// A server's answer, reduced to what is read of it.
package struct HTTPAnswer: Hashable, Sendable {
    package let status: Int
    /// The `Retry-After` field: seconds or a date.
    package var retryAfter: RawText?
    /// The `Date` field: the server's own clock.
    package var date: RawText?
    /// The `Location` field: where a redirect points.
    package var location: RawText?
    /// The beginning of an error's body, decompressed. A success's goes to the ``BodySink``.
    package var body: [UInt8] = []

    package init(status: Int, body: [UInt8] = []) {
        self.status = status
        self.body = body
    }
}

/// Why no whole answer came.
package enum TransportFailure: Error, Hashable, Sendable {
    /// No connection within this many milliseconds.
    case connectTimeout(Int64)
    /// No byte for this many milliseconds.
    case idleTimeout(Int64)
    /// The body came more slowly than this many bytes a second, for longer than is endured.
    case tooSlow(Int)
    /// No connection: the name is unknown, nobody listens, the proxy refuses. The text says which.
    case unreachable(RawText)
    /// The connection ended, or the bytes made no sense, before the answer was whole.
    case interrupted(RawText)
    /// TLS could not be established; the text says why.
    case insecure(RawText)
    /// The body is larger than this many bytes.
    case tooLarge(Int)
    /// There is no key to ask with; the text says what to do about it.
    case noKey(RawText)
    /// The task that asked was cancelled.
    case cancelled
}
