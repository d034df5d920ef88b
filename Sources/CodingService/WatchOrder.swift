/// What is wanted of a job, and how.
package struct WatchOrder: Hashable, Sendable {
    /// When a run has reached what it was started for.
    package enum Goal: Hashable, Sendable {
        /// The server has said how the job stands.
        case status
        /// The job is finished. Its pages are not read.
        case finalStatus
        /// Whatever pages there are have been read, whether or not more will come.
        case presentResults
        /// The job is finished and all of its pages are here.
        case results

        var readsPages: Bool { self == .results || self == .presentResults }
        /// A job in work is asked about again and again.
        var waits: Bool { self == .results || self == .finalStatus }
    }

    package var goal: Goal
    /// A request whose retries are used up ends the run, instead of being made again by the poll schedule.
    package var givesUp: Bool
    /// Snapshots are published while pages arrive, not only when all are here.
    package var showsPartialResults: Bool

    /// Unless told otherwise, as the browser wants it: it never gives up and shows what it has.
    package init(_ goal: Goal = .results, givesUp: Bool = false, showsPartialResults: Bool = true) {
        self.goal = goal
        self.givesUp = givesUp
        self.showsPartialResults = showsPartialResults
    }
}

/// How far a job's pages have come.
package struct FetchProgress: Hashable, Sendable {
    /// The page that is arriving, from 1.
    package let page: Int
    /// What has come in this run, decompressed, failed tries included.
    package let bytes: Int

    /// For tests; others get it from a poller.
    package init(page: Int, bytes: Int) {
        self.page = page
        self.bytes = bytes
    }
}
