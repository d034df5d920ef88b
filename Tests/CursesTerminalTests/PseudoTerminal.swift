import Canvas
import Glibc
import Testing

@testable import CursesTerminal

/// Both ends of a terminal; the test sits where the user's emulator would.
final class PseudoTerminal {
    /// Milliseconds that no slow machine needs.
    private static let patience: Int32 = 20 * 60_000

    private let master: Int32
    let slave: Int32
    // What signals wake: a pipe.
    private let wakeRead: Int32
    private let wakeWrite: Int32

    init(width: Int, height: Int) throws {
        var ends: (master: Int32, slave: Int32) = (-1, -1)
        var size = winsize(ws_row: UInt16(height), ws_col: UInt16(width), ws_xpixel: 0, ws_ypixel: 0)
        try #require(openpty(&ends.master, &ends.slave, nil, nil, &size) == 0)
        (master, slave) = ends
        var pipeEnds: [Int32] = [-1, -1]
        try #require(pipe(&pipeEnds) == 0)
        (wakeRead, wakeWrite) = (pipeEnds[0], pipeEnds[1])
    }

    deinit {
        for descriptor in [master, slave, wakeRead, wakeWrite] { close(descriptor) }
    }

    /// Makes a terminal of a known type on the slave's end, in a known environment.
    func open(
        type: String = "xterm-256color", environment: [String: String] = [:],
        _ change: (inout CursesTerminal.Options) -> Void = { _ in }
    ) throws -> CursesTerminal {
        setenv("TERM", type, 1)
        setenv("LC_ALL", "C.UTF-8", 1)
        for name in ["NO_COLOR", "ESCDELAY", "LINES", "COLUMNS"] { unsetenv(name) }
        for (name, value) in environment { setenv(name, value, 1) }
        defer { for name in environment.keys { unsetenv(name) } }
        var options = CursesTerminal.Options()
        options.wakeDescriptor = wakeWrite
        change(&options)
        return try CursesTerminal(options: options, input: slave, output: slave)
    }

    /// All that was sent to the terminal since the last call.
    func output() -> [UInt8] {
        // What is written after everything else marks its end; the line discipline leaves it alone.
        let mark = Array("<end of test output>".utf8)
        write(slave, mark, mark.count)
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 65536)
        while !bytes.suffix(mark.count).elementsEqual(mark) {
            let count = read(master, &part, part.count)
            guard count > 0 else { break }
            bytes += part.prefix(count)
        }
        return Array(bytes.dropLast(mark.count))
    }

    func text() -> String {
        String(decoding: output(), as: UTF8.self)
    }

    /// Types something and waits until it can be read.
    func type(_ text: String, to terminal: CursesTerminal) {
        let bytes = Array(text.utf8)
        write(master, bytes, bytes.count)
        var ready = pollfd(fd: terminal.inputDescriptor, events: Int16(POLLIN), revents: 0)
        poll(&ready, 1, Self.patience)
    }

    func resize(width: Int, height: Int) {
        var size = winsize(ws_row: UInt16(height), ws_col: UInt16(width), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(master, UInt(TIOCSWINSZ), &size)
        send(SIGWINCH)
    }

    /// Sends the process a signal and waits until its handler has woken the loop.
    func send(_ signal: Int32) {
        kill(getpid(), signal)
        var ready = pollfd(fd: wakeRead, events: Int16(POLLIN), revents: 0)
        guard poll(&ready, 1, Self.patience) == 1 else {
            Issue.record("no handler took signal \(signal)")
            return
        }
        var count = UInt64(0)
        read(wakeRead, &count, MemoryLayout<UInt64>.size)
        #expect(count == 1)
    }

    /// The flags of the terminal's modes: input, output, control, local.
    var modes: [UInt32] {
        var modes = termios()
        tcgetattr(slave, &modes)
        return [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag]
    }
}

extension String {
    func occurrences(of part: String) -> Int {
        split(separator: part, omittingEmptySubsequences: false).count - 1
    }
}
