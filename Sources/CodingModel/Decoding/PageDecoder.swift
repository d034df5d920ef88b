import TerminalText

/// What one API answer says apart from its codes, which are with the builder.
package struct PageHead: Hashable, Sendable {
    /// What the answer says about the job.
    package let report: JobReport
    /// What to ask for next (`results.nextCursor`); nil at the last page. Never empty.
    package let nextCursor: RawText?
    /// The answer brings a page of results, though perhaps an empty one; false when the job is in work or failed.
    package let hasResults: Bool
    /// The answer brings at least one question.
    package let hasQuestions: Bool

    /// For tests; others get it from a `PageReading`.
    package init(report: JobReport, nextCursor: RawText? = nil, hasResults: Bool, hasQuestions: Bool = false) {
        self.report = report
        self.nextCursor = nextCursor
        self.hasResults = hasResults
        self.hasQuestions = hasQuestions
    }
}

/// One answer with status 200 (schema `BatchCodingResponse`) on its way into a job, read as its bytes arrive.
///
/// The builder takes in codes and answers at once, but on approval: after `end` it is told to `keep` the page or to
/// `drop` it; a failure has dropped it already.
package struct PageReading: Sendable {
    private var body: [UInt8] = []

    /// Nothing of the answer is here yet.
    package init() {}

    /// Reads on; the bytes need to live only for the call.
    /// - Throws: `DecodingFailure` once the body can't be what the API promises; the reading is then over.
    package mutating func take(_ bytes: Span<UInt8>, into builder: inout CodedJobBuilder) throws(DecodingFailure) {
        bytes.withUnsafeBufferPointer { body.append(contentsOf: $0) }
    }

    /// The body is whole.
    /// - Throws: `DecodingFailure` when it breaks off, or lacks what is required.
    package mutating func end(into builder: inout CodedJobBuilder) throws(DecodingFailure) -> PageHead {
        let page = try FoundationPageDecoder().decode(body)
        builder.beginPage()
        page.content?.replay(into: &builder)
        return PageHead(
            report: page.report, nextCursor: page.nextCursor, hasResults: page.content != nil,
            hasQuestions: page.content?.isEmpty == false)
    }
}

extension CodedJobBuilder {
    /// Reads a body that is here as a whole; to be kept or dropped.
    package mutating func read(_ body: [UInt8]) throws(DecodingFailure) -> PageHead {
        var reading = PageReading()
        try reading.take(body.span, into: &self)
        return try reading.end(into: &self)
    }
}

/// What one API answer says: about the job, and the codes it brings.
struct ResultPage: Sendable {
    let report: JobReport
    let nextCursor: RawText?
    let content: PageContent?
}
