import CodingModel
import FoundationEssentials

/// The time as the service needs it, handed in so that tests never wait.
package protocol ServiceClock: Sendable {
    /// Now, on the program's monotonic clock.
    var now: Moment { get }

    /// The same in microseconds, for measuring work that takes less than a millisecond.
    var microseconds: Int64 { get }

    /// Now, by the calendar, in seconds since 1970-01-01T00:00:00Z; only `Retry-After` dates are held against it.
    var secondsSince1970: Double { get }

    /// Returns when the moment has come.
    ///
    /// - Throws: `CancellationError` when the task is cancelled first.
    func sleep(until deadline: Moment) async throws
}

extension ServiceClock {
    /// As fine as ``now`` is.
    package var microseconds: Int64 { now.milliseconds * 1000 }
}

/// The machine's clocks. A suspended machine's clock runs on, so a poll that is overdue happens on waking.
package struct SystemClock: ServiceClock {
    package init() {}

    package var now: Moment { Moment(milliseconds: microseconds / 1000) }

    package var microseconds: Int64 {
        let (seconds, attoseconds) = Self.clock.systemEpoch.duration(to: Self.clock.now).components
        return seconds * 1_000_000 + attoseconds / 1_000_000_000_000
    }

    package var secondsSince1970: Double { Date().timeIntervalSince1970 }

    package func sleep(until deadline: Moment) async throws {
        let instant = Self.clock.systemEpoch.advanced(by: .milliseconds(deadline.milliseconds))
        try await Task.sleep(until: instant, clock: Self.clock)
    }

    private static let clock = ContinuousClock()
}
