import CodingModel

/// One try that failed: what to tell the reader, and how to go on.
struct Setback: Error, Hashable {
    /// How to go on after a failed try.
    enum Course: Hashable {
        /// Try again soon, a few times; then by the poll schedule.
        case retrySoon
        /// Trying again at once would not help, but a later poll may find it mended.
        case pollOn
        /// Nothing but the user can mend it.
        case final
    }

    let trouble: ServiceTrouble
    let course: Course
    /// The seconds the server asked to be left alone.
    var retryAfter: Double?
}
