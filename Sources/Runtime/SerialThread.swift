import Glibc
import Synchronization

/// A thread of its own for work that blocks or computes long. Of wishes that wait, as those of a person, the latest comes
/// first. It sleeps in poll(2) while there is nothing to do.
///
/// Swift's own threads are no place for such work, and merely to start them costs: their scheduler wakes up once a
/// second for as long as the program runs.
package final class SerialThread: Sendable {
    private struct State {
        var wishes: [@Sendable () -> Void] = []
        var isRunning = false
        var isEnding = false
    }

    private let state = Mutex(State())
    private let bell: WakeDescriptor

    /// No thread runs before there is something to do.
    package init(bell: WakeDescriptor) {
        self.bell = bell
    }

    /// Has something done after what is being done now. Never blocks.
    /// - Returns: False when the system refuses the thread; then nothing is done.
    package func run(_ wish: @escaping @Sendable () -> Void) -> Bool {
        let mayRun = state.withLock { state in
            if !state.isRunning { state.isRunning = begin() }
            if state.isRunning { state.wishes.append(wish) }
            return state.isRunning
        }
        bell.wake()
        return mayRun
    }

    /// Nothing more is wanted; the thread ends after what it is doing. Never blocks.
    package func end() {
        state.withLock { state in
            state.isEnding = true
            state.wishes = []
        }
        bell.wake()
    }

    private func begin() -> Bool {
        var thread = pthread_t()
        let itself = Unmanaged.passRetained(self)
        let code = pthread_create(
            &thread, nil,
            { pointer in
                if let pointer { Unmanaged<SerialThread>.fromOpaque(pointer).takeRetainedValue().work() }
                return nil
            }, itself.toOpaque())
        if code == 0 { pthread_detach(thread) } else { itself.release() }
        return code == 0
    }

    private func work() {
        while !state.withLock(\.isEnding) {
            _ = Readiness.wait(for: [bell.number], timeout: -1)
            bell.clear()
            while let wish = state.withLock({ $0.wishes.popLast() }) { wish() }
        }
    }
}
