import Glibc
import TerminalText

/// Sentences for people on standard error; whatever they quote is sanitised on the way.
enum StandardStreams {
    /// Milliseconds that a dying program tries to say why.
    private static let patience: Int32 = 300

    /// Prints `verbatim: …` on standard error, on one line. Where nobody reads there is nobody to tell.
    static func complain(_ sentence: String) {
        try? DescriptorWriter.standardError.write([line(sentence)])
    }

    /// Prints the last sentence of a program that was told to end. A reader that takes nothing more must not keep it: such
    /// a one is given a moment, and then left without.
    static func lastWords(_ sentence: String) {
        var ready = pollfd(fd: STDERR_FILENO, events: Int16(POLLOUT), revents: 0)
        guard poll(&ready, 1, patience) == 1, ready.revents & Int16(POLLOUT) != 0 else { return }
        complain(sentence)
    }

    /// A sentence as it is printed: one line, safe on a terminal.
    static func line(_ sentence: String) -> DisplayText {
        DisplayText(RawText("verbatim: \(sentence)"))
    }

    /// Opens what the program was started without: else a file that is opened later, the store even, would get the number
    /// of standard output, and be written over. Reading finds nothing there, and writing fails.
    static func fillGaps() {
        for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
            _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
    }
}
