import CodingModel
import TerminalText

/// One page, asked for until it is here or can't be had.
extension JobRun {
    /// A page that was read; the pass has yet to keep it.
    struct Arrival {
        let head: PageHead
        let retryAfter: Double?
    }

    /// What became of asking for a page, however often.
    enum Outcome {
        case arrived(Arrival)
        case startOver(Setback)
        /// The run was stopped, or trouble that is published already ended it.
        case ended
    }

    /// What became of one try.
    private enum Attempt {
        case arrived(Arrival)
        case failed(Setback)
        /// It was not made: the server wants to be left alone until then.
        case held(until: Moment)
        case stopped
    }

    /// Why there is no answer.
    private enum Hindrance: Error {
        case held(until: Moment)
        case failure(TransportFailure)
    }

    /// One page, however long it takes. Final trouble is published here.
    mutating func arrival(of request: PageRequest, into pass: inout PagePass) async -> Outcome {
        var retries = 0
        // The user cut a wait short: then the server is asked though it wants to be left alone.
        var isImpatient = false
        while true {
            await world.publish(pass.number == 1 ? .asking : .fetching(page: pass.number))
            let retryAt: Moment
            let announcement: JobUpdate.Change
            switch await attempt(request, into: pass, isImpatient: isImpatient) {
            case .arrived(let arrival): return .arrived(arrival)
            case .stopped: return .ended
            case .held(let until):
                retryAt = until
                announcement = .waiting(until: until, .retryAfter)
            case .failed(let setback):
                if setback.course == .startOver { return .startOver(setback) }
                if isFinal(setback, retries: retries) {
                    await world.publish(.trouble(setback.trouble, retryAt: nil))
                    return .ended
                }
                retryAt = moment(after: pause(after: setback, retries: &retries))
                if setback.isServerWide { world.gate.close(until: retryAt) }
                announcement = .trouble(setback.trouble, retryAt: retryAt)
            }
            // What came before this page is here all the same.
            if pass.hasNews { await publishSnapshot(of: &pass) }
            guard await world.wait(retryAt, [announcement]) else { return .ended }
            isImpatient = world.clock.now < retryAt
        }
    }

    private func isFinal(_ setback: Setback, retries: Int) -> Bool {
        switch setback.course {
        case .final: true
        case .pollOn: order.wanted.givesUp
        case .retrySoon: order.wanted.givesUp && retries == Backoff.retryLimit
        case .startOver: false
        }
    }

    private mutating func pause(after setback: Setback, retries: inout Int) -> Double {
        let isRetry = setback.course == .retrySoon && retries < Backoff.retryLimit
        defer { retries = isRetry ? retries + 1 : 0 }
        if let retryAfter = setback.retryAfter { return retryAfter }
        return isRetry ? Backoff.delay(beforeRetry: retries, random: world.randomness()) : nextPollDelay()
    }

    private func attempt(_ request: PageRequest, into pass: PagePass, isImpatient: Bool) async -> Attempt {
        let attempt = await ask(request, into: pass, isImpatient: isImpatient)
        if case .arrived = attempt { return attempt }
        // What a try brought that failed must not be shown.
        pass.intake.drop()
        return attempt
    }

    private func ask(_ request: PageRequest, into pass: PagePass, isImpatient: Bool) async -> Attempt {
        pass.intake.begin(page: pass.number)
        let answer = await world.gate.withPermit { () -> Result<HTTPAnswer, Hindrance> in
            if !isImpatient, let until = world.gate.closure(at: world.clock.now) {
                return .failure(.held(until: until))
            }
            do throws(TransportFailure) {
                return .success(try await world.transport.get(request, into: pass.intake))
            } catch {
                return .failure(.failure(error))
            }
        }
        guard let answer, !Task.isCancelled else { return .stopped }
        switch answer {
        case .failure(.held(let until)): return .held(until: until)
        case .failure(.failure(let failure)): return .failed(reading.setback(for: failure))
        case .success(let answer): return read(answer, of: pass)
        }
    }

    private func read(_ answer: HTTPAnswer, of pass: PagePass) -> Attempt {
        let localTime = world.clock.secondsSince1970
        if let setback = reading.setback(
            for: answer, localTime: localTime, page: pass.number, hasStartedOver: hasStartedOver)
        {
            return .failed(setback)
        }
        do throws(DecodingFailure) {
            let head = try pass.intake.end()
            guard pass.accepts(head) else {
                let other = head.report.job
                return .failed(reading.foreignPage(pass.number, of: other, in: answer, localTime: localTime))
            }
            return .arrived(Arrival(head: head, retryAfter: answer.retryAfter(localTime: localTime)))
        } catch {
            let isMarkup = pass.intake.isMarkup
            return .failed(reading.setback(for: error, in: answer, isMarkup: isMarkup, localTime: localTime))
        }
    }
}
