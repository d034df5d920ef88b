import CodingModel
import Foundation
import TerminalText
import TestSupport
import Testing

@Suite("Decoding what the API promises")
struct DecodingTests {
    private func answer(status: String, results: String) throws -> PageHead {
        try decode("{\"batchJobId\":\"j1\",\"surveyIdentifier\":\"s1\",\"status\":\"\(status)\"\(results)}")
    }

    @Test("A completed job")
    func completed() throws {
        let json = Page(Question("Q1", Code(1, [Answer("ann: a")]))).json(cursor: "page-2")
        let page = try decode(json)
        #expect(page.report.job.raw == "sample-job")
        #expect(page.report.survey == "survey")
        #expect(page.report.status == .completed)
        #expect(page.report.completedAt?.raw == "2024-03-12T15:30:45Z")
        #expect(page.report.completedAt?.secondsSince1970 == 1_710_257_445)
        #expect(page.report.failure == nil)
        #expect(page.nextCursor == "page-2")
        #expect(page.hasResults)
    }

    @Test(
        "In work, results may be null, absent or empty in any way",
        arguments: [
            "", ",\"results\":null", ",\"results\":{}", ",\"results\":[]", ",\"results\":{\"questionCodes\":[]}",
        ])
    func inWork(results: String) throws {
        for (word, status) in [("queued", JobStatus.queued), ("processing", .processing)] {
            let page = try answer(status: word, results: results)
            #expect(page.report == JobReport(job: try JobIdentifier("j1").orThrow("id"), survey: "s1", status: status))
            #expect(!page.hasResults)
            #expect(page.nextCursor == nil)
        }
    }

    @Test(
        "The last page: its cursor is null, absent or an empty text",
        arguments: [",\"nextCursor\":null", "", ",\"nextCursor\":\"\""])
    func lastPage(cursor: String) throws {
        let page = try answer(
            status: "completed", results: ",\"results\":{\"completedAt\":\"x\",\"questionCodes\":[]\(cursor)}")
        #expect(page.nextCursor == nil)
        #expect(page.hasResults)
    }

    @Test("A failed job says why", arguments: ["partial_failure", "total_failure"])
    func failed(status: String) throws {
        let page = try answer(status: status, results: ",\"results\":{\"code\":\"E\",\"message\":\"It broke\"}")
        #expect(page.report.failure == JobFailure(code: "E", message: "It broke"))
        #expect(page.report.status.isFinal)
        #expect(!page.hasResults)
        #expect(try answer(status: status, results: "").report.failure == nil)
    }

    @Test(
        "A failed job need not say why",
        arguments: [",\"results\":null", "", ",\"results\":{}", ",\"results\":[]", ",\"results\":{\"code\":null}"])
    func failedWithoutReason(results: String) throws {
        for status in ["partial_failure", "total_failure"] {
            let page = try answer(status: status, results: results)
            #expect(page.report.failure == nil)
            #expect(!page.hasResults)
        }
    }

    @Test("A failed job may bring codes in place of a reason", arguments: ["", ",\"code\":null,\"message\":null"])
    func failedWithCodesAlone(reason: String) throws {
        let question = Question("Q1", Code(1, [Answer("ann: a")])).json
        let page = try answer(
            status: "partial_failure", results: ",\"results\":{\"questionCodes\":[\(question)]\(reason)}")
        #expect(page.report.failure == nil)
        #expect(page.hasQuestions)
    }

    @Test("While a job is not finished, results that make no sense are none", arguments: ["queued", "processing", "?"])
    func oddResults(status: String) throws {
        for results in [
            "\"soon\"", "7", "true", "[1,2]", "{\"code\":7,\"message\":[]}", "{\"code\":\"E\"}",
            "{\"questionCodes\":\"later\"}", "{\"questionCodes\":[{\"question\":1}],\"nextCursor\":2}",
            "{\"completedAt\":12}",
        ] {
            let page = try answer(status: status, results: ",\"results\":\(results)")
            let job = try JobIdentifier("j1").orThrow("id")
            #expect(page.report == JobReport(job: job, survey: "s1", status: JobStatus(apiValue: RawText(status))))
            #expect(page.nextCursor == nil && !page.hasResults, "\(results)")
        }
    }

