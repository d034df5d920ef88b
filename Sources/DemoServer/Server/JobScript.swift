/// How a sample job behaves from its first request on.
struct JobScript: Sendable {
    /// A server error that the first requests for a job may get.
    enum Trouble: Sendable {
        case internalError
        case gatewayTimeout
    }

    /// How a job ends.
    enum Outcome: Sendable {
        /// The results, cut into pages; made when first asked for.
        case completed(@Sendable () -> [ResultsPage])
        case failed(BatchCodingStatus, ErrorDetails)
    }

    /// The contents of `results`, before they are put in the API's shape.
    enum ResultsSource: Sendable {
        case pages([ResultsPage])
        case failed(ErrorDetails)

        var failure: ErrorDetails? {
            if case .failed(let details) = self { details } else { nil }
        }
    }

    let survey: String
    var troubles: [Trouble] = []
    /// How long the job stays queued; nil: for ever.
    var queuedFor: Duration? = .zero
    var processingFor: Duration = .zero
    let outcome: Outcome
    var completedAt = "2025-06-02T08:15:30Z"
    /// How long the server takes over each answer.
    var pageDelay: Duration = .zero

    /// The job's status at a time after its first request, and the contents of its results by then.
    func state(atAge age: Duration) -> (BatchCodingStatus, ResultsSource?) {
        guard let queuedFor, age >= queuedFor else { return (.queued, nil) }
        guard age >= queuedFor + processingFor else { return (.processing, nil) }
        switch outcome {
        case .completed(let pages): return (.completed, .pages(pages()))
        case .failed(let status, let details): return (status, .failed(details))
        }
    }
}
