import Foundation
import TestSupport
import Testing

@Suite("Stored jobs that are damaged or out of date", .permit(.programs))
struct RefreshTests {
    private let home: Home

    init() throws { home = try Home() }

    private func run(_ words: [String], keyless: Bool = false) throws -> Program.Result {
        try Program.execute(Program.path, words, environment: keyless ? home.keyless : home.environment)
    }

    private func edit(_ statement: String) throws {
        let result = try Program.execute(
            "/usr/bin/python3",
            [
                "-c", "import sqlite3, sys, glob; c = sqlite3.connect(sys.argv[1]); c.execute(sys.argv[2]); c.commit()",
                "\(home.path)/.local/share/verbatim/verbatim.sqlite", statement,
            ], environment: home.environment)
        #expect(result.status == 0, "\(result)")
    }

    @Test(
        "Pages that can't be read are fetched again, and without a key the true reason is told",
        arguments: [
            "UPDATE chunk SET body = x'7b22'", "DELETE FROM chunk", "UPDATE page SET bytes = bytes + 1",
            #"UPDATE chunk SET body = CAST('{"code":"NOT_FOUND","message":"x"}' AS BLOB)"#,
        ])
    func damaged(statement: String) throws {
        let server = try PagedServer(PagedJob(id: "park", pageCount: 3))
        let options = ["park", "--server", server.url]
        let commands = [["codes"], ["responses", "--json"], ["export", "--format", "csv"], ["fetch"]]
        let expected = try commands.map { try run($0 + options).output }
        for (command, output) in zip(commands, expected) {
            try edit(statement)
            let keyless = try run(command + options, keyless: true)
            #expect(keyless.status == 4, "\(keyless)")
            #expect(keyless.errors.contains("the server can't be asked for them: no API key"), "\(keyless)")
            let again = try run(command + options)
            #expect(again.status == 0 && again.output == output, "\(command) \(again)")
        }
    }

    @Test("A job that was coded anew is told by whoever hears of it, and fetched again with --refresh")
    func codedAnew() throws {
        let job = PagedJob(id: "park", pageCount: 1)
        let flag = "\(home.path)/anew"
        let server = try LoopbackServer { path in
            let isAnew = FileManager.default.fileExists(atPath: flag)
            return ("200 OK", [], (job.page(for: path) ?? "").replacing("T10:", with: isAnew ? "T18:" : "T10:"))
        }
        let options = ["park", "--server", server.url]
        #expect(try run(["codes"] + options).errors.isEmpty)
        try Data().write(to: URL(fileURLWithPath: flag))
        #expect(try run(["codes"] + options).errors.isEmpty, "nobody has heard of it")
        #expect(try run(["status"] + options).errors.contains("coded anew"))
        for command in [["codes"], ["responses"], ["export", "--format", "csv"], ["fetch"]] {
            let result = try run(command + options)
            #expect(result.status == 0 && result.errors.contains("--refresh"), "\(result)")
        }
        #expect(try run(["codes", "--refresh"] + options).errors.isEmpty)
        #expect(try run(["codes"] + options).errors.isEmpty)
        #expect(try run(["codes", "--refresh", CaseFile.path("search")]).status == 64)
    }
}
