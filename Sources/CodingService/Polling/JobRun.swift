import CodingModel
import TerminalText

/// Follows one job: asks for its status, reads its pages, waits, and asks again until its goal is reached.
struct JobRun {
    /// Why a pass ended before its last page.
    enum Interruption: Error {
        /// Another pass follows after so many seconds; nil: only the user can mend it.
        case failed(ServiceTrouble, pause: Double?)
        case stopped
    }

    let job: JobIdentifier
    let order: WatchOrder
    /// The server is asked from the first page on, whatever is stored.
    let isFresh: Bool
    let poller: JobPoller
    let explainer: FailureExplainer
    /// A cursor was refused in the pass before this one.
    var hasStartedOver = false
    /// The archive's number of the last pass that this run read or began there.
    var storedPass: Int64?
    /// The poller's number of this run.
    private let number: Int
    var schedule = PollSchedule()
    private var budget = PublishingBudget()
    private var lastReport: JobReport?

    init(_ number: Int, of job: JobIdentifier, _ order: WatchOrder, isFresh: Bool, for poller: JobPoller) {
        self.number = number
        self.job = job
        self.order = order
        self.isFresh = isFresh
        self.poller = poller
        explainer = FailureExplainer(settings: poller.settings, job: job)
    }

    /// Returns when the goal is reached, the job has failed for good, or the task was cancelled.
    mutating func run() async {
        if let trouble = explainer.unaskable() { return await publish(.trouble(trouble, retryAt: nil)) }
        guard var (pass, cursor) = await restore() else { return }
        while await read(pass, from: cursor) { (pass, cursor) = (newPass(), nil) }
    }

    /// Reads a pass from the page at `cursor` on (nil for the first), and waits until it is time for another; false when
    /// there is nothing left to ask.
    private mutating func read(_ pass: PagePass, from cursor: RawText?) async -> Bool {
        do throws(Interruption) {
            let (isFinal, retryAfter) = try await readPages(into: pass, from: cursor)
            // Pages that were read while the job was being finished are read again, also for who does not wait.
            let isDue = order.goal.waits || lastReport?.status.isFinal == true
            if isFinal || !isDue {
                await publish(.settled)
                return false
            }
            hasStartedOver = false
            return await pause(retryAfter: retryAfter)
        } catch {
            guard case .failed(let trouble, let pause) = error else { return false }
            if pass.hasNews { await publishSnapshot(of: pass, isLast: trouble.kind == .limitMet) }
            guard let pause else {
                await publish(.trouble(trouble, retryAt: nil))
                return false
            }
            let retryAt = moment(after: pause)
            return await wait(until: retryAt, announcing: .trouble(trouble, retryAt: retryAt))
        }
    }

    /// Reads page after page, with snapshots on the way.
    /// - Returns: Whether there is nothing to wait for, and the pause in seconds that the last answer asked for.
    private mutating func readPages(
        into pass: PagePass, from start: RawText?
    ) async throws(Interruption) -> (isFinal: Bool, retryAfter: Double?) {
        var cursor = start
        while true {
            if let trouble = limitMet(by: pass, at: cursor) { throw interruption(of: pass, by: trouble) }
            let (head, retryAfter) = try await page(at: cursor, into: pass)
            await note(head.report, isFirstPage: cursor == nil)
            guard order.goal.readsPages else {
                pass.drop()
                return (head.report.status.isFinal, retryAfter)
            }
            await take(head, at: cursor, into: pass)
            guard let next = head.followingCursor else { return (pass.isFinal, retryAfter) }
            guard pass.advance(to: next) else { throw interruption(of: pass, by: explainer.cursorLoop(at: next)) }
            if retryAfter != nil || pass.isFruitless {
                guard await pause(retryAfter: retryAfter) else { throw .stopped }
            }
            cursor = next
        }
    }

