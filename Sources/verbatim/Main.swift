import ArgumentParser
import CProcess
import Glibc
import TerminalText

/// The program's entry point. Every problem ends here, as one sentence on standard error and an exit status.
@main enum Main {
    static func main() {
        prepareSignals()
        StandardStreams.fillGaps()
        if Surroundings()[KeySource.variable] != nil { cx_forbid_core_dumps() }
        do {
            try run()
            try closeOutput()
        } catch let problem as Problem {
            end(with: problem)
        } catch let ending as SilentExit {
            exit(ending.status.rawValue)
        } catch {
            end(withParserError: error)
        }
    }

    private static func run() throws {
        var command = try VerbatimCommand.parseAsRoot(Arguments.words)
        try command.run()
    }

    /// Some file systems tell only now that they could not take what was written.
    private static func closeOutput() throws(Problem) {
        let code = close(STDOUT_FILENO) == 0 ? 0 : errno
        if code != 0, code != EBADF { throw DescriptorWriter.standardOutput.failure(code) }
    }

    private static func end(with problem: Problem) -> Never {
        if problem.status == .readerGone {
            signal(SIGPIPE, SIG_DFL)
            raise(SIGPIPE)
        } else {
            StandardStreams.complain(problem.sentence)
        }
        exit(problem.status.rawValue)
    }

    /// Sets signals as this program needs them, whatever its parent did to them.
    private static func prepareSignals() {
        // A reader of our output that goes away is no reason to die silently.
        signal(SIGPIPE, SIG_IGN)
        // A file that may not grow any more is told as such.
        signal(SIGXFSZ, SIG_IGN)
        // Where it is ignored, nobody is told how a key command ended.
        signal(SIGCHLD, SIG_DFL)
        // A blocked SIGWINCH or SIGTERM would never arrive; threads of other programs that start us do block them.
        var none = sigset_t()
        sigemptyset(&none)
        sigprocmask(SIG_SETMASK, &none, nil)
    }

    /// Help and version go to standard output; what the parser can't understand is told our way.
    private static func end(withParserError error: any Error) -> Never {
        guard VerbatimCommand.exitCode(for: error) != .success else {
            do throws(Problem) {
                try DescriptorWriter.standardOutput.write(Array((VerbatimCommand.fullMessage(for: error) + "\n").utf8))
                try closeOutput()
            } catch {
                end(with: error)
            }
            exit(ExitStatus.success.rawValue)
        }
        StandardStreams.complain(ParserWords.sentence(VerbatimCommand.message(for: error), words: Arguments.words))
        exit(ExitStatus.usage.rawValue)
    }
}
