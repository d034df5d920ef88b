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

    private let job: JobIdentifier
    private let world: World
    private let reading: TroubleReading
    private var schedule = PollSchedule()
    private var lastReport: JobReport?

    init(job: JobIdentifier, world: World) {
        self.job = job
        self.world = world
        reading = TroubleReading(settings: world.settings, job: job)
    }

    /// Returns when the job is settled, has failed for good, or the task was cancelled.
    mutating func run() async {
        while let first = await arrival(of: PageRequest(job: job), number: 1) {
            guard let last = await readPages(from: first) else { return }
            if last.page.report.status.isFinal {
                await world.publish(.settled)
                return
            }
            guard await waitForNextPoll(last.retryAfter) else { return }
        }
    }

    /// Reads every page from the first on, with snapshots on the way; the last one, or nil when it ended early.
    private mutating func readPages(from first: Arrival) async -> Arrival? {
        var builder = CodedJobBuilder(job: job)
        var seenCursors: Set<RawText> = []
        var current = first
        var number = 1
        while true {
            await take(current.page, number: number, into: &builder)
            guard let cursor = current.page.nextCursor else { return current }
            guard seenCursors.insert(cursor).inserted else {
                await publishSnapshot(of: &builder)
                await world.publish(.trouble(reading.cursorLoop(at: cursor), retryAt: nil))
                return nil
            }
            number += 1
            guard let next = await arrival(of: PageRequest(job: job, cursor: cursor), number: number) else {
                await publishSnapshot(of: &builder)
                return nil
            }
            current = next
            schedule.reset()
        }
    }

    /// Merges a page and publishes how far the results are. A snapshot that would cost more than it shows is left to
    /// a later page; the last page always brings one.
    private mutating func take(_ page: ResultPage, number: Int, into builder: inout CodedJobBuilder) async {
        await note(page.report)
        guard page.hasResults || number > 1 else { return }
        if number == 1 { await world.publish(.fetching(page: 1)) }
        builder.merge(page)
        if page.nextCursor == nil {
            await publishSnapshot(of: &builder, isComplete: page.report.status.isFinal)
        } else if builder.isWorthSnapshot {
            await publishSnapshot(of: &builder)
        }
    }

    private func publishSnapshot(of builder: inout CodedJobBuilder, isComplete: Bool = false) async {
        // Nobody would look at a stopped run's snapshot, and whoever stopped it waits.
        if Task.isCancelled { return }
        await world.publish(.results(builder.snapshot(isComplete: isComplete)))
    }

    /// Publishes what the server said where it is news; a changed status makes the polls frequent again.
    private mutating func note(_ report: JobReport) async {
        if report.status != lastReport?.status { schedule.reset() }
        if report != lastReport { await world.publish(.answered(report)) }
        lastReport = report
    }

    /// One page, however long it takes; nil after final trouble (which is published) and when the run was stopped.
    private mutating func arrival(of request: PageRequest, number: Int) async -> Arrival? {
        var retries = 0
        while true {
            await world.publish(number == 1 ? .asking : .fetching(page: number))
            let setback: Setback
            switch await attempt(request) {
            case .success(let arrival): return arrival
            case .failure(let failure): setback = failure
            case nil: return nil
            }
            if setback.course == .final {
                await world.publish(.trouble(setback.trouble, retryAt: nil))
                return nil
            }
            let isRetry = setback.course == .retrySoon && retries < Backoff.retryLimit
            let pause = setback.retryAfter ?? (isRetry ? backoff(beforeRetry: retries) : nextPollDelay())
            retries = isRetry ? retries + 1 : 0
            let retryAt = moment(after: pause)
            var announcement: [JobUpdate.Change] = [.trouble(setback.trouble, retryAt: retryAt)]
            if setback.retryAfter != nil { announcement.append(.waiting(until: retryAt, .retryAfter)) }
            guard await world.wait(retryAt, announcement) else { return nil }
        }
    }

    /// One try; nil when the run was stopped.
    private func attempt(_ request: PageRequest) async -> Result<Arrival, Setback>? {
        let outcome = await world.gate.withPermit { () -> Result<HTTPAnswer, TransportFailure> in
            do throws(TransportFailure) {
                return .success(try await world.transport.get(request))
            } catch {
                return .failure(error)
            }
        }
        // The permit is free again here: reading a large page keeps no other job from asking.
        guard let outcome, !Task.isCancelled else { return nil }
        switch outcome {
        case .failure(let failure): return .failure(reading.setback(for: failure))
        case .success(let answer): return arrival(from: answer)
        }
    }

    private func arrival(from answer: HTTPAnswer) -> Result<Arrival, Setback> {
        let localTime = world.clock.secondsSince1970
        if let setback = reading.setback(for: answer, localTime: localTime) { return .failure(setback) }
        do throws(DecodingFailure) {
            let page = try world.decoder.decode(answer.body)
            return .success(Arrival(page: page, retryAfter: answer.retryAfter(localTime: localTime)))
        } catch {
            return .failure(reading.setback(for: error, body: answer.body))
        }
    }

    private mutating func waitForNextPoll(_ retryAfter: Double?) async -> Bool {
        let until = moment(after: retryAfter ?? nextPollDelay())
        return await world.wait(until, [.waiting(until: until, retryAfter == nil ? .schedule : .retryAfter)])
    }

    private mutating func nextPollDelay() -> Double { schedule.next(random: world.randomness()) }

    private func backoff(beforeRetry number: Int) -> Double {
        Backoff.delay(beforeRetry: number, random: world.randomness())
    }

    private func moment(after seconds: Double) -> Moment {
        Moment(milliseconds: world.clock.now.milliseconds + Int64((seconds * 1000).rounded(.up)))
    }
}
