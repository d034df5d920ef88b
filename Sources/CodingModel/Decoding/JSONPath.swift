import TerminalText

/// One step from a JSON value to one inside it.
enum JSONStep: Hashable, Sendable {
    case key(String)
    case index(Int)
}

/// Writes places in a JSON document: `$.results.questionCodes[0].id`.
enum JSONPath {
    /// A longer path is shown without its middle, so that a sentence stays readable.
    private static let stepsShown = 16
    /// How many bytes of a key are kept: more than `excerpt` shows, however long the key's scalars are.
    static let longestKey = 400

    /// The first characters of a text, quoted.
    static func excerpt(of text: RawText) -> String { "“\(text.excerpt(40).string)”" }

    /// The place for a log: a key that is not the API's could be a piece of an answer, and reads `?`.
    static func logText(of steps: [JSONStep]) -> String {
        text(
            of: steps.map { step in
                if case .key(let key) = step, !key.isEmpty, ResponseField(key.utf8.span) == nil {
                    .key("?")
                } else {
                    step
                }
            })
    }

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

    /// The kind of value that the API promises at a place, which the last step names.
    static func expectation(at steps: [JSONStep]) -> String {
        guard case .key(let key) = steps.last, let field = ResponseField(key.utf8.span) else { return "an object" }
        return field.expectation
    }
}
