import CodingModel
import CodingService
import TerminalText
import TestSupport
import Testing

@Suite("Trouble on the way to a job", .permit(.waits))
struct RetryTests {
    @Test("A passing failure is retried five times, ever later; then the poll schedule takes over and never ends")
    func rounds() async throws {
        let broken = Array(repeating: HTTPAnswer.status(503), count: 14)
        let scene = try Scene(ScriptedTransport(broken + [.ok(Sample.page(1))]))
        let lines = try await scene.playToEnd(sleeps: 14)
        // Retries after 0.5, 1, 2, 4, 8 s; a poll wait of 2 s; another round; a poll wait of 3 s; two more retries.
        let retries = [500, 1500, 3500, 7500, 15500, 17500, 18000, 19000, 21000, 25000, 33000, 36000, 36500, 37500]
        let trouble = retries.flatMap { ["asking", "trouble serverError(503) until \($0)"] }
        #expect(lines == trouble + ["asking", "answered completed", "fetching 1", "results 1 complete", "settled"])
    }

    @Test("Retries are jittered down to nothing, polls only down to a second")
    func jitter() async throws {
        let scene = try Scene(ScriptedTransport(Array(repeating: .status(500), count: 20)), random: 0)
        await scene.poller.watch(scene.job)
        var slept: [Int64] = []
        for _ in 0..<2 { slept.append(try await scene.clock.passNextSleep()) }
        #expect(slept == [1000, 1000])
        #expect(scene.transport.requests.count >= 12)
        await scene.poller.shutdown()
    }

    @Test("These are retried soon", arguments: [408, 425, 429, 500, 502, 503, 504])
    func retried(status: Int) async throws {
        let scene = try Scene(ScriptedTransport([.status(status), .ok(Sample.page(1))]))
        let lines = try await scene.playToEnd(sleeps: 1)
        #expect(try lines[at: 1].hasSuffix(" until 500"))
        #expect(lines.last == "settled")
    }

    @Test("These wait for the next poll", arguments: [302, 307, 402, 405, 410, 418, 501, 505])
    func polledOn(status: Int) async throws {
        let scene = try Scene(ScriptedTransport([.status(status), .ok(Sample.page(1))]))
        let lines = try await scene.playToEnd(sleeps: 1)
        #expect(try lines[at: 1].hasSuffix(" until 2000"))
        #expect(lines.last == "settled")
    }

    @Test("These are final, whatever Retry-After they bring", arguments: [400, 401, 403, 404])
    func final(status: Int) async throws {
        let scene = try Scene(ScriptedTransport([.status(status, retryAfter: "5")]))
        let lines = try await scene.playToEnd()
        #expect(lines.count == 2)
        #expect(try lines[at: 1].hasSuffix(", final"))
        #expect(scene.transport.requests.count == 1)
    }

    @Test(
        "Every failure of the connection is retried soon",
        arguments: [
            TransportFailure.connectTimeout(10_000), .idleTimeout(60_000), .unreachable("refused"),
            .interrupted("cut"), .insecure("not trusted"),
        ])
    func transport(failure: TransportFailure) async throws {
        let scene = try Scene(ScriptedTransport([.failure(failure), .success(.ok(Sample.page(1)))]))
        let lines = try await scene.playToEnd(sleeps: 1)
        #expect(try lines[at: 1].hasSuffix(" until 500"))
        #expect(lines.last == "settled")
    }

    @Test("A body over the limit is final: asking again would only download it again")
    func tooLarge() async throws {
        let scene = try Scene(ScriptedTransport([.failure(.tooLarge(1000))]))
        #expect(try await scene.playToEnd() == ["asking", "trouble tooLarge, final"])
    }

    @Test("JSON that is cut off is asked for again soon", arguments: ["", "{\"batchJobId\":\"j", "<html>login</html>"])
    func truncated(body: String) async throws {
        let scene = try Scene(ScriptedTransport([.ok(body), .ok(Sample.page(1))]))
        let lines = try await scene.playToEnd(sleeps: 1)
        #expect(try lines[at: 1] == "trouble undecodable until 500")
        #expect(lines.last == "settled")
    }

    @Test("JSON that is not the API's waits for the next poll, and the sentence says where it differs")
    func mismatch() async throws {
        let wrong = Sample.report("queued").replacing("\"S\"", with: "7")
        let scene = try Scene(ScriptedTransport([.ok(wrong), .ok(Sample.page(1))]))
        let lines = try await scene.playToEnd(sleeps: 1)
        #expect(try lines[at: 1] == "trouble undecodable until 2000")
        #expect(try scene.log.sentences[at: 0].contains("$.surveyIdentifier"))
    }

