import Foundation
import Synchronization
import TestSupport
import Testing

@Suite("Settings of the configuration file, seen from outside", .permit(.programs))
struct SettingsTests {
    @Test(
        "The bell rings once for an ending unless it is turned off",
        arguments: [("{}", 1), (#"{"bell": true}"#, 1), (#"{"bell": false}"#, 0)])
    func bell(configuration: String, rings: Int) async throws {
        let isCompleted = Atomic(false)
        let server = try LoopbackServer { _ in
            let queued = #"{"batchJobId": "job-1", "surveyIdentifier": "PARK-2024", "status": "queued"}"#
            let body = isCompleted.load(ordering: .relaxed) ? Documents.completed("job-1") : queued
            return ("200 OK", [], body)
        }
        let terminal = try Tmux(variables: ["AFTERCARE_API_KEY": "k-0123456789"])
        try configuration.write(toFile: "\(terminal.folder)/own.json", atomically: true, encoding: .utf8)
        try terminal.run("clear; verbatim --config ~/own.json --server \(server.url) job-1; echo status=$?")
        try await terminal.wait(for: "queued")
        isCompleted.store(true, ordering: .relaxed)
        try await terminal.wait(for: "PARK-2024 is completed", "coded respondents")
        try terminal.press("q")
        try await terminal.wait(for: "status=0")
        #expect(try await terminal.rawBytes().count { $0 == 7 } == rings)
    }

    @Test("A log that was asked for and can't be written is told on standard error")
    func log() async throws {
        let terminal = try Tmux(width: 160)
        try "not a folder".write(toFile: "\(terminal.folder)/state", atomically: true, encoding: .utf8)
        for (option, isTold) in [("--log-level info", true), ("", false)] {
            try terminal.run("clear; verbatim demo \(option) 2> ~/told; echo status=$?")
            try await terminal.wait(for: "Sleep and cabin")
            try terminal.press("q")
            try await terminal.wait(for: "status=0")
            let told = try String(contentsOfFile: "\(terminal.folder)/told", encoding: .utf8)
            #expect(told.hasPrefix("verbatim: there is no log: ") == isTold, "\(told)")
            #expect(told.split(separator: "\n").count == (isTold ? 1 : 0))
        }
    }
}
