/// How far a job is to be followed, and how persistently.
package struct WatchOrder: Hashable, Sendable {
    /// The point at which a run ends.
    package enum Goal: Hashable, Sendable {
        /// The server has said how the job stands.
        case status
        /// The job is finished. Its pages are not read.
        case finalStatus
        /// Whatever pages there are have been read, no matter if more will come.
        case presentResults
        /// The job is finished and all of its pages are here.
        case results

        var readsPages: Bool { self == .results || self == .presentResults }
        /// A job in work is asked about again and again.
        var waits: Bool { self == .results || self == .finalStatus }
    }

    /// The point at which the run ends.
    package var goal: Goal
    /// A request whose retries are used up ends the run, instead of being made again by the poll schedule.
    package var givesUp: Bool
    /// Snapshots are published while pages arrive, not only when all are here.
    package var showsPartialResults: Bool

    /// An order; unless told otherwise the browser's, which never gives up and shows what it has.
    package init(_ goal: Goal = .results, givesUp: Bool = false, showsPartialResults: Bool = true) {
        self.goal = goal
        self.givesUp = givesUp
        self.showsPartialResults = showsPartialResults
    }
}
