import TerminalText

/// Why a job failed, wholly or in part, in the service's words (schema `BatchCodingErrorDetails`).
package struct JobFailure: Hashable, Sendable {
    /// The kind of failure, such as `PROCESSING_ERROR`.
    package let code: RawText
    /// The failure in a sentence for people.
    package let message: RawText

    /// A failure with texts as the API wrote them.
    package init(code: RawText, message: RawText) {
        self.code = code
        self.message = message
    }
}

/// The state of a job as one API answer has it, apart from its codes (schema `BatchCodingResponse`).
package struct JobReport: Hashable, Sendable {
    /// The job that the answer is about (`batchJobId`).
    package let job: JobIdentifier
    /// The survey whose answers were coded (`surveyIdentifier`).
    package let survey: RawText
    /// How far the job is (`status`).
    package let status: JobStatus
    /// When the job completed (`results.completedAt`); nil when the answer does not say.
    package let completedAt: CompletionTime?
    /// Why the job failed (`results.code`, `results.message`); nil when the answer does not say.
    package let failure: JobFailure?

    /// A report with these parts; nil for a field that the answer lacks.
    package init(
        job: JobIdentifier, survey: RawText, status: JobStatus, completedAt: CompletionTime? = nil,
        failure: JobFailure? = nil
    ) {
        self.job = job
        self.survey = survey
        self.status = status
        self.completedAt = completedAt
        self.failure = failure
    }
}
