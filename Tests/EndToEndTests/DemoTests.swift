import Foundation
import TestSupport
import Testing

@Suite("The main errand: from the job list to a single answer", .permit(.programs))
struct DemoTests {
    @Test("The demo shows its jobs with nothing configured")
    func jobs() async throws {
        let terminal = try Tmux()
        try terminal.run("verbatim demo; echo status=$?")
        try await terminal.wait(
            for: "NIGHT-TRAIN-2025-SPRING", "CITY-LIBR", "MUSEUM-", "EVIL", "done", "queued", "failed")
        try terminal.press("q")
        try await terminal.wait(for: "status=0")
    }

    @Test("An answer and its follow-ups are a few keys away")
    func answer() async throws {
        let terminal = try Tmux()
        try terminal.run("verbatim demo; echo status=$?")
        try await terminal.wait(for: "Sleep and cabin", "Answer 1 of")
        // Into the tree, unfold the first code, go to its first sub-code.
        try terminal.press("Enter", "Space", "j")
        try await terminal.wait(for: "▾ Sleep and cabin", "Sleep and cabin › ")
        try terminal.press("k", "3", "g")
        let first = try await terminal.wait(for: "Answer 1 of", "↳ ", "│ coded", "same respondent")
        try terminal.press("J")
        let second = try await terminal.wait(for: "Answer 2 of")
        #expect(first != second)
        try terminal.press("K")
        try await terminal.wait(for: "Answer 1 of")
        try terminal.press("?")
        try await terminal.wait(for: "next answer")
        // Escape and a key right behind it would be Alt with that key.
        try terminal.press("Escape")
        try await terminal.wait(for: "Answer 1 of")
        try terminal.press("q")
        try await terminal.wait(for: "status=0")
        #expect(try terminal.fact("alternate_on") == "0")
        #expect(try terminal.fact("cursor_flag") == "1")
    }

    @Test("Every size is drawn, and the reader stays where they are")
    func sizes() async throws {
        let terminal = try Tmux()
        try terminal.run("verbatim demo")
        try await terminal.wait(for: "Sleep and cabin", "Answer 1 of")
        try terminal.press("Enter", "j")
        try await terminal.wait(for: "People on board · ")
        // The middle layout: jobs above codes, answers above detail.
        try terminal.resize(width: 80, height: 24)
        try await terminal.wait(for: "┬", "People on board · ", "Jobs")
        // One pane at a time.
        try terminal.resize(width: 50, height: 20)
        try await terminal.wait("one pane of 50 columns") { lines in
            let top = lines.first ?? ""
            return top.count == 50 && top.hasPrefix("┌") && !top.contains("┬")
        }
        try terminal.resize(width: 20, height: 5)
        try terminal.resize(width: 1, height: 1)
        try await terminal.wait("one cell") { $0.allSatisfy { $0.count <= 1 } }
        try terminal.resize(width: 200, height: 50)
        let back = try await terminal.wait(for: "People on board · ", "Sleep and cabin", "Jobs")
        #expect(back.first?.count == 200 && back.first?.hasSuffix("┐") == true)
        try terminal.press("q")
        try await terminal.wait(for: "shell>")
    }

    @Test("A stopped program gives the terminal back and goes on")
    func stopping() async throws {
        let terminal = try Tmux()
        try terminal.run("stty -a > before; verbatim demo; echo status=$?")
        try await terminal.wait(for: "Sleep and cabin")
        try terminal.press("C-z")
        try await terminal.wait(for: "Stopped", "shell>")
        #expect(try terminal.fact("alternate_on") == "0")
        #expect(try terminal.fact("cursor_flag") == "1")
        try terminal.run("stty -a > during; cmp before during && echo same")
        try await terminal.wait("the settings of before") { $0.contains("same") }
        try terminal.run("fg")
        try await terminal.wait(for: "Sleep and cabin", "Answer 1 of")
        #expect(try terminal.fact("alternate_on") == "1")
        try terminal.press("j", "q")
        try await terminal.wait("the shell") { lines in
            lines.contains { $0.hasPrefix("shell>") } && !lines.contains { $0.contains("▸ ") || $0.contains("┌") }
        }
    }

