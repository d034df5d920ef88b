import Glibc
import TestSupport
import Testing

@testable import verbatim_bench

@Suite("A program on a terminal, seen from outside", .serialized, .permit(.programs))
struct TerminalSessionTests {
    /// Milliseconds that no slow machine needs.
    private static let patience: Int32 = 20 * 60_000

    private func session(_ script: String) throws -> TerminalSession {
        try TerminalSession(Launch("/bin/sh", ["-c", script], home: "/tmp"))
    }

    @Test("Silence counts only after the mark")
    func markAndSilence() throws {
        let session = try session("printf one; sleep 0.2; printf 'the mark'; sleep 1000")
        let output = session.settle(quiet: 50, patience: Self.patience, until: "mark")
        #expect(String(decoding: output.bytes, as: UTF8.self) == "onethe mark")
        let (marked, last) = (try #require(output.marked), try #require(output.last))
        #expect(output.start < marked && marked <= last)
        #expect(!output.hasEnded)
    }

    @Test("Output after the mark is waited for until silence or the end")
    func outputAfterMark() throws {
        let session = try session("printf 'the mark'; sleep 0.01; printf end")
        let output = session.settle(quiet: Self.patience, patience: Self.patience, until: "mark")
        #expect(String(decoding: output.bytes, as: UTF8.self) == "the markend")
        #expect(output.hasEnded)
    }

    @Test("Typing is heard, and its answer measured")
    func typing() throws {
        let session = try session("stty raw -echo; printf ready; head -c 1 >/dev/null; printf answer; sleep 1000")
        _ = session.settle(quiet: 50, patience: Self.patience, until: "ready")
        let output = session.type([UInt8(ascii: "x")], quiet: 100, patience: Self.patience)
        #expect(String(decoding: output.bytes, as: UTF8.self) == "answer")
        #expect(try #require(output.milliseconds) > 0)
    }

    @Test("A program that says nothing has no last byte")
    func silent() throws {
        let output = try session("sleep 1000").settle(quiet: 10, patience: 100)
        #expect(output.last == nil && output.bytes.isEmpty && !output.hasEnded)
    }

    @Test("A program that ends is not waited for")
    func ended() throws {
        let output = try session("printf bye").settle(quiet: Self.patience, patience: Self.patience)
        #expect(String(decoding: output.bytes, as: UTF8.self) == "bye")
        #expect(output.hasEnded)
    }

    @Test("The terminal is the program's own and has the size that was asked for")
    func size() throws {
        let session = try session("stty size </dev/tty; sleep 1000")
        let output = session.settle(quiet: 200, patience: Self.patience, until: "\n")
        #expect(String(decoding: output.bytes, as: UTF8.self) == "40 120\r\n")
    }

    @Test("Ending waits until the program is gone")
    func end() throws {
        let session = try session("sleep 1000")
        let process = session.process
        session.end()
        #expect(kill(process, 0) != 0)
    }
}
