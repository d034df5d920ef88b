import CodingModel
import FoundationEssentials
import NIOCore
import NIOPosix

/// The clocks that the service needs; they are handed in so that tests never wait.
package protocol ServiceClock: Sendable {
    /// Now, on the program's monotonic clock.
    var now: Moment { get }

    /// Now in microseconds, on the same clock, for measuring work that takes less than a millisecond.
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

/// The machine's clocks. A suspended machine's clock runs on, so a poll that is overdue happens soon after waking.
package struct SystemClock: ServiceClock {
    /// The milliseconds that one sleep lasts at most, for timers stand still while the machine is suspended.
    private static let nap: Int64 = 30_000

    /// A clock; all of them tell the same time.
    package init() {}

    /// Now, on a clock that runs on while the machine is suspended, in whole milliseconds.
    package var now: Moment { Moment(milliseconds: microseconds / 1000) }

    /// Now, on the same clock.
    package var microseconds: Int64 {
        let (seconds, attoseconds) = Self.clock.systemEpoch.duration(to: Self.clock.now).components
        return seconds * 1_000_000 + attoseconds / 1_000_000_000_000
    }

    /// Now, by the machine's calendar.
    package var secondsSince1970: Double { Date().timeIntervalSince1970 }

    /// Returns when the moment has come, on a timer of the network's threads.
    ///
    /// - Throws: `CancellationError` when the task is cancelled first.
    package func sleep(until deadline: Moment) async throws {
        // The moment that is now may have begun up to a millisecond ago.
        while now < deadline {
            let nap = min(deadline.milliseconds - now.milliseconds, Self.nap)
            // Not `Task.sleep`: see `LoopExecutor`.
            let timer = MultiThreadedEventLoopGroup.singleton.any().scheduleTask(in: .milliseconds(nap)) {}
            try await withTaskCancellationHandler {
                do { try await timer.futureResult.get() } catch { throw CancellationError() }
            } onCancel: {
                timer.cancel()
            }
        }
    }

    private static let clock = ContinuousClock()
}
