import CodingModel
import CodingService
import JobStore
import Runtime
import TerminalText

/// Asks a server about jobs without a screen; the main thread takes the news one by one.
struct HeadlessSession {
    /// Milliseconds that open connections get to end in.
    private static let patience: Int32 = 1500

    private let running: RunningService
    private let inbox: Inbox<JobUpdate>
    private let ended: Promise<Void>

    init(
        _ service: ServiceSetup, store: JobStore, journal: Journal,
        progress: @escaping @Sendable (FetchProgress) -> Void = { _ in }
    ) throws(Problem) {
        let (inbox, ended) = try Problem.unlessTheSystemRefuses { () throws(SystemFailure) in
            (try Inbox<JobUpdate>(), try Promise<Void>())
        }
        self.inbox = inbox
        self.ended = ended
        running = try service.start(store: store, progress: { progress($1) }) { update in
            journal.note(update)
            if update.change.isNews { inbox.send(update) }
        }
    }

    /// - Parameter isFresh: Asks from the first page on, whatever is stored.
    func begin(_ jobs: [JobIdentifier], _ order: WatchOrder, isFresh: Bool = false) {
        let poller = running.poller
        Task(executorPreference: running.executor) {
            for job in jobs {
                if isFresh { await poller.refresh(job, order) } else { await poller.watch(job, order) }
            }
        }
    }

    /// The next piece of news; nil when the time is up first.
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
    /// Whether it may matter to who has no screen. That the next page is asked for does not: the main thread would be
    /// woken up for each.
    fileprivate var isNews: Bool {
        switch self {
        case .asking, .fetching: false
        case .answered, .results, .waiting, .trouble, .settled: true
        }
    }
}

/// Tells of trouble that may pass once, not at every try, and not once a job when it is the server's.
struct TroubleTelling {
    private var current: [JobIdentifier: ServiceTrouble] = [:]

    /// What is to be said; nil for nothing.
    mutating func sentence(for update: JobUpdate) -> String? {
        switch update.change {
        case .trouble(let trouble, retryAt: .some):
            let isKnown = current[update.job] != nil || current.values.contains(trouble)
            current[update.job] = trouble
            return isKnown ? nil : "\(trouble.sentence.string); trying again"
        case .answered, .results, .waiting(_, .schedule), .settled:
            guard let past = current.removeValue(forKey: update.job), !current.values.contains(past) else { return nil }
            return "job \(update.job.raw.excerpt().string) is answered again"
        case .asking, .fetching, .waiting, .trouble:
            return nil
        }
    }
}
