import ArgumentParser
import CProcess
import Glibc
import TerminalText

/// The program's entry point. Every problem ends here, as one sentence on standard error and an exit status.
@main enum Main {
    static func main() {
        prepareSignals()
        if Surroundings()[KeySource.variable] != nil { cx_forbid_core_dumps() }
        do {
            var command = try VerbatimCommand.parseAsRoot()
            try command.run()
        } catch let problem as Problem {
            StandardStreams.complain(problem.sentence)
            exit(problem.status.rawValue)
        } catch let ending as SilentExit {
            exit(ending.status.rawValue)
        } catch {
            end(withParserError: error)
        }
    }

    /// Sets signals as this program needs them, whatever its parent did to them.
    private static func prepareSignals() {
        // A reader of our output that goes away is no reason to die silently.
        signal(SIGPIPE, SIG_IGN)
        // Where it is ignored, nobody is told how a key command ended.
        signal(SIGCHLD, SIG_DFL)
        // A blocked SIGWINCH or SIGTERM would never arrive; threads of other programs that start us do block them.
        var none = sigset_t()
        sigemptyset(&none)
        sigprocmask(SIG_SETMASK, &none, nil)
    }

    /// Help and version go to standard output as the parser writes them; what it can't understand is told our way.
    private static func end(withParserError error: any Error) -> Never {
        guard VerbatimCommand.exitCode(for: error) != .success else { VerbatimCommand.exit(withError: error) }
        StandardStreams.complain("\(VerbatimCommand.message(for: error)); see verbatim --help")
        exit(ExitStatus.usage.rawValue)
    }
}
