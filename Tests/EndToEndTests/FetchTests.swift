import Foundation
import Glibc
import TestSupport
import Testing

@Suite("`verbatim fetch`: nothing is lost, nothing comes twice, and a file is whole or untouched", .permit(.programs))
struct FetchTests {
    private let home: Home

    init() throws { home = try Home() }

    private func fetch(_ server: PagedServer, _ options: String..., keyless: Bool = false) throws -> Program.Result {
        try Program.execute(
            Program.path, ["fetch", server.job.id, "--server", server.url] + options,
            environment: keyless ? home.keyless : home.environment)
    }

    @Test("All pages are merged into one document")
    func document() throws {
        let server = try PagedServer(PagedJob(id: "park", pageCount: 12))
        let result = try fetch(server)
        #expect(result.status == 0, "\(result)")
        #expect(result.errors.isEmpty)
        let document = try FetchedDocument(result.output)
        #expect(document.codes == server.job.codes)
        #expect(document.codeIDs == Array(0...12))
        #expect(document.nextCursor is NSNull)
        #expect(server.asked == Array(1...12))
    }

    @Test("A job that is here as a whole needs neither server nor key")
    func offline() throws {
        let server = try PagedServer(PagedJob(id: "park", pageCount: 3))
        let first = try fetch(server)
        let again = try fetch(server, "-o", "-", keyless: true)
        #expect(again.status == 0, "\(again)")
        #expect(again.output == first.output)
        #expect(server.asked == [1, 2, 3])
        #expect(try fetch(server, "--refresh").output == first.output)
        #expect(server.asked == [1, 2, 3, 1, 2, 3])
        #expect(try fetch(server, "--no-store").output == first.output)
        #expect(server.asked.count == 9)
        #expect(try fetch(server, "--no-store", keyless: true).status == 4)
    }

    @Test("An interrupted fetch says what is kept and goes on there")
    func interrupted() async throws {
        let server = try PagedServer(PagedJob(id: "park", pageCount: 5), holding: 4)
        let fetch = try RunningProgram(
            ["fetch", "park", "--server", server.url, "-o", "\(home.path)/park.json"], environment: home.environment)
        try await server.untilAsked(4)
        fetch.send(SIGINT)
        let result = fetch.wait()
        #expect(result.status == 130)
        #expect(result.errors.contains("3 pages of job park are kept"))
        #expect(result.errors.contains("interrupted"))
        #expect(home.files.isEmpty)
        server.release()
        server.forgetWhatWasAsked()
        let rest = try self.fetch(server)
        #expect(try FetchedDocument(rest.output).codes == server.job.codes)
        #expect(server.asked == [4, 5])
    }

    @Test("A file is written as a whole and keeps its permissions, or is private where that is asked for")
    func file() throws {
        let server = try PagedServer(PagedJob(id: "park", pageCount: 2))
        let path = "\(home.path)/park.json"
        try "old".write(toFile: path, atomically: false, encoding: .utf8)
        for (option, mode) in [("--wait", 0o664), ("--private", 0o600)] {
            #expect(chmod(path, 0o664) == 0)
            #expect(try fetch(server, "-o", path, option).status == 0)
            let text = try #require(home.read("park.json"))
            #expect(try FetchedDocument(text).codes == server.job.codes)
            #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == mode)
        }
        #expect(home.files == ["park.json"])
    }

    @Test("A link keeps leading to its file")
    func link() throws {
        let server = try PagedServer(PagedJob(id: "park", pageCount: 2))
        try "old".write(toFile: "\(home.path)/real.json", atomically: false, encoding: .utf8)
        try FileManager.default.createSymbolicLink(
            atPath: "\(home.path)/link.json", withDestinationPath: "\(home.path)/real.json")
        #expect(try fetch(server, "-o", "\(home.path)/link.json").status == 0)
        #expect(try FetchedDocument(try #require(home.read("real.json"))).codes == server.job.codes)
        #expect(home.files == ["link.json", "real.json"])
    }

    @Test("A fetch that fails leaves the old file")
    func failure() throws {
        let server = try PagedServer(PagedJob(id: "park", pageCount: 2))
        let path = "\(home.path)/park.json"
        try "old".write(toFile: path, atomically: false, encoding: .utf8)
        let result = try Program.run(
            "fetch", "nobody", "--server", server.url, "-o", path, environment: home.environment)
        #expect(result.status == 6)
        #expect(home.read("park.json") == "old")
        #expect(home.files == ["park.json"])
    }

    @Test("Standard output that is full is told as that")
    func fullOutput() throws {
        let server = try PagedServer(PagedJob(id: "park", pageCount: 2))
        let result = try Program.execute(
            "/bin/sh", ["-c", "\(Program.path) fetch park --server \(server.url) > /dev/full"],
            environment: home.environment)
        #expect(result.status == 1)
        #expect(result.errors.contains("standard output can't be written: No space left on device"))
    }

