import Foundation
import TestSupport
import Testing

@Suite("The browser and the commands share one store", .permit(.programs))
struct StoredJobsTests {
    private func start(_ terminal: Tmux, _ command: String) throws {
        try terminal.run("clear; \(command); echo status=$?")
    }

    @Test("The browser starts with the tracked jobs and shows what is stored without a key")
    func trackedJobs() async throws {
        let server = try LoopbackServer { _ in ("200 OK", [], Documents.completed("park-1")) }
        let terminal = try Tmux(variables: ["AFTERCARE_API_KEY": "k-0123456789"])
        try start(terminal, "verbatim --server \(server.url) park-1")
        try await terminal.wait(for: "PARK-2024", "coded respondents")
        try terminal.press("q")
        try await terminal.wait(for: "status=0")
        let asked = server.hits("/api/v1/coding/park-1")
        try start(terminal, "AFTERCARE_API_KEY= verbatim --server \(server.url)")
        try await terminal.wait(for: "PARK-2024", "Nature", "coded respondents")
        try terminal.press("q")
        try await terminal.wait(for: "status=0")
        #expect(server.hits("/api/v1/coding/park-1") == asked)
        try start(terminal, "AFTERCARE_API_KEY= verbatim --server \(server.url) park-2")
        try await terminal.wait(for: "status=4")
        try start(terminal, "AFTERCARE_API_KEY= verbatim --no-store --server \(server.url)")
        try await terminal.wait(for: "no API key", "status=4")
    }

    @Test("A job that is taken off in the browser is off the list")
    func takingOff() async throws {
        let server = try LoopbackServer { _ in ("200 OK", [], Documents.completed("park-1")) }
        let terminal = try Tmux(variables: ["AFTERCARE_API_KEY": "k-0123456789"])
        try start(terminal, "verbatim --server \(server.url) park-1")
        try await terminal.wait(for: "PARK-2024", "coded respondents")
        try terminal.press("1", "D")
        try await terminal.wait(for: "off the list")
        try terminal.press("q")
        try await terminal.wait(for: "status=0")
        try start(terminal, "verbatim jobs")
        try await terminal.wait(for: "no jobs are tracked", "status=0")
    }

    @Test("The progress of a fetch stands in one line, which goes")
    func progress() async throws {
        let server = try PagedServer(PagedJob(id: "park", pageCount: 3), holding: 2)
        let terminal = try Tmux(width: 40, variables: ["AFTERCARE_API_KEY": "k-0123456789"])
        try start(terminal, "verbatim fetch park --server \(server.url) > ~/park.json")
        try await terminal.wait(for: "page 1 · ")
        server.release()
        let lines = try await terminal.wait("the end") { $0.contains("status=0") }
        #expect(!lines.contains { $0.contains("page ") }, "\(lines)")
        let text = try String(contentsOfFile: "\(terminal.folder)/park.json", encoding: .utf8)
        #expect(try FetchedDocument(text).codes == server.job.codes)
    }
}
