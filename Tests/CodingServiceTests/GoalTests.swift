import CodingModel
import CodingService
import TerminalText
import TestSupport
import Testing

@Suite("Goals of a run", .permit(.waits))
struct GoalTests {
    @Test("A status is one answer, whatever it says", arguments: ["queued", "completed"])
    func status(word: String) async throws {
        let body = word == "queued" ? Sample.report(word) : Sample.page(1, next: "c1")
        let archive = MemoryArchive()
        let scene = try Scene(ScriptedTransport([.ok(body)]), archive: archive)
        #expect(try await scene.playToEnd(WatchOrder(.status)) == ["asking", "answered \(word)", "settled"])
        #expect(scene.transport.cursors == ["-"])
        #expect(archive.contents.isEmpty)
        #expect(archive.reports.count == 1)
    }

    @Test("A final status is waited for, and no page after the first is read")
    func finalStatus() async throws {
        let scene = try Scene(
            ScriptedTransport([
                .ok(Sample.report("queued")), .status(503), .ok(Sample.report("processing")),
                .ok(Sample.page(1, next: "c1")),
            ]))
        let lines = try await scene.playToEnd(WatchOrder(.finalStatus), sleeps: 3)
        #expect(
            lines.filter { $0.hasPrefix("answered") } == ["queued", "processing", "completed"].map { "answered \($0)" })
        #expect(lines.last == "settled")
        #expect(!lines.contains { $0.hasPrefix("results") })
        #expect(scene.transport.cursors == ["-", "-", "-", "-"])
    }

    @Test("Present results are read, and a job in work is not waited for")
    func presentResults() async throws {
        let order = WatchOrder(.presentResults)
        let working = try Scene(ScriptedTransport([.ok(Sample.report("processing"))]))
        #expect(try await working.playToEnd(order) == ["asking", "answered processing", "settled"])
        let finished = try Scene(ScriptedTransport([.ok(Sample.page(1, next: "c1")), .ok(Sample.page(2))]))
        #expect(try await finished.playToEnd(order).suffix(2) == ["results 2 complete", "settled"])
    }

    @Test("Pages that contradict each other are read again, also for who does not wait, and are never told as whole")
    func presentResultsThatChange() async throws {
        let scene = try Scene(
            ScriptedTransport([
                .ok(Sample.page(1, next: "c1")), .ok(Sample.page(2, status: "partial_failure")), .ok(Sample.page(5)),
            ]))
        let lines = try await scene.playToEnd(WatchOrder(.presentResults, givesUp: true), sleeps: 1)
        #expect(lines.suffix(2) == ["results 1 complete", "settled"])
        #expect(scene.transport.cursors == ["-", "c1", "-"])
    }

    @Test("Who gives up does so when the retries are used up")
    func givesUp() async throws {
        let broken = Array(repeating: HTTPAnswer.status(502), count: 20)
        let scene = try Scene(ScriptedTransport(broken))
        let lines = try await scene.playToEnd(WatchOrder(.status, givesUp: true), sleeps: 5)
        #expect(lines.last == "trouble serverError(502), final")
        #expect(scene.transport.requests.count == 6)
    }

    @Test("A cursor that is refused once does not make anybody give up")
    func startsOverAllTheSame() async throws {
        let scene = try Scene(
            ScriptedTransport([.ok(Sample.page(1, next: "c1")), .status(410), .ok(Sample.page(2))]))
        let lines = try await scene.playToEnd(WatchOrder(.presentResults, givesUp: true), sleeps: 1)
        #expect(lines.last == "settled")
    }

    @Test("Partial results are left out where nobody looks at them")
    func wholeOnly() async throws {
        let scene = try Scene(ScriptedTransport([.ok(Sample.page(1, next: "c1")), .ok(Sample.page(2))]))
        let lines = try await scene.playToEnd(WatchOrder(.results, showsPartialResults: false))
        #expect(lines.filter { $0.hasPrefix("results") } == ["results 2 complete"])
    }

    @Test("How far the pages have come is told with every piece")
    func progress() async throws {
        let bodies = [Sample.page(1, next: "c1"), Sample.page(2)]
        let scene = try Scene(ScriptedTransport(bodies.map { .ok($0) }))
        _ = try await scene.playToEnd()
        let (first, second) = (bodies[0].utf8.count, bodies[1].utf8.count)
        #expect(
            scene.log.progress == [
                FetchProgress(page: 1, bytes: first / 2), FetchProgress(page: 1, bytes: first),
                FetchProgress(page: 2, bytes: first + second / 2), FetchProgress(page: 2, bytes: first + second),
            ])
    }
}
