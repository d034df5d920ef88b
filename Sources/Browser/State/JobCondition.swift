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
    case partialFailure
    case totalFailure
    /// A status that the contract does not list; shown as the server wrote it.
    case unrecognised(RawText)
    case notFound
    case keyRefused
    case invalidRequest
    /// The server can't be reached or answers with errors that pass; tried again at a moment.
    case offline(retryAt: Moment?)
    /// The answer could not be read.
    case undecodable(retryAt: Moment?)
    /// Any other trouble that ends the asking until the reader refreshes.
    case stopped

    /// True while time passing changes what is shown or asked.
    package var isLive: Bool {
        switch self {
        case .asking, .queued, .processing, .fetching, .unrecognised: true
        case .offline(let retryAt), .undecodable(let retryAt): retryAt != nil
        default: false
        }
    }

    /// The word that stands beside the job's name.
    package var word: DisplayText {
        switch self {
        case .neverAsked: "not asked"
        case .asking: "asking"
        case .queued: "queued"
        case .processing: "processing"
        case .fetching(let page): "page \(page)"
        case .completed: "completed"
        case .partialFailure: "partial failure"
        case .totalFailure: "total failure"
        case .unrecognised(let status): "\(status)"
        case .notFound: "not found"
        case .keyRefused: "key refused"
        case .invalidRequest: "invalid request"
        case .offline: "offline"
        case .undecodable: "unreadable"
        case .stopped: "stopped"
        }
    }

    /// The condition that trouble puts a job into.
    init(_ trouble: ServiceTrouble, retryAt: Moment?) {
        switch trouble.kind {
        case .invalidRequest: self = .invalidRequest
        case .keyRefused: self = .keyRefused
        case .notFound: self = .notFound
        case .undecodable: self = .undecodable(retryAt: retryAt)
        case .serverError, .rateLimited, .timedOut, .unreachable: self = .offline(retryAt: retryAt)
        default: self = retryAt == nil ? .stopped : .offline(retryAt: retryAt)
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
