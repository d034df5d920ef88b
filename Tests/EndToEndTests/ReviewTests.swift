import Foundation
import Glibc
import Synchronization
import TestSupport
import Testing

@Suite("A reader's notes stay, whatever becomes of the program", .permit(.programs))
struct ReviewTests {
    /// Thirty answers under each of two codes; every other time in the opposite order.
    private static func page(isTurned: Bool) -> String {
        func code(_ id: Int, _ label: String, _ numbers: ClosedRange<Int>) -> String {
            let answers = numbers.map { #"{"responseIdentifier": "r\#($0)", "answer": "\#(label) number \#($0)"}"# }
            let ordered = isTurned ? answers.reversed() : answers
            return
                #"{"id": \#(id), "label": "\#(label)", "responses": [\#(ordered.joined(separator: ","))], "subCodes": []}"#
        }
        let codes = [code(1, "Late", 1...30), code(2, "Kind", 31...60)]
        return """
            {"batchJobId": "park-1", "surveyIdentifier": "PARK-2024", "status": "completed", "results": {
              "completedAt": "2024-05-01T10:00:00Z", "questionCodes": [{"questionIdentifier": "Q1", "question": "Why?",
              "responseCodes": [\((isTurned ? codes.reversed() : codes).joined(separator: ","))]}], "nextCursor": null}}
            """
    }

    @Test("A blind review goes on after a kill and a refetch, and its verdicts are exported")
    func blindReview() async throws {
        let asked = Mutex(0)
        let server = try LoopbackServer { _ in
            let isTurned = asked.withLock { count in
                count += 1
                return count % 2 == 0
            }
            return ("200 OK", [], Self.page(isTurned: isTurned))
        }
        let terminal = try Tmux(width: 120, height: 40, variables: ["AFTERCARE_API_KEY": "k-0123456789"])
        try terminal.run("verbatim --server \(server.url) park-1")
        try await terminal.wait(for: "PARK-2024", "60 coded respondents")
        try await begin(in: terminal, judged: 0)
        try await judge(0..<9, in: terminal)
        try await untilStored(9, in: terminal)
        try terminal.kill(SIGKILL)
        try await terminal.wait(for: "Killed")
        try terminal.run("clear; stty sane; verbatim --server \(server.url)")
        try await terminal.wait(for: "PARK-2024", "60 coded respondents")
        try await begin(in: terminal, judged: 9)
        try await judge(9..<12, in: terminal)
        try terminal.press("Escape")
        try await terminal.wait("the panes") { !$0.joined().contains("Blind review") }
        try terminal.press("R")
        try await terminal.wait("Kind before Late") { Self.row(of: "Kind", $0) < Self.row(of: "Late", $0) }
        try await begin(in: terminal, judged: 12)
        try await judge(12..<25, in: terminal)
        // Every answer says itself what it is, so the judgement is right whenever the code is.
        try await terminal.wait(
            for: "All 25 are judged.", "Precision: 20 of 20, 100.0% (83.9–100.0%)", "5 decoys: 5 correctly")
        // Only Esc leaves the end: what is typed on must not become verdicts in the panes.
        try terminal.press("Enter", "t", "Escape")
        try await terminal.wait("the panes") { !$0.joined().contains("Blind review") }
        try terminal.press("q")
        try await terminal.wait(for: "shell>")
        let command = "verbatim export park-1 --server \(server.url) --format csv --with-marks -o ~/marks.csv"
        let exported = try await terminal.finish(command)
        #expect(exported.status == 0, "\(exported.lines)")
        let rows = try String(contentsOfFile: "\(terminal.folder)/marks.csv", encoding: .utf8).split(separator: "\r\n")
        #expect(rows.first?.hasSuffix(",verdict,flagged,note,respondent_key,wide_column") == true)
        #expect(rows.count { $0.contains(",agree,0,,") } == 20 && rows.count { $0.contains(",,0,,") } == 40)
    }

    /// Where a code stands in the tree; its number is some columns away.
    private static func row(of label: String, _ lines: [String]) -> Int {
        lines.firstIndex { $0.contains("\(label)      ") } ?? lines.count
    }

    /// Draws the same twenty answers of Late each time.
    private func begin(in terminal: Tmux, judged: Int) async throws {
        try terminal.press("2", "g")
        let lines = try terminal.screen()
        if Self.row(of: "Kind", lines) < Self.row(of: "Late", lines) { try terminal.press("j") }
        try terminal.press("V")
        try await terminal.wait(for: "Blind review of Late", "Sample size and seed: ")
        try terminal.press("C-u")
        try terminal.press("2", "0", "Space", "7", "Enter")
        try await terminal.wait(for: "Blind review of Late · \(judged) of 25 judged · seed 7")
    }

    private func judge(_ numbers: Range<Int>, in terminal: Tmux) async throws {
        for number in numbers {
            // What the AI did with this one is not on the screen, that of the one before no more.
            let lines = try await terminal.wait("item \(number)") { lines in
                let text = lines.joined()
                return text.contains(" \(number) of 25 judged") && text.contains("Does this belong under Late?")
                    && !text.contains("The AI")
            }
            try terminal.press(lines.contains { $0.contains("Late number") } ? "t" : "w")
            try await terminal.wait(for: "The AI ", "You agree with the AI.")
            try terminal.press("Enter")
        }
    }

    /// Returns when so many marks are on the disk: a verdict is on the screen a moment before.
    private func untilStored(_ count: Int, in terminal: Tmux) async throws {
        let query = """
            import sqlite3, sys
            print(sqlite3.connect(sys.argv[1]).execute("SELECT count(*) FROM mark").fetchone()[0])
            """
        let store = "\(terminal.folder)/data/verbatim/verbatim.sqlite"
        try await terminal.wait("\(count) marks in the store") { _ in
            let counted = try? Program.execute(
                "/usr/bin/env", ["python3", "-c", query, store], environment: ["PATH": "/usr/bin:/bin"])
            return counted?.output == "\(count)\n"
        }
    }

    @Test("A pane is exported as it stands, and a file that is there is replaced only when asked to")
    func export() async throws {
        let terminal = try Tmux(width: 120, height: 40)
        try Self.page(isTurned: false).write(toFile: "\(terminal.folder)/a.json", atomically: true, encoding: .utf8)
        try terminal.run("verbatim open ~/a.json")
        try await terminal.wait(for: "60 coded respondents")
        try terminal.press("3", "E")
        try await terminal.wait(for: "Late, 30 answers as csv", "Write to: PARK-2024.csv")
        try terminal.press("Enter")
        try await terminal.wait(for: "Saved ~/PARK-2024.csv")
        let path = "\(terminal.folder)/PARK-2024.csv"
        let first = try String(contentsOfFile: path, encoding: .utf8)
        #expect(first.split(separator: "\r\n").count == 31)
        #expect(chmod(path, 0o640) == 0)
        try terminal.press("1", "E", "Enter")
        try await terminal.wait(for: "PARK-2024.csv is there already: Enter replaces it")
        #expect(try String(contentsOfFile: path, encoding: .utf8) == first)
        try terminal.press("Enter")
        try await terminal.wait(for: "Saved ~/PARK-2024.csv")
        #expect(try String(contentsOfFile: path, encoding: .utf8).split(separator: "\r\n").count == 61)
        var facts = stat()
        #expect(stat(path, &facts) == 0 && facts.st_mode & 0o777 == 0o640)
        try terminal.press("E", "C-u")
        try terminal.press("/", "n", "o", "/", "a", ".", "m", "d", "Enter")
        try await terminal.wait(for: "Not saved: there is no folder /no", "Write to: ")
        try terminal.press("q")
        try await terminal.wait(for: "/no/a.mdq")
        try terminal.press("Escape")
        try await terminal.wait("the panes") { !$0.joined().contains("Write to: ") }
        try terminal.press("q")
        try await terminal.wait(for: "shell>")
    }

    @Test("Notes on a saved job are there the next time and forgotten on request")
    func notes() async throws {
        let terminal = try Tmux(width: 120, height: 40)
        try Self.page(isTurned: false).write(toFile: "\(terminal.folder)/a.json", atomically: true, encoding: .utf8)
        try terminal.run("clear; verbatim open ~/a.json; echo status=$?")
        try await terminal.wait(for: "60 coded respondents")
        try terminal.press("3", "m", "M")
        try await terminal.wait(for: "Note: ")
        try terminal.press("s", "e", "c", "r", "e", "t", "Enter")
        try await terminal.wait(for: "⚑✎")
        try terminal.press("f")
        try await terminal.wait(for: "Filter: ")
        for key in ["m", "i", "n", "e", ":", "Space", "n", "o", "t", "e", "d", "Enter"] { try terminal.press(key) }
        try await terminal.wait(for: "1 of 60 answers", "1 of 30 people")
        try terminal.press("q")
        try await terminal.wait(for: "status=0")
        try terminal.run("clear; verbatim open ~/a.json; echo status=$?")
        try await terminal.wait(for: "⚑✎")
        try terminal.press("F")
        try await terminal.wait(for: "Saved filters", "mine", "noted")
        try terminal.press("Enter")
        try await terminal.wait(for: "mine: noted", "1 of 30 people")
        try terminal.press("q")
        try await terminal.wait(for: "status=0")
        #expect(try await terminal.finish("verbatim forget park-1 --server file --yes").status == 0)
        try terminal.run("clear; verbatim open ~/a.json; echo status=$?")
        try await terminal.wait(for: "60 coded respondents")
        try terminal.press("F")
        try await terminal.wait(for: "mine")
        try terminal.press("Enter")
        try await terminal.wait(for: "mine: noted", "0 of 60 answers")
        try terminal.press("f", "C-u")
        try terminal.type(#"quote: exactly "Late number 1""#)
        try terminal.press("Enter")
        try await terminal.wait(for: "quote: exactly", "1 of 60 answers")
        try terminal.press("q")
        try await terminal.wait(for: "status=0")
        // A named filter is of no job and stays; that it has an answer's text in it is told.
        let again = try await terminal.finish("verbatim forget park-1 --server file --yes")
        // The reader was there again: their place is what there is to forget.
        #expect(again.status == 0 && again.lines.joined(separator: " ").contains("the place where you were"))
        #expect(again.lines.joined(separator: " ").contains("saved filter quote quotes an answer and is kept"))
    }

    @Test("An answer is sent to the terminal's clipboard")
    func clipboard() async throws {
        let terminal = try Tmux(width: 120, height: 40)
        try Self.page(isTurned: false).write(toFile: "\(terminal.folder)/a.json", atomically: true, encoding: .utf8)
        try terminal.run("verbatim open ~/a.json")
        try await terminal.wait(for: "60 coded respondents")
        try terminal.press("3", "y")
        try await terminal.wait(for: "Sent to your clipboard")
        let offered = Data("Late number 1\n\n— r1, Q1, Late".utf8).base64EncodedString()
        try terminal.press("q")
        try await terminal.wait(for: "shell>")
        let bytes = String(decoding: try await terminal.rawBytes(), as: UTF8.self)
        #expect(bytes.contains("\u{1B}]52;c;\(offered)\u{7}"))
    }
}
