import Glibc

/// How the browser was left, with the sentence and the exit status that tell of it.
enum Departure: Hashable, Sendable {
    case quit
    /// A signal asked the program to end.
    case signal(Int32)
    /// The terminal went away without a signal.
    case terminalGone

    /// The sentence for standard error, once the terminal is given back; nil after an ordinary quit.
    var sentence: String? {
        switch self {
        case .quit: nil
        case .signal(SIGINT): "interrupted"
        case .signal(let number): "ended by signal \(number) (\(String(cString: strsignal(number))))"
        case .terminalGone: "the terminal is gone"
        }
    }

    /// The exit status; nil when the process has to die of the signal itself, as its parent expects.
    var exitStatus: Int32? {
        switch self {
        case .quit: 0
        case .signal(SIGINT): 130
        case .signal: nil
        case .terminalGone: 128 + SIGHUP
        }
    }

    /// Returns after an ordinary quit, and ends the process otherwise.
    func leave() {
        if let sentence { StandardStreams.lastWords(sentence) }
        if let status = exitStatus {
            if status != 0 { exit(status) }
        } else if case .signal(let number) = self {
            Glibc.signal(number, SIG_DFL)
            raise(number)
            // Only a signal that is blocked comes to here.
            exit(128 + number)
        }
    }
}
