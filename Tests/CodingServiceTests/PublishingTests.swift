import CodingModel
import CodingService
import Synchronization
import TestSupport
import Testing

@Suite("The cost of showing results while they load", .permit(.waits))
struct PublishingTests {
    /// A clock on which everything takes a millisecond: reading it moves it on.
    private final class TickingClock: ServiceClock {
        private let time = Mutex<Int64>(0)

        var now: Moment { Moment(milliseconds: time.withLock { $0 } / 1000) }
        var secondsSince1970: Double { 0 }
        var microseconds: Int64 {
            time.withLock { time in
                time += 1000
                return time
            }
        }

        func sleep(until deadline: Moment) async throws {}
    }

    @Test("A snapshot waits until it costs a tenth of the time since the last, and the last page always brings one")
    func share() async throws {
        let log = UpdateLog()
        let pages = (1...100).map { HTTPAnswer.ok(Sample.page($0, next: $0 < 100 ? "c\($0)" : nil)) }
        let poller = JobPoller(
            transport: ScriptedTransport(pages), settings: try Sample.settings(), clock: TickingClock(),
            randomness: { 1 }, publish: log.record)
        await poller.watch(try Sample.job())
        try await log.untilEnd()
        await poller.shutdown()
        let published = log.lines.filter { $0.hasPrefix("results") }
        #expect((8...12).contains(published.count), "\(published)")
        #expect(published.first == "results 1")
        #expect(published.last == "results 100 complete")
    }

    @Test("What came is shown before a wait, though a snapshot was not due")
    func beforeWaits() async throws {
        let log = UpdateLog()
        let poller = JobPoller(
            transport: ScriptedTransport([
                .ok(Sample.page(1, next: "c1")), .ok(Sample.page(2, next: "c2")), .status(500), .ok(Sample.page(3)),
            ]), settings: try Sample.settings(), clock: TickingClock(), randomness: { 1 }, publish: log.record)
        await poller.watch(try Sample.job())
        try await log.untilEnd()
        await poller.shutdown()
        #expect(
            log.lines.filter { $0.hasPrefix("results") || $0.hasPrefix("trouble") }
                .map { String($0.prefix(9)) } == ["results 1", "results 2", "trouble s", "results 3"])
    }

    @Test("Pages that no snapshot shows yet are shown before the word that the rest can't be had")
    func beforeTheEnd() async throws {
        let log = UpdateLog()
        let poller = JobPoller(
            transport: ScriptedTransport([
                .ok(Sample.page(1, next: "c1")), .ok(Sample.page(2, next: "c2")), .status(403),
            ]), settings: try Sample.settings(), clock: TickingClock(), randomness: { 1 }, publish: log.record)
        await poller.watch(try Sample.job())
        try await log.untilEnd()
        await poller.shutdown()
        #expect(log.lines.suffix(3) == ["fetching 3", "results 2", "trouble keyRefused, final"])
    }
}
