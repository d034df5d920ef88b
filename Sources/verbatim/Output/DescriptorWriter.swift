import CursesTerminal
import Glibc
import TerminalText

/// Writes to an open descriptor, all of it or with an error.
///
/// A terminal obeys what it is sent. So where the descriptor is one, there is a way for display text alone, in the
/// characters that the terminal said it knows; a document is sanitised on it, line by line. Pipes and files get its bytes.
struct DescriptorWriter: Sendable {
    private enum Way {
        case terminal(TerminalWay)
        case bytes(ByteWay)
    }

    /// Takes the bytes of a document, part by part.
    typealias Sink = (Span<UInt8>) throws(Problem) -> Void

    private let bytes: ByteWay
    private let way: Way

    static var standardOutput: Self { Self(name: "standard output", descriptor: STDOUT_FILENO) }
    static var standardError: Self { Self(name: "standard error", descriptor: STDERR_FILENO) }

    /// - Parameter name: The destination as sentences name it: `standard output`, `the file a.json`.
    init(name: String, descriptor: Int32) {
        bytes = ByteWay(name: name, descriptor: descriptor)
        way = isatty(descriptor) == 1 ? .terminal(TerminalWay(bytes: bytes)) : .bytes(bytes)
    }

    var isTerminal: Bool { if case .terminal = way { true } else { false } }

    /// Writes lines of text, each ended by a newline.
    func write(_ lines: [DisplayText]) throws(Problem) {
        switch way {
        case .terminal(let terminal): try terminal.write(lines)
        case .bytes(let bytes): try bytes.write(Array(lines.map { "\($0.string)\n" }.joined().utf8).span)
        }
    }

    /// Writes a text over what stands in the terminal's line, and does not end it. Elsewhere there is no such line.
    /// - Parameter returns: Leaves the cursor before the text, not behind it.
    func overdraw(_ text: DisplayText, returns: Bool = false) throws(Problem) {
        if case .terminal(let terminal) = way { try terminal.overdraw(text, returns: returns) }
    }

    /// Writes a document part by part.
    func write(document body: (Sink) throws(Problem) -> Void) throws(Problem) {
        switch way {
        case .bytes(let bytes): try body { part throws(Problem) in try bytes.write(part) }
        case .terminal(let terminal):
            var lines = TerminalLines(terminal)
            try body { part throws(Problem) in try lines.take(part) }
            try lines.end()
        }
    }

    /// Writes a document that is in memory as a whole.
    func write(_ document: [UInt8]) throws(Problem) {
        try write { sink throws(Problem) in try sink(document.span) }
    }

    /// The problem that an `errno` stands for.
    func failure(_ code: Int32) -> Problem { bytes.failure(code) }
}

/// The way of bytes as they are, to anything but a terminal.
private struct ByteWay {
    let name: String
    let descriptor: Int32

    func write(_ bytes: Span<UInt8>) throws(Problem) {
        let code = bytes.withUnsafeBytes { bytes -> Int32 in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count >= 0 {
                    rest = rest.dropFirst(count)
                } else if errno == EAGAIN {
                    var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                    poll(&waiting, 1, -1)
                } else if errno != EINTR {
                    return errno
                }
            }
            return 0
        }
        if code != 0 { throw failure(code) }
    }

    func failure(_ code: Int32) -> Problem {
        let reason = "\(name) can't be written: \(String(cString: strerror(code)))"
        return switch code {
        case EPIPE: Problem("\(name) was closed by its reader before everything was written", status: .readerGone)
        case ENOSPC, EDQUOT: Problem("\(reason); free some space and run this again")
        case EFBIG: Problem("\(reason); ulimit -f says how large a file may be")
        case ENXIO: Problem("\(name) can't be written: nothing listens there")
        default: Problem(reason)
        }
    }
}

/// The way to a terminal. It takes display text and nothing else.
private struct TerminalWay {
    let bytes: ByteWay
    private let charset = TerminalCharset.ofThisTerminal()

    init(bytes: ByteWay) { self.bytes = bytes }

    func write(_ lines: some Sequence<DisplayText>) throws(Problem) {
        var text: [UInt8] = []
        for line in lines { text += charset.bytes(of: line) + [UInt8(ascii: "\n")] }
        try bytes.write(text.span)
    }

    func overdraw(_ text: DisplayText, returns: Bool) throws(Problem) {
        let start = [UInt8(ascii: "\r")]
        try bytes.write((start + charset.bytes(of: text) + (returns ? start : [])).span)
    }
}

/// Shows a document on a terminal line by line, sanitised.
private struct TerminalLines {
    private let terminal: TerminalWay
    private var rest: [UInt8] = []

    init(_ terminal: TerminalWay) { self.terminal = terminal }

    mutating func take(_ bytes: Span<UInt8>) throws(Problem) {
        let start = rest.count
        bytes.withUnsafeBufferPointer { rest.append(contentsOf: $0) }
        // A line can be as long as the document: bytes that were searched are not searched again.
        guard let last = rest[start...].lastIndex(of: UInt8(ascii: "\n")) else { return }
        // The last paragraph is the empty one after the last newline.
        try terminal.write(DisplayText.paragraphs(RawText(utf8: rest[...last])).dropLast())
        rest.removeFirst(last + 1)
    }

    /// Shows what stands after the last end of a line.
    mutating func end() throws(Problem) {
        if !rest.isEmpty { try terminal.write(DisplayText.paragraphs(RawText(utf8: rest))) }
        rest = []
    }
}
