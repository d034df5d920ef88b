import CodingModel

/// Keeps an eye on any number of jobs of one server and tells what happens to each.
///
/// Every job has a run of its own, which polls, retries and reads pages; at most
/// ``ServiceSettings/maximumConcurrentRequests`` requests are under way at once, first come first served.
/// Updates of one job arrive in order; after ``stop(_:)`` returns, none of that job arrives any more.
package actor JobPoller {
    private struct Watch {
        /// Tells this run from an earlier one of the same job, whose last words must not be heard.
        let number: Int
        let order: WatchOrder
        var ending: Ending?
        /// The wait that the run is in.
        var wait: Task<Void, Never>?
    }

    /// How a run ended.
    private enum Ending {
        /// Nothing is left to ask: asking again means from the first page on.
        case settled
        /// What was read before it is good: another run may go on from there.
        case failed
    }

    /// Jobs that are read from the archive at once: each takes a processor.
    private static let maximumConcurrentRecalls = 2

    private let world: @Sendable (JobPoller, JobIdentifier, Int) -> JobRun.World
    private let transport: any CodingTransport
    private let clock: any ServiceClock
    private let publish: @Sendable (JobUpdate) -> Void
    private var watches: [JobIdentifier: Watch] = [:]
    /// Every task that has not ended yet, stopped ones too.
    private var tasks: [Int: Task<Void, Never>] = [:]
    private var lastNumber = 0
    private var isShutDown = false

    /// Makes a poller that watches nothing yet.
    ///
    /// - Parameters:
    ///   - transport: Sends the requests; shut down by whoever made it, after this poller.
    ///   - settings: The server and its limits.
    ///   - clock: Measures every wait.
    ///   - randomness: Gives numbers in 0..<1 for jitter.
    ///   - archive: Where pages are kept; nil for nowhere.
    ///   - progress: Is told of every piece of a page that arrives, on any thread: it must not block.
    ///   - publish: Is told everything, in order, from this actor: it must not block.
    package init(
        transport: any CodingTransport, settings: ServiceSettings, clock: any ServiceClock,
        randomness: @escaping @Sendable () -> Double, archive: (any JobArchive)? = nil,
        progress: @escaping @Sendable (JobIdentifier, FetchProgress) -> Void = { _, _ in },
        publish: @escaping @Sendable (JobUpdate) -> Void
    ) {
        self.transport = transport
        self.clock = clock
        self.publish = publish
        let gate = RequestGate(permits: settings.maximumConcurrentRequests)
        let recalls = RequestGate(permits: Self.maximumConcurrentRecalls)
        world = { poller, job, number in
            JobRun.World(
                transport: transport, settings: settings, clock: clock, randomness: randomness, gate: gate,
                archive: archive.map { JobRun.Archive(pages: $0, gate: recalls) },
                publish: { change in await poller.publish(change, of: job, from: number) },
                progress: { progress(job, $0) },
                wait: { until, reasons in await poller.wait(until: until, announcing: reasons, for: job, from: number) }
            )
        }
    }

    /// Begins to watch a job; does nothing for one that is watched already, settled and failed ones included.
    package func watch(_ job: JobIdentifier, _ order: WatchOrder = WatchOrder()) {
        if watches[job] == nil { start(job, order, isFresh: false) }
    }

    /// Asks now: cuts a wait short (also one the server asked for: the user decides), starts a settled job from its
    /// first page, whatever is stored, and a failed one where it had come to. A request under way goes on. An
    /// unwatched job is watched.
    package func refresh(_ job: JobIdentifier, _ order: WatchOrder = WatchOrder()) {
        guard let watch = watches[job] else { return start(job, order, isFresh: true) }
        if let ending = watch.ending { return start(job, watch.order, isFresh: ending == .settled) }
        watch.wait?.cancel()
    }

    /// Forgets a job: its request is cancelled and nothing more is published about it.
    package func stop(_ job: JobIdentifier) {
        guard let watch = watches.removeValue(forKey: job) else { return }
        tasks[watch.number]?.cancel()
    }

    /// Stops every job and returns when nothing runs any more. A poller that is shut down stays so.
    package func shutdown() async {
        isShutDown = true
        watches = [:]
        for task in tasks.values { task.cancel() }
        for task in tasks.values { await task.value }
    }

    private func start(_ job: JobIdentifier, _ order: WatchOrder, isFresh: Bool) {
        if isShutDown { return }
        lastNumber += 1
        let number = lastNumber
        watches[job] = Watch(number: number, order: order)
        let world = world(self, job, number)
        tasks[number] = Task.detached(executorPreference: transport.executor(of: job)) {
            var run = JobRun(job: job, world: world, order: JobRun.Order(wanted: order, isFresh: isFresh))
            await run.run()
            await self.ended(number)
        }
    }

    private func ended(_ number: Int) {
        tasks[number] = nil
    }

    private func publish(_ change: JobUpdate.Change, of job: JobIdentifier, from number: Int) {
        guard watches[job]?.number == number else { return }
        switch change {
        // Set before anybody hears of the end, so that a refresh in answer to it begins a new run.
        case .settled: watches[job]?.ending = .settled
        // What went round in circles is not gone on with.
        case .trouble(let trouble, retryAt: nil):
            watches[job]?.ending = trouble.kind == .cursorLoop ? .settled : .failed
        default: break
        }
        publish(JobUpdate(job: job, change: change))
    }

    /// Waits in a task of its own, which ``refresh(_:)`` can end without ending the run. No refresh falls between the
    /// announcement and the wait, because the actor does both in one go.
    private func wait(
        until deadline: Moment, announcing changes: [JobUpdate.Change], for job: JobIdentifier, from number: Int
    ) async -> Bool {
        guard watches[job]?.number == number else { return false }
        for change in changes { publish(JobUpdate(job: job, change: change)) }
        let clock = clock
        let wait = Task(executorPreference: transport.executor(of: job)) { _ = try? await clock.sleep(until: deadline) }
        watches[job]?.wait = wait
        await withTaskCancellationHandler {
            await wait.value
        } onCancel: {
            wait.cancel()
        }
        guard watches[job]?.number == number else { return false }
        watches[job]?.wait = nil
        return !Task.isCancelled
    }
}
