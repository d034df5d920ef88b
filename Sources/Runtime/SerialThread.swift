import Glibc
import Synchronization

/// A thread of its own for work that blocks or computes long, and that is begun by a person: the latest wish comes
/// first. It sleeps in poll(2) while there is nothing to do.
///
/// Swift's own threads are no place for such work, and merely to start them costs: their scheduler wakes up once a
/// second for as long as the program runs.
final class SerialThread: Sendable {
    private struct State {
        var wishes: [@Sendable () -> Void] = []
        var isRunning = false
    }

    private let state = Mutex(State())
    private let bell: WakeDescriptor

    /// No thread runs before there is something to do.
    init(bell: WakeDescriptor) {
        self.bell = bell
    }

    /// Has something done after what is being done now. Never blocks.
    /// - Returns: False when the system refuses the thread; then nothing is done.
    func run(_ wish: @escaping @Sendable () -> Void) -> Bool {
        let mayRun = state.withLock { state in
            if !state.isRunning { state.isRunning = begin() }
            if state.isRunning { state.wishes.append(wish) }
            return state.isRunning
        }
        bell.wake()
        return mayRun
    }

    private func begin() -> Bool {
        var thread = pthread_t()
        let itself = Unmanaged.passRetained(self)
        let code = pthread_create(
            &thread, nil,
            { pointer in
                if let pointer { Unmanaged<SerialThread>.fromOpaque(pointer).takeUnretainedValue().work() }
                return nil
            }, itself.toOpaque())
        // A thread that runs keeps this for as long as the program lives.
        if code == 0 { pthread_detach(thread) } else { itself.release() }
        return code == 0
    }

    private func work() -> Never {
        while true {
            _ = Readiness.wait(for: [bell.number], timeout: -1)
            bell.clear()
            while let wish = state.withLock({ $0.wishes.popLast() }) { wish() }
        }
    }
}
