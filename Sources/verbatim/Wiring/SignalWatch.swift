import Glibc
import Synchronization

/// Answers a signal that asks the program to end at once, whatever the main thread is at: the last words are said, and
/// the process dies of the signal, as its parent expects.
final class SignalWatch: Sendable {
    private static let numbers = [SIGINT, SIGTERM, SIGHUP]

    private let lastWords = Mutex<[@Sendable (Int32) -> Void]>([])

    /// To be made before any other thread, which inherits that the signals are left to this one.
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

    /// Has something said or done before the process dies; what was added last comes first.
    func before(dying words: @escaping @Sendable (_ signal: Int32) -> Void) {
        lastWords.withLock { $0.append(words) }
    }

    private func wait() {
        var awaited = sigset_t()
        sigemptyset(&awaited)
        for number in Self.numbers { sigaddset(&awaited, number) }
        var number: Int32 = 0
        while sigwait(&awaited, &number) != 0 {}
        for words in lastWords.withLock({ $0.reversed() }) { words(number) }
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

    /// What the signal means in a sentence's beginning.
    static func name(of number: Int32) -> String {
        switch number {
        case SIGINT: "interrupted"
        case SIGTERM: "asked to end"
        default: "the terminal is gone"
        }
    }
}
