import CodingModel

/// Follows any number of jobs of one server and publishes what happens to each.
///
/// Every job has a ``JobRun`` of its own, which polls, retries and reads pages; at most
/// ``ServiceSettings/maximumConcurrentRequests`` requests are under way at once, first come first served.
/// Updates of one job arrive in order; after ``stop(_:)`` returns, none of that job arrives any more.
package actor JobPoller {
    private struct Watch {
        /// Tells this run from an earlier one of the same job, whose last words must not be heard.
        let run: Int
        let order: WatchOrder
        var ending: RunEnding?
        /// The wait that the run is in.
        var wait: Task<Void, Never>?
    }

    private enum RunEnding {
        /// Nothing is left to ask: asking again means from the first page on.
        case settled
        /// The pages that were read before it are good: another run may go on from there.
        case failed
    }

    /// The jobs that are read from the archive at once: each takes a processor.
    private static let maximumConcurrentRestorations = 2

    // Every run reads these, on its own thread.
    nonisolated let transport: any CodingTransport
    nonisolated let settings: ServiceSettings
    nonisolated let clock: any ServiceClock
    nonisolated let randomness: @Sendable () -> Double
    nonisolated let archive: (any JobArchive)?
    nonisolated let progress: @Sendable (JobIdentifier, FetchProgress) -> Void
    /// Lets a few requests through at once.
    nonisolated let requests: RequestGate
    /// Lets a few jobs be read from the archive at once.
    nonisolated let restorations: RequestGate

    private let publish: @Sendable (JobUpdate) -> Void
    private var watches: [JobIdentifier: Watch] = [:]
    /// Every run that has not ended yet, stopped ones too.
    private var tasks: [Int: Task<Void, Never>] = [:]
    private var lastRun = 0
    private var isShutDown = false

    /// Makes a poller that watches nothing yet.
    ///
    /// - Parameters:
    ///   - transport: Sends the requests; shut down by whoever made it, after this poller.
    ///   - settings: The server and its limits.
    ///   - clock: Measures every wait.
    ///   - randomness: Gives numbers in 0..<1 for jitter.
    ///   - archive: Keeps the pages; nil: nobody does.
    ///   - progress: Is told of every piece of a page that arrives, on any thread: it must not block.
    ///   - publish: Is told everything, in order, from this actor: it must not block.
    package init(
        transport: any CodingTransport, settings: ServiceSettings, clock: any ServiceClock,
        randomness: @escaping @Sendable () -> Double, archive: (any JobArchive)? = nil,
        progress: @escaping @Sendable (JobIdentifier, FetchProgress) -> Void = { _, _ in },
        publish: @escaping @Sendable (JobUpdate) -> Void
    ) {
        self.transport = transport
        self.settings = settings
        self.clock = clock
        self.randomness = randomness
        self.archive = archive
        self.progress = progress
        self.publish = publish
        requests = RequestGate(permits: settings.maximumConcurrentRequests)
        restorations = RequestGate(permits: Self.maximumConcurrentRestorations)
    }

    /// Begins to watch a job; does nothing for one that is watched already, settled and failed ones included.
    ///
    /// A job with two pages, the second of which is refused once, is published as:
    ///
    ///     await poller.watch(job)
    ///     // asking, answered(completed), fetching(page: 1), results(1 page),
    ///     // fetching(page: 2), trouble(serverError(503), retryAt: …),
    ///     // fetching(page: 2), results(2 pages, complete), settled
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
        tasks[watch.run]?.cancel()
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
        lastRun += 1
        let number = lastRun
        watches[job] = Watch(run: number, order: order)
        tasks[number] = Task.detached(executorPreference: transport.executor(of: job)) {
            var run = JobRun(number, of: job, order, isFresh: isFresh, for: self)
            await run.run()
            await self.ended(number)
        }
    }

    private func ended(_ run: Int) {
        tasks[run] = nil
    }
}

// MARK: - For the runs

extension JobPoller {
    /// Publishes a change, unless the run has been stopped.
    func publish(_ change: JobUpdate.Change, of job: JobIdentifier, from run: Int) {
        guard watches[job]?.run == run else { return }
        switch change {
        // Set before anybody hears of the end, so that a refresh in answer to it begins a new run.
        case .settled: watches[job]?.ending = .settled
        // No run goes on with pages that went round in circles.
        case .trouble(let trouble, retryAt: nil):
            watches[job]?.ending = [.cursorLoop, .limitMet].contains(trouble.kind) ? .settled : .failed
        case .asking, .answered, .fetching, .results, .waiting, .trouble: break
        }
        publish(JobUpdate(job: job, change: change))
    }

    /// Publishes why there is a wait, and waits in a task of its own, which ``refresh(_:_:)`` can end without ending the
    /// run. No refresh falls between the two, because the actor does both in one go.
    /// - Returns: True when the moment has come or the user wants it now, false when the run was stopped.
    func wait(
        until deadline: Moment, announcing change: JobUpdate.Change, of job: JobIdentifier, from run: Int
    ) async -> Bool {
        guard watches[job]?.run == run else { return false }
        publish(JobUpdate(job: job, change: change))
        let wait = Task(executorPreference: transport.executor(of: job)) { [clock] in
            _ = try? await clock.sleep(until: deadline)
        }
        watches[job]?.wait = wait
        await withTaskCancellationHandler {
            await wait.value
        } onCancel: {
            wait.cancel()
        }
        guard watches[job]?.run == run else { return false }
        watches[job]?.wait = nil
        return !Task.isCancelled
    }
}
