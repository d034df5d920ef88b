import CodingModel
import TerminalText

/// Follows one job: asks for its status, reads its pages, waits, and asks again until there is nothing left to ask.
struct JobRun {
    /// What a run needs of the world; the poller hands it in.
    struct World: Sendable {
        let transport: any CodingTransport
        let settings: ServiceSettings
        let clock: any ServiceClock
        let randomness: @Sendable () -> Double
        let decoder: any PageDecoder
        let gate: RequestGate
        let publish: @Sendable (JobUpdate.Change) async -> Void
        /// Publishes why, and waits: true when the moment has come or the user wants it now, false when the run was
        /// stopped.
        let wait: @Sendable (_ until: Moment, _ announcing: [JobUpdate.Change]) async -> Bool
    }

    private struct Arrival {
        let page: ResultPage
        let retryAfter: Double?
    }

    /// What became of one try.
    private enum Attempt {
        case arrived(Arrival)
        case failed(Setback)
        /// It was not made: the server wants to be left alone until then.
        case held(until: Moment)
        case stopped
    }

    /// What became of asking for a page, however often.
    private enum Outcome {
        case arrived(Arrival)
        case startOver(Setback)
        /// The run was stopped, or trouble that is published already ended it.
        case ended
    }

    /// How a pass ended.
    private enum Ending {
        case lastPage(isFinal: Bool, retryAfter: Double?)
        /// Some page can't be had. Without a pause that is final, else another pass follows it.
        case blocked(ServiceTrouble, pause: Double?)
        case ended
    }

    private let job: JobIdentifier
    private let world: World
    private let reading: TroubleReading
    private var schedule = PollSchedule()
    private var lastReport: JobReport?
    /// A cursor was refused in the pass before this one.
    private var hasStartedOver = false

    init(job: JobIdentifier, world: World) {
        self.job = job
        self.world = world
        reading = TroubleReading(settings: world.settings, job: job)
    }

    /// Returns when the job is settled, has failed for good, or the task was cancelled.
    mutating func run() async {
        if let trouble = reading.unaskable() {
            await world.publish(.trouble(trouble, retryAt: nil))
            return
        }
        var goesOn = true
        while goesOn { goesOn = await poll() }
    }

    /// Asks for the status and, where there are pages, reads them; waits until it is time to ask again. False when
    /// there is nothing left to ask.
    private mutating func poll() async -> Bool {
        guard case .arrived(let first) = await arrival(of: PageRequest(job: job), number: 1) else { return false }
        switch await readPages(from: first) {
        case .lastPage(isFinal: true, _):
            await world.publish(.settled)
            return false
        case .lastPage(isFinal: false, let retryAfter):
            hasStartedOver = false
            return await pause(retryAfter: retryAfter)
        case .blocked(let trouble, pause: nil):
            await world.publish(.trouble(trouble, retryAt: nil))
            return false
        case .blocked(let trouble, let pause?):
            let retryAt = moment(after: pause)
            return await world.wait(retryAt, [.trouble(trouble, retryAt: retryAt)])
        case .ended:
            return false
        }
    }

    /// Reads every page from the first on, with snapshots on the way.
    private mutating func readPages(from first: Arrival) async -> Ending {
        var pass = PagePass(job: job, first: first.page.report)
        var current = first
        while true {
            await take(current.page, into: &pass)
            guard let cursor = PagePass.cursor(after: current.page) else {
                return .lastPage(isFinal: pass.isFinal, retryAfter: current.retryAfter)
            }
            guard pass.advance(to: cursor) else {
                return await block(&pass, reading.cursorLoop(at: cursor))
            }
            guard pass.number <= world.settings.pageLimit else {
                return await block(&pass, reading.tooManyPages())
            }
            if current.retryAfter != nil || pass.isFruitless {
                guard await pause(retryAfter: current.retryAfter) else { return .ended }
            }
            let request = PageRequest(job: job, cursor: cursor)
            switch await arrival(of: request, number: pass.number, source: pass.source) {
            case .arrived(let next): current = next
            case .startOver(let setback):
                hasStartedOver = true
                await publishSnapshot(of: &pass)
                return .blocked(setback.trouble, pause: setback.retryAfter ?? nextPollDelay())
            case .ended:
                await publishSnapshot(of: &pass)
                return .ended
            }
        }
    }

    /// Ends a pass that gets no further. Of a job that is in work the next one may.
    private mutating func block(_ pass: inout PagePass, _ trouble: ServiceTrouble) async -> Ending {
        await publishSnapshot(of: &pass)
        return .blocked(trouble, pause: pass.isFinal ? nil : nextPollDelay())
    }

    /// Merges a page and publishes how far the results are. A snapshot that would cost more than it shows is left to
    /// a later page; the last page always brings one.
    private mutating func take(_ page: ResultPage, into pass: inout PagePass) async {
        await note(page.report)
        guard page.hasResults || pass.number > 1 else { return }
        if pass.number == 1 { await world.publish(.fetching(page: 1)) }
        pass.merge(page)
        if PagePass.cursor(after: page) == nil {
            await publishSnapshot(of: &pass, isComplete: pass.isFinal)
        } else if pass.builder.isWorthSnapshot {
            await publishSnapshot(of: &pass)
        }
    }

