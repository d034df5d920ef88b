import Glibc
import TestSupport
import Testing

@testable import verbatim_bench

@Suite("A program on a terminal, seen from outside", .serialized, .permit(.programs))
struct TerminalSessionTests {
    private func session(_ script: String) throws -> TerminalSession {
        try TerminalSession(Launch("/bin/sh", ["-c", script], home: "/tmp"))
    }

    @Test("A session waits for the mark and then for silence")
    func markAndSilence() throws {
        let session = try session("printf one; sleep 0.2; printf 'the mark'; sleep 0.01; printf end; sleep 60")
        let output = session.settle(quiet: 300, patience: 20_000, until: "mark")
        #expect(String(decoding: output.bytes, as: UTF8.self) == "onethe markend")
        let (marked, last) = (try #require(output.marked), try #require(output.last))
        #expect(output.start < marked && marked <= last)
        #expect(!output.hasEnded)
    }

    @Test("Typing is heard, and its answer measured")
    func typing() throws {
        let session = try session("stty raw -echo; printf ready; head -c 1 >/dev/null; printf answer; sleep 60")
        _ = session.settle(quiet: 50, patience: 20_000, until: "ready")
        let output = session.type([UInt8(ascii: "x")], quiet: 100, patience: 20_000)
        #expect(String(decoding: output.bytes, as: UTF8.self) == "answer")
        #expect(try #require(output.milliseconds) > 0)
    }

    @Test("A program that says nothing has no last byte")
    func silent() throws {
        let output = try session("sleep 60").settle(quiet: 10, patience: 100)
        #expect(output.last == nil && output.bytes.isEmpty && !output.hasEnded)
    }

    @Test("A program that ends is not waited for")
    func ended() throws {
        let output = try session("printf bye").settle(quiet: 10_000, patience: 20_000)
        #expect(String(decoding: output.bytes, as: UTF8.self) == "bye")
        #expect(output.hasEnded)
    }

    @Test("The terminal is the program's own and has the size that was asked for")
    func size() throws {
        let session = try session("stty size </dev/tty; sleep 60")
        let output = session.settle(quiet: 200, patience: 20_000, until: "\n")
        #expect(String(decoding: output.bytes, as: UTF8.self) == "40 120\r\n")
    }

    @Test("Ending waits until the program is gone")
    func end() throws {
        let session = try session("sleep 60")
        let process = session.process
        session.end()
        #expect(kill(process, 0) != 0)
    }
}
