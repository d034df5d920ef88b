import TerminalText

/// One step from a JSON value to one inside it.
enum JSONStep: Hashable, Sendable {
    case key(String)
    case index(Int)
}

/// Writes places in a JSON document: `$.results.questionCodes[0].id`.
enum JSONPath {
    /// Longer paths lose their middle: a sentence must be readable.
    private static let stepsShown = 16
    /// Of longer keys, in bytes, only the beginning is kept: more than is shown, whatever the lengths of its scalars.
    static let longestKey = 400

    /// The first characters of a text, quoted.
    static func excerpt(of text: RawText) -> String { "“\(text.excerpt(40).string)”" }

    /// The place for a log: a key that is not the API's could be a piece of an answer, and reads `?`.
    static func logText(of steps: [JSONStep]) -> String {
        text(
            of: steps.map { step in
                if case .key(let key) = step, !key.isEmpty, !keys.contains(key) { .key("?") } else { step }
            })
    }

    /// All that a `BatchCodingResponse` has.
    private static let keys: Set<String> = [
        "batchJobId", "surveyIdentifier", "status", "results", "completedAt", "questionCodes", "nextCursor", "code",
        "message", "questionIdentifier", "question", "responseCodes", "id", "label", "responses", "subCodes",
        "responseIdentifier", "answer", "followupResponses",
    ]

    static func text(of steps: [JSONStep]) -> String {
        guard steps.count > stepsShown else { return "$" + steps.map(text(of:)).joined() }
        let start = steps.prefix(stepsShown / 2).map(text(of:)).joined()
        return "$" + start + "…" + steps.suffix(stepsShown / 2).map(text(of:)).joined()
    }

    private static func text(of step: JSONStep) -> String {
        switch step {
        case .index(let index): "[\(index)]"
        // An empty key is one that was not read yet.
        case .key(let key): key.isEmpty ? "" : "." + RawText(key).excerpt().string
        }
    }

    /// What the API promises to stand at a place, which the last step tells.
    static func expectation(at steps: [JSONStep]) -> String {
        guard case .key(let key) = steps.last else { return "an object" }
        switch key {
        case "id": return "a whole number of 64 bits"
        case "questionCodes", "responseCodes", "responses", "subCodes", "followupResponses": return "an array"
        case "results": return "an object"
        case "batchJobId": return "a text that is not blank"
        default: return "a text"
        }
    }
}
