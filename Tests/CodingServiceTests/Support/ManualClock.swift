import CodingModel
import CodingService
import Synchronization
import TestSupport

/// A clock that stands still until a test moves it; it tells when somebody began to sleep, so tests never wait in vain.
final class ManualClock: ServiceClock {
    private struct Sleeper {
        let id: Int
        let deadline: Moment
        let continuation: CheckedContinuation<Bool, Never>
    }

    private struct State {
        var now = Moment(milliseconds: 0)
        var lastID = 0
        var sleepers: [Sleeper] = []
    }

    private let state = Mutex(State())
    private let watchers = Watchers()
    private let epoch: Double

    /// The calendar reads `epoch` (seconds since 1970) when the clock reads zero.
    init(epoch: Double = 1_700_000_000) { self.epoch = epoch }

    var now: Moment { state.withLock(\.now) }

    var secondsSince1970: Double { epoch + Double(now.milliseconds) / 1000 }

    var sleeperCount: Int { state.withLock { $0.sleepers.count } }

    func sleep(until deadline: Moment) async throws {
        let id = state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
        let slept = await withTaskCancellationHandler {
            await withCheckedContinuation { begin(Sleeper(id: id, deadline: deadline, continuation: $0)) }
        } onCancel: {
            let sleeper = state.withLock { state in
                state.sleepers.firstIndex { $0.id == id }.map { state.sleepers.remove(at: $0) }
            }
            sleeper?.continuation.resume(returning: false)
        }
        if !slept { throw CancellationError() }
    }

    private func begin(_ sleeper: Sleeper) {
        let answer: Bool? = state.withLock { state in
            if Task.isCancelled { return false }
            if sleeper.deadline <= state.now { return true }
            state.sleepers.append(sleeper)
            return nil
        }
        if let answer { sleeper.continuation.resume(returning: answer) }
        watchers.changed()
    }

    /// The deadlines, in order, as soon as somebody sleeps.
    @discardableResult
    func deadlines() async throws -> [Moment] {
        try await watchers.wait { self.sleeperCount > 0 }
        return state.withLock { $0.sleepers.map(\.deadline).sorted() }
    }

    /// Moves the clock on and wakes whoever is due.
    func advance(to moment: Moment) {
        let due = state.withLock { state in
            state.now = max(state.now, moment)
            let due = state.sleepers.filter { $0.deadline <= state.now }
            state.sleepers.removeAll { $0.deadline <= state.now }
            return due
        }
        for sleeper in due { sleeper.continuation.resume(returning: true) }
    }

    /// Waits for the next sleeper and wakes it in time; the milliseconds it slept.
    @discardableResult
    func passNextSleep() async throws -> Int64 {
        let before = now.milliseconds
        guard let deadline = try await deadlines().first else { return 0 }
        advance(to: deadline)
        return deadline.milliseconds - before
    }
}

/// A clock on which every sleep is over at once, though the time it would have taken has passed.
final class LeapingClock: ServiceClock {
    private let time = Mutex(Moment(milliseconds: 0))

    var now: Moment { time.withLock { $0 } }

    var secondsSince1970: Double { 1_700_000_000 + Double(now.milliseconds) / 1000 }

    func sleep(until deadline: Moment) async throws {
        time.withLock { $0 = max($0, deadline) }
        try Task.checkCancellation()
    }
}
