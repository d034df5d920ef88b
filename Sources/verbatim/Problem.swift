import Runtime
import TerminalText

/// Ends the program early, with one sentence for the reader and an exit status.
struct Problem: Error, Hashable {
    /// Says what is wrong, where, and what to do about it. It may quote text from outside, so it is sanitised where
    /// it is printed.
    let sentence: String
    let status: ExitStatus

    init(_ sentence: String, status: ExitStatus = .failure) {
        self.sentence = sentence
        self.status = status
    }

    /// Makes something that the system may refuse: a descriptor, a thread.
    /// - Throws: A problem that names the system call.
    static func unlessTheSystemRefuses<Value>(
        _ make: () throws(SystemFailure) -> Value
    ) throws(Problem) -> Value {
        do {
            return try make()
        } catch {
            throw Problem("the system refuses: \(error.description)")
        }
    }
}

/// The exit statuses that scripts may rely on.
enum ExitStatus: Int32, Hashable, Sendable {
    case success = 0
    case failure = 1
    /// The job is not finished yet: neither an error nor a result.
    case unfinished = 2
    /// The job ended with a partial failure.
    case partialFailure = 3
    /// The API key is missing or can't be used.
    case key = 4
    /// The job failed altogether.
    case totalFailure = 5
    /// The server, or the store, knows no such job.
    case notFound = 6
    /// The command line can't be understood (`EX_USAGE` of sysexits.h).
    case usage = 64
    /// Who read the output takes no more; the program ends as SIGPIPE ends one, and says nothing.
    case readerGone = 141
    /// The time that the user gave was up first.
    case timedOut = 124
}

/// Ends the program with a status when everything has been said.
struct SilentExit: Error, Hashable {
    let status: ExitStatus
}
