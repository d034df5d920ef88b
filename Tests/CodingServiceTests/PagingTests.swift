import CodingModel
import CodingService
import TerminalText
import TestSupport
import Testing

@Suite("Reading a job's pages", .permit(.waits))
struct PagingTests {
    @Test("Pages are read by cursor, and each is shown as it comes")
    func pages() async throws {
        let scene = try Scene(
            ScriptedTransport([
                .ok(Sample.page(1, next: "c1")), .ok(Sample.page(2, next: "c2")), .ok(Sample.page(3)),
            ]))
        let lines = try await scene.playToEnd()
        #expect(
            lines == [
                "asking", "answered completed", "fetching 1", "results 1", "fetching 2", "results 2", "fetching 3",
                "results 3 complete", "settled",
            ])
        #expect(scene.transport.cursors == ["-", "c1", "c2"])
        #expect(scene.log.results?.questions.first?.codeCount == 3)
    }

    @Test("An empty page with a cursor goes on")
    func emptyPage() async throws {
        let scene = try Scene(
            ScriptedTransport([.ok(Sample.emptyPage(next: "c1")), .ok(Sample.page(2))]))
        let lines = try await scene.playToEnd()
        #expect(lines.suffix(4) == ["results 1", "fetching 2", "results 2 complete", "settled"])
    }

    @Test("A completed job without any codes is complete and empty")
    func noResults() async throws {
        let scene = try Scene(ScriptedTransport([.ok(Sample.emptyPage())]))
        let lines = try await scene.playToEnd()
        #expect(lines == ["asking", "answered completed", "fetching 1", "results 1 complete", "settled"])
        #expect(scene.log.results?.questions.isEmpty == true)
    }

    @Test("A repeated cursor ends the paging, names the cursor, and keeps what came")
    func cursorLoop() async throws {
        let scene = try Scene(
            ScriptedTransport([
                .ok(Sample.page(1, next: "c1")), .ok(Sample.page(2, next: "c2")), .ok(Sample.page(3, next: "c1")),
            ]))
        let lines = try await scene.playToEnd()
        #expect(lines.suffix(2) == ["results 3", "trouble cursorLoop, final"])
        #expect(try scene.log.sentences[at: 0].contains("c1"))
        #expect(scene.log.results?.questions.first?.codeCount == 3)
        #expect(scene.transport.cursors == ["-", "c1", "c2"])
    }

    @Test("A page that fails is asked for again with the same cursor, however often")
    func sameCursor() async throws {
        let broken = Array(repeating: HTTPAnswer.status(502), count: 8)
        let scene = try Scene(ScriptedTransport([.ok(Sample.page(1, next: "c1"))] + broken + [.ok(Sample.page(2))]))
        let lines = try await scene.playToEnd(sleeps: 8)
        #expect(scene.transport.cursors == ["-"] + Array(repeating: "c1", count: 9))
        #expect(lines.dropFirst(4).prefix(2) == ["fetching 2", "trouble serverError(502) until 500"])
        #expect(lines.suffix(3) == ["fetching 2", "results 2 complete", "settled"])
    }

    @Test("Final trouble in the middle leaves what came, incomplete")
    func finalInTheMiddle() async throws {
        let scene = try Scene(ScriptedTransport([.ok(Sample.page(1, next: "c1")), .status(403)]))
        let lines = try await scene.playToEnd()
        #expect(lines.contains("trouble keyRefused, final"))
        #expect(scene.log.results?.isComplete == false)
        #expect(scene.log.results?.questions.first?.codeCount == 1)
    }

    @Test("A status that changes between pages is told, and the job is read anew when it is final again")
    func statusChangesBetweenPages() async throws {
        let scene = try Scene(
            ScriptedTransport([
                .ok(Sample.page(1, next: "c1")), .ok(Sample.report("processing")), .ok(Sample.page(5)),
            ]))
        let lines = try await scene.playToEnd(sleeps: 1)
        #expect(
            lines == [
                "asking", "answered completed", "fetching 1", "results 1", "fetching 2", "answered processing",
                "results 1", "waiting schedule until 2000", "asking", "answered completed", "fetching 1",
                "results 1 complete", "settled",
            ])
    }

    @Test("Hundreds of pages are all asked for once, and what is shown of them grows to the whole")
    func manyPages() async throws {
        let pages = (1...250).map { HTTPAnswer.ok(Sample.page($0, next: $0 < 250 ? "c\($0)" : nil)) }
        let scene = try Scene(ScriptedTransport(pages))
        let lines = try await scene.playToEnd()
        #expect(scene.transport.cursors == ["-"] + (1...249).map { "c\($0)" })
        #expect(scene.log.results?.questions.first?.codeCount == 250)
        #expect(lines.suffix(2) == ["results 250 complete", "settled"])
    }
}
