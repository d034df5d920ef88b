import TerminalText

extension DecodingFailure {
    /// A required field is not there.
    /// - Parameter offset: Where the object ends that should have it; nil when that was not noted.
    static func missing(_ steps: [JSONStep], endingAt offset: Int?) -> DecodingFailure {
        let path = JSONPath.text(of: steps)
        return DecodingFailure(
            kind: .missing, path: RawText(path), offset: offset, expected: RawText(JSONPath.expectation(at: steps)),
            found: "nothing", sentence: RawText("The answer lacks \(path), which is required."),
            logSentence: RawText("lacks \(JSONPath.logText(of: steps))"))
    }

    /// Another value stands there.
    static func mismatch(_ steps: [JSONStep], found: String, offset: Int, expected: String) -> DecodingFailure {
        let path = JSONPath.text(of: steps)
        return DecodingFailure(
            kind: .mismatch, path: RawText(path), offset: offset, expected: RawText(expected), found: RawText(found),
            sentence: RawText("The answer has \(found) at \(path) (byte \(offset)); expected \(expected)."),
            logSentence: RawText(
                "has something else than \(expected) at \(JSONPath.logText(of: steps)) (byte \(offset))"))
    }

    static var empty: DecodingFailure {
        DecodingFailure(
            kind: .empty, path: "$", offset: 0, expected: "an object", found: "nothing",
            sentence: "The answer is empty; expected JSON.", logSentence: "is empty")
    }

    /// - Parameter start: The first bytes of the page.
    static func webPage(_ start: [UInt8]) -> DecodingFailure {
        let excerpt = JSONPath.excerpt(of: RawText(utf8: start))
        return DecodingFailure(
            kind: .webPage, path: "$", offset: 0, expected: "an object", found: RawText("a web page (\(excerpt))"),
            sentence: RawText("The answer is not JSON but looks like a web page: it begins with \(excerpt)."),
            logSentence: "is not JSON but looks like a web page")
    }

    /// - Parameter found: The bytes from `offset` on, as far as they matter.
    static func unexpected(
        _ steps: [JSONStep], found: [UInt8], offset: Int, expected: String
    ) -> DecodingFailure {
        let excerpt = JSONPath.excerpt(of: RawText(utf8: found))
        return malformed(
            steps, reason: "expected \(expected) at byte \(offset), found \(excerpt)",
            logReason: "byte \(offset) is not \(expected)", offset: offset, expected: expected, found: excerpt)
    }

    static func brokenOff(_ steps: [JSONStep], after count: Int) -> DecodingFailure {
        let reason = "it breaks off after \(count) bytes"
        return malformed(steps, reason: reason, logReason: reason, offset: count)
    }

    static func tooDeep(_ steps: [JSONStep]) -> DecodingFailure {
        let limit = PageReading.depthLimit
        let path = JSONPath.text(of: steps)
        return DecodingFailure(
            kind: .tooDeep, path: RawText(path), offset: nil, expected: RawText("at most \(limit) levels"),
            found: "a deeper level",
            sentence: RawText(
                "The answer is nested deeper than \(limit) levels of arrays and objects, "
                    + "the most that can be read: at \(path)."),
            logSentence: RawText("is nested deeper than \(limit) levels"))
    }

    /// A text goes on for longer than can be kept.
    static func tooLong(_ steps: [JSONStep], offset: Int) -> DecodingFailure {
        let limit = "\(PageReading.textLimit / 1_000_000) MB"
        let path = JSONPath.text(of: steps)
        return DecodingFailure(
            kind: .tooLong, path: RawText(path), offset: offset, expected: RawText("a text of at most \(limit)"),
            found: "a longer text",
            sentence: RawText(
                "The answer holds a text of more than \(limit), the most that can be read: at \(path) (byte \(offset))."
            ),
            logSentence: RawText("holds a text of more than \(limit) (byte \(offset))"))
    }

    /// The server says why there is no job.
    static func errorAnswer(_ answer: ErrorAnswer) -> DecodingFailure {
        DecodingFailure(
            kind: .errorAnswer, path: "$", offset: nil, expected: "a job", found: "an error answer",
            sentence: RawText(
                "The answer is an error of the server, not a job: \(answer.words.excerpt(300).string)."),
            logSentence: "is an error of the server, not a job", answer: answer)
    }

    static func malformed(
        _ steps: [JSONStep], reason: String, logReason: String = "it can't be read", offset: Int? = nil,
        expected: String = "JSON", found: String = "no JSON"
    ) -> DecodingFailure {
        let path = JSONPath.text(of: steps)
        let place = steps.isEmpty ? "" : " (in \(path))"
        return DecodingFailure(
            kind: .malformed, path: RawText(path), offset: offset, expected: RawText(expected), found: RawText(found),
            sentence: RawText("The answer is not valid JSON: \(reason)\(place)."),
            logSentence: RawText("is not valid JSON: at \(JSONPath.logText(of: steps)) \(logReason)"))
    }
}