    @Test("Retry-After is obeyed on the way, also beyond every cap, and said")
    func retryAfter() async throws {
        let scene = try Scene(
            ScriptedTransport([.status(429, retryAfter: "300"), .status(503, retryAfter: "0"), .ok(Sample.page(1))]))
        let lines = try await scene.playToEnd(sleeps: 2)
        #expect(
            lines == [
                "asking", "trouble rateLimited until 300000", "asking", "trouble serverError(503) until 301000",
                "asking", "answered completed", "fetching 1", "results 1 complete", "settled",
            ])
        #expect(try scene.log.sentences[at: 0].hasSuffix("; the server asks for a pause of 300 s"))
    }

    @Test("Retry-After may be a date, by the calendar of whoever wrote it")
    func retryAfterDate() async throws {
        let clock = ManualClock(epoch: 784_111_777)
        #expect(clock.secondsSince1970 == 784_111_777)
        let scene = try Scene(
            ScriptedTransport([.status(503, retryAfter: "Sun, 06 Nov 1994 08:50:07 GMT"), .ok(Sample.page(1))]),
            clock: clock)
        let lines = try await scene.playToEnd(sleeps: 1)
        #expect(try lines[at: 1] == "trouble serverError(503) until 30000")
    }

    @Test("Retry-After beside a body that can't be read is obeyed too")
    func retryAfterWithBrokenBody() async throws {
        for body in ["{", "[]"] {
            let scene = try Scene(ScriptedTransport([.ok(body, retryAfter: "45"), .ok(Sample.page(1))]))
            let lines = try await scene.playToEnd(sleeps: 1)
            #expect(try lines[at: 1] == "trouble undecodable until 45000")
            #expect(try scene.log.sentences[at: 0].hasSuffix("pause of 45 s"))
        }
    }

    @Test("A pause that the server asks for holds every job of it, until it is over", arguments: [429, 503])
    func serverWidePause(status: Int) async throws {
        let scene = try Scene(ScriptedTransport([.status(status, retryAfter: "60"), .ok(Sample.page(1))]))
        let other = try Sample.job("other")
        await scene.poller.watch(scene.job)
        try await scene.clock.deadlines()
        await scene.poller.watch(other)
        try await scene.log.until { $0.last.map(UpdateLog.line) == "waiting retryAfter until 60000" }
        #expect(scene.transport.requests.count == 1)
        await scene.poller.stop(scene.job)
        try await scene.clock.passNextSleep()
        try await scene.log.untilEnd()
        #expect(scene.log.lines(of: other).last == "settled")
        await scene.poller.shutdown()
    }

    @Test("Refresh asks for a job that waits only because another was asked to")
    func refreshPastServerWidePause() async throws {
        let scene = try Scene(ScriptedTransport([.status(429, retryAfter: "86400"), .ok(Sample.page(1))]))
        let other = try Sample.job("other")
        await scene.poller.watch(scene.job)
        try await scene.clock.deadlines()
        await scene.poller.watch(other)
        try await scene.log.until { $0.last.map(UpdateLog.line) == "waiting retryAfter until 86400000" }
        await scene.poller.refresh(other)
        try await scene.log.untilEnd()
        #expect(scene.log.lines(of: other).last == "settled")
        #expect(scene.clock.now == Moment(milliseconds: 0))
        await scene.poller.shutdown()
    }

    @Test("A pause that another status asks for is this job's own")
    func ownPause() async throws {
        let scene = try Scene(ScriptedTransport([.status(500, retryAfter: "60"), .ok(Sample.page(1))]))
        await scene.poller.watch(scene.job)
        try await scene.clock.deadlines()
        await scene.poller.watch(try Sample.job("other"))
        try await scene.log.untilEnd()
        #expect(scene.clock.now == Moment(milliseconds: 0))
        await scene.poller.shutdown()
    }

    @Test("Refresh tries again at once, also when the server asked to wait")
    func refresh() async throws {
        let scene = try Scene(
            ScriptedTransport([.status(503), .status(429, retryAfter: "86400"), .ok(Sample.page(1))]))
        await scene.poller.watch(scene.job)
        for _ in 0..<2 {
            try await scene.clock.deadlines()
            await scene.poller.refresh(scene.job)
        }
        try await scene.log.untilEnd()
        #expect(scene.clock.now == Moment(milliseconds: 0))
        await scene.poller.shutdown()
    }
}
