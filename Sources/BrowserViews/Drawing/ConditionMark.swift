import Browser
import TerminalText

/// How a job's condition is drawn: a glyph of its own, and a word that fits a narrow list.
struct ConditionMark: Hashable {
    let glyph: DisplayText
    /// One word, at most seven columns.
    let short: DisplayText
    /// What the condition means, for the legend.
    let meaning: DisplayText

    init(_ condition: JobCondition) {
        switch condition {
        case .neverAsked: self.init("·", "new", "the server was not asked yet")
        case .asking: self.init("◌", "asking", "the first request is on its way")
        case .queued: self.init("○", "queued", "the server has it, coding has not begun")
        case .processing: self.init("◐", "coding", "the server is coding the answers")
        case .fetching(let page): self.init("↓", "p. \(page)", "a page of the results is being read")
        case .completed: self.init("✓", "done", "coded, and all results are here")
        case .partialFailure: self.init("▲", "partial", "coding ended with some failures")
        case .totalFailure: self.init("✗", "failed", "coding failed, there are no results")
        case .unrecognised(let status): self.init("?", "\(status)", "a status this program does not know")
        case .notFound: self.init("∅", "unknown", "the server knows no job of this id")
        case .keyRefused: self.init("⊘", "no key", "the server refused the API key")
        case .invalidRequest: self.init("!", "invalid", "the server can't make sense of the id")
        case .offline: self.init("↻", "offline", "no answer from the server; tried again")
        case .undecodable: self.init("¿", "garbled", "the server's answer can't be read")
        case .stopped: self.init("■", "stopped", "trouble; nothing is asked until a refresh")
        }
    }

    private init(_ glyph: DisplayText, _ short: DisplayText, _ meaning: DisplayText) {
        self.glyph = glyph
        self.short = short.truncated(to: 7)
        self.meaning = meaning
    }

    /// One of every kind, for the legend.
    static let examples: [JobCondition] = [
        .neverAsked, .asking, .queued, .processing, .fetching(page: 3), .completed, .partialFailure, .totalFailure,
        .unrecognised("other"), .notFound, .keyRefused, .invalidRequest, .offline(retryAt: nil),
        .undecodable(retryAt: nil), .stopped,
    ]
}
