import TerminalText

/// The mark of a job's condition: a glyph of its own, and a word that fits a narrow list.
package struct ConditionSign: Hashable, Sendable {
    /// One cell wide.
    package let glyph: DisplayText
    /// One word, at most `shortWidth` columns.
    package let short: DisplayText
    /// The condition explained, for the legend.
    package let meaning: DisplayText

    /// The most columns of a short word.
    static let shortWidth = 7

    /// The mark of a condition.
    package init(_ condition: JobCondition) {
        switch condition {
        case .neverAsked: self.init("·", "new", "not asked yet")
        case .asking: self.init("◌", "asking", "the first request is on its way")
        case .queued: self.init("○", "queued", "queued: coding has not begun")
        case .processing: self.init("◐", "coding", "processing: the server codes the answers")
        case .fetching(let page):
            self.init("↓", page < 100 ? "page \(page)" : "p. \(page)", "a page of the results is being read")
        case .completed: self.init("✓", "done", "completed: the answers are coded")
        case .incomplete: self.init("◔", "partly", "incomplete: files with more pages are missing")
        case .partialFailure: self.init("▲", "partial", "partial failure: some answers were not coded")
        case .totalFailure: self.init("✗", "failed", "total failure: there are no results")
        case .unrecognised(let status): self.init("?", "\(status)", "a status this program does not know")
        case .notFound: self.init("∅", "no job", "not found: the server knows no such id")
        case .keyRefused: self.init("⊘", "no key", "key refused by the server")
        case .invalidRequest: self.init("!", "invalid", "invalid request: the server does not take the id")
        case .offline: self.init("↻", "offline", "the server can't be reached; it is tried again")
        case .serverTrouble: self.init("↯", "error", "server error; it is tried again")
        case .undecodable: self.init("¿", "garbled", "unreadable: the server's answer makes no sense")
        case .stopped: self.init("■", "stopped", "stopped until you refresh")
        }
    }

    private init(_ glyph: DisplayText, _ short: DisplayText, _ meaning: DisplayText) {
        self.glyph = glyph
        self.short = short.truncated(to: Self.shortWidth)
        self.meaning = meaning
    }

    /// One of every kind, for the legend.
    package static let examples: [JobCondition] = [
        .neverAsked, .asking, .queued, .processing, .fetching(page: 3), .completed, .partialFailure, .totalFailure,
        .unrecognised("other"), .notFound, .keyRefused, .invalidRequest, .offline, .serverTrouble, .incomplete,
        .undecodable, .stopped,
    ]
}
