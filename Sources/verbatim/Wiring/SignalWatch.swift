import Glibc
import Runtime
import Synchronization

/// Ends the program on SIGTERM and on every other signal that ends one, whatever the main thread is at: handlers run, and
/// then the process dies of the signal, as its parent expects. A handler that does not come to its end, because nobody reads
/// what it says, is not waited for.
final class SignalWatch: Sendable {
    /// Those that a crash raises are left out.
    private static let ending = [
        SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGXCPU, SIGALRM, SIGVTALRM, SIGPROF, SIGUSR1, SIGUSR2,
    ]
    /// Milliseconds that handlers have.
    private static let patience: Int32 = 1000

    /// The signals that are waited for. Who started the program with nohup, or in the background, wants it to go on.
    private let numbers = SignalWatch.ending.filter { number in
        var action = sigaction()
        sigaction(number, nil, &action)
        let handler = unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
        return handler != unsafeBitCast(SIG_IGN, to: Int.self)
    }

    private let handlers = Mutex<[@Sendable (Int32) -> Void]>([])

    /// Blocks the signals, and starts the thread that waits for them. To be made before any other thread: threads
    /// inherit the block.
    init() throws(Problem) {
        var awaited = awaited
        pthread_sigmask(SIG_BLOCK, &awaited, nil)
        try Problem.unlessTheSystemRefuses { () throws(SystemFailure) in
            try DetachedThread.start { [self] in wait() }
        }
    }

    private var awaited: sigset_t {
        var awaited = sigset_t()
        sigemptyset(&awaited)
        for number in numbers { sigaddset(&awaited, number) }
        return awaited
    }

    /// Adds a handler, which runs before the process dies; the one added last runs first.
    func before(dying handler: @escaping @Sendable (_ signal: Int32) -> Void) {
        handlers.withLock { $0.append(handler) }
    }

    private func wait() {
        var awaited = awaited
        var number: Int32 = 0
        while sigwait(&awaited, &number) != 0 {}
        let ending = number
        // Without a thread for it, handlers are waited for after all.
        try? DetachedThread.start {
            poll(nil, 0, Self.patience)
            Self.die(of: ending)
        }
        for handler in handlers.withLock({ $0.reversed() }) { handler(number) }
        Self.die(of: number)
    }

    private static func die(of number: Int32) -> Never {
        signal(number, SIG_DFL)
        var own = sigset_t()
        sigemptyset(&own)
        sigaddset(&own, number)
        pthread_sigmask(SIG_UNBLOCK, &own, nil)
        raise(number)
        exit(128 + number)
    }

    /// The signal in words that begin a sentence: `interrupted`.
    static func name(of number: Int32) -> String {
        switch number {
        case SIGINT: "interrupted"
        case SIGTERM: "asked to end"
        case SIGHUP: "the terminal is gone"
        default: "ended by signal \(number) (\(String(cString: strsignal(number))))"
        }
    }
}
