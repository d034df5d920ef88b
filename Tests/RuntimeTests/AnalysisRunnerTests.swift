import Browser
import Canvas
import CodingModel
import Foundation
import Runtime
import TerminalText
import TestSupport
import Testing

@Suite("Filters and sheets on another thread", .permit(.waits))
struct AnalysisRunnerTests {
    @Test("A filter that is typed is applied")
    func typedFilter() async throws {
        let harness = try LoopHarness { screen, lines in
            if lines.shows("10 of 30 answers") {
                screen.type(.key(.character("q")))
            } else if lines.shows("Why?"), !lines.shows("Filter"), !lines.shows("filtering") {
                screen.type(.key(.character("f")))
            } else if lines.shows("Filter: "), !lines.shows("Filter: text") {
                for character in "text \"late\"" { screen.type(.key(.character(character))) }
                screen.type(.key(.enter))
            }
        }
        harness.mailbox.send(.openSaved(try savedJob()))
        #expect(await harness.run() == .quit)
        #expect(harness.screen.frames.contains { $0.shows("10 of 30 answers") })
    }

    @Test("A sheet is worked out and shown")
    func sheet() async throws {
        let harness = try LoopHarness { screen, lines in
            if lines.shows("20      20  fine") {
                screen.type(.key(.escape), .key(.character("q")))
            } else if lines.shows("Why?"), !lines.shows("same text") {
                screen.type(.key(.character("d")))
            }
        }
        harness.mailbox.send(.openSaved(try savedJob()))
        _ = await harness.run()
        #expect(
            harness.screen.frames.contains { $0.shows("30 of 30 answers share their text with another: 2 texts.") })
    }

    @Test("Of many filters the newest is applied, and others may be left out")
    func newestFilter() async throws {
        let mailbox = try Mailbox()
        let runner = AnalysisRunner(reportingTo: mailbox, waker: try WakeDescriptor())
        var state = BrowserState(size: Size(width: 80, height: 24), now: Moment(milliseconds: 0))
        _ = reduce(&state, .openSaved(try savedJob()))
        var last: FilterRequest?
        for _ in 0..<50 {
            _ = reduce(&state, .command(.prompt(.filter)))
            _ = reduce(&state, .edit(.deleteAll))
            for character in "text \"late\"" { _ = reduce(&state, .edit(.insert(character))) }
            for case .filter(let request) in reduce(&state, .submit) {
                runner.run(request)
                last = request
            }
        }
        let token = try #require(last?.token)
        var tokens: [RequestToken] = []
        while !tokens.contains(token) {
            for case .filtered(let token, _) in mailbox.drain() { tokens.append(token) }
            try Task.checkCancellation()
            _ = Readiness.wait(for: [mailbox.descriptor], timeout: 100)
        }
        #expect(tokens.last == token)
    }
}
