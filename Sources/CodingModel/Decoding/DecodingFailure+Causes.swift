import FoundationEssentials
import TerminalText

extension DecodingFailure {
    /// Says what `JSONDecoder` complains of, with what really stands there. For text that is no JSON, too deep, or no
    /// valid Unicode `JSONDecoder` gives neither place nor reason, so the body is read once more to find them.
    init(_ error: DecodingError, body: [UInt8]) {
        switch error {
        case .keyNotFound(let key, let context):
            self = .missing(at: (context.codingPath + [key]).map { JSONStep($0) })
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            self = .mismatch(at: context.codingPath.map { JSONStep($0) }, body: body)
        case .dataCorrupted(let context) where !context.codingPath.isEmpty:
            self = .mismatch(at: context.codingPath.map { JSONStep($0) }, body: body)
        default:
            self = .fault(in: body)
        }
    }

    private static func missing(at steps: [JSONStep]) -> DecodingFailure {
        let path = JSONPath.text(of: steps)
        return DecodingFailure(
            kind: .missing, path: RawText(path), expected: RawText(JSONPath.expectation(at: steps)), found: "nothing",
            sentence: RawText("The answer lacks \(path), which is required."),
            logSentence: RawText("lacks \(JSONPath.logText(of: steps))"))
    }

    private static func mismatch(at steps: [JSONStep], body: [UInt8]) -> DecodingFailure {
        let path = JSONPath.text(of: steps)
        let expected = JSONPath.expectation(at: steps)
        var inspector = JSONInspector(body, lookingFor: steps)
        _ = inspector.firstFault()
        let found = inspector.found ?? "something else"
        return DecodingFailure(
            kind: .mismatch, path: RawText(path), expected: RawText(expected), found: RawText(found),
            sentence: RawText("The answer has \(found) at \(path), where \(expected) should stand."),
            logSentence: RawText("has something else than \(expected) at \(JSONPath.logText(of: steps))"))
    }

    private static func fault(in body: [UInt8]) -> DecodingFailure {
        let start = body.prefix(1_024).drop { JSONInspector.isSpace($0) }
        guard !start.isEmpty || body.count > 1_024 else {
            return DecodingFailure(
                kind: .empty, path: "$", expected: "an object", found: "nothing",
                sentence: "The answer is empty, where JSON should be.", logSentence: "is empty")
        }
        if start.first == UInt8(ascii: "<") {
            let excerpt = JSONInspector.excerpt(start)
            return DecodingFailure(
                kind: .malformed, path: "$", expected: "an object", found: RawText("a web page (\(excerpt))"),
                sentence: RawText("The answer is no JSON but looks like a web page: it begins with \(excerpt)."),
                logSentence: "is no JSON but looks like a web page")
        }
        var inspector = JSONInspector(body)
        switch inspector.firstFault() {
        case nil: return .unreadable(at: [], reason: "it can't be read")
        case .tooDeep(let steps): return .tooDeep(at: steps)
        case .brokenOff(let steps):
            let reason = "it breaks off after \(body.count) bytes"
            return .unreadable(at: steps, reason: reason, logReason: reason)
        case .unexpected(let steps, let offset, let expected):
            let excerpt = JSONInspector.excerpt(body[offset...])
            return .unreadable(
                at: steps, reason: "\(excerpt) stands at byte \(offset), where \(expected) should",
                logReason: "byte \(offset) is not \(expected)", expected: expected, found: excerpt)
        case .invalidText(let steps, let reason):
            return .unreadable(
                at: steps, reason: "the text \(reason)", logReason: "the text \(reason)", expected: "a text",
                found: "a text that \(reason)")
        }
    }

    private static func tooDeep(at steps: [JSONStep]) -> DecodingFailure {
        let limit = FoundationPageDecoder.depthLimit
        let path = JSONPath.text(of: steps)
        return DecodingFailure(
            kind: .tooDeep, path: RawText(path), expected: RawText("at most \(limit) levels"), found: "a deeper level",
            sentence: RawText(
                "The answer is nested deeper than \(limit) levels of arrays and objects, "
                    + "the most that can be read: at \(path)."),
            logSentence: RawText("is nested deeper than \(limit) levels"))
    }

    static func unreadable(
        at steps: [JSONStep], reason: String, logReason: String = "it can't be read", expected: String = "JSON",
        found: String = "no JSON"
    ) -> DecodingFailure {
        let path = JSONPath.text(of: steps)
        return DecodingFailure(
            kind: .malformed, path: RawText(path), expected: RawText(expected), found: RawText(found),
            sentence: RawText("The answer is no valid JSON: at \(path) \(reason)."),
            logSentence: RawText("is no valid JSON: at \(JSONPath.logText(of: steps)) \(logReason)"))
    }
}
