import Foundation
import Synchronization
import TestSupport
import Testing

@Suite("The commands for scripts: no terminal, no TERM, nothing but a home, a path and a key", .permit(.programs))
struct CommandTests {
    private let home: Home

    init() throws { home = try Home() }

    /// A server that answers by what the job is called.
    private func server() throws -> LoopbackServer {
        try LoopbackServer { path in
            let job = String(path.split(separator: "/").last ?? "")
            switch job {
            case "refused": return ("401 Unauthorized", [], Documents.failure("INVALID_API_KEY", "No such key"))
            case "missing": return ("404 Not Found", [], Documents.failure("NOT_FOUND", "No such job"))
            case "moved": return ("302 Found", ["Location: http://127.0.0.1/"], "")
            case "queued", "processing": return ("200 OK", [], Self.failed(job, "null"))
            case "partial":
                return ("200 OK", [], Self.failed("partial_failure", #"{"code":"SLOW","message":"Too slow"}"#))
            case "total": return ("200 OK", [], Self.failed("total_failure", #"{"code":"DEAD","message":"All lost"}"#))
            default: return ("200 OK", [], Documents.completed(job))
            }
        }
    }

    private static func failed(_ status: String, _ results: String) -> String {
        #"{"batchJobId":"a","surveyIdentifier":"PARK-2024","status":"\#(status)","results":\#(results)}"#
    }

    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    private func array(_ text: String) throws -> [[String: Any]] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
    }

    @Test(
        "A job's status is told and is the exit status",
        arguments: [
            ("fine", 0, "completed"), ("queued", 0, "queued"), ("processing", 0, "processing"),
            ("partial", 3, "partial_failure"), ("total", 5, "total_failure"),
        ])
    func status(job: String, status: Int32, word: String) throws {
        let server = try server()
        let result = try Program.run("status", job, "--server", server.url, environment: home.environment)
        #expect(result.status == status, "\(result)")
        let facts = result.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        #expect(facts.contains(["status", word]))
        #expect(facts.contains(["survey", "PARK-2024"]))
        #expect(result.errors.isEmpty == (status == 0))
        let json = try Program.run("status", job, "--json", "--server", server.url, environment: home.environment)
        let document = try object(json.output)
        #expect(json.status == status)
        #expect(document["jobId"] as? String == job)
        #expect(document["status"] as? String == word)
        #expect(document["complete"] as? Bool == false)
        #expect(document["pagesFetched"] as? Int == 0)
        #expect((document["error"] as? [String: Any] == nil) == (status == 0))
    }

    @Test(
        "Every ending has its exit status and a sentence",
        arguments: [
            (["status", "missing"], 6, "404"), (["status", "refused"], 4, "401"),
            (["status", "moved"], 1, "redirects"),
            (["fetch", "missing"], 6, "404"), (["fetch", "refused"], 4, "401"), (["watch", "missing"], 6, "404"),
            (["watch", "refused"], 4, "401"), (["fetch", "processing"], 2, "verbatim watch processing"),
            (["fetch", "total"], 5, "DEAD"), (["fetch", "partial"], 3, "SLOW"), (["watch", "total"], 5, "All lost"),
            (["watch", "partial", "missing", "fine"], 6, "SLOW"), (["watch", "total", "partial"], 5, "SLOW"),
            (["status"], 64, "job"), (["watch"], 64, "job"),
            (["watch", "fine", "--timeout", "3"], 64, "3s, 30m or 2h"),
            (["fetch", " "], 64, "empty"), (["fetch", "fine", "-o", "/"], 1, "is a folder"),
            (["fetch", "fine", "-o", "/nowhere/a"], 1, "/nowhere"),
            (["fetch", "fine", "-o", "/dev/full"], 1, "No space"),
        ])
    func endings(arguments: [String], status: Int32, part: String) throws {
        let server = try server()
        let result = try Program.execute(
            Program.path, arguments + ["--server", server.url], environment: home.environment)
        #expect(result.status == status, "\(result)")
        #expect(result.errors.contains(part), "\(result.errors)")
        #expect(result.errors.split(separator: "\n").allSatisfy { $0.hasPrefix("verbatim: ") }, "\(result.errors)")
        #expect(!(result.errors + result.output).contains("k-0123456789"))
    }

    @Test("A missing key ends with status 4")
    func missingKey() throws {
        for command in ["status", "watch", "fetch"] {
            let result = try Program.run(command, "fine", environment: home.keyless)
            #expect(result.status == 4)
            #expect(result.errors.contains("no API key for production"))
            #expect(result.output.isEmpty)
        }
    }

    @Test("Each change of a job is a line as it happens")
    func changes() async throws {
        let answers = Mutex(["queued", "queued", "completed"])
        let server = try LoopbackServer { _ in
            let status = answers.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }
            return ("200 OK", [], status == "completed" ? Documents.completed("a") : Self.failed(status, "null"))
        }
        let watch = try RunningProgram(["watch", "a", "--server", server.url], environment: home.environment)
        try watch.untilPrinted("queued")
        let result = watch.wait()
        #expect(result.status == 0, "\(result)")
        #expect(result.errors.isEmpty)
        let lines = result.output.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
        #expect(lines.map { $0.dropFirst().joined(separator: " ") } == ["a PARK-2024 queued", "a PARK-2024 completed"])
        #expect(try lines.allSatisfy { try $0[at: 0].contains("T") && $0[at: 0].hasSuffix("Z") })
    }

    @Test("A server that fails for a while is told once and survived")
    func failingServer() throws {
        let count = Mutex(0)
        let server = try LoopbackServer { _ in
            let number = count.withLock { count in
                count += 1
                return count
            }
            return number <= 3 ? ("503 Service Unavailable", [], "") : ("200 OK", [], Documents.completed("a"))
        }
        let result = try Program.run("watch", "a", "--server", server.url, environment: home.environment)
        #expect(result.status == 0)
        let lines = result.errors.split(separator: "\n")
        #expect(lines.count == 2, "\(lines)")
        #expect(lines.first?.contains("503") == true)
        #expect(lines.last?.hasSuffix("job a responds again") == true)
        #expect(server.hits("/api/v1/coding/a") == 4)
    }

    @Test("Each unfinished job says how it stands when the time is up")
    func timeout() throws {
        let server = try server()
        // A slow machine needs longer for the job that is completed.
        for limit in ["1s", "10s", "50s"] {
            let result = try Program.run(
                "watch", "queued", "fine", "--timeout", limit, "--json", "--server", server.url,
                environment: home.environment)
            let statuses = try array(result.output).map { $0["status"] as? String }
            guard statuses == ["queued", "completed"] || limit == "50s" else { continue }
            #expect(statuses == ["queued", "completed"])
            #expect(result.status == 124)
            #expect(result.errors == "verbatim: job queued is still queued after \(limit)\n")
            return
        }
    }

    @Test("One watched job is one JSON object")
    func watchedObject() throws {
        let server = try server()
        let result = try Program.run("watch", "fine", "--json", "--server", server.url, environment: home.environment)
        #expect(result.status == 0)
        #expect(try object(result.output)["completedAt"] as? String == "2024-05-01T10:00:00Z")
    }

    @Test(
        "A signal ends a watch at once",
        arguments: [
            (SIGINT, 130, "interrupted"), (SIGTERM, 143, "asked to end"), (SIGQUIT, 131, "ended by signal 3 (Quit)"),
            (SIGXCPU, 152, "ended by signal 24 (CPU time limit exceeded)"),
        ])
    func signals(signal: Int32, status: Int32, words: String) async throws {
        let server = try server()
        let watch = try RunningProgram(["watch", "queued", "--server", server.url], environment: home.environment)
        try watch.untilPrinted("queued")
        watch.send(signal)
        let result = watch.wait()
        #expect(result.status == status)
        #expect(result.errors == "verbatim: \(words)\n")
    }

    @Test("Jobs are listed without a key or a server")
    func jobs() throws {
        let server = try server()
        let (keyed, keyless) = (home.environment, home.keyless)
        #expect(
            try Program.run("add", "fine", "total", "fine", "--server", server.url, environment: keyless).status == 0)
        #expect(try Program.run("add", "far", environment: keyless).status == 0)
        #expect(server.hits("/api/v1/coding/fine") == 0)
        #expect(try Program.run("fetch", "fine", "--server", server.url, environment: keyed).status == 0)
        let table = try Program.run("jobs", environment: keyless)
        #expect(table.status == 0)
        #expect(table.errors.isEmpty)
        let rows = table.output.split(separator: "\n").map { $0.split(separator: " ", omittingEmptySubsequences: true) }
        #expect(try rows.map { try $0[at: 0] } == ["JOB", "fine", "total", "far"])
        #expect(try rows[at: 1].contains("completed") && rows[at: 1].contains("PARK-2024"))
        let all = try array(try Program.run("jobs", "--json", environment: keyless).output)
        #expect(all.map { $0["complete"] as? Bool } == [true, false, false])
        #expect(all.map { $0["status"] as? String } == ["completed", nil, nil])
        let own = try array(
            try Program.run("jobs", "--json", "--server", server.url, environment: keyless).output)
        #expect(own.map { $0["jobId"] as? String } == ["fine", "total"])
    }

    @Test("A removed job is off the list, and a forgotten one off the disk")
    func removing() throws {
        let server = try server()
        let environment = home.environment
        func run(_ arguments: String...) throws -> Program.Result {
            try Program.execute(Program.path, arguments + ["--server", server.url], environment: environment)
        }
        _ = try run("add", "fine", "other")
        _ = try run("fetch", "fine")
        #expect(try run("remove", "fine").status == 0)
        #expect(try run("remove", "fine", "other").status == 6)
        #expect(try array(try run("jobs", "--json").output).isEmpty)
        // What was fetched is still here.
        #expect(try run("fetch", "fine").status == 0)
        #expect(server.hits("/api/v1/coding/fine") == 1)
        let unasked = try run("forget", "fine")
        #expect(unasked.status == 64 && unasked.errors.contains("--yes"), "\(unasked)")
        let forgotten = try run("forget", "fine", "--yes")
        #expect(forgotten.status == 0)
        #expect(forgotten.errors.contains("job fine: 1 page (0.0 MB)") && forgotten.errors.contains("erased"))
        #expect(try run("forget", "fine", "--yes").status == 6)
        let elsewhere = try Program.run("forget", "other", "--yes", "--server", "staging", environment: environment)
        #expect(elsewhere.status == 6)
        _ = try run("fetch", "fine")
        #expect(server.hits("/api/v1/coding/fine") == 2)
    }

    @Test("Without a home nothing is kept, and that is said")
    func homeless() throws {
        let server = try server()
        let bare = ["AFTERCARE_API_KEY": "k-0123456789"]
        let result = try Program.run("fetch", "fine", "--server", server.url, environment: bare)
        #expect(result.status == 0)
        #expect(try FetchedDocument(result.output).status == "completed")
        #expect(result.errors.contains("HOME"))
        #expect(result.errors.split(separator: "\n").count == 1)
        let silent = try Program.run("fetch", "fine", "--no-store", "--server", server.url, environment: bare)
        #expect(silent.errors.isEmpty)
        #expect(try Program.run("jobs", environment: bare).status == 1)
    }

    @Test("No text of a server does anything to a terminal")
    func controls() throws {
        let escape = #"\u001b]0;x\u0007\u009b31m"#
        let server = try LoopbackServer { _ in
            ("200 OK", [], Documents.completed("a", survey: escape).replacing("Nature", with: escape))
        }
        for arguments in [["status", "a"], ["status", "a", "--json"], ["watch", "a"], ["fetch", "a"], ["jobs"]] {
            let all = arguments == ["jobs"] ? arguments : arguments + ["--server", server.url]
            let result = try Program.execute(Program.path, all, environment: home.environment)
            let text = (result.output + result.errors).unicodeScalars.filter { $0 != "\n" && $0 != "\t" }
            #expect(!text.contains { $0.properties.generalCategory == .control }, "\(arguments)")
        }
    }
}
