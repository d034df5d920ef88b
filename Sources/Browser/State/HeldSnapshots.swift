import CodingModel

/// Snapshots of a job that come while a filter is on. Each is shown only with the filter applied to it, and the one
/// before stays until then.
struct HeldSnapshots: Sendable {
    /// The newest that is not being filtered yet.
    var latest: CodedJob?
    /// The one that is being filtered, and the question on screen when that began: for any other it is of no use.
    var filtering: (job: CodedJob, token: RequestToken, basis: ShownQuestion?)?

    /// The newest of all.
    var newest: CodedJob? { latest ?? filtering?.job }
}
