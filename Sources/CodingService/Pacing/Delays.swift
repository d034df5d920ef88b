/// When a job whose state may still change is asked about next: 2 s, growing by half each time up to 30 s.
///
/// Jitter spreads each wait evenly between one second and its full length, so that many jobs (and many users)
/// that began together drift apart.
struct PollSchedule: Sendable {
    static let floor = 1.0
    private static let first = 2.0
    private static let growth = 1.5
    private static let cap = 30.0

    private var length = first

    /// The seconds to wait now, for a random number in 0..<1; the next wait will be longer.
    mutating func next(random: Double) -> Double {
        defer { length = min(length * Self.growth, Self.cap) }
        return Self.floor + random * (length - Self.floor)
    }

    /// Starts again with short waits: something moved.
    mutating func reset() { length = Self.first }
}

/// The short waits between the tries of one request: 0.5 s, doubling up to 20 s, with full jitter.
enum Backoff {
    /// How many times a request is tried again before the poll schedule takes over.
    static let retryLimit = 5
    private static let first = 0.5
    private static let growth = 2.0
    private static let cap = 20.0

    /// The seconds before retry `number` (from 0), for a random number in 0..<1.
    static func delay(beforeRetry number: Int, random: Double) -> Double {
        var length = first
        for _ in 0..<number where length < cap { length *= growth }
        return random * min(length, cap)
    }
}