    @Test("A store that can't be used is told once, and nothing else changes", arguments: ["no folder", "no database"])
    func unusableStore(fault: String) throws {
        let server = try PagedServer(PagedJob(id: "park", pageCount: 3))
        let data = "\(home.path)/data"
        if fault == "no folder" {
            try "a file".write(toFile: data, atomically: false, encoding: .utf8)
        } else {
            try FileManager.default.createDirectory(atPath: "\(data)/verbatim", withIntermediateDirectories: true)
            try String(repeating: "no database ", count: 1000)
                .write(toFile: "\(data)/verbatim/verbatim.sqlite", atomically: false, encoding: .utf8)
        }
        let environment = home.environment.merging(["XDG_DATA_HOME": data]) { $1 }
        let result = try Program.run("fetch", "park", "--server", server.url, environment: environment)
        #expect(result.status == 0)
        #expect(try FetchedDocument(result.output).codes == server.job.codes)
        #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
        #expect(result.errors.contains("verbatim.sqlite"))
        #expect(try Program.run("jobs", environment: environment).status == 1)
        #expect(try Program.run("add", "park", environment: environment).status == 1)
    }

    @Test("A job in work is waited for with --wait")
    func waiting() throws {
        let job = PagedJob(id: "park", pageCount: 2)
        let asked = Counter()
        let server = try LoopbackServer { path in
            if asked.next() == 1 {
                return ("200 OK", [], #"{"batchJobId":"park","surveyIdentifier":"S","status":"processing"}"#)
            }
            return ("200 OK", [], job.page(for: path) ?? "")
        }
        let result = try Program.run(
            "fetch", "park", "--wait", "--server", server.url, environment: home.environment)
        #expect(result.status == 0)
        #expect(try FetchedDocument(result.output).codes == job.codes)
    }

    @Test("A fetch that was killed at any moment goes on after the last durable page")
    func killed() async throws {
        let job = PagedJob(id: "park", pageCount: 40)
        let undisturbed = try fetch(try PagedServer(job), "--no-store").output
        var kills = (early: 0, amid: 0, late: 0)
        for round in 0..<Rounds.scaled(3) {
            let (server, home) = (try PagedServer(job), try Home())
            let arguments = ["fetch", "park", "--server", server.url]
            let killed = try RunningProgram(arguments, environment: home.environment)
            try await server.untilAsked(atLeast: Int.random(in: 0...job.pageCount))
            // Some moment, not a wait for anything.
            usleep(UInt32.random(in: 0..<8000))
            killed.send(SIGKILL)
            _ = killed.wait()
            let before = server.asked
            server.forgetWhatWasAsked()
            let rest = try Program.execute(Program.path, arguments, environment: home.environment)
            #expect(rest.status == 0, "round \(round): \(rest.errors)")
            #expect(rest.errors.isEmpty, "round \(round): \(rest.errors)")
            #expect(rest.output == undisturbed, "round \(round)")
            var asked = server.asked
            // What the killed one asked last may reach the server after its death.
            if asked.count > 1, asked[0] == asked[1] { asked.removeFirst() }
            let (last, next) = (before.last ?? 1, asked.first)
            // Whoever asked for a page had all before it on the disk.
            #expect(
                next.map { $0 == last || $0 == last + 1 } ?? (last == 40), "round \(round): \(before) \(asked)")
            #expect(asked == Array((next ?? 41)..<41), "round \(round)")
            if before.isEmpty { kills.early += 1 } else if next == nil { kills.late += 1 } else { kills.amid += 1 }
        }
        print("killed before, amid and after its pages: \(kills)")
    }

    @Test("Two fetches on one store disturb neither each other nor what is stored")
    func twoAtOnce() async throws {
        let shared = try PagedServer(PagedJob(id: "shared", pageCount: 15))
        let environment = home.environment
        try await withThrowingTaskGroup(of: Void.self) { group in
            for worker in 0..<2 {
                group.addTask {
                    let own = try PagedServer(PagedJob(id: "own-\(worker)", pageCount: 15))
                    for round in 0..<4 {
                        for server in [shared, own] {
                            let result = try Program.run(
                                "fetch", server.job.id, "--refresh", "--server", server.url, environment: environment)
                            #expect(result.status == 0, "worker \(worker), round \(round): \(result.errors)")
                            #expect(result.errors.isEmpty, "worker \(worker), round \(round): \(result.errors)")
                            #expect(try FetchedDocument(result.output).codes == server.job.codes)
                        }
                    }
                    // Stored by the last round, whatever the other did meanwhile.
                    let count = own.asked.count
                    let stored = try Program.run(
                        "fetch", own.job.id, "--server", own.url, environment: environment)
                    #expect(try FetchedDocument(stored.output).codes == own.job.codes)
                    #expect(own.asked.count == count)
                }
            }
            try await group.waitForAll()
        }
        let count = shared.asked.count
        #expect(try FetchedDocument(try fetch(shared).output).codes == shared.job.codes)
        #expect(shared.asked.count == count)
    }
}

/// Counts from 1, on any thread.
private final class Counter: Sendable {
    private let lock = NSLock()
    private nonisolated(unsafe) var count = 0

    func next() -> Int {
        lock.withLock {
            count += 1
            return count
        }
    }
}
