import Analysis
import CodingModel

/// Snapshots of a job that come while a filter is on: each is shown only with the filter applied to it, and the one before
/// stays until then.
struct HeldSnapshots: Sendable {
    /// The newest that is not being filtered yet.
    var latest: CodedJob?
    /// The one that is being filtered, and what was on screen when that began: it is of use for nothing else.
    var filtering: (job: CodedJob, token: AnalysisToken, basis: SearchSubject?)?

    /// The newest of all.
    var newest: CodedJob? { latest ?? filtering?.job }
}

// Snapshots of a job on their way to the screen.
extension BrowserState {
    /// Takes a snapshot in. A reload never takes away a whole result before the new one is whole.
    mutating func show(_ job: CodedJob, in identifier: JobIdentifier) {
        guard let old = held[identifier]?.newest ?? entry(identifier)?.results ?? nil else {
            return install(job, in: identifier)
        }
        if old.isComplete, !job.isComplete { return }
        if holds(job, in: identifier) {
            held[identifier, default: HeldSnapshots()].latest = job
        } else {
            install(job, in: identifier)
        }
    }

    /// Puts a snapshot on the screen, with filters yet to be applied.
    mutating func install(_ job: CodedJob, in identifier: JobIdentifier) {
        guard let index = jobs.firstIndex(where: { $0.identifier == identifier }) else { return }
        let old = jobs[index].results
        jobs[index].results = job
        snapshotsTaken += 1
        jobs[index].snapshot = snapshotsTaken
        var view = views[identifier] ?? JobView()
        if views[identifier] == nil, !givenBases.isEmpty { view.baseChoice = .given }
        view.follow(job, from: old)
        views[identifier] = view
    }

    /// After every event, before all else that follows a snapshot: one that is held is filtered, or shown where there is
    /// no filter to wait for any more. One that is being filtered is not given up for a newer one: where pages come
    /// quicker than they are filtered, none would ever be shown.
    mutating func followHeld() -> [Effect] {
        for (job, snapshots) in held {
            guard let newest = snapshots.newest, !holds(newest, in: job) else { continue }
            held[job] = nil
            install(newest, in: job)
        }
        // The filter comes first to a result on the snapshot that is shown.
        guard let job = selectedJob, let snapshots = held[job], let newest = snapshots.newest,
            let active = selectedView?.current?.filter, active.result != nil, !waitsForSheet(newest)
        else { return [] }
        let filter = active.filter
        if let filtering = snapshots.filtering, filtering.basis == searchSubject { return [] }
        guard let place = wholeQuestion.flatMap({ newest.questionIndex(identifiedBy: $0.identifier) }) else {
            held[job] = nil
            install(newest, in: job)
            return []
        }
        let token = nextToken()
        held[job] = HeldSnapshots(latest: nil, filtering: (newest, token, searchSubject))
        pendingFilter = token
        let context = FilterContext(filter.asksForReviews ? board?.placed(in: newest) : nil, question: place)
        return [
            .filter(FilterRequest(token: token, filter: filter, context: context, question: newest.questions[place]))
        ]
    }

    /// Shows the snapshot that was held until a filter was applied to it.
    /// - Returns: False when the filter was not applied to a held one.
    mutating func takeHeld(_ result: FilterResult, of token: AnalysisToken) -> Bool {
        guard let (job, snapshots) = held.first(where: { $1.filtering?.token == token }),
            let snapshot = snapshots.filtering?.job
        else { return false }
        held[job] = snapshots.latest.map { HeldSnapshots(latest: $0, filtering: nil) }
        install(snapshot, in: job)
        guard let place = views[job]?.question, views[job]?.current?.filter != nil else { return true }
        views[job]?.questions[place].filter?.take(result, of: token, in: snapshotsTaken)
        views[job]?.questions[place].ordering = nil
        views[job]?.openCurrent(in: snapshot)
        return true
    }

    /// Whether a snapshot must not come on screen yet.
    private func holds(_ snapshot: CodedJob, in job: JobIdentifier) -> Bool {
        job == selectedJob && (views[job]?.current?.filter != nil || waitsForSheet(snapshot))
    }

    /// What lies over the panes is of one snapshot: were it worked out anew for each page, nothing would ever be shown.
    private func waitsForSheet(_ snapshot: CodedJob) -> Bool { sheet != nil && !snapshot.isComplete }
}

extension JobView {
    /// Finds the open question and the selected answers again in a new snapshot, by their identities.
    mutating func follow(_ job: CodedJob, from old: CodedJob?) {
        let open = old.flatMap { $0.questions.indices.contains(question) ? $0.questions[question].identifier : nil }
        question = open.flatMap { job.questionIndex(identifiedBy: $0) } ?? 0
        trail = trail.compactMap { $0.found(in: job, from: old) }
        questions = job.questions.map { new in
            guard let old, let position = old.questionIndex(identifiedBy: new.identifier),
                questions.indices.contains(position)
            else { return QuestionView() }
            var kept = questions[position]
            kept.ordering = nil
            kept.filter?.result = nil
            kept.selectedAnswer = kept.selectedAnswer.flatMap { new.index(of: old.questions[position].answer($0)) }
            return kept
        }
        openCurrent(in: job)
    }

    /// Makes the rows of the open question; the others are made when they are opened.
    mutating func openCurrent(in job: CodedJob) {
        guard questions.indices.contains(question), job.questions.indices.contains(question) else { return }
        questions[question].refold(questions[question].shown(of: job.questions[question]))
    }
}

extension Place {
    /// The same place in another snapshot; nil when it is not there.
    fileprivate func found(in job: CodedJob, from old: CodedJob?) -> Place? {
        guard let before = old.flatMap({ $0.questions.indices.contains(question) ? $0.questions[question] : nil }),
            let place = job.questionIndex(identifiedBy: before.identifier)
        else { return nil }
        let found = answer.flatMap { job.questions[place].index(of: before.answer($0)) }
        return answer != nil && found == nil ? nil : Place(question: place, code: code, answer: found)
    }
}
