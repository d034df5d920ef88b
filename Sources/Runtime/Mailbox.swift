package import Browser
import Synchronization

/// A queue of events: any thread leaves some, and the main thread wakes up once for all that have come.
package final class Mailbox: Sendable {
    private let events = Mutex<[Event]>([])
    private let bell: WakeDescriptor

    /// - Throws: ``SystemFailure`` when the wake descriptor can't be made.
    package init() throws(SystemFailure) {
        bell = try WakeDescriptor()
    }

    /// Readable for poll(2) while events wait.
    package var descriptor: Int32 { bell.number }

    /// A descriptor for signal handlers: a byte written to it wakes the main thread without an event.
    package var signalDescriptor: Int32 { bell.writeEnd }

    /// Leaves an event; any thread may.
    package func send(_ event: Event) {
        events.withLock { events in
            // The main thread takes all events at once, so only the first needs to wake it.
            if events.isEmpty { bell.wake() }
            events.append(event)
        }
    }

    /// Takes everything that waits, in the order in which it came; never blocks.
    package func drain() -> [Event] {
        events.withLock { events in
            bell.clear()
            defer { events = [] }
            return events
        }
    }
}