    @Test("An unknown status of any length is kept to its beginning")
    func longStatus() throws {
        let page = try answer(status: String(repeating: "e\u{301}", count: 50_000), results: "")
        #expect(page.report.status.apiValue.string.unicodeScalars.count == 81)
    }

    @Test("A partial failure with codes beside its reason: the codes are shown, marked incomplete")
    func partialFailureWithCodes() throws {
        let question = Question("Q1", Code(1, [Answer("ann: a")])).json
        var builder = CodedJobBuilder(job: .sample)
        let page = try builder.read(
            Array(
                """
                {"batchJobId":"sample-job","surveyIdentifier":"s1","status":"partial_failure","results":{"code":"E",
                "message":"M","questionCodes":[\(question)],"nextCursor":"c"}}
                """.utf8))
        builder.keep(page)
        let job = builder.snapshot(isComplete: true)
        #expect(page.nextCursor == "c")
        #expect(job.isMarkedIncomplete)
        #expect(job.report.failure?.code == "E")
        #expect(job.questions.map(\.mentions) == [1])
    }

    @Test("An unknown status is kept, with whatever comes with it")
    func unknownStatus() throws {
        let page = try answer(status: "paused", results: ",\"results\":{\"code\":\"E\",\"message\":\"M\"}")
        #expect(page.report.status == .unrecognised("paused"))
        #expect(page.report.status.apiValue == "paused")
        #expect(!page.report.status.isFinal)
        #expect(page.report.failure == JobFailure(code: "E", message: "M"))
        #expect(try !answer(status: "paused", results: "").hasResults)
        #expect(try answer(status: "paused", results: ",\"results\":{\"questionCodes\":[]}").hasResults)
    }

    @Test("Unknown fields are passed over wherever they stand")
    func unknownFields() throws {
        let json = Page(Question("Q1", Code(1, [Answer("ann: a")]))).json()
            .replacingOccurrences(of: "{\"", with: "{\"new\":{\"a\":[1,null]},\"")
        var builder = CodedJobBuilder(job: .sample)
        try builder.merge(json)
        #expect(builder.snapshot(isComplete: true).questions.map(\.mentions) == [1])
    }

    @Test("Ids are whole numbers of 64 bits, however they are written")
    func ids() throws {
        let texts = ["9223372036854775807", "-9223372036854775808", "-1", "2147483648", "1e3", "1.0", "-0"]
        for (text, expected) in zip(texts, [.max, .min, -1, 2_147_483_648, 1_000, 1, 0] as [Int64]) {
            var builder = CodedJobBuilder(job: .sample)
            try builder.merge(Page(Question("Q1", Code(77))).json().replacingOccurrences(of: "77", with: text))
            #expect(try builder.snapshot(isComplete: true).questions[at: 0].id(of: 0) == expected, "\(text)")
        }
    }

    @Test("A number above 2^53 keeps all its digits, also when written with a fraction")
    func exactIDs() throws {
        for text in ["9007199254740993", "9007199254740993.0"] {
            var builder = CodedJobBuilder(job: .sample)
            try builder.merge(Page(Question("Q1", Code(77))).json().replacingOccurrences(of: "77", with: text))
            #expect(try builder.snapshot(isComplete: true).questions[at: 0].id(of: 0) == 9_007_199_254_740_993)
        }
    }

    @Test("Of a key that is there twice the first counts")
    func duplicateKeys() throws {
        let page = try decode(
            "{\"batchJobId\":\"a\",\"batchJobId\":\"b\",\"surveyIdentifier\":\"s\",\"status\":\"queued\"}")
        #expect(page.report.job.raw == "a")
    }

