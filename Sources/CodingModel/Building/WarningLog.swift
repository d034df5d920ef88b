import TerminalText

/// A job's warnings, bounded: a server that contradicts itself everywhere must not fill the memory with complaints.
struct WarningLog: Sendable {
    private static let limit = 100

    private var kept: [ModelWarning] = []
    private var dropped = 0

    /// Whether another warning is worth composing; one that is not is counted.
    mutating func hasRoom() -> Bool {
        if kept.count < Self.limit { return true }
        dropped += 1
        return false
    }

    mutating func add(_ warning: ModelWarning) { kept.append(warning) }

    var all: [ModelWarning] {
        guard dropped > 0 else { return kept }
        let sentence = RawText("There are \(dropped) more contradictions of this kind.")
        return kept + [ModelWarning(kind: .more(dropped), question: nil, sentence: sentence)]
    }
}