    @Test(
        "A signal ends the program and leaves the terminal sane",
        arguments: [(SIGTERM, 143), (SIGINT, 130), (SIGHUP, 129), (SIGQUIT, 131)])
    func signals(signal: Int32, status: Int) async throws {
        let terminal = try Tmux()
        try terminal.run("ulimit -c 0; stty -a > before; verbatim demo")
        try await terminal.wait(for: "Sleep and cabin")
        #expect(try terminal.fact("alternate_on") == "1")
        try terminal.kill(signal)
        try await terminal.wait("the shell") { lines in
            lines.contains { $0.hasPrefix("verbatim: ") } && lines.contains { $0.hasPrefix("shell>") }
        }
        try terminal.run("echo status=$?; stty -a > after; cmp before after && echo same")
        try await terminal.wait("the status and the settings of before") { lines in
            lines.contains("status=\(status)") && lines.contains("same")
        }
        #expect(try terminal.fact("alternate_on") == "0")
        #expect(try terminal.fact("cursor_flag") == "1")
        #expect(try terminal.fact("mouse_any_flag") == "0")
    }

    /// What a trap of Swift raises (SIGILL or SIGTRAP), and what other crashes do.
    @Test(
        "A crash leaves the terminal sane", arguments: [(SIGSEGV, 139), (SIGILL, 132), (SIGTRAP, 133), (SIGABRT, 134)])
    func crashes(signal: Int32, status: Int) async throws {
        let terminal = try Tmux(variables: ["SWIFT_BACKTRACE": "enable=no"])
        try terminal.run("ulimit -c 0; stty -a > before; verbatim demo")
        try await terminal.wait(for: "Sleep and cabin")
        try terminal.press("F2")
        try await terminal.wait("the mouse, which F2 turned on") { _ in
            (try? terminal.fact("mouse_any_flag")) != "0" || (try? terminal.fact("mouse_button_flag")) != "0"
        }
        try terminal.kill(signal)
        try await terminal.wait("the shell") { lines in
            lines.contains { $0.hasPrefix("shell>") } && !lines.contains { $0.contains("┌") }
        }
        try terminal.run("echo status=$?; stty -a > after; cmp before after && echo same")
        try await terminal.wait("the status and the settings of before") { lines in
            lines.contains("status=\(status)") && lines.contains("same")
        }
        #expect(try terminal.fact("alternate_on") == "0")
        #expect(try terminal.fact("cursor_flag") == "1")
        for flag in ["mouse_any_flag", "mouse_button_flag", "mouse_sgr_flag"] {
            #expect(try terminal.fact(flag) == "0", "\(flag)")
        }
        // It may have come amid a frame for which fewer rows scroll.
        #expect(String(decoding: try await terminal.rawBytes(), as: UTF8.self).contains("\u{1B}[r"))
    }
}

/// Apart from the others, since it waits for the sample server's clock.
@Suite("A sample job that is watched", .permit(.waits))
struct WatchedJobTests {
    @Test("A job that is watched goes to its end untouched and rings once")
    func end() async throws {
        let server = try Tmux()
        try server.run("verbatim serve")
        let notice = try await server.wait(for: "Queued, and stays queued", "AFTERCARE_API_KEY=")
        let job = try #require(notice.firstIndex { $0.contains("queued, processing, completed") })
        let command = try #require(notice.dropFirst(job + 1).first)
        let terminal = try Tmux()
        try terminal.run("clear; " + command.trimmingCharacters(in: .whitespaces))
        try await terminal.wait(for: "CITY-LIBRARIES-2025 is completed", "coded respondents")
        try terminal.press("q")
        try await terminal.wait(for: "shell>")
        #expect(try await terminal.rawBytes().count { $0 == 7 } == 1)
    }
}
