import CodingModel

/// One try of a request that failed: what the reader is told, and how to go on.
struct RequestFailure: Error, Hashable {
    /// How to go on after a failed try.
    enum Recovery: Hashable {
        /// Try again soon, a few times; then by the poll schedule.
        case retrySoon
        /// Trying again at once would not help, but a later poll may find it mended.
        case pollOn
        /// The page can't be had any more: by the poll schedule, from the first page on.
        case startOver
        /// Nothing but the user can mend it.
        case final
    }

    let trouble: ServiceTrouble
    let recovery: Recovery
    /// The seconds the server asked to be left alone; the sentence says so.
    var retryAfter: Double?
    /// The pause is meant for every job, not for this one alone.
    var isServerWide = false
}
