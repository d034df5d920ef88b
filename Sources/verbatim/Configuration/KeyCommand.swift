import Glibc

/// A program that prints a secret on its standard output. It is started as it is, without a shell; its standard error
/// and input stay those of Verbatim, so that it can ask for a passphrase.
struct KeyCommand {
    /// Says why there is no key, and quotes nothing of the output.
    struct Failure: Error, Hashable {
        let reason: String
    }

    /// Milliseconds between two looks at whether the program has ended.
    private static let slice: Int32 = 10

    /// The program, looked up in `PATH`, and its arguments.
    let arguments: [String]
    /// The variables that the program gets.
    let environment: [String: String]
    /// How long the program may run; then it is killed.
    let patience: Duration
    /// The most bytes of output.
    let limit: Int

    /// Runs the program to its end.
    /// - Returns: Its output without the newlines at the end.
    /// - Throws: ``Failure`` when it can't be started, fails, takes too long, or prints nothing or too much.
    func run() throws(Failure) -> String {
        let deadline = ContinuousClock.now + patience
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw failure("can't be started", errno) }
        defer { close(ends[0]) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        // Our end alone: the program may count on a pipe that takes all it writes.
        _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
        let started = Result { () throws(Failure) in try start(output: ends[1]) }
        close(ends[1])
        var process = try started.get()
        defer { process.kill() }
        var output = try collect(from: ends[0], of: &process, until: deadline)
        if let status = process.status, status != 0 {
            throw Failure(reason: "\(program) failed with \(Self.inWords(status))")
        }
        while let last = output.last, last == 10 || last == 13 { output.removeLast() }
        guard !output.isEmpty else { throw Failure(reason: "\(program) printed nothing") }
        return String(decoding: output, as: UTF8.self)
    }

    private var program: String { arguments.first ?? "" }

    private func start(output: Int32) throws(Failure) -> ChildProcess {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // Verbatim ignores these; a program in a pipe relies on dying of the first.
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigaddset(&signals, SIGPIPE)
        sigaddset(&signals, SIGXFSZ)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        // It stays in our process group: from one of its own it could not read a passphrase from the terminal.
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        var words = Self.words(arguments)
        var variables = Self.words(environment.map { "\($0.key)=\($0.value)" })
        defer { (words + variables).forEach { free($0) } }
        var process: pid_t = 0
        let code = posix_spawnp(&process, program, &actions, &attributes, &words, &variables)
        guard code == 0 else { throw failure("can't be started", code) }
        return ChildProcess(process)
    }

    /// C strings, ended by a null pointer; the caller frees them.
    private static func words(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
        texts.map { strdup($0.fileBytes) } + [nil]
    }

    /// Reads the output until the program has ended. Its own end counts, not the pipe's: an agent that it leaves
    /// running may hold the pipe open for days.
    private func collect(
        from descriptor: Int32, of process: inout ChildProcess, until deadline: ContinuousClock.Instant
    ) throws(Failure) -> [UInt8] {
        var output: [UInt8] = []
        var isOpen = true
        while true {
            // Before reading: what an ended program printed is in the pipe by then.
            process.look()
            if isOpen { isOpen = try read(descriptor, into: &output) }
            if process.status != nil { return output }
            guard ContinuousClock.now < deadline else {
                throw Failure(reason: "\(program) did not end within \(Self.inWords(patience))")
            }
            var waiting = pollfd(fd: isOpen ? descriptor : -1, events: Int16(POLLIN), revents: 0)
            poll(&waiting, 1, Self.slice)
        }
    }

    /// Reads what is there and never blocks.
    /// - Returns: False when nothing more can come.
    private func read(_ descriptor: Int32, into output: inout [UInt8]) throws(Failure) -> Bool {
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count == 0 { return false }
            if count < 0 && errno == EINTR { continue }
            if count < 0 && errno == EAGAIN { return true }
            guard count > 0 else { throw failure("can't be read", errno) }
            output.append(contentsOf: buffer[..<count])
            guard output.count <= limit else { throw Failure(reason: "\(program) printed too much to be a key") }
        }
    }

    private func failure(_ what: String, _ code: Int32) -> Failure {
        Failure(reason: "\(program) \(what): \(String(cString: strerror(code)))")
    }

    private static func inWords(_ duration: Duration) -> String {
        let seconds = duration / .seconds(1)
        return "\(Int(exactly: seconds).map(String.init) ?? String(seconds)) seconds"
    }

    /// Takes a wait status apart, as wait(2) describes it.
    private static func inWords(_ status: Int32) -> String {
        let signal = status & 0x7F
        return signal == 0 ? "exit status \(status >> 8 & 0xFF)" : "signal \(signal)"
    }
}

/// A child process that is waited for once: afterwards the system may give its number to another.
private struct ChildProcess {
    private let number: pid_t
    /// The status from wait(2); nil while the process runs.
    private(set) var status: Int32?

    init(_ number: pid_t) {
        self.number = number
    }

    /// Looks whether it has ended.
    mutating func look() { wait(WNOHANG) }

    /// Kills the process if it still runs, and waits for its end. SIGKILL can't be put off, so the wait is short.
    mutating func kill() {
        guard status == nil else { return }
        Glibc.kill(number, SIGKILL)
        while status == nil { wait(0) }
    }

    private mutating func wait(_ options: Int32) {
        guard status == nil else { return }
        var found: Int32 = 0
        let ended = waitpid(number, &found, options)
        if ended == number || (ended < 0 && errno != EINTR) { status = found }
    }
}
