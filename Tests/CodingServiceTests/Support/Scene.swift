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
        maximumConcurrentRequests: Int = 4, configure: (inout ServiceSettings) -> Void = { _ in }
    ) throws {
        self.transport = transport
        self.clock = clock
        job = try Sample.job()
        var settings = try Sample.settings()
        settings.maximumConcurrentRequests = maximumConcurrentRequests
        configure(&settings)
        poller = JobPoller(
            transport: transport, settings: settings, clock: clock, randomness: { random },
            decoder: FoundationPageDecoder(), publish: log.record)
    }

    /// Watches the job and lets time pass until it is settled or has failed for good; what was published.
    func playToEnd(sleeps: Int = 0) async -> [String] {
        await poller.watch(job)
        for _ in 0..<sleeps { await clock.passNextSleep() }
        await log.untilEnd()
        await poller.shutdown()
        return log.lines
    }
}
