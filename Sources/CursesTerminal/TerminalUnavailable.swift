import CNcurses

/// Why no screen can be shown here, and what would help.
package struct TerminalUnavailable: Error, Hashable, Sendable {
    /// One sentence for the user, without a full stop or a control character: the caller adds which command does
    /// without a terminal.
    package let sentence: String

    init(sentence: String) {
        self.sentence = sentence
    }

    /// The reason that a result of `cn_open` stands for.
    init(result: Int32) {
        switch Int(result) {
        case CN_NO_OUTPUT_TTY: sentence = "standard output is not a terminal"
        case CN_NO_INPUT_TTY: sentence = "there is no terminal to read keys from"
        case CN_UNKNOWN_TERMINAL: sentence = "the terminal type \(Self.terminalName) is not in the terminfo database"
        case CN_DUMB_TERMINAL: sentence = "a terminal of type \(Self.terminalName) can't place its cursor"
        case CN_BUSY: sentence = "the terminal is in use by this program already"
        default: sentence = "the terminal of type \(Self.terminalName) can't be set up"
        }
    }

    /// TERM comes from outside, so only what terminfo names are made of is let through.
    private static var terminalName: String {
        let name = String(cString: cn_terminal_name())
        guard !name.isEmpty else { return "(TERM is not set)" }
        let allowed = name.unicodeScalars.prefix(64).map { scalar in
            scalar.isASCII && (scalar.properties.isAlphabetic || "0123456789+-._".unicodeScalars.contains(scalar))
                ? Character(scalar) : "?"
        }
        return "'\(String(allowed))'"
    }
}
