import CodingModel
import TerminalText
import TestSupport
import Testing

@Suite("Saying what is wrong with an answer", .permit(.processor))
struct DecodingFailureTests {
    /// A broken document and what is said of it.
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let json: String
        let kind: DecodingFailure.Kind
        let path: String
        let sentence: String

        var testDescription: String { name }
    }

    private static func completed(_ questions: String) -> String {
        """
        {"batchJobId":"j","surveyIdentifier":"s","status":"completed",\
        "results":{"completedAt":"t","questionCodes":\(questions)}}
        """
    }

    private static func document(status: String, results: String) -> String {
        "{\"batchJobId\":\"j\",\"surveyIdentifier\":\"s\",\"status\":\"\(status)\",\"results\":\(results)}"
    }

    private static let longText = String(repeating: "no ", count: 30)

    private static func withCode(_ code: String) -> String {
        completed("[{\"questionIdentifier\":\"Q\",\"question\":\"?\",\"responseCodes\":[\(Code(1).json),\(code)]}]")
    }

    private static func withAnswer(_ answer: String) -> String {
        withCode("{\"id\":1,\"label\":\"L\",\"responses\":[\(answer)],\"subCodes\":[]}")
    }

    static let missing: [Case] = [
        ("batchJobId", "{\"surveyIdentifier\":\"s\",\"status\":\"queued\"}", "$.batchJobId"),
        ("status", "{\"batchJobId\":\"j\",\"surveyIdentifier\":\"s\"}", "$.status"),
        ("results", "{\"batchJobId\":\"j\",\"surveyIdentifier\":\"s\",\"status\":\"completed\"}", "$.results"),
        (
            "completedAt",
            document(status: "completed", results: "{\"questionCodes\":[]}"),
            "$.results.completedAt"
        ),
        (
            "message",
            document(status: "total_failure", results: "{\"code\":\"E\"}"),
            "$.results.message"
        ),
        ("question", completed("[{\"questionIdentifier\":\"Q\"}]"), "$.results.questionCodes[0].question"),
        (
            "subCodes", withCode("{\"id\":1,\"label\":\"L\",\"responses\":[]}"),
            "$.results.questionCodes[0].responseCodes[1].subCodes"
        ),
        (
            "answer", withAnswer("{\"responseIdentifier\":\"r\"}"),
            "$.results.questionCodes[0].responseCodes[1].responses[0].answer"
        ),
    ].map { name, json, path in
        Case(
            name: name, json: json, kind: .missing, path: path,
            sentence: "The answer lacks \(path), which is required.")
    }

    private static let wrongTypes: [(name: String, json: String, path: String, found: String, expected: String)] = [
        ("an array at the top", "[]", "$", "an array", "an object"),
        ("a number at the top", "12", "$", "the number 12", "an object"),
        (
            "null for a text", "{\"batchJobId\":null,\"surveyIdentifier\":\"s\",\"status\":\"queued\"}", "$.batchJobId",
            "null", "a text that is not blank"
        ),
        (
            "a blank id", "{\"batchJobId\":\" \",\"surveyIdentifier\":\"s\",\"status\":\"queued\"}", "$.batchJobId",
            "the text “ ”", "a text that is not blank"
        ),
        (
            "a text for results",
            "{\"batchJobId\":\"j\",\"surveyIdentifier\":\"s\",\"status\":\"completed\",\"results\":\"soon\"}",
            "$.results", "the text “soon”", "an object"
        ),
        ("null for questions", completed("null"), "$.results.questionCodes", "null", "an array"),
        ("an object for questions", completed("{}"), "$.results.questionCodes", "an object", "an array"),
        ("a number for a question", completed("[7]"), "$.results.questionCodes[0]", "the number 7", "an object"),
        (
            "a cursor that is a number",
            "{\"batchJobId\":\"j\",\"surveyIdentifier\":\"s\",\"status\":\"completed\","
                + "\"results\":{\"completedAt\":\"t\",\"questionCodes\":[],\"nextCursor\":2}}",
            "$.results.nextCursor", "the number 2", "a text"
        ),
        (
            "null for answers", withCode("{\"id\":1,\"label\":\"L\",\"responses\":null,\"subCodes\":[]}"),
            "$.results.questionCodes[0].responseCodes[1].responses", "null", "an array"
        ),
        (
            "a long text for follow-ups",
            withAnswer(
                "{\"responseIdentifier\":\"r\",\"answer\":\"a\",\"followupResponses\":\"\(longText)\"}"
            ),
            "$.results.questionCodes[0].responseCodes[1].responses[0].followupResponses",
            "the text “\(String(repeating: "no ", count: 14).dropLast(2))…”", "an array"
        ),
        (
            "true for an answer", withAnswer("{\"responseIdentifier\":\"r\",\"answer\":true}"),
            "$.results.questionCodes[0].responseCodes[1].responses[0].answer", "true", "a text"
        ),
    ]

    private static let wrongIDs = ["\"1\"": "the text “1”", "null": "null", "true": "true"].merging(
        ["1.5", "9223372036854775808", "-9223372036854775809", "1e400", "1e19"].map { ($0, "the number \($0)") },
        uniquingKeysWith: { first, _ in first })

    static let mismatches: [Case] =
        (wrongTypes
        + wrongIDs.sorted { $0.key < $1.key }.map { id, found in
            (
                "\(id) for an id", withCode("{\"id\":\(id),\"label\":\"L\",\"responses\":[],\"subCodes\":[]}"),
                "$.results.questionCodes[0].responseCodes[1].id", found, "a whole number of 64 bits"
            )
        }).map { name, json, path, found, expected in
            Case(
                name: name, json: json, kind: .mismatch, path: path,
                sentence: "The answer has \(found) at \(path) (byte *); expected \(expected).")
        }

    static let malformed: [Case] = [
        ("nothing", "", DecodingFailure.Kind.empty, "$", "The answer is empty; expected JSON."),
        ("white space", " \n", .empty, "$", "The answer is empty; expected JSON."),
        (
            "a web page", "\n<html><body>Sign in</body></html>", .webPage, "$",
            "The answer is not JSON but looks like a web page: it begins with “<html><body>Sign in</body></html>”."
        ),
        (
            "plain words", "Bad gateway", .malformed, "$",
            "The answer is not valid JSON: expected a value at byte 0, found “Bad gateway”."
        ),
        (
            "a body that breaks off", String(Page(Question("Q1", Code(1))).json().prefix(150)), .malformed,
            "$.results.questionCodes[0]",
            "The answer is not valid JSON: it breaks off after 150 bytes (in $.results.questionCodes[0])."
        ),
        (
            "a bare word", "{\"batchJobId\":\"j\",\"extra\":[1, nope]}", .malformed, "$.extra",
            "The answer is not valid JSON: expected a value at byte 30, found “nope]}” (in $.extra)."
        ),
        (
            "a comma too many", "{\"batchJobId\":\"j\",}", .malformed, "$",
            "The answer is not valid JSON: expected a key in quotes at byte 18, found “}”."
        ),
        (
            "a line break in a text", "{\"batchJobId\":\"j\nk\"}", .malformed, "$.batchJobId",
            "The answer is not valid JSON: expected a text without bare control characters at byte 16, "
                + "found “\nk\"}” (in $.batchJobId)."
        ),
        (
            "an escape of another language", "{\"batchJobId\":\"\\x41\"}", .malformed, "$.batchJobId",
            "The answer is not valid JSON: expected an escape that JSON knows at byte 16, "
                + "found “x41\"}” (in $.batchJobId)."
        ),
        (
            "something after the end", "{\"batchJobId\":\"j\",\"surveyIdentifier\":\"s\",\"status\":\"queued\"} {}",
            .malformed, "$", "The answer is not valid JSON: expected the end at byte 60, found “{}”."
        ),
    ].map { Case(name: $0.0, json: $0.1, kind: $0.2, path: $0.3, sentence: $0.4) }

    @Test(
        "A missing field, a wrong type, no JSON: place and finding in one sentence",
        arguments: missing + mismatches + malformed)
    func sentence(case test: Case) throws {
        let failure = try #require(throws: DecodingFailure.self) {
            try decode(test.json)
        }
        #expect(failure.kind == test.kind)
        #expect(failure.path == RawText(test.path))
        let offset = failure.offset.map(String.init) ?? "*"
        #expect(failure.sentence == RawText(test.sentence.replacing("byte *", with: "byte \(offset)")))
    }

    @Test("The sentence for logs says where and never what: no word of a body is in it, not even as a key")
    func logSentence() throws {
        let secret = "SECRETANSWER"
        let answer = "{\"responseIdentifier\":\"\(secret)\",\"answer\":\"\(secret)\"}"
        let bodies = [
            Self.withAnswer(answer.replacing("\"answer\":", with: "\"answer\":7,\"\(secret)\":")),
            Self.withAnswer("\"\(secret)\""), Self.withAnswer(answer.replacing("\"answer\"", with: "answer")),
            Self.withAnswer(answer + secret), Self.withAnswer("{\"\(secret)\":{\"\(secret)\":[\(secret)]}}"),
            secret, "<p>\(secret)", String(Self.withAnswer(answer).dropLast(9)),
            Self.withAnswer("{\"answer\":\"\(secret)\\q\",\"responseIdentifier\":\"r\"}"),
        ]
        for body in bodies {
            let failure = try #require(throws: DecodingFailure.self) {
                try decode(body)
            }
            #expect(!failure.logSentence.string.contains("SECRET"), "\(body)")
            #expect(!failure.logSentence.isEmpty)
        }
        let broken = try #require(throws: DecodingFailure.self) {
            try decode(Self.withAnswer(answer + secret))
        }
        let place = "$.results.questionCodes[0].responseCodes[1].responses[0]"
        #expect(broken.logSentence.string.hasPrefix("is not valid JSON: at \(place) byte "))
    }

    @Test("However long what is quoted, a sentence is bounded: keys, texts, numbers")
    func bounded() throws {
        let long = String(repeating: "x\u{301}", count: 100_000)
        let digits = String(repeating: "9", count: 100_000)
        for body in [
            "{\"\(long)\":[nope]}", "{\"batchJobId\":[\"\(long)\"]}", "{\"batchJobId\":\(digits)}", long,
            "{\"a\":\(digits) \(long)}", "<\(long)",
        ] {
            let failure = try #require(throws: DecodingFailure.self) {
                try decode(body)
            }
            #expect(failure.sentence.string.unicodeScalars.count < 300)
            #expect(failure.logSentence.string.unicodeScalars.count < 300)
        }
    }

    @Test("Too deep a nesting is refused with the limit", arguments: [260, 10_000, 200_000])
    func tooDeep(levels: Int) throws {
        let open = String(repeating: "{\"id\":1,\"label\":\"L\",\"responses\":[],\"subCodes\":[", count: levels)
        let json = Self.withCode(open + String(repeating: "]}", count: levels))
        let failure = try #require(throws: DecodingFailure.self) {
            try decode(json)
        }
        #expect(failure.kind == .tooDeep)
        #expect(failure.sentence.string.hasPrefix("The answer is nested deeper than 512 levels"))
        #expect(failure.sentence.string.utf8.count < 500)
    }

    @Test("Every cut of a good answer fails with a sentence, and never traps")
    func everyCut() throws {
        let body = Array(JobPages.overlapping.json(cursor: "é\\u00e9").utf8)
        for length in 0..<body.count {
            let failure = try #require(throws: DecodingFailure.self) {
                try decode(Array(body[..<length]))
            }
            #expect(failure.kind == (length == 0 ? .empty : .malformed), "cut at \(length): \(failure.sentence)")
            #expect(length == 0 || failure.sentence.string.contains("breaks off"), "\(length): \(failure.sentence)")
        }
    }

    @Test("A byte changed anywhere is decoded or explained, and never traps", arguments: Rounds.seeds(20))
    func changedBytes(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let body = Array(JobPages.overlapping.json(cursor: "c").utf8)
        for _ in 0..<200 {
            var changed = body
            changed[Int.random(in: 0..<body.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            do throws(DecodingFailure) {
                _ = try decode(changed)
            } catch {
                #expect(error.path.string.hasPrefix("$"), "seed \(seed)")
                #expect(
                    !error.sentence.string.contains("can't be read"),
                    "no reason found, seed \(seed): \(String(decoding: changed, as: UTF8.self))")
            }
        }
    }
}
