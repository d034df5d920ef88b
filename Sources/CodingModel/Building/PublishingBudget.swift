/// Sees to it that showing results while they load takes a small part of the time that loading takes.
package struct PublishingBudget: Sendable {
    /// A snapshot may follow another after this many times what that one took.
    private static let share: Int64 = 10

    private var lastEnd: Int64?
    private var lastCost: Int64 = 0

    /// No snapshot was made yet: the first is always affordable.
    package init() {}

    /// Whether a snapshot may be made now.
    /// - Parameter microseconds: The time on any clock that never goes back, as below.
    package func affordsSnapshot(at microseconds: Int64) -> Bool {
        lastEnd.map { microseconds - $0 >= lastCost * Self.share } ?? true
    }

    /// A snapshot was made, in this time.
    package mutating func noteSnapshot(from start: Int64, to end: Int64) {
        lastEnd = end
        lastCost = end - start
    }
}
