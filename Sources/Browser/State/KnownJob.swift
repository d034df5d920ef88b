import CodingModel

/// A job that was on the list when the program ended last, with what is known of it before anybody is asked.
package struct KnownJob: Hashable, Sendable {
    /// The id by which the server knows the job.
    package let identifier: JobIdentifier
    /// The server's latest word on the job; nil when it has told none.
    package let report: JobReport?
    /// All pages of its results are stored.
    package let isWhole: Bool

    /// A job of which only the id is known, until told otherwise.
    package init(identifier: JobIdentifier, report: JobReport? = nil, isWhole: Bool = false) {
        self.identifier = identifier
        self.report = report
        self.isWhole = isWhole
    }
}
