import CodingModel
import CodingService
import TerminalText
import TestSupport
import Testing

@Suite("Pages that contradict each other or never end", .permit(.waits))
struct HostilePagingTests {
    @Test("Pages from before the job was finished are read anew before it counts as complete")
    func finishedWhileReading() async throws {
        let scene = try Scene(
            ScriptedTransport([
                .ok(Sample.page(1, next: "c1", status: "processing")), .ok(Sample.page(2)),
                .ok(Sample.page(3, next: "c1")), .ok(Sample.page(4)),
            ]))
        let lines = try await scene.playToEnd(sleeps: 1)
        #expect(
            lines == [
                "asking", "answered processing", "fetching 1", "results 1", "fetching 2", "answered completed",
                "results 2", "waiting schedule until 2000", "asking", "fetching 1", "results 1", "fetching 2",
                "results 2 complete", "settled",
            ])
        #expect(scene.transport.cursors == ["-", "c1", "-", "c1"])
        #expect(scene.log.results?.questions.first?.codeIndices.count == 2)
        #expect(scene.log.results?.questions.first?.id(of: 0) == 3)
    }

    @Test("One final status on page 1 and another on page 2 are not the end either")
    func twoFinalStatuses() async throws {
        let scene = try Scene(
            ScriptedTransport([
                .ok(Sample.page(1, next: "c1")), .ok(Sample.page(2, status: "partial_failure")),
                .ok(Sample.page(3)),
            ]))
        let lines = try await scene.playToEnd(sleeps: 1)
        #expect(lines.filter { $0.contains("complete") && $0.hasPrefix("results") } == ["results 1 complete"])
    }

    @Test("While a job is in work an empty page with a cursor leads nowhere", arguments: ["processing", "simmering"])
    func emptyWhileInWork(status: String) async throws {
        let scene = try Scene(
            ScriptedTransport([.ok(Sample.emptyPage(next: "c1", status: status)), .ok(Sample.page(1))]))
        let lines = try await scene.playToEnd(sleeps: 1)
        #expect(scene.transport.cursors == ["-", "-"])
        #expect(lines.contains("waiting schedule until 2000"))
    }

    @Test("After eight pages without news there is a pause before each, as long as polls take; news ends the pauses")
    func fruitless() async throws {
        let empty = (1...11).map { HTTPAnswer.ok(Sample.emptyPage(next: "e\($0)")) }
        let full = (12...13).map { HTTPAnswer.ok(Sample.page($0, next: "e\($0)")) }
        let scene = try Scene(ScriptedTransport(empty + full + [.ok(Sample.page(14))]))
        let lines = try await scene.playToEnd(sleeps: 4)
        let waits = lines.filter { $0.hasPrefix("waiting") }
        #expect(waits == [2000, 5000, 9500, 16_250].map { "waiting schedule until \($0)" })
        #expect(try lines.firstIndex(of: waits[at: 0]) == lines.firstIndex(of: "fetching 9").map { $0 - 1 })
        #expect(lines.suffix(2) == ["results 14 complete", "settled"])
    }

    @Test("Polls of a job that is in work grow rarer though its pages come every time")
    func pagesWhileInWork() async throws {
        let pages = (0..<3).flatMap { _ in
            [HTTPAnswer.ok(Sample.page(1, next: "c", status: "processing"))]
                + [.ok(Sample.page(2, status: "processing"))]
        }
        let scene = try Scene(ScriptedTransport(pages + [.ok(Sample.page(1))]))
        let lines = try await scene.playToEnd(sleeps: 3)
        #expect(
            lines.filter { $0.hasPrefix("waiting") } == [2000, 5000, 9500].map { "waiting schedule until \($0)" })
    }

    @Test("More pages than the limit end the reading, with the limit")
    func pageLimit() async throws {
        let pages = (1...5).map { HTTPAnswer.ok(Sample.page($0, next: "c\($0)")) }
        let scene = try Scene(ScriptedTransport(pages)) { $0.pageLimit = 3 }
        let lines = try await scene.playToEnd()
        #expect(lines.suffix(2) == ["results 3", "trouble limitMet, final"])
        #expect(try scene.log.sentences[at: 0].contains("more than 3 pages"))
        #expect(scene.transport.requests.count == 3)
    }

    @Test("A repeated cursor of a job that is in work is told, and the job polled on")
    func loopWhileInWork() async throws {
        let scene = try Scene(
            ScriptedTransport([
                .ok(Sample.page(1, next: "c1", status: "processing")),
                .ok(Sample.page(2, next: "c1", status: "processing")), .ok(Sample.page(3)),
            ]))
        let lines = try await scene.playToEnd(sleeps: 1)
        #expect(lines.contains("trouble cursorLoop until 2000"))
        #expect(try scene.log.sentences[at: 0].contains("“c1”"))
        #expect(lines.suffix(2) == ["results 1 complete", "settled"])
    }

    @Test("A page with a cursor and Retry-After is followed only after the pause")
    func retryAfterBetweenPages() async throws {
        let scene = try Scene(
            ScriptedTransport([.ok(Sample.page(1, next: "c1"), retryAfter: "20"), .ok(Sample.page(2))]))
        let lines = try await scene.playToEnd(sleeps: 1)
        #expect(lines.dropFirst(4).prefix(2) == ["waiting retryAfter until 20000", "fetching 2"])
        #expect(lines.last == "settled")
    }

    @Test("A refused cursor is told as one, and reading starts again from page 1, once", arguments: [400, 404, 410])
    func refusedCursor(status: Int) async throws {
        let scene = try Scene(
            ScriptedTransport([
                .ok(Sample.page(1, next: "c1")), .status(status), .ok(Sample.page(1, next: "c2")), .status(status),
            ]))
        let lines = try await scene.playToEnd(sleeps: 1)
        #expect(
            lines.filter { $0.hasPrefix("trouble") } == ["trouble cursorLoop until 2000", "trouble cursorLoop, final"])
        #expect(scene.transport.cursors == ["-", "c1", "-", "c2"])
        for sentence in scene.log.sentences { #expect(sentence.contains("no longer takes the cursor of page 2")) }
        #expect(try scene.log.sentences[at: 0].contains("starts again from page 1"))
        #expect(scene.log.results?.isComplete == false)
    }

    @Test("A refused cursor that is mended by the new start is forgotten")
    func refusedCursorOnce() async throws {
        let scene = try Scene(
            ScriptedTransport([
                .ok(Sample.page(1, next: "c1")), .status(410), .ok(Sample.page(1, next: "c2")), .ok(Sample.page(2)),
            ]))
        #expect(try await scene.playToEnd(sleeps: 1).suffix(2) == ["results 2 complete", "settled"])
    }

    @Test("A page of another job is refused and asked for again, not merged")
    func foreignPage() async throws {
        let foreign = Sample.page(7).replacing("job-1", with: "job-2")
        let scene = try Scene(
            ScriptedTransport([.ok(Sample.page(1, next: "c1")), .ok(foreign), .ok(Sample.page(2))]))
        let lines = try await scene.playToEnd(sleeps: 1)
        #expect(lines.contains("trouble undecodable until 2000"))
        #expect(try scene.log.sentences[at: 0].contains("job-2"))
        #expect(scene.transport.cursors == ["-", "c1", "c1"])
        #expect(scene.log.results?.questions.first?.codeCount == 2)
    }

    @Test("An id that is typed in the other case than the server's is the same job on every page")
    func otherCase() async throws {
        let scene = try Scene(ScriptedTransport([.ok(Sample.page(1, next: "c1")), .ok(Sample.page(2))]))
        await scene.poller.watch(try Sample.job("JOB-1"))
        try await scene.log.untilEnd()
        #expect(scene.log.results?.isComplete == true)
        #expect(scene.log.results?.warnings == [])
        await scene.poller.shutdown()
    }

    @Test("An id that would lead to another path is refused without asking", arguments: [".", "..", " .. "])
    func dots(id: String) async throws {
        let scene = try Scene(ScriptedTransport([.ok(Sample.page(1))]))
        await scene.poller.watch(try Sample.job(id))
        try await scene.log.untilEnd()
        #expect(scene.log.lines == ["trouble invalidRequest, final"])
        #expect(scene.transport.requests.isEmpty)
        await scene.poller.shutdown()
    }
}
