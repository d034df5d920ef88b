import Foundation
import TestSupport
import Testing

@Suite("A program that shows finished jobs sleeps", .permit(.programs))
struct IdleTests {
    @Test("No thread of Swift's own scheduler is left once a server was asked")
    func schedulerThreads() async throws {
        let server = try LoopbackServer { _ in ("200 OK", [], Documents.completed("park-1")) }
        let terminal = try Tmux(variables: ["AFTERCARE_API_KEY": "k-0123456789"])
        try terminal.run("clear; verbatim --server \(server.url) park-1")
        try await terminal.wait(for: "PARK-2024", "coded respondents")
        let program = try terminal.program()
        // The one that wakes up once a second bears the name of its queue, and stays once it is there; others of its
        // kind end when they have had nothing to do for some seconds.
        try await terminal.wait("the end of Dispatch's threads") { _ in
            let names = Self.threads(of: program)
            return !names.isEmpty && names.allSatisfy { $0 == "verbatim" || $0.hasPrefix("NIO-") }
        }
    }

    private static func threads(of process: pid_t) -> [String] {
        let folder = "/proc/\(process)/task"
        let numbers = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return numbers.compactMap { number in
            (try? String(contentsOfFile: "\(folder)/\(number)/comm", encoding: .utf8))?
                .trimmingCharacters(in: .newlines)
        }
    }
}
