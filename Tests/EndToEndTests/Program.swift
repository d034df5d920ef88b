import Foundation
import Glibc
import TestSupport

/// The program under test, as it was built beside this test.
enum Program {
    struct Result {
        let status: Int32
        let output: String
        let errors: String
    }

    /// A program ended before it printed what a test waited for.
    struct EndedEarly: Error {
        let missing: String
        let output: String
        let errors: String
    }

    /// The folder of the running test executable is the folder of all products.
    static let path: String = {
        let test = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(fileURLWithPath: test).deletingLastPathComponent().appending(path: "verbatim").path
    }()

    /// An environment that is the same on every machine.
    static func environment(home: String) -> [String: String] {
        [
            "HOME": home, "XDG_CONFIG_HOME": "\(home)/config", "XDG_STATE_HOME": "\(home)/state",
            "XDG_DATA_HOME": "\(home)/data", "PATH": "\((path as NSString).deletingLastPathComponent):/usr/bin:/bin",
            "TERM": "tmux-256color", "LANG": "C.UTF-8", "TZ": "UTC", "SHELL": "/bin/bash",
        ]
    }

    /// What a script has that runs without a terminal, and no more.
    static func bareEnvironment(home: String, key: String? = "k-0123456789") -> [String: String] {
        var variables = ["HOME": home, "PATH": "/usr/bin:/bin"]
        variables["AFTERCARE_API_KEY"] = key
        return variables
    }

    /// Runs the program without a terminal.
    static func run(_ arguments: String..., environment: [String: String]) throws -> Result {
        try execute(path, arguments, environment: environment)
    }

    /// Runs a program to its end.
    static func execute(_ program: String, _ arguments: [String], environment: [String: String]) throws -> Result {
        try RunningProgram(arguments, program: program, environment: environment).wait()
    }
}

/// A program that was started and has to be waited for.
///
/// Not with Foundation's `Process`: that one waits until everything the program left running has ended too, and tmux
/// leaves its server running. For the same reason what is printed goes to files, not through pipes.
final class RunningProgram {
    let process: pid_t
    private let folder: TemporaryFolder

    init(_ arguments: [String], program: String = Program.path, environment: [String: String]) throws {
        folder = try TemporaryFolder()
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, "\(folder.path)/output", O_WRONLY | O_CREAT, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, "\(folder.path)/errors", O_WRONLY | O_CREAT, 0o600)
        // Sockets of other tests would stay open in a tmux server.
        for descriptor in Int32(3)..<512 { posix_spawn_file_actions_addclose(&actions, descriptor) }
        // The threads that tests run on block signals, and a child inherits that.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (words + variables).forEach { free($0) } }
        var process: pid_t = 0
        let code = posix_spawn(&process, program, &actions, &attributes, &words, &variables)
        guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EINVAL) }
        self.process = process
    }

    /// What was printed on standard output so far.
    var output: String { text("output") }
    /// What was printed on standard error so far.
    var errors: String { text("errors") }

    func send(_ signal: Int32) { kill(process, signal) }

    /// Returns when a text has been printed on standard output.
    func untilPrinted(_ text: String) throws {
        while !output.contains(text) {
            try Task.checkCancellation()
            if hasEnded { throw Program.EndedEarly(missing: text, output: output, errors: errors) }
            usleep(2_000)
        }
    }

    /// Waits for the end; to be called once. A program that has not ended when the test's time is up is killed.
    func wait() -> Program.Result {
        var (status, pause): (Int32, UInt32) = (0, 100)
        while waitpid(process, &status, WNOHANG) == 0 {
            if Task.isCancelled { send(SIGKILL) }
            usleep(pause)
            pause = min(2 * pause, 10_000)
        }
        return Program.Result(
            status: status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F, output: output, errors: errors)
    }

    private var hasEnded: Bool {
        var facts = siginfo_t()
        waitid(P_PID, id_t(process), &facts, WEXITED | WNOHANG | WNOWAIT)
        return facts.si_signo != 0
    }

    private func text(_ name: String) -> String {
        (try? String(contentsOfFile: "\(folder.path)/\(name)", encoding: .utf8)) ?? ""
    }
}
