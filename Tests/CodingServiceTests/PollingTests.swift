import CodingModel
import TerminalText
import TestSupport
import Testing

@testable import CodingService

@Suite("Polling a job", .permit(.waits))
struct PollingTests {
    @Test("A completed job is read and settled; nothing is asked any more")
    func completed() async throws {
        let scene = try Scene(ScriptedTransport([.ok(Sample.page(1))]))
        let lines = try await scene.playToEnd()
        #expect(lines == ["asking", "answered completed", "fetching 1", "results 1 complete", "settled"])
        #expect(scene.transport.requests == [PageRequest(job: scene.job)])
        #expect(scene.clock.sleeperCount == 0)
    }

    @Test("Waits grow while nothing changes, and are short again after a change of status")
    func schedule() async throws {
        let scene = try Scene(
            ScriptedTransport([
                .ok(Sample.report("queued")), .ok(Sample.report("queued")), .ok(Sample.report("queued")),
                .ok(Sample.report("processing")), .ok(Sample.report("processing")), .ok(Sample.page(1)),
            ]))
        let lines = try await scene.playToEnd(sleeps: 5)
        #expect(
            lines == [
                "asking", "answered queued", "waiting schedule until 2000",
                "asking", "waiting schedule until 5000",
                "asking", "waiting schedule until 9500",
                "asking", "answered processing", "waiting schedule until 11500",
                "asking", "waiting schedule until 14500",
                "asking", "answered completed", "fetching 1", "results 1 complete", "settled",
            ])
    }

    @Test("Waits stop growing at 30 s and, with the luckiest jitter, stay at 1 s")
    func bounds() async throws {
        let queued = HTTPAnswer.ok(Sample.report("queued"))
        for (random, last) in [(1.0, Int64(30_000)), (0.0, 1000)] {
            let scene = try Scene(ScriptedTransport(Array(repeating: queued, count: 12)), random: random)
            await scene.poller.watch(scene.job)
            var slept: Int64 = 0
            for _ in 0..<10 { slept = try await scene.clock.passNextSleep() }
            #expect(slept == last)
            await scene.poller.shutdown()
        }
    }

    @Test("An unknown status is shown as it is and polled on")
    func unknownStatus() async throws {
        let scene = try Scene(
            ScriptedTransport([
                .ok(Sample.report("simmering")), .ok(Sample.page(1, status: "done?")), .ok(Sample.page(1)),
            ]))
        let lines = try await scene.playToEnd(sleeps: 2)
        #expect(
            lines == [
                "asking", "answered simmering", "waiting schedule until 2000",
                "asking", "answered done?", "fetching 1", "results 1", "waiting schedule until 4000",
                "asking", "answered completed", "fetching 1", "results 1 complete", "settled",
            ])
    }

    @Test("A failed job is settled with the server's words")
    func totalFailure() async throws {
        let body =
            #"{"batchJobId":"job-1","surveyIdentifier":"S","status":"total_failure","results":"#
            + #"{"code":"PROCESSING_ERROR","message":"No luck"}}"#
        let scene = try Scene(ScriptedTransport([.ok(body)]))
        #expect(try await scene.playToEnd() == ["asking", "answered total_failure", "settled"])
        guard case .answered(let report) = try scene.log.updates[at: 1].change else {
            Issue.record("no report")
            return
        }
        #expect(report.failure == JobFailure(code: "PROCESSING_ERROR", message: "No luck"))
    }

    @Test("Codes beside a partial failure are shown, marked incomplete")
    func partialFailure() async throws {
        let body = Sample.page(1, status: "partial_failure").replacing(
            #""completedAt""#, with: #""code":"SOME_FAILED","message":"3 of 9","completedAt""#)
        let scene = try Scene(ScriptedTransport([.ok(body)]))
        let lines = try await scene.playToEnd()
        #expect(lines == ["asking", "answered partial_failure", "fetching 1", "results 1 complete", "settled"])
        let results = try #require(scene.log.results)
        #expect(results.isMarkedIncomplete)
        #expect(results.report.failure?.code == "SOME_FAILED")
    }

    @Test("A running job's Retry-After is obeyed, shorter or longer than the schedule, and said")
    func retryAfterWhileProcessing() async throws {
        var patient = HTTPAnswer.ok(Sample.report("processing"))
        patient.retryAfter = "90"
        let scene = try Scene(ScriptedTransport([patient, .ok(Sample.page(1))]))
        let lines = try await scene.playToEnd(sleeps: 1)
        #expect(try lines[at: 2] == "waiting retryAfter until 90000")
    }
}

@Suite("Commands to a poller", .permit(.waits))
struct CommandTests {
    @Test("Watching twice watches once")
    func watchTwice() async throws {
        let scene = try Scene(ScriptedTransport([.ok(Sample.page(1)), .ok(Sample.page(1))]))
        await scene.poller.watch(scene.job)
        await scene.poller.watch(scene.job)
        try await scene.log.untilEnd()
        await scene.poller.watch(scene.job)
        await scene.poller.shutdown()
        #expect(scene.transport.requests.count == 1)
    }

    @Test("Refresh cuts a wait short")
    func refreshWhileWaiting() async throws {
        let scene = try Scene(ScriptedTransport([.ok(Sample.report("queued")), .ok(Sample.page(1))]))
        await scene.poller.watch(scene.job)
        try await scene.clock.deadlines()
        await scene.poller.refresh(scene.job)
        try await scene.log.untilEnd()
        #expect(scene.clock.now == Moment(milliseconds: 0))
        #expect(scene.log.lines.suffix(2) == ["results 1 complete", "settled"])
        await scene.poller.shutdown()
    }

