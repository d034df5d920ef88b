import CodingModel
import CodingService
import TerminalText
import TestSupport
import Testing

@Suite("Sentences for the reader", .permit(.waits))
struct SentenceTests {
    @Test("The server's own words stand in the sentence")
    func ownWords() async throws {
        let body = #"{"code":"NOT_FOUND","message":"No batch of that id","details":{"a":1}}"#
        #expect(try await sentence(.status(404, body: body)).contains("404 NOT_FOUND: No batch of that id"))
        #expect(try await sentence(.status(404, body: "<h1>nope")).contains("404 Not Found"))
        #expect(try await sentence(.status(400, body: #"{"code":"X"}"#)).contains("400 X)"))
    }

    @Test("However long the words, the sentence is bounded")
    func bounded() async throws {
        let body = #"{"code":"C","message":"\#(String(repeating: "x\u{301}", count: 100_000))"}"#
        #expect(try await sentence(.status(403, body: body)).unicodeScalars.count < 600)
        let long = try Sample.job(String(repeating: "j", count: 100_000))
        #expect(try await sentence(.status(404), job: long).unicodeScalars.count < 600)
    }

    @Test("A redirect says where it pointed")
    func redirect() async throws {
        var answer = HTTPAnswer.status(302)
        answer.location = "https://evil.example/x"
        let text = try await sentence(answer)
        #expect(text.contains("https://evil.example/x"))
        #expect(text.contains("refused"))
    }

    @Test("A server that repeats the key does not get it shown")
    func keyIsConcealed() async throws {
        let body = #"{"code":"INVALID_API_KEY","message":"The key \#(Sample.secret) is unknown"}"#
        let padded = #"{"code":"C","message":"\#(String(repeating: "x", count: 280))\#(Sample.secret)"}"#
        var redirect = HTTPAnswer.status(307)
        redirect.location = "https://evil.example/?key=sk-SECRET%2F0123456789%2Babc%3D%3D"
        let answers = [
            .status(403, body: body), .status(500, body: padded), redirect, .ok(#"{"batchJobId":"\#(Sample.secret)"}"#),
        ]
        for answer in answers {
            let text = try await sentence(answer)
            #expect(!text.contains("SECRET"), "\(text)")
        }
    }

    @Test("Our own words stay whole though the key is one of them")
    func keyThatIsAWord() async throws {
        var settings = try Sample.settings()
        settings = ServiceSettings(
            origin: settings.origin, key: APIKey("surveys.example"), version: "1.2.3")
        let log = UpdateLog()
        let poller = JobPoller(
            transport: ScriptedTransport([.status(404, body: #"{"code":"at surveys.example"}"#)]), settings: settings,
            clock: ManualClock(), randomness: { 1 }, publish: log.record)
        await poller.watch(try Sample.job())
        try await log.untilEnd()
        await poller.shutdown()
        #expect(try log.sentences[at: 0].hasPrefix("surveys.example knows no job “job-1” (404 at ‹key›)"))
    }

    @Test("No word of a body is in the sentence for logs, and the status, the job or the place is")
    func logSentences() async throws {
        var redirect = HTTPAnswer.status(302, body: "RECOGNISABLE")
        redirect.location = "https://evil.example/RECOGNISABLE"
        let undecodable = Sample.page(1).replacing(#""answer":"a""#, with: #""answer":"RECOGNISABLE" RECOGNISABLE"#)
        let cases: [(HTTPAnswer, String)] = [
            (.status(404, body: #"{"code":"RECOGNISABLE","message":"RECOGNISABLE"}"#), "(404 Not Found)"),
            (.status(500, retryAfter: "9", body: #"{"message":"RECOGNISABLE"}"#), "pause of 9 s"),
            (redirect, "302"), (.ok("RECOGNISABLE!"), "byte 0"), (.ok("<RECOGNISABLE>"), "web page"),
            (.ok(undecodable), "$.results.questionCodes[0].responseCodes[0].responses[0]"),
            (.ok(Sample.report("queued").replacing("\"S\"", with: #"["RECOGNISABLE"]"#)), "$.surveyIdentifier"),
        ]
        for (answer, expected) in cases {
            let text = try await trouble(answer).logSentence.string
            #expect(!text.contains("RECOGNISABLE") && text.contains(expected), "\(text)")
        }
    }

    @Test("A web page instead of JSON is called one")
    func webPage() async throws {
        #expect(try await sentence(.ok(" \n<!doctype html><html>…")).contains("web page"))
    }

    private func sentence(_ answer: HTTPAnswer, job: JobIdentifier? = nil) async throws -> String {
        try await trouble(answer, job: job).sentence.string
    }

    private func trouble(_ answer: HTTPAnswer, job: JobIdentifier? = nil) async throws -> ServiceTrouble {
        let scene = try Scene(ScriptedTransport([answer]))
        await scene.poller.watch(job ?? scene.job)
        try await scene.log.until { $0.contains { if case .trouble = $0.change { true } else { false } } }
        await scene.poller.shutdown()
        return try #require(scene.log.troubles.first)
    }
}
