import FoundationEssentials
import Glibc

/// A program to be started, with an environment that is the same on every machine.
struct Launch {
    var program: String
    var arguments: [String]
    var environment: [String: String]

    /// - Parameter home: Where the program finds and leaves its files.
    init(_ program: String, _ arguments: [String], home: String, adding extra: [String: String] = [:]) {
        self.program = program
        self.arguments = arguments
        environment = [
            "HOME": home, "XDG_CONFIG_HOME": "\(home)/config", "XDG_STATE_HOME": "\(home)/state",
            "XDG_DATA_HOME": "\(home)/data", "PATH": "/usr/local/bin:/usr/bin:/bin", "TERM": "xterm-256color",
            "LANG": "C.UTF-8", "TZ": "UTC",
        ].merging(extra) { $1 }
    }

    /// `POSIX_SPAWN_SETSID`, which the headers hide from Swift.
    private static let newSession: Int16 = 0x80

    /// Starts it with a file or a terminal as its three standard streams.
    /// - Parameters:
    ///   - terminal: The path of a terminal that is to become its own; nil for none.
    ///   - input, output, errors: Files, where there is no terminal; absent ones are `/dev/null`.
    func start(
        terminal: String? = nil, input: String? = nil, output: String? = nil, errors: String? = nil
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let terminal {
            // The first terminal that the leader of a new session opens becomes its own.
            posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
            posix_spawn_file_actions_adddup2(&actions, 0, 1)
            posix_spawn_file_actions_adddup2(&actions, 0, 2)
        } else {
            let writing = O_WRONLY | O_CREAT | O_TRUNC
            posix_spawn_file_actions_addopen(&actions, 0, input ?? "/dev/null", O_RDONLY, 0)
            posix_spawn_file_actions_addopen(&actions, 1, output ?? "/dev/null", writing, 0o600)
            posix_spawn_file_actions_addopen(&actions, 2, errors ?? "/dev/null", writing, 0o600)
        }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // Also without a terminal: a signal for this program must not hit those that it measures.
        posix_spawnattr_setflags(&attributes, Self.newSession)
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (words + variables).forEach { free($0) } }
        var process: pid_t = 0
        let code = posix_spawn(&process, program, &actions, &attributes, &words, &variables)
        guard code == 0 else { throw BenchFailure("can't start \(program): \(String(cString: strerror(code)))") }
        return process
    }

    /// Runs it to its end.
    /// - Parameter accepted: How it may end.
    /// - Returns: How long it took in milliseconds.
    /// - Throws: When it ends with another status.
    @discardableResult
    func run(
        input: String? = nil, output: String? = nil, errors: String? = nil, accepting accepted: Set<Int32> = [0]
    ) throws -> Double {
        let start = Clock.now
        let status = Self.wait(for: try self.start(input: input, output: output, errors: errors))
        guard accepted.contains(status) else {
            throw BenchFailure("\(program) \(arguments.prefix(4).joined(separator: " ")) ended with status \(status)")
        }
        return Double(Clock.now - start) / 1e6
    }

    /// The exit status, or 128 and the signal that ended the process.
    @discardableResult static func wait(for process: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 && errno == EINTR {}
        return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
    }

    /// Where a program is installed; nil when it is not.
    static func find(_ name: String) -> String? {
        ["/usr/local/bin", "/usr/bin", "/bin"].map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
    }
}
