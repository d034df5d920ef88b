/// A change of one job, which the service publishes and the browser shows.
package struct JobUpdate: Sendable {
    /// Why nothing is being asked for the moment.
    package enum WaitReason: Hashable, Sendable {
        /// The next poll is due then.
        case schedule
        /// The server asked for the pause (`Retry-After`).
        case retryAfter
    }

    /// The kinds of change.
    package enum Change: Sendable {
        /// A status request is on its way.
        case asking
        /// The server said this.
        case answered(JobReport)
        /// Page `page` of the results (from 1) is being asked for or read.
        case fetching(page: Int)
        /// All that is known after another page was merged.
        case results(CodedJob)
        /// Nothing is asked until then.
        case waiting(until: Moment, WaitReason)
        /// It failed. Without `retryAt` it is final for this job until the user refreshes.
        case trouble(ServiceTrouble, retryAt: Moment?)
        /// The goal is reached (in the browser: the status is final and all pages are here), and nothing more will be asked.
        case settled
    }

    /// The job that has changed.
    package let job: JobIdentifier
    /// The change.
    package let change: Change

    /// A change of a job; nothing is checked.
    package init(job: JobIdentifier, change: Change) {
        self.job = job
        self.change = change
    }
}