    /// Why no further page is asked for; nil while pages and bytes are within their limits.
    private func limitMet(by pass: PagePass, at cursor: RawText?) -> ServiceTrouble? {
        if cursor == nil { return nil }
        if pass.number > poller.settings.pageLimit { return explainer.tooManyPages() }
        return pass.keptBytes >= poller.settings.jobByteLimit ? explainer.tooManyBytes() : nil
    }

    /// Ends a pass whose pages lead nowhere. The next one may get further, if the job is still in work.
    private mutating func interruption(of pass: PagePass, by trouble: ServiceTrouble) -> Interruption {
        .failed(trouble, pause: pass.isFinal || order.givesUp ? nil : nextPollDelay())
    }

    /// Merges a page, makes it durable, and publishes how far the results are. A snapshot that would cost too much is
    /// left to a later page; the last page always brings one.
    private mutating func take(_ head: PageHead, at cursor: RawText?, into pass: PagePass) async {
        let bringsResults = head.hasResults || pass.number > 1
        guard bringsResults || head.report.status.isFinal else { return pass.drop() }
        if bringsResults && pass.number == 1 { await publish(.fetching(page: 1)) }
        pass.keep(head)
        await store(head, at: cursor, of: pass)
        guard bringsResults else { return }
        if head.followingCursor == nil {
            await publishSnapshot(of: pass, isComplete: pass.isFinal)
        } else if budget.affordsSnapshot(at: poller.clock.microseconds) {
            await publishSnapshot(of: pass)
        }
    }

    /// A pass of which no page is here.
    mutating func newPass() -> PagePass {
        budget = PublishingBudget()
        return PagePass(
            job: job, keepsBodies: poller.archive != nil && order.goal.readsPages,
            progress: { [poller, job] in poller.progress(job, $0) })
    }
}

// MARK: - Publishing

extension JobRun {
    func publish(_ change: JobUpdate.Change) async { await poller.publish(change, of: job, from: number) }

    /// Publishes the pages so far; the time that takes is held against later snapshots.
    /// - Parameter isLast: No further page will be asked for.
    mutating func publishSnapshot(of pass: PagePass, isComplete: Bool = false, isLast: Bool = false) async {
        guard order.showsPartialResults || isComplete || isLast else { return }
        // Nobody would look at a stopped run's snapshot, and whoever stopped it waits.
        if Task.isCancelled { return }
        let start = poller.clock.microseconds
        let results = pass.snapshot(isComplete: isComplete)
        budget.noteSnapshot(from: start, to: poller.clock.microseconds)
        await publish(.results(results))
    }

    /// Publishes the server's report where it is news; a changed status makes the polls frequent again.
    private mutating func note(_ report: JobReport, isFirstPage: Bool) async {
        if report.status != lastReport?.status { schedule.reset() }
        let isNews = report != lastReport
        if isNews { await publishReport(report) }
        guard isNews || isFirstPage else { return }
        await poller.archive?.note(report, of: key, at: poller.clock.secondsSince1970)
    }

    mutating func publishReport(_ report: JobReport) async {
        lastReport = report
        await publish(.answered(report))
    }
}

// MARK: - Waiting

extension JobRun {
    /// Waits as long as the server asked, else by the poll schedule; false when the run was stopped.
    private mutating func pause(retryAfter: Double?) async -> Bool {
        let until = moment(after: retryAfter ?? nextPollDelay())
        return await wait(
            until: until, announcing: .waiting(until: until, retryAfter == nil ? .schedule : .retryAfter))
    }

    /// Publishes why there is a wait, and waits; false when the run was stopped.
    func wait(until deadline: Moment, announcing change: JobUpdate.Change) async -> Bool {
        await poller.wait(until: deadline, announcing: change, of: job, from: number)
    }

    /// The seconds to the next poll; they grow from one to the next.
    mutating func nextPollDelay() -> Double { schedule.next(random: poller.randomness()) }

    func moment(after seconds: Double) -> Moment {
        Moment(milliseconds: poller.clock.now.milliseconds + Int64((seconds * 1000).rounded(.up)))
    }
}
