/// A point on the program's monotonic clock. The model only carries it; it never reads a clock.
package struct Moment: Comparable, Hashable, Sendable {
    /// Milliseconds since a start that is the same for the whole run of the program.
    package let milliseconds: Int64

    /// A point on the clock whose start the clock decides.
    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// Earlier comes first.
    package static func < (left: Moment, right: Moment) -> Bool { left.milliseconds < right.milliseconds }
}
