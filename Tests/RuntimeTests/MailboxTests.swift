import Browser
import Canvas
import CodingModel
import Foundation
import Runtime
import TerminalText
import TestSupport
import Testing

@Suite("The mailbox", .permit(.waits))
struct MailboxTests {
    private func isReadable(_ mailbox: Mailbox) -> Bool {
        Readiness.wait(for: [mailbox.descriptor], timeout: 0).isReady(mailbox.descriptor)
    }

    private func widths(_ events: [Event]) -> [Int64] {
        events.compactMap { if case .resized(let size) = $0 { Int64(size.width) } else { nil } }
    }

    @Test("The descriptor is readable exactly while events wait")
    func descriptor() throws {
        let mailbox = try Mailbox()
        #expect(!isReadable(mailbox))
        for round in 1...3 {
            mailbox.send(.resized(Size(width: round, height: 0)))
            mailbox.send(.resized(Size(width: round + 10, height: 0)))
            #expect(isReadable(mailbox))
            #expect(widths(mailbox.drain()) == [Int64(round), Int64(round + 10)])
            #expect(!isReadable(mailbox))
        }
        #expect(mailbox.drain().isEmpty)
    }

    @Test("Many senders lose nothing and keep their order")
    func manySenders() throws {
        let mailbox = try Mailbox()
        let (senders, each) = (4, 5_000)
        for sender in 0..<senders {
            Thread.detachNewThread {
                for number in 0..<each { mailbox.send(.resized(Size(width: number * senders + sender, height: 0))) }
            }
        }
        var received: [Int64] = []
        while received.count < senders * each {
            let readiness = Readiness.wait(for: [mailbox.descriptor], timeout: 20 * 60_000)
            try #require(readiness.isReady(mailbox.descriptor), "the wake was lost")
            received += widths(mailbox.drain())
        }
        for sender in 0..<senders {
            let own = received.filter { $0 % Int64(senders) == Int64(sender) }
            #expect(own == own.sorted() && own.count == each)
        }
    }
}

@Suite("Running the browser's effects", .permit(.waits))
struct EffectRunnerTests {
    @Test("Requests arrive in order, and shutdown is waited for")
    func order() async throws {
        let service = ScriptedService()
        let runner = EffectRunner(for: service, wakers: (try WakeDescriptor(), try WakeDescriptor()))
        let (first, second) = (try job("1"), try job("2"))
        runner.watch(first)
        runner.refresh(first)
        runner.watch(second)
        #expect(runner.shutdown(patience: -1))
        #expect(service.calls == [.watch(first), .refresh(first), .watch(second), .shutdown])
        runner.watch(first)
        #expect(service.calls.count == 4, "a request after the end did something")
    }

    @Test("A stored job is read, and asked for only if that fails")
    func storedJob() async throws {
        let service = ScriptedService()
        let (stored, damaged) = (try job("stored"), try job("damaged"))
        let (read, reading) = AsyncStream.makeStream(of: JobIdentifier.self)
        let runner = EffectRunner(for: service, wakers: (try WakeDescriptor(), try WakeDescriptor())) { job in
            reading.yield(job)
            return job == stored
        }
        runner.open(stored)
        runner.open(damaged)
        var jobs: Set<JobIdentifier> = []
        for await job in read {
            jobs.insert(job)
            if jobs.count == 2 { break }
        }
        while service.calls.isEmpty {
            try Task.checkCancellation()
            await Task.yield()
        }
        #expect(runner.shutdown(patience: -1))
        #expect(service.calls == [.watch(damaged), .shutdown])
    }

    @Test("Of stored jobs the one wished for last comes first")
    func latestFirst() async throws {
        let names = try ["1", "2", "3", "4"].map(job)
        let wished = Later<[JobIdentifier]>()
        let (go, mayGo) = (DispatchSemaphore(value: 0), AsyncStream.makeStream(of: Void.self))
        let runner = EffectRunner(for: ScriptedService(), wakers: (try WakeDescriptor(), try WakeDescriptor())) { job in
            wished.value = (wished.value ?? []) + [job]
            mayGo.continuation.yield()
            if job == names[0] { go.wait() }
            return true
        }
        runner.open(names[0])
        var begun = mayGo.stream.makeAsyncIterator()
        await begun.next()
        names.dropFirst().forEach(runner.open)
        go.signal()
        for _ in 1...3 { await begun.next() }
        #expect(wished.value == [names[0], names[3], names[2], names[1]])
        #expect(runner.shutdown(patience: -1))
    }

    @Test("A service that does not end is left behind")
    func stubbornService() async throws {
        struct Stubborn: JobWatching {
            func watch(_ job: JobIdentifier) async {}
            func refresh(_ job: JobIdentifier) async {}
            func stop(_ job: JobIdentifier) async {}
            func putBack(_ job: JobIdentifier, order: [JobIdentifier]) async {}
            func shutdown() async {
                for await _ in AsyncStream<Void>.makeStream().stream {}
            }
        }
        let runner = EffectRunner(for: Stubborn(), wakers: (try WakeDescriptor(), try WakeDescriptor()))
        #expect(!runner.shutdown(patience: 1))
    }
}
