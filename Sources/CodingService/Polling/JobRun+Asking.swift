import CodingModel
import TerminalText

/// One page, asked for until it is here or can't be had.
extension JobRun {
    /// A page that was read, which the pass has yet to keep, and the pause in seconds that the answer asked for.
    typealias Arrival = (head: PageHead, retryAfter: Double?)

    /// The outcome of one try.
    private enum Attempt {
        case arrived(Arrival)
        case failed(RequestFailure)
        /// It was not made: the server wants to be left alone until then.
        case held(until: Moment)
        case stopped
    }

    /// Asks for a page until it is here, however long that takes.
    /// - Parameter cursor: The page's cursor; nil for the first.
    mutating func page(at cursor: RawText?, into pass: PagePass) async throws(Interruption) -> Arrival {
        let request = PageRequest(job: job, cursor: cursor)
        var retries = Retries()
        // The user cut a wait short: then the server is asked though it wants to be left alone.
        var isImpatient = false
        while true {
            await publish(pass.number == 1 ? .asking : .fetching(page: pass.number))
            let retryAt: Moment
            let announcement: JobUpdate.Change
            switch await attempt(request, into: pass, isImpatient: isImpatient) {
            case .arrived(let arrival): return arrival
            case .stopped: throw .stopped
            case .held(let until):
                retryAt = until
                announcement = .waiting(until: until, .retryAfter)
            case .failed(let failure):
                retryAt = moment(after: try pause(after: failure, retries: &retries))
                if failure.isServerWide { poller.requests.close(until: retryAt) }
                announcement = .trouble(failure.trouble, retryAt: retryAt)
            }
            // The pages before this one are here all the same.
            if pass.hasNews { await publishSnapshot(of: pass) }
            guard await wait(until: retryAt, announcing: announcement) else { throw .stopped }
            isImpatient = poller.clock.now < retryAt
        }
    }

    /// The seconds before the page is asked for again.
    /// - Throws: `Interruption` when it is not.
    private mutating func pause(
        after failure: RequestFailure, retries: inout Retries
    ) throws(Interruption) -> Double {
        if failure.recovery == .startOver { hasStartedOver = true }
        let decision = retries.decide(
            after: failure, givesUp: order.givesUp, schedule: &schedule, random: poller.randomness)
        switch decision {
        case .again(let seconds): return seconds
        case .endPass(let pause): throw .failed(failure.trouble, pause: pause)
        }
    }

    /// Asks once. Nothing is left of a try that failed.
    private func attempt(_ request: PageRequest, into pass: PagePass, isImpatient: Bool) async -> Attempt {
        pass.begin()
        let attempt = await poller.requests.withPermit { () -> Attempt in
            if !isImpatient, let until = poller.requests.closure(at: poller.clock.now) { return .held(until: until) }
            do throws(TransportFailure) {
                return read(try await poller.transport.get(request, into: pass), of: pass)
            } catch {
                return .failed(explainer.failure(for: error))
            }
        }
        guard let attempt, !Task.isCancelled else {
            pass.drop()
            return .stopped
        }
        if case .arrived = attempt { return attempt }
        pass.drop()
        return attempt
    }

    private func read(_ answer: HTTPAnswer, of pass: PagePass) -> Attempt {
        let localTime = poller.clock.secondsSince1970
        if let failure = explainer.failure(
            for: answer, localTime: localTime, page: pass.number, hasStartedOver: hasStartedOver)
        {
            return .failed(failure)
        }
        do throws(DecodingFailure) {
            let head = try pass.end()
            guard pass.accepts(head) else {
                let other = head.report.job
                return .failed(explainer.foreignPage(pass.number, of: other, in: answer, localTime: localTime))
            }
            if !hasStartedOver, pass.isOfOtherCoding(head) {
                return .failed(explainer.codedAnew(pass.number))
            }
            return .arrived((head, answer.retryAfter(localTime: localTime)))
        } catch {
            return .failed(
                explainer.failure(
                    for: error, in: answer, localTime: localTime, page: pass.number, hasStartedOver: hasStartedOver))
        }
    }
}
