import TerminalText

/// Reads one API answer. A protocol, so that a decoder that streams can take the place of the present one.
package protocol PageDecoder: Sendable {
    /// Reads the body of an answer with status 200 (schema `BatchCodingResponse`), whole or not at all.
    /// - Throws: `DecodingFailure`, which says where the body is not what the API promises, and what stands there.
    func decode(_ body: [UInt8]) throws(DecodingFailure) -> ResultPage
}

/// What one API answer says: about the job, and the codes it brings.
package struct ResultPage: Sendable {
    /// What the answer says about the job.
    package let report: JobReport
    /// What to ask for next (`results.nextCursor`); nil at the last page. Never empty.
    package let nextCursor: RawText?
    /// The codes; nil when the answer brings none (the job is in work or failed), which is not an empty page.
    package let content: PageContent?

    /// For decoders and tests: an empty cursor is the caller's mistake.
    package init(report: JobReport, nextCursor: RawText?, content: PageContent?) {
        self.report = report
        self.nextCursor = nextCursor
        self.content = content
    }

    /// The answer brings a page of results, though perhaps an empty one.
    package var hasResults: Bool { content != nil }
}
