import CodingModel
import TerminalText

/// Follows one job: asks for its status, reads its pages, waits, and asks again until its goal is reached.
struct JobRun {
    /// What a run needs of the world; the poller hands it in.
    struct World: Sendable {
        let transport: any CodingTransport
        let settings: ServiceSettings
        let clock: any ServiceClock
        let randomness: @Sendable () -> Double
        let gate: RequestGate
        let archive: Archive?
        let publish: @Sendable (JobUpdate.Change) async -> Void
        let progress: @Sendable (FetchProgress) -> Void
        /// Publishes why, and waits: true when the moment has come or the user wants it now, false when the run was
        /// stopped.
        let wait: @Sendable (_ until: Moment, _ announcing: [JobUpdate.Change]) async -> Bool
    }

    /// What is stored, and how many jobs may be read from there at once.
    struct Archive: Sendable {
        let pages: any JobArchive
        let gate: RequestGate
    }

    /// What is wanted of a run.
    struct Order: Sendable {
        let wanted: WatchOrder
        /// The server is asked from the first page on, whatever is stored.
        let isFresh: Bool
    }

    /// How a pass ended.
    enum Ending {
        case lastPage(isFinal: Bool, retryAfter: Double?)
        /// A cursor is refused: another pass follows after a pause.
        case startOver(ServiceTrouble, pause: Double)
        /// Some page can't be had. Without a pause that is final, else another pass follows it.
        case blocked(ServiceTrouble, pause: Double?)
        case ended
    }

    let job: JobIdentifier
    let world: World
    let order: Order
    let reading: TroubleReading
    private var schedule = PollSchedule()
    private var lastReport: JobReport?
    /// A cursor was refused in the pass before this one.
    private(set) var hasStartedOver = false
    /// What the archive calls a pass that was begun and is not gone on with.
    var abandoned: Int64?

    init(job: JobIdentifier, world: World, order: Order) {
        self.job = job
        self.world = world
        self.order = order
        reading = TroubleReading(settings: world.settings, job: job)
    }

    /// Returns when the goal is reached, the job has failed for good, or the task was cancelled.
    mutating func run() async {
        if let trouble = reading.unaskable() {
            await world.publish(.trouble(trouble, retryAt: nil))
            return
        }
        var goesOn: Bool
        switch await recall() {
        case .everything: return await world.publish(.settled)
        case .nothing: goesOn = await poll()
        case .beginning(var pass, let cursor): goesOn = await read(&pass, from: cursor)
        }
        while goesOn { goesOn = await poll() }
    }

    /// Asks for the status and, where there are pages, reads them; waits until it is time to ask again. False when
    /// there is nothing left to ask.
    private mutating func poll() async -> Bool {
        var pass = newPass()
        return await read(&pass, from: nil)
    }

    private mutating func read(_ pass: inout PagePass, from cursor: RawText?) async -> Bool {
        let ending = await readPages(into: &pass, from: cursor)
        abandoned = pass.archived ?? abandoned
        return await goOn(after: ending)
    }

    private mutating func goOn(after ending: Ending) async -> Bool {
        switch ending {
        case .lastPage(let isFinal, let retryAfter):
            // Pages that were read while the job was being finished are read again, also for who does not wait.
            let isDue = order.wanted.goal.waits || lastReport?.status.isFinal == true
            if isFinal || !isDue {
                await world.publish(.settled)
                return false
            }
            hasStartedOver = false
            return await pause(retryAfter: retryAfter)
        case .startOver(let trouble, let pause):
            hasStartedOver = true
            return await wait(pause, over: trouble)
        case .blocked(let trouble, let pause?) where !order.wanted.givesUp:
            return await wait(pause, over: trouble)
        case .blocked(let trouble, _):
            await world.publish(.trouble(trouble, retryAt: nil))
            return false
        case .ended:
            return false
        }
    }

