import Foundation
import Synchronization
import Testing

/// Lets only so many tests of a kind run at once, and limits the time of each from the moment it runs.
///
/// `swift test` starts all tests at once. Put this on a suite whose tests wait for something, start programs or need
/// much processor time: `@Suite("TLS and proxies", .permit(.servers))`. Each test then
///
/// 1. waits until its pool has a permit, which counts against no limit (`.timeLimit` would count it);
/// 2. runs on threads of its own, which it may block: those of Swift's tasks are left to the other tests;
/// 3. fails and is cancelled after 20 minutes, so that a hang is told by name. Waits have to end when their task is
///    cancelled.
///
/// A test takes one permit: the trait stands on a suite or on its tests, not on both.
package struct Permit: TestTrait, SuiteTrait, TestScoping {
    private let pool: PermitPool
    private let limit: Duration

    /// - Parameter limit: For the test's own time: long enough for a starved machine, since it judges nobody's pace.
    package init(_ pool: PermitPool, limit: Duration = .seconds(20 * 60)) {
        self.pool = pool
        self.limit = limit
    }

    /// Each test of a suite needs its own permit.
    package var isRecursive: Bool { true }

    package func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        try await pool.withPermit { try await withLimit(function) }
    }

    /// Runs a test on threads of its own until it ends, which it is asked to do when its time is up.
    private func withLimit(_ function: @Sendable () async throws -> Void) async throws {
        try await withoutActuallyEscaping(function) { function in
            try await withThrowingTaskGroup { group in
                group.addTask(executorPreference: ThreadExecutor.shared) { try await function() }
                group.addTask {
                    // Not of the time for which the machine sleeps.
                    try await Task.sleep(for: limit, clock: .suspending)
                    Issue.record("The test did not end within \(limit), not counting the wait for its permit.")
                }
                defer { group.cancelAll() }
                _ = try await group.next()
            }
        }
    }
}

extension Trait where Self == Permit {
    /// Waits for a permit of the pool before each test, and limits the test's own time.
    package static func permit(_ pool: PermitPool) -> Self { Permit(pool) }
}

/// Permits that tests of one kind share, throughout the process.
package final class PermitPool: Sendable {
    private static let cores = ProcessInfo.processInfo.activeProcessorCount

    /// For tests that keep a processor busy for about a second or more: random rounds, documents of megabytes.
    package static let processor = PermitPool(width: cores)
    /// For tests that start programs: tmux, shells, the program itself.
    package static let programs = PermitPool(width: cores + 1)
    /// For tests with servers and clients on loopback.
    package static let servers = PermitPool(width: cores)
    /// For tests that wait most of their time: for other tasks, for another process' clock.
    package static let waits = PermitPool(width: 4 * cores)

    private struct State {
        var free: Int
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state: Mutex<State>

    package init(width: Int) { state = Mutex(State(free: width)) }

    /// Calls the body when there is a permit for it; permits are given in the order of asking.
    fileprivate func withPermit(_ body: () async throws -> Void) async rethrows {
        await take()
        defer { giveBack() }
        try await body()
    }

    private func take() async {
        await withCheckedContinuation { continuation in
            let isFree = state.withLock { state in
                guard state.free > 0 else {
                    state.waiting.append(continuation)
                    return false
                }
                state.free -= 1
                return true
            }
            if isFree { continuation.resume() }
        }
    }

    private func giveBack() {
        let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
            if state.waiting.isEmpty {
                state.free += 1
                return nil
            }
            return state.waiting.removeFirst()
        }
        next?.resume()
    }
}
