import CodingModel
import CodingService
import JobStore
import TerminalText
import TestSupport
import Testing

@Suite("Reading a finished job from the store, without a server")
struct StoredPagesTests {
    private let folder: TemporaryFolder
    private let store: JobStore
    private let key: JobKey

    init() throws {
        folder = try TemporaryFolder()
        store = .open(at: folder.path + "/verbatim.sqlite")
        key = JobKey(server: "https://surveys.example", job: try Sample.job())
    }

    /// Stores pages with the cursors c1, c2, … between them.
    private func store(_ bodies: [String], isComplete: Bool) async throws {
        var pass: Int64?
        for (index, body) in bodies.enumerated() {
            let next = index + 1 < bodies.count ? RawText("c\(index + 1)") : nil
            let page = StoredPage(
                cursor: index == 0 ? nil : RawText("c\(index)"), nextCursor: next, body: Array(body.utf8))
            if let pass {
                #expect(await store.append(page, to: pass))
            } else {
                pass = await store.beginPass(of: key, first: page, at: 1)
            }
        }
        if isComplete { #expect(await store.completePass(try #require(pass))) }
    }

    private func lines() -> [String]? {
        store.news(of: key)?.map { UpdateLog.line(JobUpdate(job: key.job, change: $0)) }
    }

    @Test("A job whose pages are all stored is told as a run would tell it")
    func whole() async throws {
        try await store([Sample.page(1, next: "c1"), Sample.page(2)], isComplete: true)
        #expect(lines() == ["answered completed", "results 2 complete", "settled"])
    }

    @Test("A job that failed altogether has no results")
    func failed() async throws {
        try await store([Sample.report("total_failure")], isComplete: true)
        #expect(lines() == ["answered total_failure", "settled"])
    }

    @Test("A job that is not known, or not known to be whole, is left to the server")
    func notWhole() async throws {
        #expect(lines() == nil)
        try await store([Sample.page(1, next: "c1"), Sample.page(2)], isComplete: false)
        #expect(lines() == nil)
    }

    @Test(
        "Pages that contradict one another are left to the server",
        arguments: [
            Sample.page(2, status: "partial_failure"), Sample.page(2).replacing("job-1", with: "job-2"), "{",
            Sample.page(2, next: "c9"),
        ])
    func contradiction(second: String) async throws {
        try await store([Sample.page(1, next: "c1"), second], isComplete: true)
        #expect(lines() == nil)
    }
}
