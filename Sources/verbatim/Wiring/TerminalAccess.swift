import Canvas
import CursesTerminal
import Glibc

/// The way to the user's terminal.
struct TerminalAccess {
    /// What a command without a terminal advises, as the end of a sentence.
    let advice: String

    /// Notes the advice, and looks whether there is a terminal at all: so that nobody is asked for a passphrase first.
    init(advice: String) throws(Problem) {
        self.advice = advice
        if isatty(STDOUT_FILENO) == 0 { throw Problem("standard output is not a terminal; \(advice)") }
    }

    /// Takes the terminal, which is in full-screen mode until it is restored.
    /// - Parameter wakeDescriptor: Where a signal makes itself felt.
    func take(wakeDescriptor: Int32, synchronizedOutput: Bool) throws(Problem) -> CursesTerminal {
        var options = CursesTerminal.Options()
        options.synchronizedOutput = synchronizedOutput
        options.wakeDescriptor = wakeDescriptor
        do {
            return try CursesTerminal(options: options)
        } catch {
            throw Problem("\(error.sentence); \(advice)")
        }
    }

    /// What helps a command that can do nothing but draw.
    static let needed = "run verbatim in a terminal, with TERM set to the terminal's type, such as xterm-256color"
}
