import Glibc
import Synchronization

/// A thread for work that blocks or computes long. The work handed in last is done first, since a reader waits for what
/// was asked for last. The thread sleeps in poll(2) while there is nothing to do.
///
/// Swift's own threads are not used: their scheduler wakes up once a second as long as the program runs.
package final class SerialThread: Sendable {
    private struct State {
        var waiting: [@Sendable () -> Void] = []
        var isRunning = false
        var isEnding = false
    }

    private let state = Mutex(State())
    private let waker: WakeDescriptor

    /// Starts no thread: that happens with the first work.
    /// - Parameter waker: Wakes the thread; its own alone.
    package init(waker: WakeDescriptor) {
        self.waker = waker
    }

    /// Hands in work, to be done after what is being done now. Never blocks.
    /// - Returns: False when the system refuses the thread; then the work is not done.
    package func run(_ work: @escaping @Sendable () -> Void) -> Bool {
        let mayRun = state.withLock { state in
            if !state.isRunning { state.isRunning = begin() }
            if state.isRunning { state.waiting.append(work) }
            return state.isRunning
        }
        waker.wake()
        return mayRun
    }

    /// Drops the work that waits; the thread ends after what it is doing. Never blocks.
    package func end() {
        state.withLock { state in
            state.isEnding = true
            state.waiting = []
        }
        waker.wake()
    }

    private func begin() -> Bool {
        do throws(SystemFailure) {
            try DetachedThread.start { [self] in loop() }
            return true
        } catch {
            return false
        }
    }

    private func loop() {
        while !state.withLock(\.isEnding) {
            _ = Readiness.wait(for: [waker.number], timeout: -1)
            waker.clear()
            while let work = state.withLock({ $0.waiting.popLast() }) { work() }
        }
    }
}
