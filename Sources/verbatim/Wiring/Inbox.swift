import Runtime
import Synchronization

/// A queue: any thread leaves elements, and one thread takes them one by one.
final class Inbox<Element: Sendable>: Sendable {
    private let waiting = Mutex<[Element]>([])
    private let waker: WakeDescriptor

    init() throws(SystemFailure) {
        waker = try WakeDescriptor()
    }

    func send(_ element: Element) {
        waiting.withLock { $0.append(element) }
        waker.wake()
    }

    /// Takes the first element; blocks until there is one.
    /// - Parameter deadline: Nil for no limit.
    /// - Returns: Nil when the time was up first.
    func next(until deadline: ContinuousClock.Instant? = nil) -> Element? {
        while true {
            // Before looking: who sends afterwards rings again.
            waker.clear()
            if let first = waiting.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) { return first }
            let left = deadline.map { ContinuousClock.now.duration(to: $0) / .milliseconds(1) }
            if let left, left <= 0 { return nil }
            _ = Readiness.wait(for: [waker.number], timeout: left.map { Int32(min($0.rounded(.up), 1e9)) } ?? -1)
        }
    }
}
