import Runtime
import Synchronization

/// Lets the main thread wait for what an asynchronous task brings. Fulfilled once; later values are ignored.
final class Promise<Value: Sendable>: Sendable {
    private let value = Mutex<Value?>(nil)
    private let waker: WakeDescriptor

    init() throws(SystemFailure) {
        waker = try WakeDescriptor()
    }

    func fulfil(_ new: Value) {
        value.withLock { $0 = $0 ?? new }
        waker.wake()
    }

    /// Blocks until the value is there.
    /// - Parameter patience: Milliseconds; -1 for no limit.
    /// - Returns: Nil when the time was up first.
    func wait(patience: Int32 = -1) -> Value? {
        while true {
            let readiness = Readiness.wait(for: [waker.number], timeout: patience)
            if let value = value.withLock({ $0 }) { return value }
            if !readiness.wasInterrupted { return nil }
        }
    }
}