    @Test("Refresh while a request is under way does not ask twice")
    func refreshWhileAsking() async throws {
        let scene = try Scene(HoldingTransport())
        await scene.poller.watch(scene.job)
        try await scene.transport.untilArrived(1)
        await scene.poller.refresh(scene.job)
        scene.transport.release(scene.job, with: .ok(Sample.report("queued")))
        #expect(try await scene.clock.deadlines() == [Moment(milliseconds: 2000)])
        #expect(scene.transport.arrived.count == 1)
        await scene.poller.shutdown()
    }

    @Test("Refresh reads a settled job anew, from its first page into an empty result")
    func refreshSettled() async throws {
        let scene = try Scene(
            ScriptedTransport([.ok(Sample.page(1, next: "c")), .ok(Sample.page(2)), .ok(Sample.page(7))]))
        await scene.poller.watch(scene.job)
        try await scene.log.untilEnd()
        #expect(scene.log.results?.questions.first?.codeCount == 2)
        await scene.poller.refresh(scene.job)
        try await scene.log.untilEnd(count: 2)
        #expect(scene.transport.cursors == ["-", "c", "-"])
        #expect(scene.log.results?.questions.first?.codeCount == 1)
        #expect(scene.log.results?.questions.first?.label(of: 0) == "L7")
        await scene.poller.shutdown()
    }

    @Test("Refresh asks again about a job that failed for good")
    func refreshFailed() async throws {
        let scene = try Scene(ScriptedTransport([.status(404), .ok(Sample.page(1))]))
        await scene.poller.watch(scene.job)
        try await scene.log.untilEnd()
        await scene.poller.refresh(scene.job)
        try await scene.log.untilEnd(count: 2)
        #expect(scene.log.lines.last == "settled")
        await scene.poller.shutdown()
    }

    @Test("A stopped job's request is cancelled and nothing is heard of it; watched again, it begins anew")
    func stopWhileAsking() async throws {
        let scene = try Scene(HoldingTransport())
        await scene.poller.watch(scene.job)
        try await scene.transport.untilArrived(1)
        await scene.poller.stop(scene.job)
        #expect(scene.transport.heldCount == 0)
        #expect(scene.log.lines == ["asking"])
        await scene.poller.watch(scene.job)
        try await scene.transport.untilArrived(2)
        scene.transport.release(scene.job, with: .ok(Sample.page(1)))
        try await scene.log.untilLast("settled")
        await scene.poller.shutdown()
    }

    @Test("A stopped job's wait ends")
    func stopWhileWaiting() async throws {
        let scene = try Scene(ScriptedTransport([.ok(Sample.report("queued"))]))
        await scene.poller.watch(scene.job)
        try await scene.clock.deadlines()
        await scene.poller.stop(scene.job)
        #expect(scene.clock.sleeperCount == 0)
        let lines = scene.log.lines
        scene.clock.advance(to: Moment(milliseconds: 1_000_000))
        await scene.poller.shutdown()
        #expect(scene.log.lines == lines)
        #expect(scene.transport.requests.count == 1)
    }

    @Test("Shutdown leaves nothing running: no request, no wait, nothing that begins later")
    func shutdown() async throws {
        let scene = try Scene(HoldingTransport(), maximumConcurrentRequests: 2)
        let jobs = try (1...6).map { try Sample.job("job-\($0)") }
        for job in jobs { await scene.poller.watch(job) }
        try await scene.transport.untilArrived(2)
        try scene.transport.release(scene.transport.arrived[at: 0], with: .ok(Sample.report("queued")))
        try await scene.transport.untilArrived(3)
        try await scene.clock.deadlines()
        await scene.poller.shutdown()
        #expect(scene.transport.heldCount == 0)
        #expect(scene.clock.sleeperCount == 0)
        let (lines, requests) = (scene.log.lines, scene.transport.arrived)
        await scene.poller.watch(try Sample.job("late"))
        await scene.poller.refresh(jobs[0])
        await scene.poller.shutdown()
        #expect(scene.log.lines == lines)
        #expect(scene.transport.arrived == requests)
    }
}

@Suite("Several jobs of one server", .permit(.waits))
struct FairnessTests {
    @Test("At most four requests at once, and every job gets its turn")
    func limit() async throws {
        let scene = try Scene(HoldingTransport())
        let jobs = try (1...9).map { try Sample.job("job-\($0)") }
        for (index, job) in jobs.enumerated() {
            await scene.poller.watch(job)
            // Each job is asking before the next is watched, so that the order is known.
            try await scene.log.until { $0.count > index }
            if index < 4 { try await scene.transport.untilArrived(index + 1) }
        }
        for index in 0..<jobs.count {
            try await scene.transport.untilArrived(min(index + 4, jobs.count))
            try scene.transport.release(scene.transport.arrived[at: index], with: .status(404))
        }
        try await scene.log.untilEnd(count: jobs.count)
        #expect(scene.transport.mostAtOnce == 4)
        #expect(Set(scene.transport.arrived) == Set(jobs))
        await scene.poller.shutdown()
    }

    @Test("A job with many pages takes turns with the others")
    func turns() async throws {
        let scene = try Scene(HoldingTransport(), maximumConcurrentRequests: 1)
        let (long, other) = (try Sample.job("long"), try Sample.job("other"))
        await scene.poller.watch(long)
        try await scene.transport.untilArrived(1)
        await scene.poller.watch(other)
        for (turn, expected) in [long, other, long, other].enumerated() {
            try await scene.transport.untilArrived(turn + 1)
            #expect(scene.transport.arrived.last == expected)
            // The other one is in the queue before the permit is handed on.
            while scene.poller.requests.load.waiting == 0 {
                try Task.checkCancellation()
                await Task.yield()
            }
            scene.transport.release(expected, with: .ok(Sample.page(turn, next: "c\(turn)")))
        }
        await scene.poller.shutdown()
    }
}
