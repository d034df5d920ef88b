import CodingModel
import TerminalText

/// How a job stands, as the reader sees it: every case has a glyph, a word and a colour of its own.
package enum JobCondition: Hashable, Sendable {
    /// Known by its id only; no request has been made.
    case neverAsked
    /// The first request is on its way.
    case asking
    case queued
    case processing
    /// Page n of the results is being read; counts are so far.
    case fetching(page: Int)
    case completed
    /// Read from files, and the last pages are not among them.
    case incomplete
    case partialFailure
    case totalFailure
    /// A status that the contract does not list; shown as the server wrote it.
    case unrecognised(RawText)
    case notFound
    case keyRefused
    case invalidRequest
    /// The server can't be reached; it is tried again.
    case offline
    /// The server answers with errors that may pass; it is tried again.
    case serverTrouble
    /// The answer could not be read; it is tried again.
    case undecodable
    /// Trouble that ends the asking until the reader refreshes.
    case stopped

    /// The word that stands beside the job's name.
    package var word: DisplayText {
        switch self {
        case .neverAsked: "not asked"
        case .asking: "asking"
        case .queued: "queued"
        case .processing: "processing"
        case .fetching(let page): "page \(page)"
        case .completed: "completed"
        case .incomplete: "incomplete"
        case .partialFailure: "partial failure"
        case .totalFailure: "total failure"
        case .unrecognised(let status): "\(status)"
        case .notFound: "not found"
        case .keyRefused: "key refused"
        case .invalidRequest: "invalid request"
        case .offline: "offline"
        case .serverTrouble: "server error"
        case .undecodable: "unreadable"
        case .stopped: "stopped"
        }
    }

    /// The condition that trouble puts a job into.
    /// - Parameter isFinal: nothing more is asked until the reader refreshes.
    init(_ trouble: ServiceTrouble, isFinal: Bool) {
        switch trouble.kind {
        case .invalidRequest: self = .invalidRequest
        case .keyRefused: self = .keyRefused
        case .notFound: self = .notFound
        case .undecodable: self = .undecodable
        case _ where isFinal: self = .stopped
        case .timedOut, .unreachable, .insecure: self = .offline
        case .serverError, .rateLimited, .tooLarge, .limitMet, .redirected, .cursorLoop, .unexpectedStatus:
            self = .serverTrouble
        }
    }

    /// The condition that a status puts a job into.
    init(_ status: JobStatus) {
        switch status {
        case .queued: self = .queued
        case .processing: self = .processing
        case .completed: self = .completed
        case .partialFailure: self = .partialFailure
        case .totalFailure: self = .totalFailure
        case .unrecognised(let value): self = .unrecognised(value)
        }
    }
}
