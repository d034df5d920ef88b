import Foundation
import TestSupport
import Testing

@Suite("Text from outside never speaks to the terminal", .permit(.programs))
struct InjectionTests {
    @Test("No text of the hostile job reaches the terminal as a sequence")
    func hostileJob() async throws {
        let terminal = try Tmux(width: 120, height: 40)
        let title = try terminal.fact("pane_title")
        try terminal.run("verbatim demo; echo status=$?")
        try await terminal.wait("the hostile job") { $0.contains { $0.contains("✓ EVIL") } }
        // The last job but one, its tree unfolded.
        try terminal.press("G", "k")
        try await terminal.wait(for: "▸ Attempts")
        try terminal.press("Enter", "e", "s", "g")
        try await terminal.wait(for: "␛", "▾ Attempts", "API order")
        try await readEverything(in: terminal)
        for width in [120, 80, 50] {
            try terminal.resize(width: width, height: 40)
            for _ in 0..<4 { try terminal.press("J", "J", "J", "j") }
            try terminal.press("i")
            try await terminal.wait(for: "Completed at")
            // Escape and a key right behind it would be Alt with that key.
            try terminal.press("Escape")
            try await terminal.wait("the panes") { !$0.joined().contains("Completed at") }
        }
        try terminal.press("q")
        try await terminal.wait(for: "status=0")
        #expect(try terminal.fact("pane_title") == title)
        let foreign = Set(foreignSequences(in: try await terminal.rawBytes()))
        #expect(foreign.isEmpty, "\(foreign.sorted())")
    }

    /// Has every answer and every code drawn: the first code's answers, those of all codes under the second, and then
    /// one code after the other.
    private func readEverything(in terminal: Tmux) async throws {
        let first = try await readAnswers(in: terminal)
        try await moveToNextCode(in: terminal)
        let others = try await readAnswers(in: terminal)
        let screen = try terminal.screen()
        #expect(screen.contains { $0.contains("base \(first + others) coded respondents") }, "\(first) + \(others)")
        while try !path(in: terminal.screen()).hasSuffix("/-1") { try await moveToNextCode(in: terminal) }
    }

    /// Goes from the first answer of the selected code to the last, and waits until each is on the screen.
    /// - Returns: How many they are.
    private func readAnswers(in terminal: Tmux) async throws -> Int {
        let lines = try await terminal.wait(for: "Answer 1 of ")
        let title = lines.joined().split(separator: "Answer 1 of ").last ?? ""
        let count = try #require(Int(title.prefix { $0.isNumber }))
        try #require(count > 0)
        // No notice is waited for: the end of another job may come and stand in its place.
        for number in 1...count {
            if number > 1 { try terminal.press("J") }
            try await terminal.wait(for: "Answer \(number) of \(count) ")
        }
        return count
    }

    private func moveToNextCode(in terminal: Tmux) async throws {
        let old = try path(in: terminal.screen())
        try terminal.press("j")
        try await terminal.wait("the code after \(old)") { path(in: $0) != old }
    }

    /// The selected code's path: the end of the footer.
    private func path(in lines: [String]) -> String {
        lines.last { !$0.isEmpty }?.split(separator: " ").last.map(String.init) ?? ""
    }

    @Test("The detector of foreign sequences finds them, and none in a frame")
    func detector() {
        for hostile in [
            "\u{1B}]0;owned\u{7}", "\u{1B}P1$r\u{1B}\\", "\u{1B}_x\u{1B}\\", "\u{9B}31m", "\u{1B}[6n", "\u{1B}[?1003h",
            "\u{1B}c",
        ] {
            #expect(!foreignSequences(in: Array(hostile.utf8)).isEmpty, "\(hostile.debugDescription)")
        }
        let ours =
            "\u{1B}[?1049h\u{1B}[22;0;0t\u{1B}[1;24r\u{1B}(B\u{1B}[m\u{1B}[38;5;6m\u{1B}[H┌─┐\u{1B}[?25l\u{1B}[4;5H"
        #expect(foreignSequences(in: Array(ours.utf8)) == [])
    }

    /// Control sequences that a program that only draws has no reason to send; readable, for the failure message.
    private func foreignSequences(in bytes: [UInt8]) -> [String] {
        // Drawing, colours, scroll region, insert and delete, erase, repeat, the cursor's shape (34, tmux' cnorm), saving
        // the title (xterm's smcup).
        let drawing = #"\[[0-9;:]*[mHABCDGdJKXPLMS@rbT]|\[2[23];0;0t|\[3?4[hl]"#
        // Cursor keys, blink, cursor, wrap, alternate screen, bracketed paste, mouse off.
        let modes = #"\[\?(1|7|12|25|1049|2004)(;25)?[hl]|\[\?(1000|1002|1003|1006)(;1006)?l"#
        let simple = #"[=>78M]|[()][AB0]"#
        guard let known = try? Regex("(?:\(drawing)|\(modes)|\(simple))") else { return ["the pattern is wrong"] }
        // By code points: a combining mark after a sequence is text, not part of its last letter.
        let pattern = known.matchingSemantics(.unicodeScalar)
        var foreign: [String] = []
        let text = String(decoding: bytes, as: UTF8.self)
        for part in text.unicodeScalars.split(separator: "\u{1B}", omittingEmptySubsequences: false).dropFirst() {
            let sequence = String(part)
            guard sequence.prefixMatch(of: pattern) == nil else { continue }
            foreign.append("ESC \(sequence.prefix(12).debugDescription)")
        }
        foreign += text.unicodeScalars.filter { (0x80...0x9F).contains($0.value) }.map { "C1 \($0.value)" }
        return foreign
    }
}
