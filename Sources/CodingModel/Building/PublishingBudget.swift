/// Decides when a snapshot may be published while pages load, so that snapshots take a small part of the time.
package struct PublishingBudget: Sendable {
    /// A snapshot may follow another after this many times the time that the other took.
    private static let share: Int64 = 10

    private var lastEnd: Int64?
    private var lastCost: Int64 = 0

    /// A budget before the first snapshot, which may always be made.
    package init() {}

    /// Whether a snapshot may be made now.
    /// - Parameter microseconds: The present time on any clock that never goes back; `noteSnapshot` takes the same clock.
    package func affordsSnapshot(at microseconds: Int64) -> Bool {
        lastEnd.map { microseconds - $0 >= lastCost * Self.share } ?? true
    }

    /// Notes that a snapshot was made.
    /// - Parameters:
    ///   - start: When it was begun, in microseconds.
    ///   - end: When it was ready.
    package mutating func noteSnapshot(from start: Int64, to end: Int64) {
        lastEnd = end
        lastCost = end - start
    }
}
