import Canvas
import CodingModel
import TerminalText

// Jobs that are added and removed, and the news that the service has of them.
extension BrowserState {
    /// Adds jobs to the list; those of which pages are missing are watched.
    mutating func add(_ known: [KnownJob]) -> [Effect] { jobs.add(known).map(Effect.watch) }

    /// Adds jobs for the reader, who may take them back.
    mutating func addJobs(_ identifiers: [JobIdentifier]) -> [Effect] {
        for job in identifiers { history.record(.list(ListDeed(job: job, isRemoval: false, departed: nil))) }
        return add(identifiers.map { KnownJob(identifier: $0) })
    }

    /// Adds a job that was read from files, and shows it.
    mutating func openSaved(_ job: CodedJob) {
        jobs.addSaved(job.report)
        show(job, in: job.report.job)
        if !job.questions.isEmpty, jobs.entries.count == 1 { screen.focus(on: .codes) }
    }

    /// A stored job is read when it is looked at, whichever way that came about: of a long list most never are.
    mutating func openStored() -> [Effect] {
        guard let entry = jobs.selectedEntry, entry.activity == .stored else { return [] }
        jobs.change(entry.identifier) { $0.begin(.opening) }
        return [.open(entry.identifier)]
    }

    /// Has the server asked about the selected job now.
    mutating func refresh() -> [Effect] {
        guard let entry = jobs.selectedEntry else { return [] }
        screen.tell(.information, "Asking the server about \(entry.name) again")
        return [.refresh(entry.identifier)]
    }

    /// Takes the selected job off the list for the reader, who may take it back; its neighbour is selected instead.
    mutating func removeJob() -> [Effect] {
        let effects = keepPlace(in: jobs.selected)
        guard let removed = jobs.selected.flatMap({ jobs.remove($0) }) else { return [] }
        let job = removed.entry.identifier
        history.record(.list(ListDeed(job: job, isRemoval: true, departed: removed)))
        screen.tell(.information, "\(noticeName(removed.entry)) is off the list\(undoWords("brings it back"))")
        return effects + stopping(removed.entry)
    }

    /// A job's name in a notice: what is said of it has room.
    func noticeName(_ entry: JobEntry) -> DisplayText {
        entry.name.truncatedInMiddle(to: max(12, screen.size.width - 40))
    }

    /// The end of a notice about what can be taken back: `: z brings it back`.
    func undoWords(_ words: DisplayText) -> DisplayText {
        settings.keymap.firstKeyName(of: .undo).map { ": \($0) \(words)" } ?? .empty
    }

    /// The service forgets a job that was taken off.
    func stopping(_ entry: JobEntry) -> [Effect] { entry.isSaved ? [] : [.stop(entry.identifier)] }

    /// Puts a job that was taken off back to where it stood.
    mutating func restore(_ departed: DepartedJob) -> [Effect] {
        let isWatched = jobs.restore(departed)
        let job = departed.entry.identifier
        guard !departed.entry.isSaved else { return [] }
        let order = jobs.entries.filter { !$0.isSaved }.map(\.identifier)
        return [.putBack(job, order: order)] + (isWatched ? [.watch(job)] : [])
    }

    /// Takes the service's news of a job in.
    mutating func take(_ update: JobUpdate) -> [Effect] {
        let job = update.job
        guard jobs.entry(job) != nil else { return [] }
        switch update.change {
        case .asking: jobs.change(job) { $0.beginAsking() }
        case .answered(let report): return answered(report, of: job)
        case .fetching(let page): jobs.change(job) { $0.begin(.fetching(page: page)) }
        case .results(let results): take(results, of: job)
        case .waiting(let until, let reason): jobs.change(job) { $0.begin(.waiting(until: until, reason)) }
        case .trouble(let trouble, let retryAt):
            jobs.change(job) { $0.begin(.trouble(trouble, retryAt: retryAt)) }
        case .settled: jobs.change(job) { $0.begin(.settled) }
        }
        return []
    }

    /// A job that ends while it is watched rings the bell, once; one that had ended before it was asked about is silent.
    private mutating func answered(_ report: JobReport, of job: JobIdentifier) -> [Effect] {
        let previous = jobs.entry(job)?.report?.status
        jobs.change(job) { $0.take(report) }
        guard let previous, !previous.isFinal, report.status.isFinal, let name = jobs.entry(job)?.name else {
            return []
        }
        switch report.status {
        case .completed: screen.announce(.success, "\(name) is completed")
        case .partialFailure: screen.announce(.warning, "\(name) ended with a partial failure")
        case .totalFailure, .queued, .processing, .unrecognised: screen.announce(.failure, "\(name) failed")
        }
        return [.ringBell]
    }
}
