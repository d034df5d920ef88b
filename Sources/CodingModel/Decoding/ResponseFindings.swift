import TerminalText

/// The fields of an API answer beside its codes, as they stood there. The status decides which of them must be there and
/// which are looked at, and it may come last.
struct ResponseFindings: Sendable {
    /// A field of `results`.
    enum Field: Sendable {
        case absent
        case null(DecodingFailure)
        case text(RawText)
        /// Something else than a text.
        case wrong(DecodingFailure)

        var asQuestions: Questions {
            switch self {
            case .null(let failure): .null(failure)
            case .wrong(let failure): .wrong(failure)
            case .absent, .text: .absent
            }
        }
    }

    enum Results: Sendable {
        case absent, object
        case null(DecodingFailure)
        case wrong(DecodingFailure)
    }

    enum Questions: Sendable {
        case absent, read
        case null(DecodingFailure)
        case wrong(DecodingFailure)
    }

    var job: JobIdentifier?
    var survey: RawText = ""
    var status = JobStatus.queued
    var results = Results.absent
    /// `results` is `[]`, as some servers write nothing.
    var resultsAreEmptyList = false
    var completedAt = Field.absent
    var nextCursor = Field.absent
    var code = Field.absent
    var message = Field.absent
    var questions = Questions.absent
    var hasQuestions = false

    /// Puts the fields together once the document has been read to its end.
    ///
    /// A completed job must have results. A failed job should say why, but may leave it out. A job in work has no results,
    /// which servers write as null, `{}` or `[]`, as a word, or not at all: nothing must be there, and a value of another
    /// kind counts as absent, since the job is asked about again anyway.
    /// - Throws: `DecodingFailure` for a field that is required and missing, or is of the wrong kind.
    func head() throws(DecodingFailure) -> PageHead {
        guard let job else { throw .missing([.key("batchJobId")], endingAt: nil) }
        guard try hasResultsObject() else {
            return PageHead(report: JobReport(job: job, survey: survey, status: status), hasResults: false)
        }
        let completedAt =
            try status == .completed ? required(self.completedAt, .completedAt) : optional(self.completedAt)
        let report = JobReport(
            job: job, survey: survey, status: status, completedAt: completedAt.map { CompletionTime($0) },
            failure: try failure())
        let cursor = try optional(nextCursor)
        let hasResults = try hasQuestionList() && (hasQuestions || status.mayHaveResults)
        return PageHead(
            report: report, nextCursor: cursor?.isEmpty == false ? cursor : nil, hasResults: hasResults,
            hasQuestions: hasResults && hasQuestions)
    }

    private func hasResultsObject() throws(DecodingFailure) -> Bool {
        switch results {
        case .object: return true
        case .absent:
            if status == .completed { throw .missing([.key("results")], endingAt: nil) }
        case .null(let failure):
            if status == .completed { throw failure }
        case .wrong(let failure):
            if status == .completed || status.isFinal && !resultsAreEmptyList { throw failure }
        }
        return false
    }

    /// A failed job need not say why (it may bring codes instead), but a reason has a code and a message.
    private func failure() throws(DecodingFailure) -> JobFailure? {
        if status == .completed { return nil }
        let (code, message) = (try optional(self.code), try optional(self.message))
        if let code, let message { return JobFailure(code: code, message: message) }
        guard status.isFinal, code != nil || message != nil else { return nil }
        _ = try required(self.code, .code)
        _ = try required(self.message, .message)
        return nil
    }

    private func hasQuestionList() throws(DecodingFailure) -> Bool {
        switch questions {
        case .read: return true
        case .absent:
            if status == .completed { throw .missing([.key("results"), .key("questionCodes")], endingAt: nil) }
        case .null(let failure):
            if status == .completed { throw failure }
        case .wrong(let failure):
            if status.isFinal { throw failure }
        }
        return false
    }

    private func required(_ field: Field, _ name: ResponseField) throws(DecodingFailure) -> RawText? {
        switch field {
        case .text(let text): return text
        case .null(let failure), .wrong(let failure): throw failure
        case .absent: throw .missing([.key("results"), .key("\(name.name)")], endingAt: nil)
        }
    }

    private func optional(_ field: Field) throws(DecodingFailure) -> RawText? {
        switch field {
        case .text(let text): return text
        case .absent, .null: return nil
        case .wrong(let failure):
            if status.isFinal { throw failure }
            return nil
        }
    }
}
