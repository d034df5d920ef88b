import CodingModel
import CodingService

/// A poller on a clock that stands still, with jitter at its longest, so that every wait is its full length.
struct Scene<Transport: CodingTransport> {
    let clock: ManualClock
    let log = UpdateLog()
    let transport: Transport
    let poller: JobPoller
    let job: JobIdentifier

    init(
        _ transport: Transport, clock: ManualClock = ManualClock(), random: Double = 1,
        maximumConcurrentRequests: Int = 4, archive: (any JobArchive)? = nil,
        configure: (inout ServiceSettings) -> Void = { _ in }
    ) throws {
        self.transport = transport
        self.clock = clock
        job = try Sample.job()
        var settings = try Sample.settings()
        settings.maximumConcurrentRequests = maximumConcurrentRequests
        configure(&settings)
        poller = JobPoller(
            transport: transport, settings: settings, clock: clock, randomness: { random },
            archive: archive, progress: { [log] _, reached in log.record(reached) }, publish: log.record)
    }

    /// Watches the job and lets time pass until it is settled or has failed for good; what was published.
    func playToEnd(_ order: WatchOrder = WatchOrder(), sleeps: Int = 0) async throws -> [String] {
        await poller.watch(job, order)
        for _ in 0..<sleeps { try await clock.passNextSleep() }
        try await log.untilEnd()
        await poller.shutdown()
        return log.lines
    }
}
