import CodingModel

/// What is known of a job before anybody is asked: it was on the list when the program ended.
package struct KnownJob: Hashable, Sendable {
    package let identifier: JobIdentifier
    /// What the server said last; nil when it was never asked.
    package let report: JobReport?
    /// All pages of its results are stored.
    package let isWhole: Bool

    package init(identifier: JobIdentifier, report: JobReport? = nil, isWhole: Bool = false) {
        self.identifier = identifier
        self.report = report
        self.isWhole = isWhole
    }
}
