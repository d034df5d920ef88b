import TerminalText

/// A fault that keeps the program from a job's results.
package struct ServiceTrouble: Error, Hashable, Sendable {
    /// The kinds of fault that the program treats differently.
    package enum Kind: Hashable, Sendable {
        /// HTTP 400: the service does not take the request (usually the job's id).
        case invalidRequest
        /// HTTP 401 or 403: the key is missing, wrong or not allowed.
        case keyRefused
        /// HTTP 404: the service knows no such job.
        case notFound
        /// The server points elsewhere; redirects are refused since they would carry the key to another origin.
        case redirected
        /// HTTP 5xx, with its status code.
        case serverError(Int)
        /// HTTP 429.
        case rateLimited
        /// No connection or no byte within the time allowed.
        case timedOut
        /// The name does not resolve, the connection is refused or breaks.
        case unreachable
        /// TLS fails: a certificate that is not trusted, or no common protocol.
        case insecure
        /// The answer is larger than the stated limit.
        case tooLarge
        /// All pages of the job together are more than the stated limit; what came is shown as so far.
        case limitMet
        /// The answer is not what the API promises (see `DecodingFailure`).
        case undecodable
        /// Paging does not come to an end: a cursor came twice, is refused, or there are too many pages.
        case cursorLoop
        /// Any other HTTP status, with its code.
        case unexpectedStatus(Int)
    }

    /// The kind of fault.
    package let kind: Kind
    /// One sentence that tells what is wrong, where, and what to do about it; the API key is never in it.
    package let sentence: RawText
    /// A sentence for logs, without anything that stood in a body: that may be a piece of an answer.
    package let logSentence: RawText

    /// A fault with these parts. The caller makes sure that no key is in the sentences.
    /// - Parameter logSentence: Nil for one that names the kind alone.
    package init(kind: Kind, sentence: RawText, logSentence: RawText? = nil) {
        self.kind = kind
        self.sentence = sentence
        self.logSentence = logSentence ?? RawText("\(kind)")
    }
}