    /// Reads every page from the one at `cursor` on (nil for the first), with snapshots on the way.
    private mutating func readPages(into pass: inout PagePass, from start: RawText?) async -> Ending {
        var cursor = start
        while true {
            let current: Arrival
            switch await arrival(of: PageRequest(job: job, cursor: cursor), into: &pass) {
            case .arrived(let arrival): current = arrival
            case .startOver(let setback):
                await publishSnapshot(of: &pass)
                return .startOver(setback.trouble, pause: setback.retryAfter ?? nextPollDelay())
            case .ended:
                if pass.number > 1 { await publishSnapshot(of: &pass) }
                return .ended
            }
            await note(current.head.report, isFirstPage: cursor == nil)
            guard order.wanted.goal.readsPages else {
                pass.intake.drop()
                return .lastPage(isFinal: current.head.report.status.isFinal, retryAfter: current.retryAfter)
            }
            await take(current.head, at: cursor, into: &pass)
            guard let next = PagePass.cursor(after: current.head) else {
                return .lastPage(isFinal: pass.isFinal, retryAfter: current.retryAfter)
            }
            guard pass.advance(to: next) else { return await block(&pass, reading.cursorLoop(at: next)) }
            guard pass.number <= world.settings.pageLimit else { return await block(&pass, reading.tooManyPages()) }
            if current.retryAfter != nil || pass.isFruitless {
                guard await pause(retryAfter: current.retryAfter) else { return .ended }
            }
            cursor = next
        }
    }

    /// Ends a pass that gets no further. Of a job that is in work the next one may.
    private mutating func block(_ pass: inout PagePass, _ trouble: ServiceTrouble) async -> Ending {
        await publishSnapshot(of: &pass)
        return .blocked(trouble, pause: pass.isFinal ? nil : nextPollDelay())
    }

    /// Merges a page, makes it durable, and publishes how far the results are. A snapshot that would cost too much is
    /// left to a later page; the last page always brings one.
    private mutating func take(_ head: PageHead, at cursor: RawText?, into pass: inout PagePass) async {
        let bringsResults = head.hasResults || pass.number > 1
        guard bringsResults || head.report.status.isFinal else { return pass.intake.drop() }
        if bringsResults && pass.number == 1 { await world.publish(.fetching(page: 1)) }
        pass.keep(head)
        let isLast = PagePass.cursor(after: head) == nil
        await store(head, at: cursor, isLast: isLast, of: &pass)
        guard bringsResults else { return }
        if isLast {
            await publishSnapshot(of: &pass, isComplete: pass.isFinal)
        } else if pass.affordsSnapshot(at: world.clock.microseconds) {
            await publishSnapshot(of: &pass)
        }
    }
}

// MARK: - Publishing

extension JobRun {
    func publishSnapshot(of pass: inout PagePass, isComplete: Bool = false) async {
        guard order.wanted.showsPartialResults || isComplete else { return }
        // Nobody would look at a stopped run's snapshot, and whoever stopped it waits.
        if Task.isCancelled { return }
        await world.publish(.results(pass.snapshot(isComplete: isComplete, clock: world.clock)))
    }

    /// Publishes what the server said where it is news; a changed status makes the polls frequent again.
    private mutating func note(_ report: JobReport, isFirstPage: Bool) async {
        if report.status != lastReport?.status { schedule.reset() }
        let isNews = report != lastReport
        lastReport = report
        if isNews { await world.publish(.answered(report)) }
        guard isNews || isFirstPage else { return }
        await world.archive?.pages.note(report, of: job, at: world.clock.secondsSince1970)
    }

    /// What was stored is told like an answer, but it is none.
    mutating func repeatStored(_ report: JobReport) async {
        lastReport = report
        await world.publish(.answered(report))
    }
}

// MARK: - Waiting

extension JobRun {
    /// Waits as long as the server asked, else by the poll schedule; false when the run was stopped.
    private mutating func pause(retryAfter: Double?) async -> Bool {
        let until = moment(after: retryAfter ?? nextPollDelay())
        return await world.wait(until, [.waiting(until: until, retryAfter == nil ? .schedule : .retryAfter)])
    }

    private func wait(_ pause: Double, over trouble: ServiceTrouble) async -> Bool {
        let retryAt = moment(after: pause)
        return await world.wait(retryAt, [.trouble(trouble, retryAt: retryAt)])
    }

    mutating func nextPollDelay() -> Double { schedule.next(random: world.randomness()) }

    func moment(after seconds: Double) -> Moment {
        Moment(milliseconds: world.clock.now.milliseconds + Int64((seconds * 1000).rounded(.up)))
    }
}
