import Glibc
import Synchronization

/// Ends the program on SIGINT, SIGTERM or SIGHUP, whatever the main thread is at: handlers run, and then the process
/// dies of the signal, as its parent expects.
final class SignalWatch: Sendable {
    private static let numbers = [SIGINT, SIGTERM, SIGHUP]

    private let handlers = Mutex<[@Sendable (Int32) -> Void]>([])

    /// Blocks the signals, and starts the thread that waits for them. To be made before any other thread: threads
    /// inherit the block.
    init() throws(Problem) {
        var awaited = sigset_t()
        sigemptyset(&awaited)
        for number in Self.numbers { sigaddset(&awaited, number) }
        pthread_sigmask(SIG_BLOCK, &awaited, nil)
        var thread = pthread_t()
        let watch = Unmanaged.passRetained(self)
        let code = pthread_create(
            &thread, nil,
            { context in
                if let context { Unmanaged<SignalWatch>.fromOpaque(context).takeRetainedValue().wait() }
                return nil
            }, watch.toOpaque())
        guard code == 0 else {
            watch.release()
            throw Problem("the system refuses: pthread_create: \(String(cString: strerror(code)))")
        }
        pthread_detach(thread)
    }

    /// Adds a handler, which runs before the process dies; the one added last runs first.
    func before(dying handler: @escaping @Sendable (_ signal: Int32) -> Void) {
        handlers.withLock { $0.append(handler) }
    }

    private func wait() {
        var awaited = sigset_t()
        sigemptyset(&awaited)
        for number in Self.numbers { sigaddset(&awaited, number) }
        var number: Int32 = 0
        while sigwait(&awaited, &number) != 0 {}
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
        default: "the terminal is gone"
        }
    }
}
