import Foundation
import Glibc
import TestSupport
import Testing

@Suite("Come back tomorrow: place, bases and jobs are there again", .permit(.programs))
struct PlaceTests {
    /// Two questions; twelve answers under each of two sub-codes of the first.
    private static func job(_ name: String, survey: String = "PARK-2024") -> String {
        func code(_ id: Int, _ label: String, _ numbers: ClosedRange<Int>, _ subCodes: String = "") -> String {
            let answers = numbers.map { #"{"responseIdentifier": "r\#($0)", "answer": "\#(label) number \#($0)"}"# }
            return """
                {"id": \(id), "label": "\(label)", "responses": [\(answers.joined(separator: ","))],
                 "subCodes": [\(subCodes)]}
                """
        }
        let sub = [code(11, "Late", 1...12), code(12, "Rude", 13...24)].joined(separator: ",")
        let first = code(1, "Delivery", 1...1, sub)
        return """
            {"batchJobId": "\(name)", "surveyIdentifier": "\(survey)", "status": "completed", "results": {
              "completedAt": "2024-05-01T10:00:00Z", "questionCodes": [
              {"questionIdentifier": "Q1", "question": "Why?", "responseCodes": [\(first)]},
              {"questionIdentifier": "Q2", "question": "What else?", "responseCodes": [\(code(2, "Kind", 1...3))]}],
              "nextCursor": null}}
            """
    }

    private let terminal: Tmux

    init() throws {
        terminal = try Tmux(width: 120, height: 40, variables: ["AFTERCARE_API_KEY": "k-0123456789"])
    }

    private func start(_ command: String) throws { try terminal.run("clear; \(command); echo status=$?") }

    private func server() throws -> LoopbackServer {
        try LoopbackServer { request in
            let name = request.contains("park-2") ? "park-2" : "park-1"
            return ("200 OK", [], Self.job(name, survey: name == "park-2" ? "PARK-2025" : "PARK-2024"))
        }
    }

    /// Goes to the third answer under Rude, in the order by people, with percentages of mentions.
    private func read() async throws {
        try terminal.press("2", "e", "j", "j", "b", "J", "J")
        try await terminal.wait(for: "Answer 3 of 12", "Rude number 15", "by people", "mentions")
    }

    private func expectPlace() async throws {
        try await terminal.wait(for: "Answer 3 of 12", "Rude number 15", "by people", "mentions", "Late")
    }

    @Test("After quitting, question, code, folds, order, base, filter and answer are there, also of a file")
    func quitting() async throws {
        try Self.job("park-1").write(toFile: "\(terminal.folder)/a.json", atomically: true, encoding: .utf8)
        let server = try server()
        for command in ["verbatim open ~/a.json", "verbatim --server \(server.url) park-1"] {
            try start(command)
            try await terminal.wait(for: "24 coded respondents")
            try await read()
            try terminal.press("f")
            try await terminal.wait(for: "Filter: ")
            try terminal.type("not text \"14\"")
            try terminal.press("Enter")
            try await terminal.wait(for: "24 of 25 answers")
            try terminal.press("q")
            try await terminal.wait(for: "status=0")
            try start(command)
            try await terminal.wait(for: "24 of 25 answers", "Answer 2 of 11", "Rude number 15", "by people")
            try terminal.press(".")
            try await terminal.wait(for: "What else?", "Kind number 1")
            try terminal.press("q")
            try await terminal.wait(for: "status=0")
            try start(command)
            try await terminal.wait(for: "What else?", "Kind number 1")
            try terminal.press(",")
            try await terminal.wait(for: "24 of 25 answers", "Answer 2 of 11", "Rude number 15")
            try terminal.press("q")
            try await terminal.wait(for: "status=0")
        }
    }

    @Test("A terminal that goes away and a signal leave the place behind", arguments: [SIGTERM, SIGHUP, SIGINT])
    func signals(_ signal: Int32) async throws {
        try Self.job("park-1").write(toFile: "\(terminal.folder)/a.json", atomically: true, encoding: .utf8)
        try start("verbatim open ~/a.json")
        try await terminal.wait(for: "24 coded respondents")
        try await read()
        try terminal.kill(signal)
        try await terminal.wait(for: "status=1")
        try start("verbatim open ~/a.json")
        try await expectPlace()
        try terminal.press("q")
        try await terminal.wait(for: "status=0")
    }

    @Test("Without a store nothing is there the next time, and no store is made")
    func noStore() async throws {
        try Self.job("park-1").write(toFile: "\(terminal.folder)/a.json", atomically: true, encoding: .utf8)
        for _ in 0..<2 {
            try start("verbatim open ~/a.json --no-store")
            try await terminal.wait(for: "24 coded respondents", "by people", "Delivery number 1")
            try await read()
            try terminal.press("B")
            try await terminal.wait(for: "Base of Q1")
            try terminal.press("9", "0", "Enter")
            try await terminal.wait(for: "base 90 (given)")
            try terminal.press("q")
            try await terminal.wait(for: "status=0")
        }
        #expect(!FileManager.default.fileExists(atPath: "\(terminal.folder)/data/verbatim/verbatim.sqlite"))
    }

    @Test("A base that is typed holds for the survey in the next run and on the command line, and for no other survey")
    func bases() async throws {
        let server = try server()
        try Self.job("park-9").write(toFile: "\(terminal.folder)/a.json", atomically: true, encoding: .utf8)
        try start("verbatim --server \(server.url) park-1 park-2")
        try await terminal.wait(for: "PARK-2024", "PARK-2025", "24 coded respondents")
        try terminal.press("B")
        try await terminal.wait(for: "Base of Q1")
        try terminal.press("9", "0", "Enter")
        try await terminal.wait(for: "base 90 (given)")
        try terminal.press("1", "j")
        try await terminal.wait(for: "base 24 coded respondents")
        try terminal.press("q")
        try await terminal.wait(for: "status=0")
        // Another job of the survey, and from a file.
        try start("verbatim open ~/a.json")
        try await terminal.wait(for: "base 90 (given)")
        try terminal.press("q")
        try await terminal.wait(for: "status=0")
        #expect(try await terminal.finish("verbatim codes ~/a.json").lines.contains { $0.contains("base 90 (given)") })
        let plain = try await terminal.finish("verbatim codes ~/a.json --no-store")
        #expect(plain.lines.contains { $0.contains("base 24 coded respondents") })
        let own = try await terminal.finish("verbatim codes ~/a.json --base Q1=50")
        #expect(own.lines.contains { $0.contains("base 50 (given)") })
        let several = try await terminal.finish("verbatim --base Q1=50 --server \(server.url) park-1 park-2")
        #expect(several.status == 64 && several.lines.contains { $0.contains("--base is about one job") })
    }

    @Test("The configuration's bases are of a survey; in the old shape they are refused with what to write")
    func configuredBases() async throws {
        try Self.job("park-1").write(toFile: "\(terminal.folder)/a.json", atomically: true, encoding: .utf8)
        try Self.job("park-2", survey: "OTHER")
            .write(toFile: "\(terminal.folder)/b.json", atomically: true, encoding: .utf8)
        try #"{"bases": {"PARK-2024": {"Q1": 90}}}"#
            .write(toFile: "\(terminal.folder)/own.json", atomically: true, encoding: .utf8)
        try #"{"bases": {"Q1": 90}}"#.write(toFile: "\(terminal.folder)/old.json", atomically: true, encoding: .utf8)
        let own = try await terminal.finish("verbatim codes --config ~/own.json ~/a.json")
        #expect(own.lines.contains { $0.contains("base 90 (given)") })
        let other = try await terminal.finish("verbatim codes --config ~/own.json ~/b.json")
        #expect(other.lines.contains { $0.contains("base 24 coded respondents") })
        let old = try await terminal.finish("verbatim codes --config ~/old.json ~/a.json")
        #expect(old.status == 1 && old.lines.joined().contains(#"write "bases": {"YOUR-SURVEY": {"Q1": 90}}"#))
    }

    @Test("A job that was taken off comes back with z, on the screen and on the list")
    func undoing() async throws {
        let server = try server()
        try start("verbatim --server \(server.url) park-1 park-2")
        try await terminal.wait(for: "PARK-2024", "PARK-2025", "24 coded respondents")
        try await read()
        try terminal.press("D")
        try await terminal.wait(for: "A job is taken off in the jobs pane (1)")
        try terminal.press("1", "D")
        try await terminal.wait(for: "PARK-2024 is off the list: z brings it back")
        try terminal.press("z")
        try await terminal.wait(for: "Undone: PARK-2024 taken off the list")
        try await expectPlace()
        try terminal.press("3", "w", "t", "z")
        try await terminal.wait(for: "Undone: agreed on r15 under Delivery › Rude; disagreed now")
        try terminal.press("q")
        try await terminal.wait(for: "status=0")
        let jobs = try await terminal.finish("verbatim jobs")
        let listed = jobs.lines.compactMap { line in ["park-1", "park-2"].first { line.hasPrefix($0) } }
        #expect(listed == ["park-1", "park-2"])
        let marks = try await terminal.finish(
            "verbatim export park-1 --server \(server.url) --format jsonl --with-marks | grep -c disagree")
        #expect(marks.lines.contains("1"))
    }

    @Test("What is forgotten is said first, and a no leaves it")
    func forgetting() async throws {
        try Self.job("park-1").write(toFile: "\(terminal.folder)/a.json", atomically: true, encoding: .utf8)
        try start("verbatim open ~/a.json")
        try await terminal.wait(for: "24 coded respondents")
        try await read()
        try terminal.press("3", "u", "q")
        try await terminal.wait(for: "status=0")
        for (reply, status, words) in [
            ("n", 1, "is left as it is"), ("y", 0, "is erased"), ("", 6, "is not in the store"),
        ] {
            try start("verbatim forget park-1 --server file")
            if !reply.isEmpty {
                try await terminal.wait(for: "job park-1: 1 verdict and the place where you were", "erase it? [y/N]")
                try terminal.press(reply, "Enter")
            }
            try await terminal.wait(for: words, "status=\(status)")
        }
        try start("verbatim open ~/a.json")
        try await terminal.wait(for: "24 coded respondents", "by people", "Delivery number 1")
        try terminal.press("q")
        try await terminal.wait(for: "status=0")
    }

    @Test("The cursor stands on the selected row where that is configured, and is hidden else")
    func cursor() async throws {
        try Self.job("park-1").write(toFile: "\(terminal.folder)/a.json", atomically: true, encoding: .utf8)
        try #"{"cursor": true}"#.write(toFile: "\(terminal.folder)/own.json", atomically: true, encoding: .utf8)
        try start("verbatim open ~/a.json --config ~/own.json")
        try await terminal.wait(for: "24 coded respondents")
        try terminal.press("2", "e", "j", "j")
        try await terminal.wait(for: "Rude number 13")
        try await terminal.wait("the cursor on the selected row") { lines in
            guard (try? terminal.fact("cursor_flag")) == "1", let row = try? Int(terminal.fact("cursor_y")) else {
                return false
            }
            return row < lines.count && lines[row].contains("Rude")
        }
        try terminal.press("q")
        try await terminal.wait(for: "status=0")
        try start("verbatim open ~/a.json")
        try await terminal.wait(for: "24 coded respondents")
        #expect(try terminal.fact("cursor_flag") == "0")
        try terminal.press("q")
        try await terminal.wait(for: "status=0")
    }
}
