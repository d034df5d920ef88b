import CodingModel
import TerminalText

// Jobs that are added, and what the service tells of them.
extension BrowserState {
    mutating func add(_ identifiers: [JobIdentifier]) -> [Effect] {
        add(identifiers.map { KnownJob(identifier: $0) })
    }

    mutating func add(_ known: [KnownJob]) -> [Effect] {
        var effects: [Effect] = []
        for job in known where entry(job.identifier) == nil {
            jobs.append(JobEntry(job))
            if !job.isWhole { effects.append(.watch(job.identifier)) }
        }
        selectedJob = selectedJob ?? jobs.first?.identifier
        return effects
    }

    /// A stored job is read when it is looked at, whichever way that came about: of a long list most never are.
    mutating func openStored() -> [Effect] {
        guard let index = jobs.firstIndex(where: { $0.identifier == selectedJob }), jobs[index].activity == .stored
        else { return [] }
        jobs[index].activity = .opening
        return [.open(jobs[index].identifier)]
    }

    mutating func refresh() -> [Effect] {
        guard let entry = selectedEntry else { return [] }
        notice = Notice(.information, "Asking the server about \(entry.name) again")
        return [.refresh(entry.identifier)]
    }

    /// Takes the selected job off the list; its neighbour is selected instead.
    mutating func removeJob() -> [Effect] {
        guard let index = jobs.firstIndex(where: { $0.identifier == selectedJob }) else { return [] }
        let removed = jobs.remove(at: index)
        views[removed.identifier] = nil
        held[removed.identifier] = nil
        reviews[removed.identifier] = nil
        selectedJob = jobs.isEmpty ? nil : jobs[min(index, jobs.count - 1)].identifier
        notice = Notice(.information, "\(removed.name) is off the list")
        return removed.isSaved ? [] : [.stop(removed.identifier)]
    }

    mutating func openSaved(_ job: CodedJob) {
        let identifier = job.report.job
        var saved = JobEntry(identifier: identifier, isSaved: true)
        saved.report = job.report
        saved.activity = .settled
        if let index = jobs.firstIndex(where: { $0.identifier == identifier }) {
            jobs[index] = saved
        } else {
            jobs.append(saved)
        }
        selectedJob = selectedJob ?? identifier
        install(job, in: identifier)
        if !job.questions.isEmpty, jobs.count == 1 { focus = .codes }
    }

    mutating func take(_ update: JobUpdate) -> [Effect] {
        guard let index = jobs.firstIndex(where: { $0.identifier == update.job }) else { return [] }
        switch update.change {
        case .asking: jobs[index].beginAsking()
        case .answered(let report): return answered(report, at: index)
        case .fetching(let page): jobs[index].activity = .fetching(page: page)
        case .results(let job): show(job, in: update.job)
        case .waiting(let until, let reason): jobs[index].activity = .waiting(until: until, reason)
        case .trouble(let trouble, let retryAt): jobs[index].activity = .trouble(trouble, retryAt: retryAt)
        case .settled: jobs[index].activity = .settled
        }
        return []
    }

    /// A job that ends while it is watched rings the bell, once; one that had ended before it was asked about is silent.
    private mutating func answered(_ report: JobReport, at index: Int) -> [Effect] {
        let previous = jobs[index].report?.status
        jobs[index].report = report
        jobs[index].activity = .idle
        guard let previous, !previous.isFinal, report.status.isFinal else { return [] }
        let name = jobs[index].name
        switch report.status {
        case .completed: notice = Notice(.success, "\(name) is completed")
        case .partialFailure: notice = Notice(.warning, "\(name) ended with a partial failure")
        default: notice = Notice(.failure, "\(name) failed")
        }
        return [.ringBell]
    }
}

extension JobEntry {
    /// Trouble that is asked about by itself stays on screen; after the reader's refresh the job begins anew.
    fileprivate mutating func beginAsking() {
        switch activity {
        case .trouble(let trouble, .some), .retrying(let trouble): activity = .retrying(trouble)
        default: activity = .asking
        }
    }
}
