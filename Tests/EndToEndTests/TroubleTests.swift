import Foundation
import TestSupport
import Testing

@Suite("Trouble between program and server is told in the program, job by job", .permit(.programs))
struct TroubleTests {
    @Test("Every trouble is one sentence while another job goes on")
    func sentences() async throws {
        let elsewhere = try LoopbackServer { _ in ("200 OK", [], "{}") }
        let elsewhereURL = elsewhere.url
        let server = try LoopbackServer { path in
            switch path.split(separator: "/").last {
            case "invalid": ("400 Bad Request", [], Documents.failure("INVALID_REQUEST", "The id is not a UUID"))
            case "forbidden": ("403 Forbidden", [], Documents.failure("INVALID_API_KEY", "No such key"))
            case "missing": ("404 Not Found", [], Documents.failure("NOT_FOUND", "No such job"))
            case "broken": ("500 Internal Server Error", [], Documents.failure("INTERNAL_ERROR", "Something broke"))
            case "slow": ("504 Gateway Timeout", [], Documents.failure("GATEWAY_TIMEOUT", "Too slow"))
            case "moved": ("302 Found", ["Location: \(elsewhereURL)/api/v1/coding/moved"], "")
            case "garbled": ("200 OK", [], "{\"batchJobId\": ")
            default: ("200 OK", [], Documents.completed("fine"))
            }
        }
        let terminal = try Tmux(variables: ["AFTERCARE_API_KEY": "k-0123456789"])
        let jobs = ["invalid", "forbidden", "missing", "broken", "slow", "moved", "garbled", "fine"]
        try terminal.run("verbatim --server \(server.url) \(jobs.joined(separator: " "))")
        try await terminal.wait(for: "PARK-2024")
        let sentences: [(job: String, parts: [String])] = [
            ("invalid", ["400"]), ("forbidden", ["key", "403"]), ("missing", ["404"]), ("broken", ["500"]),
            ("slow", ["504"]), ("moved", ["redirect"]), ("garbled", ["JSON"]),
        ]
        for (job, parts) in sentences {
            let lines = try await terminal.wait("what is said of \(job)") { lines in
                let card = Self.codePane(lines)
                return parts.allSatisfy { card.contains($0) }
            }
            #expect(!lines.joined().contains("k-0123456789"), "the key is on the screen")
            try terminal.press("j")
        }
        try await terminal.wait(for: "Nature", "Playground", "base 2 coded respondents")
        #expect(server.hits("/api/v1/coding/forbidden") == 1, "a refused key was tried again")
        #expect(elsewhere.hits("/api/v1/coding/moved") == 0, "the redirect was followed")
        try terminal.press("q")
        try await terminal.wait(for: "shell>")
        let log = try String(contentsOfFile: "\(terminal.folder)/state/verbatim/verbatim.log", encoding: .utf8)
        #expect(log.contains("404") && !log.contains("k-0123456789") && !log.contains("lime trees"))
    }

    @Test("A server that is not there is asked again")
    func unreachable() async throws {
        let unserved = try UnservedPort()
        let port = unserved.number
        let terminal = try Tmux(width: 120, height: 40, variables: ["AFTERCARE_API_KEY": "k-0123456789"])
        try terminal.run("verbatim --server http://127.0.0.1:\(port) job-1")
        try await terminal.wait(for: "retry", "127.0.0.1:\(port)")
        withExtendedLifetime(unserved) {}
        try terminal.press("q")
        try await terminal.wait(for: "shell>")
    }

    /// The middle of a wide screen, as one text: what stands between the second and the third border.
    private static func codePane(_ lines: [String]) -> String {
        lines.compactMap { line in
            let columns = line.split(separator: "│", omittingEmptySubsequences: false)
            return columns.count > 3 ? columns[2].trimmingCharacters(in: .whitespaces) : nil
        }.joined(separator: " ")
    }
}
