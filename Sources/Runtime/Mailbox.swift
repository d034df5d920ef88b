package import Browser
import Synchronization

/// A queue of events: any thread leaves some, and the main thread wakes up once for all that have come.
package final class Mailbox: Sendable {
    private let events = Mutex<[Event]>([])
    private let waker: WakeDescriptor

    /// - Throws: ``SystemFailure`` when the wake descriptor can't be made.
    package init() throws(SystemFailure) {
        waker = try WakeDescriptor()
    }

    /// Readable for poll(2) while events wait.
    package var descriptor: Int32 { waker.number }

    /// A descriptor for signal handlers: a byte written to it wakes the main thread without an event.
    package var signalDescriptor: Int32 { waker.writeEnd }

    /// Leaves an event; any thread may.
    package func send(_ event: Event) {
        events.withLock { events in
            // The main thread takes all events at once, so only the first needs to wake it.
            if events.isEmpty { waker.wake() }
            events.append(event)
        }
    }

    /// Takes everything that waits, in the order in which it came; never blocks.
    package func drain() -> [Event] {
        events.withLock { events in
            waker.clear()
            defer { events = [] }
            return events
        }
    }
}
