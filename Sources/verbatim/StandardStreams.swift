import Glibc
import TerminalText

/// Text for people on standard output and standard error; whatever it quotes is sanitised on the way.
enum StandardStreams {
    /// Prints `verbatim: …` on standard error, on one line.
    static func complain(_ sentence: String) {
        write(line(sentence), to: STDERR_FILENO)
    }

    /// A sentence as it is printed: one line, safe on a terminal.
    static func line(_ sentence: String) -> DisplayText {
        DisplayText(RawText("verbatim: \(sentence)"))
    }

    /// Prints lines on standard output at once, also into a pipe.
    static func print(_ lines: [DisplayText]) {
        for line in lines { write(line, to: STDOUT_FILENO) }
    }

    /// Writes on standard error without ending the line, so that the next text is drawn over this one.
    static func writeUnended(_ parts: Overdrawn) {
        write(Array(parts.string.utf8), to: STDERR_FILENO)
    }

    /// Carriage returns around text that is safe.
    struct Overdrawn {
        let string: String

        /// The text over whatever stands in the line; the cursor ends behind it, or before it.
        init(_ text: DisplayText, returns: Bool = false) {
            string = "\r\(text.string)" + (returns ? "\r" : "")
        }
    }

    private static func write(_ line: DisplayText, to descriptor: Int32) {
        write(Array("\(line.string)\n".utf8), to: descriptor)
    }

    private static func write(_ text: [UInt8], to descriptor: Int32) {
        var bytes = text[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }
}
