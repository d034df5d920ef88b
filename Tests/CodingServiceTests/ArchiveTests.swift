import CodingModel
import CodingService
import JobStore
import Synchronization
import TerminalText
import TestSupport
import Testing

@Suite("Storing a job's pages", .permit(.waits))
struct ArchiveTests {
    private static let pages = [
        (cursor: nil as String?, body: Sample.page(1, next: "c1")), (cursor: "c1", body: Sample.page(2, next: "c2")),
        (cursor: "c2", body: Sample.page(3)),
    ]

    /// Answers like another transport, and tells of each request.
    private struct TellingTransport: CodingTransport {
        let inner: ScriptedTransport
        let tell: @Sendable (String) -> Void

        func get(
            _ request: PageRequest, into body: any BodySink
        ) async throws(TransportFailure) -> HTTPAnswer {
            tell("request \(request.cursor?.string ?? "-")")
            return try await inner.get(request, into: body)
        }
    }

    @Test("Each page is durable before the next is asked for, and the last before anybody hears that all are here")
    func durableBeforeNext() async throws {
        let events = Mutex<[String]>([])
        let watchers = Watchers()
        let tell: @Sendable (String) -> Void = { event in
            events.withLock { $0.append(event) }
            watchers.changed()
        }
        let transport = TellingTransport(inner: ScriptedTransport(Self.pages.map { .ok($0.body) }), tell: tell)
        let archive = MemoryArchive(tell: tell)
        let poller = JobPoller(
            transport: transport, settings: try Sample.settings(), clock: ManualClock(), randomness: { 1 },
            archive: archive,
            publish: { update in
                switch update.change {
                case .settled: tell("settled")
                case .results(let job) where job.isComplete: tell("all shown")
                default: break
                }
            })
        await poller.watch(try Sample.job())
        try await watchers.wait { events.withLock { $0.contains("settled") } }
        await poller.shutdown()
        #expect(
            events.withLock { $0 } == [
                "request -", "begin", "request c1", "append c1", "request c2", "append c2", "complete", "all shown",
                "settled",
            ])
        #expect(archive.contents == [["-", "c1", "c2", "!"]])
        #expect(archive.reports.map(\.status) == [.completed])
    }

    @Test("A complete pass is shown without asking")
    func offline() async throws {
        let scene = try Scene(
            ScriptedTransport([.status(404)]), archive: MemoryArchive(pages: Self.pages, isComplete: true))
        #expect(try await scene.playToEnd() == ["answered completed", "results 3 complete", "settled"])
        #expect(scene.transport.requests.isEmpty)
        #expect(scene.log.results?.questions.first?.codeCount == 3)
    }

    @Test("All pages but not the word that they are all: it is said, without asking")
    func lastWordMissing() async throws {
        let archive = MemoryArchive(pages: Self.pages, isComplete: false)
        let scene = try Scene(ScriptedTransport([.status(404)]), archive: archive)
        #expect(try await scene.playToEnd() == ["answered completed", "results 3 complete", "settled"])
        #expect(archive.contents == [["-", "c1", "c2", "!"]])
    }

    @Test("An incomplete pass is shown and gone on with at its cursor")
    func resumes() async throws {
        let archive = MemoryArchive(pages: Array(Self.pages.prefix(2)), isComplete: false)
        let scene = try Scene(ScriptedTransport([.ok(Sample.page(3))]), archive: archive)
        let lines = try await scene.playToEnd()
        #expect(lines == ["answered completed", "results 2", "fetching 3", "results 3 complete", "settled"])
        #expect(scene.transport.cursors == ["c2"])
        #expect(scene.log.results?.questions.first?.codeCount == 3)
        #expect(archive.contents == [["-", "c1", "c2", "!"]])
    }

    @Test(
        "Pages that don't fit together are left, and the job is asked for anew",
        arguments: [
            ("another status", Sample.page(2, next: "c2", status: "partial_failure")),
            ("in work", Sample.page(2, next: "c2", status: "processing")),
            ("another job", Sample.page(2, next: "c2").replacing("job-1", with: "job-2")),
            ("not an answer", "{"), ("round in circles", Sample.page(2, next: "c1")),
        ])
    func contradiction(name: String, second: String) async throws {
        let pages = [Self.pages[0], (cursor: "c1", body: second)]
        let archive = MemoryArchive(pages: pages, isComplete: false)
        let scene = try Scene(ScriptedTransport([.ok(Sample.page(9))]), archive: archive)
        let lines = try await scene.playToEnd()
        #expect(lines.suffix(2) == ["results 1 complete", "settled"])
        #expect(scene.transport.cursors == ["-"])
        #expect(archive.contents.last == ["-", "!"])
    }

    @Test("A page that lies between two others in the archive but came after neither is not taken for theirs")
    func interleaved() async throws {
        let pages = [Self.pages[0], (cursor: "other", body: Sample.page(2)), Self.pages[2]]
        let scene = try Scene(
            ScriptedTransport([.ok(Sample.page(9))]), archive: MemoryArchive(pages: pages, isComplete: false))
        _ = try await scene.playToEnd()
        #expect(scene.transport.cursors == ["-"])
    }

    @Test("A pass that is gone while it is read makes room for the newer one, and nobody is asked")
    func replacedMeanwhile() async throws {
        let archive = MemoryArchive(pages: Self.pages, isComplete: true)
        let newer = StoredPage(cursor: nil, nextCursor: nil, body: Array(Sample.page(7).utf8))
        archive.replaceAtNextPage(with: [newer])
        let scene = try Scene(ScriptedTransport([.status(404)]), archive: archive)
        #expect(try await scene.playToEnd() == ["answered completed", "results 1 complete", "settled"])
        #expect(scene.transport.requests.isEmpty)
    }

    @Test("A refused cursor starts over, as a new pass")
    func refusedCursor() async throws {
        let archive = MemoryArchive(pages: Array(Self.pages.prefix(2)), isComplete: false)
        let scene = try Scene(ScriptedTransport([.status(410), .ok(Sample.page(9))]), archive: archive)
        let lines = try await scene.playToEnd(sleeps: 1)
        #expect(lines.suffix(2) == ["results 1 complete", "settled"])
        #expect(scene.transport.cursors == ["c2", "-"])
        #expect(archive.contents == [["-", "c1"], ["-", "!"]])
        #expect(archive.replaced == [0])
    }

    @Test("Refreshing a settled job asks anew, and what is stored of it stays until that is whole")
    func refresh() async throws {
        let archive = MemoryArchive(pages: Self.pages, isComplete: true)
        let scene = try Scene(ScriptedTransport([.ok(Sample.page(7, next: "d1")), .status(403)]), archive: archive)
        await scene.poller.watch(scene.job)
        try await scene.log.untilEnd()
        await scene.poller.refresh(scene.job)
        try await scene.log.untilEnd(count: 2)
        #expect(scene.transport.cursors == ["-", "d1"])
        #expect(archive.contents == [["-", "c1", "c2", "!"], ["-"]])
        await scene.poller.shutdown()
        let later = try Scene(ScriptedTransport([.status(404)]), archive: archive)
        #expect(try await later.playToEnd() == ["answered completed", "results 3 complete", "settled"])
    }

    @Test("Refreshing a job that failed goes on where it had come to")
    func refreshAfterFailure() async throws {
        let archive = MemoryArchive()
        let scene = try Scene(
            ScriptedTransport([.ok(Sample.page(1, next: "c1")), .status(403), .ok(Sample.page(2))]), archive: archive)
        await scene.poller.watch(scene.job)
        try await scene.log.untilEnd()
        await scene.poller.refresh(scene.job)
        try await scene.log.untilEnd(count: 2)
        await scene.poller.shutdown()
        #expect(scene.transport.cursors == ["-", "c1", "c1"])
        #expect(archive.contents == [["-", "c1", "!"]])
    }

    @Test(
        "A job in work is noted, and no pass is begun for it; one that failed altogether is whole with its first page")
    func whatBeginsAPass() async throws {
        let archive = MemoryArchive()
        let scene = try Scene(
            ScriptedTransport([.ok(Sample.report("queued")), .ok(Sample.report("total_failure"))]), archive: archive)
        let lines = try await scene.playToEnd(sleeps: 1)
        #expect(lines.suffix(2) == ["answered total_failure", "settled"])
        #expect(archive.contents == [["-", "!"]])
        #expect(archive.reports.map(\.status) == [.queued, .totalFailure])
        let later = try Scene(ScriptedTransport([.status(404)]), archive: archive)
        #expect(try await later.playToEnd() == ["answered total_failure", "settled"])
    }

    @Test("What a failed try brought is neither stored nor merged")
    func failedTry() async throws {
        let archive = MemoryArchive()
        let broken = Sample.page(5, next: "x").replacing(#""nextCursor":"x""#, with: "")
        let scene = try Scene(
            ScriptedTransport([.ok(Sample.page(1, next: "c1")), .ok(String(broken.dropLast(30))), .ok(Sample.page(2))]),
            archive: archive)
        _ = try await scene.playToEnd(sleeps: 1)
        #expect(scene.log.results?.questions.first?.codeCount == 2)
        #expect(archive.page(2, of: 0)?.body == Array(Sample.page(2).utf8))
    }

    @Test("Without a key what is stored can be read, and asking says what is missing")
    func keyless() async throws {
        let transport = KeylessTransport(sentence: "no API key for production")
        let stored = try Scene(transport, archive: MemoryArchive(pages: Self.pages, isComplete: true))
        #expect(try await stored.playToEnd().last == "settled")
        let other = try Scene(transport, archive: MemoryArchive())
        #expect(try await other.playToEnd() == ["asking", "trouble keyRefused, final"])
        #expect(other.log.sentences == ["no API key for production"])
    }
}