    private func publishSnapshot(of pass: inout PagePass, isComplete: Bool = false) async {
        // Nobody would look at a stopped run's snapshot, and whoever stopped it waits.
        if Task.isCancelled { return }
        await world.publish(.results(pass.snapshot(isComplete: isComplete)))
    }

    /// Publishes what the server said where it is news; a changed status makes the polls frequent again.
    private mutating func note(_ report: JobReport) async {
        if report.status != lastReport?.status { schedule.reset() }
        if report != lastReport { await world.publish(.answered(report)) }
        lastReport = report
    }
}

// MARK: - One page

extension JobRun {
    /// One page, however long it takes. Final trouble is published here.
    private mutating func arrival(
        of request: PageRequest, number: Int, source: JobIdentifier? = nil
    ) async -> Outcome {
        var retries = 0
        // The user cut a wait short: then the server is asked though it wants to be left alone.
        var isImpatient = false
        while true {
            await world.publish(number == 1 ? .asking : .fetching(page: number))
            let retryAt: Moment
            let announcement: JobUpdate.Change
            switch await attempt(request, number: number, source: source, isImpatient: isImpatient) {
            case .arrived(let arrival): return .arrived(arrival)
            case .stopped: return .ended
            case .held(let until):
                retryAt = until
                announcement = .waiting(until: until, .retryAfter)
            case .failed(let setback):
                if setback.course == .startOver { return .startOver(setback) }
                if setback.course == .final {
                    await world.publish(.trouble(setback.trouble, retryAt: nil))
                    return .ended
                }
                retryAt = moment(after: pause(after: setback, retries: &retries))
                if setback.isServerWide { world.gate.close(until: retryAt) }
                announcement = .trouble(setback.trouble, retryAt: retryAt)
            }
            guard await world.wait(retryAt, [announcement]) else { return .ended }
            isImpatient = world.clock.now < retryAt
        }
    }

    private mutating func pause(after setback: Setback, retries: inout Int) -> Double {
        let isRetry = setback.course == .retrySoon && retries < Backoff.retryLimit
        defer { retries = isRetry ? retries + 1 : 0 }
        if let retryAfter = setback.retryAfter { return retryAfter }
        return isRetry ? Backoff.delay(beforeRetry: retries, random: world.randomness()) : nextPollDelay()
    }

    private func attempt(
        _ request: PageRequest, number: Int, source: JobIdentifier?, isImpatient: Bool
    ) async -> Attempt {
        let answer = await world.gate.withPermit { () -> Result<HTTPAnswer, Hindrance> in
            if !isImpatient, let until = world.gate.closure(at: world.clock.now) {
                return .failure(.held(until: until))
            }
            do throws(TransportFailure) {
                return .success(try await world.transport.get(request))
            } catch {
                return .failure(.failure(error))
            }
        }
        // The permit is free again here: reading a large page keeps no other job from asking.
        guard let answer, !Task.isCancelled else { return .stopped }
        switch answer {
        case .failure(.held(let until)): return .held(until: until)
        case .failure(.failure(let failure)): return .failed(reading.setback(for: failure))
        case .success(let answer): return read(answer, number: number, source: source)
        }
    }

    /// Why there is no answer.
    private enum Hindrance: Error {
        case held(until: Moment)
        case failure(TransportFailure)
    }

    private func read(_ answer: HTTPAnswer, number: Int, source: JobIdentifier?) -> Attempt {
        let localTime = world.clock.secondsSince1970
        if let setback = reading.setback(
            for: answer, localTime: localTime, page: number, hasStartedOver: hasStartedOver)
        {
            return .failed(setback)
        }
        do throws(DecodingFailure) {
            let page = try world.decoder.decode(answer.body)
            if let source, page.report.job != source {
                let other = page.report.job
                return .failed(reading.foreignPage(number, of: other, in: answer, localTime: localTime))
            }
            return .arrived(Arrival(page: page, retryAfter: answer.retryAfter(localTime: localTime)))
        } catch {
            return .failed(reading.setback(for: error, in: answer, localTime: localTime))
        }
    }
}

// MARK: - Waiting

extension JobRun {
    /// Waits as long as the server asked, else by the poll schedule; false when the run was stopped.
    private mutating func pause(retryAfter: Double?) async -> Bool {
        let until = moment(after: retryAfter ?? nextPollDelay())
        return await world.wait(until, [.waiting(until: until, retryAfter == nil ? .schedule : .retryAfter)])
    }

    private mutating func nextPollDelay() -> Double { schedule.next(random: world.randomness()) }

    private func moment(after seconds: Double) -> Moment {
        Moment(milliseconds: world.clock.now.milliseconds + Int64((seconds * 1000).rounded(.up)))
    }
}
