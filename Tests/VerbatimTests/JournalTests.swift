import CodingModel
import CodingService
import Logging
import TerminalText
import TestSupport
import Testing

@testable import verbatim

@Suite("Secrets that stay out of the log", .permit(.waits))
struct JournalTests {
    /// Gives every request the same answer.
    private struct Parrot: CodingTransport {
        let body: String

        func get(
            _ request: PageRequest, into sink: any BodySink
        ) async throws(TransportFailure) -> HTTPAnswer {
            _ = sink.take(Array(body.utf8).span)
            return HTTPAnswer(status: 200)
        }
    }

    @Test(
        "An answer in a body that can't be read does not reach the log",
        arguments: [
            #"{"batchJobId":"j","surveyIdentifier":["I was never told"],"status":"queued"}"#,
            #"{"batchJobId":"j","answer":"x" "I was never told"}"#, "I was never told", "<p>I was never told</p>",
            #"{"I was never told":{"batchJobId":{"#,
        ])
    func undecodable(body: String) async throws {
        let folder = try TemporaryFolder()
        let journal = Journal(level: .trace, surroundings: Surroundings(variables: ["XDG_STATE_HOME": folder.path]))
        let (troubles, news) = AsyncStream.makeStream(of: ServiceTrouble.self)
        let settings = ServiceSettings(
            origin: try ServerOrigin(parsing: "https://surveys.example"), key: APIKey("key"),
            version: "0")
        let poller = JobPoller(
            transport: Parrot(body: body), settings: settings, clock: SystemClock(), randomness: { 1 }
        ) { update in
            journal.note(update)
            if case .trouble(let trouble, _) = update.change { news.yield(trouble) }
        }
        await poller.watch(try #require(JobIdentifier("j")))
        for await _ in troubles { break }
        await poller.shutdown()
        let text = try folder.read("verbatim/verbatim.log")
        #expect(text.contains("notice job j: the answer of surveys.example can't be read"))
        #expect(!text.contains("never told"))
    }
}
