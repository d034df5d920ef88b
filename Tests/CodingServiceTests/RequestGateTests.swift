import Synchronization
import TestSupport
import Testing

@testable import CodingService

@Suite("The gate before a server", .permit(.waits))
struct RequestGateTests {
    /// Who came in, in order.
    private final class Journal: Sendable {
        private let names = Mutex<[Int]>([])

        var entries: [Int] { names.withLock { $0 } }

        func enter(_ gate: RequestGate, as name: Int) -> Task<Bool, Never> {
            Task { await gate.withPermit { self.names.withLock { $0.append(name) } } != nil }
        }
    }

    @Test("Permits are handed on in the order of asking, past whoever gave up")
    func order() async throws {
        let gate = RequestGate(permits: 1)
        let journal = Journal()
        let (stream, door) = AsyncStream.makeStream(of: Void.self)
        let first = Task { await gate.withPermit { for await _ in stream { break } } != nil }
        try await until(gate, hasWaiting: 0)
        var tasks: [Task<Bool, Never>] = []
        for number in 1...5 {
            tasks.append(journal.enter(gate, as: number))
            try await until(gate, hasWaiting: number)
        }
        tasks[1].cancel()
        #expect(await tasks[1].value == false)
        door.yield()
        #expect(await first.value)
        for task in tasks { _ = await task.value }
        #expect(journal.entries == [1, 3, 4, 5])
        #expect(gate.load == (1, 0))
    }

    @Test("A task that is cancelled already gets no permit, and takes none")
    func cancelledBefore() async {
        let gate = RequestGate(permits: 1)
        let journal = Journal()
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return await gate.withPermit { true } ?? false
        }
        #expect(await task.value == false)
        #expect(gate.load == (1, 0))
        #expect(await journal.enter(gate, as: 1).value)
    }

    private func until(_ gate: RequestGate, hasWaiting count: Int) async throws {
        while gate.load != (0, count) {
            try Task.checkCancellation()
            await Task.yield()
        }
    }
}
