import CodingModel
import CodingService
import JobStore
import Runtime
import TerminalText

/// Asks a server about jobs without a screen; the main thread takes the updates one by one.
struct HeadlessSession {
    /// Milliseconds that open connections get to end in.
    private static let patience: Int32 = 1500

    private let running: RunningService
    private let inbox: Inbox<JobUpdate>
    private let ended: Promise<Void>

    init(
        _ service: ServiceSetup, store: JobStore, programLog: ProgramLog,
        progress: @escaping @Sendable (FetchProgress) -> Void = { _ in }
    ) throws(Problem) {
        let (inbox, ended) = try Problem.unlessTheSystemRefuses { () throws(SystemFailure) in
            (try Inbox<JobUpdate>(), try Promise<Void>())
        }
        self.inbox = inbox
        self.ended = ended
        running = try service.start(store: store, progress: { progress($1) }) { update in
            programLog.note(update)
            if update.change.isNews { inbox.send(update) }
        }
    }

    /// Begins to ask about jobs.
    /// - Parameter isFresh: Asks from the first page on, whatever is stored.
    func begin(_ jobs: [JobIdentifier], _ order: WatchOrder, isFresh: Bool = false) {
        let poller = running.poller
        Task(executorPreference: running.executor) {
            for job in jobs {
                if isFresh { await poller.refresh(job, order) } else { await poller.watch(job, order) }
            }
        }
    }

    /// Waits for the next update; nil when the time is up first.
    func next(until deadline: ContinuousClock.Instant? = nil) -> JobUpdate? { inbox.next(until: deadline) }

    /// Ends every request. One that does not end in time ends with the process.
    func end() {
        let (running, ended) = (running, ended)
        Task(executorPreference: running.executor) {
            await running.shutdown()
            ended.fulfil(())
        }
        _ = ended.wait(patience: Self.patience)
    }
}

extension JobUpdate.Change {
    /// True when the update matters without a screen. That the next page is asked for does not: it would wake up the
    /// main thread for each.
    fileprivate var isNews: Bool {
        switch self {
        case .asking, .fetching: false
        case .answered, .results, .waiting, .trouble, .settled: true
        }
    }
}

/// Reports passing trouble once, not at every try, and once for all jobs when they share it.
struct TroubleTelling {
    private var current: [JobIdentifier: ServiceTrouble] = [:]

    /// The sentence to print for an update; nil for none.
    mutating func sentence(for update: JobUpdate) -> String? {
        switch update.change {
        case .trouble(let trouble, retryAt: .some):
            let isKnown = current[update.job] != nil || current.values.contains(trouble)
            current[update.job] = trouble
            return isKnown ? nil : "\(trouble.sentence.string); trying again"
        case .answered, .results, .waiting(_, .schedule), .settled:
            guard let past = current.removeValue(forKey: update.job), !current.values.contains(past) else { return nil }
            return "job \(update.job.raw.excerpt().string) responds again"
        case .asking, .fetching, .waiting, .trouble:
            return nil
        }
    }
}
