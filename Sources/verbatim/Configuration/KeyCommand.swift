import Glibc

/// A program that prints a secret on its standard output. It is started as it is, without a shell; its standard error
/// and input stay those of Verbatim, so that it can ask for a passphrase.
struct KeyCommand {
    /// Why there is no output, in words that hold none of it.
    struct Failure: Error, Hashable {
        let reason: String
    }

    /// The program, looked up in `PATH`, and its arguments.
    let arguments: [String]
    /// The variables that the program gets.
    let environment: [String: String]
    /// Seconds until the program is ended.
    let patience: Int32
    /// The most bytes of output.
    let limit: Int

    /// What the program printed, without the newlines at its end.
    func run() throws(Failure) -> String {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw failure("can't be started", errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let process: pid_t
        do {
            process = try start(output: ends[1])
        } catch {
            close(ends[0])
            close(ends[1])
            throw error
        }
        close(ends[1])
        defer { close(ends[0]) }
        let outcome = Result { () throws(Failure) in try collect(from: ends[0]) }
        if case .failure = outcome { kill(process, SIGKILL) }
        let status = Self.wait(for: process)
        var output = try outcome.get()
        guard status == 0 else { throw Failure(reason: "\(program) failed with \(Self.inWords(status))") }
        while let last = output.last, last == 10 || last == 13 { output.removeLast() }
        guard !output.isEmpty else { throw Failure(reason: "\(program) printed nothing") }
        return String(decoding: output, as: UTF8.self)
    }

    private var program: String { arguments.first ?? "" }

    private func start(output: Int32) throws(Failure) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // Verbatim ignores SIGPIPE; a program in a pipe relies on dying of it.
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigaddset(&signals, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        var words = Self.words(arguments)
        var variables = Self.words(environment.map { "\($0.key)=\($0.value)" })
        defer { (words + variables).forEach { free($0) } }
        var process: pid_t = 0
        let code = posix_spawnp(&process, program, &actions, &attributes, &words, &variables)
        guard code == 0 else { throw failure("can't be started", code) }
        return process
    }

    /// C strings, ended by a null pointer; the caller frees them.
    private static func words(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
        texts.map { strdup($0) } + [nil]
    }

    private func collect(from descriptor: Int32) throws(Failure) -> [UInt8] {
        let deadline = Self.seconds() + Int(patience)
        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let left = Int32(clamping: (deadline - Self.seconds()) * 1000)
            if left <= 0 || poll(&waiting, 1, left) == 0 {
                throw Failure(reason: "\(program) did not end within \(patience) seconds")
            }
            let count = read(descriptor, &buffer, buffer.count)
            if count == 0 { return output }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw failure("can't be read", errno) }
            output.append(contentsOf: buffer[..<count])
            guard output.count <= limit else { throw Failure(reason: "\(program) printed too much to be a key") }
        }
    }

    private func failure(_ what: String, _ code: Int32) -> Failure {
        Failure(reason: "\(program) \(what): \(String(cString: strerror(code)))")
    }

    private static func seconds() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec
    }

    private static func wait(for process: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 && errno == EINTR {}
        return status
    }

    /// Takes a wait status apart, as wait(2) describes it.
    private static func inWords(_ status: Int32) -> String {
        let signal = status & 0x7F
        return signal == 0 ? "exit status \(status >> 8 & 0xFF)" : "signal \(signal)"
    }
}
