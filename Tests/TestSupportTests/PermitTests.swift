import Foundation
import Synchronization
import TestSupport
import Testing

@Suite("The permit trait") struct PermitTests {
    /// How many run at the moment, and how many did at most.
    private final class Crowd: Sendable {
        private let count = Mutex((now: 0, most: 0))

        var most: Int { count.withLock { $0.most } }

        func visit(_ body: () throws -> Void) rethrows {
            count.withLock { count in
                count.now += 1
                count.most = max(count.most, count.now)
            }
            defer { count.withLock { $0.now -= 1 } }
            try body()
        }
    }

    private static func perform(_ permit: Permit, _ body: @escaping @Sendable () async throws -> Void) async throws {
        let test = try #require(Test.current)
        try await permit.provideScope(for: test, testCase: nil, performing: body)
    }

    @Test("No more tests run at once than the pool has permits, and all of them run")
    func width() async throws {
        let (pool, crowd) = (PermitPool(width: 3), Crowd())
        try await withThrowingTaskGroup { group in
            for _ in 0..<50 {
                group.addTask { try await Self.perform(.permit(pool)) { crowd.visit { sched_yield() } } }
            }
            try await group.waitForAll()
        }
        #expect((1...3).contains(crowd.most))
    }

    @Test("A test may block its thread until another test lets it go on")
    func blocking() async throws {
        // More than Swift's tasks have threads.
        let count = 4 * ProcessInfo.processInfo.activeProcessorCount
        let (pool, barrier) = (PermitPool(width: count), Barrier(count: count))
        try await withThrowingTaskGroup { group in
            for _ in 0..<count {
                group.addTask { try await Self.perform(.permit(pool)) { barrier.pass() } }
            }
            try await group.waitForAll()
        }
    }

    /// Lets threads go on when enough of them have come.
    private final class Barrier: Sendable {
        private let missing: Mutex<Int>
        private let mayGo = DispatchSemaphore(value: 0)

        init(count: Int) { missing = Mutex(count) }

        func pass() {
            let isLast = missing.withLock { missing in
                missing -= 1
                return missing == 0
            }
            if !isLast { mayGo.wait() }
            mayGo.signal()
        }
    }

    @Test("A test that throws gives its permit back")
    func failure() async throws {
        let pool = PermitPool(width: 1)
        await #expect(throws: CancellationError.self) {
            try await Self.perform(.permit(pool)) { throw CancellationError() }
        }
        try await Self.perform(.permit(pool)) {}
    }

    @Test("A test whose time is up is told of and cancelled")
    func limit() async throws {
        let pool = PermitPool(width: 1)
        try await withKnownIssue {
            try await Self.perform(Permit(pool, limit: .milliseconds(1))) {
                for await _ in AsyncStream<Void>.makeStream().stream {}
            }
        } matching: {
            "\($0)".contains("did not end within")
        }
    }
}
