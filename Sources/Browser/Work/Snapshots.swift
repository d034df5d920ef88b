import Analysis
import CodingModel

// Snapshots of a job on their way to the screen.
extension BrowserState {
    /// Takes a snapshot in. A reload never takes away a whole result before the new one is whole.
    mutating func take(_ snapshot: CodedJob, of job: JobIdentifier) {
        guard let old = jobs.held[job]?.newest ?? jobs.entry(job)?.results else { return show(snapshot, in: job) }
        if old.isComplete, !snapshot.isComplete { return }
        if mustWait(snapshot, of: job) {
            jobs.hold(HeldSnapshots(latest: snapshot, filtering: jobs.held[job]?.filtering), of: job)
        } else {
            show(snapshot, in: job)
        }
    }

    /// Shows a snapshot, with filters yet to be applied.
    mutating func show(_ snapshot: CodedJob, in job: JobIdentifier) {
        jobs.show(snapshot, in: job, order: settings.order)
    }

    /// A snapshot that is held is filtered, or shown where there is no filter to wait for any more. One that is being
    /// filtered is not given up for a newer one: where pages come quicker than they are filtered, none would ever be
    /// shown.
    mutating func followHeld() -> [Effect] {
        for (job, snapshots) in jobs.held {
            guard let newest = snapshots.newest, !mustWait(newest, of: job) else { continue }
            jobs.hold(nil, of: job)
            show(newest, in: job)
        }
        // The filter comes first to a result on the snapshot that is shown.
        guard let job = jobs.selected, let snapshots = jobs.held[job], let newest = snapshots.newest,
            let active = jobs.openView?.filter, active.result != nil, !waitsForSheet(newest)
        else { return [] }
        let basis = jobs.shownQuestion
        if let filtering = snapshots.filtering, filtering.basis == basis { return [] }
        guard let place = jobs.wholeQuestion.flatMap({ newest.questionIndex(identifiedBy: $0.identifier) }) else {
            jobs.hold(nil, of: job)
            show(newest, in: job)
            return []
        }
        let token = work.newToken()
        jobs.hold(HeldSnapshots(latest: nil, filtering: (newest, token, basis)), of: job)
        work.beginFilter(token)
        let board = active.filter.asksForReviews ? jobs.board?.placed(in: newest) : nil
        return [
            .filter(
                FilterRequest(
                    token: token, filter: active.filter, context: FilterContext(board, question: place),
                    question: newest.questions[place]))
        ]
    }

    /// Shows the snapshot that was held until a filter was applied to it.
    /// - Returns: False when the filter was not applied to a held one.
    mutating func takeHeld(_ result: FilterResult, of token: RequestToken) -> Bool {
        guard let (job, snapshots) = jobs.held.first(where: { $1.filtering?.token == token }),
            let snapshot = snapshots.filtering?.job
        else { return false }
        jobs.hold(snapshots.latest.map { HeldSnapshots(latest: $0, filtering: nil) }, of: job)
        show(snapshot, in: job)
        let number = jobs.snapshotCount
        jobs.changeView(of: job) { view in
            guard view.current?.filter != nil else { return }
            view.changeCurrent { $0.take(result, of: token, in: number) }
            view.openCurrent(in: snapshot)
        }
        return true
    }

    /// A snapshot must not come on screen yet.
    private func mustWait(_ snapshot: CodedJob, of job: JobIdentifier) -> Bool {
        job == jobs.selected && (jobs.views[job]?.current?.filter != nil || waitsForSheet(snapshot))
    }

    /// A sheet is of one snapshot: were it worked out anew for each page, nothing would ever be shown.
    private func waitsForSheet(_ snapshot: CodedJob) -> Bool { screen.hasSheetOfQuestion && !snapshot.isComplete }
}
