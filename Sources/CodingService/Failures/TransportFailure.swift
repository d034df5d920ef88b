import TerminalText

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
    /// The body is packed or encoded in a way that is not read; the text says how.
    case unreadable(RawText)
    /// There is no key to ask with; the text says what to do about it.
    case noKey(RawText)
    /// The task that asked was cancelled.
    case cancelled
}
