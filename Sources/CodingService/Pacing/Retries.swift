/// Decides whether a request that failed is made again, and when: soon for a few times, then by the poll schedule.
///
/// One value serves one page, from its first try on.
struct Retries {
    enum Decision: Equatable {
        /// Whoever asked for the page asks for it anew after so many seconds.
        case again(after: Double)
        /// Another pass begins after so many seconds; nil: only the user can mend it.
        case endPass(pause: Double?)
    }

    private var count = 0

    /// - Parameters:
    ///   - givesUp: Whoever ordered the job does not wait for polls.
    ///   - random: Gives a number in 0..<1; asked only when a wait has jitter.
    mutating func decide(
        after failure: RequestFailure, givesUp: Bool, schedule: inout PollSchedule, random: () -> Double
    ) -> Decision {
        let isRetry = failure.recovery == .retrySoon && count < Backoff.retryLimit
        switch failure.recovery {
        case .startOver: return .endPass(pause: failure.retryAfter ?? schedule.next(random: random()))
        case .final: return .endPass(pause: nil)
        case .retrySoon, .pollOn: if givesUp && !isRetry { return .endPass(pause: nil) }
        }
        defer { count = isRetry ? count + 1 : 0 }
        if let retryAfter = failure.retryAfter { return .again(after: retryAfter) }
        return .again(
            after: isRetry
                ? Backoff.delay(beforeRetry: count, random: random()) : schedule.next(random: random()))
    }
}
