import Synchronization

/// Lets tests wait for a condition instead of sleeping: it is looked at again whenever something changed.
package final class Watchers: Sendable {
    private struct Watcher {
        let id: Int
        let condition: @Sendable () -> Bool
        let continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var lastID = 0
        var watchers: [Watcher] = []
    }

    private let state = Mutex(State())

    /// Nobody waits yet.
    package init() {}

    /// To be called after every change, without holding a lock that a condition takes.
    package func changed() {
        let content = state.withLock { state in
            let content = state.watchers.filter { $0.condition() }
            let ids = Set(content.map(\.id))
            state.watchers.removeAll { ids.contains($0.id) }
            return content
        }
        for watcher in content { watcher.continuation.resume() }
    }

    /// Returns as soon as the condition holds.
    /// - Throws: `CancellationError` when the task is cancelled first, as a test is whose time is up: what a test does
    ///   next would take the condition for granted.
    package func wait(until condition: @escaping @Sendable () -> Bool) async throws {
        let id = state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    if Task.isCancelled || condition() { return true }
                    state.watchers.append(Watcher(id: id, condition: condition, continuation: continuation))
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            let watcher = state.withLock { state in
                state.watchers.firstIndex { $0.id == id }.map { state.watchers.remove(at: $0) }
            }
            watcher?.continuation.resume()
        }
        try Task.checkCancellation()
    }
}
