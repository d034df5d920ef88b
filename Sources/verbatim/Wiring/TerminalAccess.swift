import Canvas
import CursesTerminal
import Glibc

/// Takes the user's terminal.
struct TerminalAccess {
    /// The advice for who has no terminal, as the end of a sentence.
    let advice: String

    /// Checks that there is a terminal, before anybody is asked for a passphrase.
    /// - Throws: A problem with the advice when standard output is no terminal.
    init(advice: String) throws(Problem) {
        self.advice = advice
        if isatty(STDOUT_FILENO) == 0 { throw Problem("standard output is not a terminal; \(advice)") }
    }

    /// Takes the terminal, which is in full-screen mode until it is restored.
    /// - Parameter wakeDescriptor: Gets a byte when a signal arrives.
    /// - Throws: A problem with the advice when the terminal can't be used.
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

    /// The advice of commands that can do nothing but draw.
    static let needed = "run verbatim in a terminal, with TERM set to the terminal's type, such as xterm-256color"
}
