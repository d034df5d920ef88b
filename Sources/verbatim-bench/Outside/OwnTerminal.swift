import CursesTerminal
import Glibc
import Runtime

/// A terminal of which this process holds both ends.
enum OwnTerminal {
    /// Takes it as the program takes the user's. What is written there is read and forgotten.
    static func open() throws -> CursesTerminal {
        let pair = try TerminalPair(width: 120, height: 40)
        setenv("TERM", "xterm-256color", 1)
        setenv("LC_ALL", "C.UTF-8", 1)
        try forgetOutput(of: pair.master)
        do throws(TerminalUnavailable) {
            return try CursesTerminal(input: pair.slave, output: pair.slave)
        } catch {
            throw BenchFailure(error.sentence)
        }
    }

    /// On a thread of its own: a terminal that nobody reads makes its writer wait. It lives as long as the process.
    private static func forgetOutput(of master: Int32) throws {
        do throws(SystemFailure) {
            try DetachedThread.start {
                var part = [UInt8](repeating: 0, count: 1 << 16)
                while read(master, &part, part.count) > 0 {}
            }
        } catch {
            throw BenchFailure("no thread: \(String(cString: strerror(error.code)))")
        }
    }
}
