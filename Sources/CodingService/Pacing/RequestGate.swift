import CodingModel
import Synchronization

/// Lets a few requests through at once and the others in the order they came.
///
/// A job with a thousand pages asks for a permit for every page, so it shares fairly with a job that wants one.
final class RequestGate: Sendable {
    private struct Waiter {
        let ticket: Int
        let continuation: CheckedContinuation<Bool, Never>
    }

    private struct State {
        var freePermits: Int
        var nextTicket = 0
        var waiters: [Waiter] = []
        var closedUntil: Moment?
    }

    private let state: Mutex<State>

    init(permits: Int) {
        state = Mutex(State(freePermits: max(1, permits)))
    }

    /// The number of free permits, and of tasks that wait for one.
    var load: (free: Int, waiting: Int) { state.withLock { ($0.freePermits, $0.waiters.count) } }

    /// Notes that the server asked to be left alone until then. Holds nobody up by itself: whoever has a permit looks
    /// at ``closure(at:)``, for the user may want to ask all the same.
    func close(until moment: Moment) {
        state.withLock { $0.closedUntil = max($0.closedUntil ?? moment, moment) }
    }

    /// The moment until which the server wants to be left alone; nil when it does not.
    func closure(at now: Moment) -> Moment? {
        state.withLock(\.closedUntil).flatMap { $0 > now ? $0 : nil }
    }

    /// Runs the body while holding one permit; nil when the task was cancelled before it got one.
    func withPermit<Result>(_ body: () async -> Result) async -> Result? {
        guard await enter() else { return nil }
        defer { leave() }
        return await body()
    }

    /// True with a permit in hand, false when the task was cancelled while it waited.
    private func enter() async -> Bool {
        let ticket = state.withLock { state in
            state.nextTicket += 1
            return state.nextTicket
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let answer: Bool? = state.withLock { state in
                    // Under the lock: a cancellation that comes later finds the waiter in the queue.
                    if Task.isCancelled { return false }
                    if state.freePermits > 0 {
                        state.freePermits -= 1
                        return true
                    }
                    state.waiters.append(Waiter(ticket: ticket, continuation: continuation))
                    return nil
                }
                if let answer { continuation.resume(returning: answer) }
            }
        } onCancel: {
            let waiter = state.withLock { state in
                state.waiters.firstIndex { $0.ticket == ticket }.map { state.waiters.remove(at: $0) }
            }
            waiter?.continuation.resume(returning: false)
        }
    }

    /// Hands the permit to whoever waits longest; nobody who comes now can overtake.
    private func leave() {
        let next: Waiter? = state.withLock { state in
            if state.waiters.isEmpty {
                state.freePermits += 1
                return nil
            }
            return state.waiters.removeFirst()
        }
        next?.continuation.resume(returning: true)
    }
}