    @Test("Half a surrogate pair and bytes that are no UTF-8 become U+FFFD, and hide nothing else")
    func damagedTexts() throws {
        let escapes = [
            (#"\ud83d!"#, "\u{FFFD}!"), (#"a\ude00"#, "a\u{FFFD}"), (#"\ud83d\ud83d\ude00"#, "\u{FFFD}😀"),
            (#"\ud83d\n"#, "\u{FFFD}\n"), (#"\ud83d"#, "\u{FFFD}"), (#"\uD83D\uDE00"#, "😀"),
        ]
        for (escape, expected) in escapes {
            let page = try decode("{\"batchJobId\":\"a\",\"surveyIdentifier\":\"\(escape)\",\"status\":\"queued\"}")
            #expect(page.report.survey == RawText(expected), "\(escape)")
        }
        let (start, end) = ("{\"batchJobId\":\"a\",\"surveyIdentifier\":\"é", "z\",\"status\":\"queued\"}")
        for bytes in [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF0, 0x9F], [0xC0, 0xAF]] as [[UInt8]] {
            let page = try decode(Array(start.utf8) + bytes + Array(end.utf8))
            #expect(page.report.survey.string.hasPrefix("é\u{FFFD}"), "\(bytes)")
            #expect(page.report.survey.string.hasSuffix("z"), "\(bytes)")
        }
    }

    @Test("Fields may stand in any order: sub-codes before ids, codes before their question, results before the status")
    func anyOrder() throws {
        let followups = #"[{"answer":"so","question":"why"},{"question":"and","answer":""}]"#
        let answer = #"{"followupResponses":\#(followups),"answer":"late","responseIdentifier":"r1"}"#
        let inner = #"{"subCodes":[],"responses":[\#(answer)],"label":"In","id":11}"#
        let outer = #"{"responses":[\#(answer)],"label":"Out","subCodes":[\#(inner)],"id":1}"#
        let other = #"{"label":"Other","id":2,"responses":[{"answer":"x","responseIdentifier":"r2"}],"subCodes":[]}"#
        let question = #"{"responseCodes":[\#(outer),\#(other)],"question":"How?","questionIdentifier":"Q1"}"#
        let results = #"{"questionCodes":[\#(question)],"nextCursor":null,"completedAt":"t"}"#
        var builder = CodedJobBuilder(job: .sample)
        try builder.merge(#"{"results":\#(results),"status":"completed","surveyIdentifier":"s","batchJobId":"j"}"#)
        let job = builder.snapshot(isComplete: true)
        let late = Answer(
            "r1: late", followups: [Followup(question: "why", answer: "so"), Followup(question: "and", answer: "")])
        let expected = Page(
            Question(
                "Q1", text: "How?",
                codes: [
                    Code(1, label: "Out", [late], children: [Code(11, label: "In", [late])]),
                    Code(2, label: "Other", [Answer("r2: x")]),
                ]))
        #expect(Reading(job) == ReferenceModel([expected]).reading)
        #expect(try job.questions[at: 0].outline == ["1 Out", ".11 In", "2 Other"])
    }

    @Test("However deep what nobody reads, up to the limit it is passed over")
    func deepUnknownField() throws {
        let levels = PageReading.depthLimit - 1
        let deep = String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
        let head = "\"batchJobId\":\"a\",\"surveyIdentifier\":\"s\",\"status\":\"queued\""
        #expect(try decode("{\"x\":\(deep),\(head)}").report.job.raw == "a")
        #expect(throws: DecodingFailure.self) { try decode("{\"x\":[\(deep)],\(head)}") }
    }

    @Test("Texts keep what they hold: escapes, emoji, controls, entities")
    func texts() throws {
        let text = #"\u00e9 \ud83d\ude00 \u001b[2J \n &amp; \u0000"#
        let page = try decode("{\"batchJobId\":\"a\",\"surveyIdentifier\":\"\(text)\",\"status\":\"queued\"}")
        #expect(page.report.survey == "é 😀 \u{1B}[2J \n &amp; \0")
    }

    @Test("Follow-ups may be absent, null or empty")
    func followups() throws {
        let json = Page(Question("Q1", Code(1, [Answer("ann: a")]))).json()
        for field in ["", ",\"followupResponses\":null", ",\"followupResponses\":[]"] {
            var builder = CodedJobBuilder(job: .sample)
            try builder.merge(json.replacingOccurrences(of: "\"answer\":\"a\"", with: "\"answer\":\"a\"\(field)"))
            #expect(try builder.snapshot(isComplete: true).questions[at: 0].followupCount(of: 0) == 0)
        }
    }

    @Test("A byte order mark before the JSON is no mistake")
    func byteOrderMark() throws {
        #expect(try decode("\u{FEFF}" + Page().json()).hasResults)
    }

    @Test("240 levels of codes are decoded")
    func deepButAllowed() throws {
        var code = Code(1, [Answer("ann: a")])
        for _ in 0..<239 { code = Code(1, children: [code]) }
        let question = try job(of: Page(Question("Q1", code))).questions[at: 0]
        #expect(question.depth(of: question.codeCount - 1) == 239)
        #expect(question.counts(of: 0).netAnswers == 1)
    }
}
