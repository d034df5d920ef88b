import CodingModel
import TerminalText

/// One reading of a job's pages, from the first to wherever it gets.
struct PagePass {
    /// So many pages in a row may bring nothing new before there is a pause before each further one.
    private static let patience = 8

    /// The id that the first page gave for the job, which the others must give too.
    let source: JobIdentifier
    /// The page that is being read, from 1.
    private(set) var number = 1
    private(set) var builder: CodedJobBuilder
    private var seenCursors: Set<RawText> = []
    private var fruitlessPages = 0
    private let status: JobStatus
    private var isUniform = true

    init(job: JobIdentifier, first: JobReport) {
        builder = CodedJobBuilder(job: job)
        source = first.job
        status = first.status
    }

    /// Every page so far said that the job is finished, and finished alike: pages from before a job was finished may be
    /// out of date beside those from after.
    var isFinal: Bool { isUniform && status.isFinal }

    /// The last pages brought nothing new.
    var isFruitless: Bool { fruitlessPages >= Self.patience }

    mutating func merge(_ page: ResultPage) {
        if page.report.status != status { isUniform = false }
        let isNews = builder.merge(page)
        fruitlessPages = isNews ? 0 : fruitlessPages + 1
    }

    mutating func snapshot(isComplete: Bool) -> CodedJob { builder.snapshot(isComplete: isComplete) }

    /// Goes on to the next page; false when the cursor was there before.
    mutating func advance(to cursor: RawText) -> Bool {
        number += 1
        return seenCursors.insert(cursor).inserted
    }

    /// What leads on from a page; nil at the last. While a job is in work an empty page ends the pass, whatever it
    /// says: more will come, but not now.
    static func cursor(after page: ResultPage) -> RawText? {
        page.report.status.isFinal || page.content?.isEmpty == false ? page.nextCursor : nil
    }
}
