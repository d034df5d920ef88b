import TerminalText

/// Something that stands between the program and a job's results.
package struct ServiceTrouble: Error, Hashable, Sendable {
    /// What went wrong, so far as the program treats it differently.
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
        /// The answer is not what the API promises (see `DecodingFailure`).
        case undecodable
        /// Paging does not come to an end: a cursor came twice, is refused, or there are too many pages.
        case cursorLoop
        /// Any other HTTP status, with its code.
        case unexpectedStatus(Int)
    }

    /// What went wrong.
    package let kind: Kind
    /// What is wrong, where, and what to do about it: one sentence, and never the key.
    package let sentence: RawText
    /// The same for logs: nothing that stood in a body, since that may be a piece of an answer.
    package let logSentence: RawText

    /// The caller sees to it that no key is in the sentences. Without a sentence for the log the log gets the kind.
    package init(kind: Kind, sentence: RawText, logSentence: RawText? = nil) {
        self.kind = kind
        self.sentence = sentence
        self.logSentence = logSentence ?? RawText("\(kind)")
    }
}
