import Analysis
import Browser
import Canvas
import CodingModel
import Foundation
import Runtime
import TerminalText
import TestSupport
import Testing

@Suite("Searches on another thread", .permit(.waits))
struct SearchRunnerTests {
    private func question(answers: Int) throws -> CodedQuestion {
        let entries = (0..<answers).map {
            #"{"responseIdentifier": "r\#($0)", "answer": "number \#($0) \#(String(repeating: "and so on ", count: 20))"}"#
        }
        let body = """
            {"batchJobId": "a", "surveyIdentifier": "S", "status": "completed", "results": {"completedAt":
            "2026-03-01T10:00:00Z", "questionCodes": [{"questionIdentifier": "Q1", "question": "Why?", "responseCodes":
            [{"id": 1, "label": "All", "responses": [\(entries.joined(separator: ","))], "subCodes": []}]}],
            "nextCursor": null}}
            """
        var builder = CodedJobBuilder(job: try job("a"))
        builder.keep(try builder.read(Array(body.utf8)))
        return try #require(builder.snapshot(isComplete: true).questions.first)
    }

    private func request(_ number: Int, _ pattern: RawText, in question: CodedQuestion) throws -> SearchRequest {
        SearchRequest(token: RequestToken(number: number), query: try #require(TextQuery(pattern)), question: question)
    }

    /// Waits for what the mailbox gets until something passes.
    private func reports(
        in mailbox: Mailbox, until isLast: (RequestToken, SearchHits) -> Bool
    ) async throws -> [(RequestToken, SearchHits)] {
        var reports: [(RequestToken, SearchHits)] = []
        while true {
            for case .found(let token, let hits) in mailbox.drain() {
                reports.append((token, hits))
                if isLast(token, hits) { return reports }
            }
            try Task.checkCancellation()
            _ = Readiness.wait(for: [mailbox.descriptor], timeout: 100)
        }
    }

    @Test("A search reports its first matches, and at last all")
    func reports() async throws {
        let mailbox = try Mailbox()
        let runner = SearchRunner(reportingTo: mailbox, waker: try WakeDescriptor())
        let question = try question(answers: 20_000)
        runner.run(try request(1, "number", in: question))
        let reports = try await reports(in: mailbox) { $1.isComplete }
        #expect(reports.count > 1 && reports.allSatisfy { $0.0 == RequestToken(number: 1) })
        #expect(reports.map(\.1.scanned) == reports.map(\.1.scanned).sorted())
        #expect(reports.allSatisfy { $0.1.answers.count == $0.1.scanned && $0.1.netCount(of: 0) == $0.1.scanned })
        #expect(reports.last?.1.scanned == 20_000)
    }

    @Test("The newest search alone is finished")
    func newestSearch() async throws {
        let mailbox = try Mailbox()
        let runner = SearchRunner(reportingTo: mailbox, waker: try WakeDescriptor())
        let question = try question(answers: 20_000)
        // The runner finishes them all where this thread does not get its turn between two of them: then once more.
        var finished = 50
        for round in 1...20 where finished >= 5 {
            let numbers = 100 * round..<100 * round + 50
            for number in numbers { runner.run(try request(number, "number", in: question)) }
            let newest = RequestToken(number: numbers.upperBound - 1)
            let reports = try await reports(in: mailbox) { $1.isComplete && $0 == newest }
            #expect(reports.last?.0 == newest)
            finished = reports.count { $0.1.isComplete }
        }
        #expect(finished < 5)
    }

    @Test("An ended search falls silent")
    func ended() async throws {
        let mailbox = try Mailbox()
        let runner = SearchRunner(reportingTo: mailbox, waker: try WakeDescriptor())
        let question = try question(answers: 20_000)
        runner.run(try request(1, "number", in: question))
        runner.end()
        runner.run(try request(2, "number 19999", in: question))
        let reports = try await reports(in: mailbox) { token, hits in
            token == RequestToken(number: 2) && hits.isComplete
        }
        #expect(!reports.contains { $0.0 == RequestToken(number: 1) && $0.1.isComplete })
        #expect(reports.last?.1.answers.count == 1 && reports.last?.1.answers.contains(19_999) == true)
    }

    @Test("A search that is typed is on the screen")
    func typedSearch() async throws {
        let harness = try LoopHarness { screen, lines in
            if lines.shows("2 of 3 match") {
                screen.type(.key(.escape), .key(.character("q")))
            } else if lines.shows("Why?"), !lines.shows("match") {
                screen.type(.key(.character("/")), .key(.character("1")), .key(.character("0")))
            }
        }
        let body = """
            {"batchJobId": "a", "surveyIdentifier": "S", "status": "completed", "results": {"completedAt":
            "2026-03-01T10:00:00Z", "questionCodes": [{"questionIdentifier": "Q1", "question": "Why?", "responseCodes":
            [{"id": 1, "label": "All", "responses": [\((9...11).map {
                #"{"responseIdentifier": "r\#($0)", "answer": "\#($0), not 10\#($0 == 11 ? "" : "x")"}"#
            }.joined(separator: ",").replacingOccurrences(of: "9, not 10x", with: "9"))], "subCodes": []}]}],
            "nextCursor": null}}
            """
        var builder = CodedJobBuilder(job: try job("a"))
        builder.keep(try builder.read(Array(body.utf8)))
        harness.mailbox.send(.openSaved(builder.snapshot(isComplete: true)))
        #expect(await harness.run() == .quit)
        #expect(harness.screen.frames.contains { $0.shows("2 of 3 match") })
    }
}
