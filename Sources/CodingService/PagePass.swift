import CodingModel
import TerminalText

/// One reading of a job's pages, from the first to wherever it gets.
struct PagePass {
    /// So many pages in a row may bring nothing new before there is a pause before each further one.
    private static let patience = 8

    /// Reads the pages and holds what they bring.
    let intake: PageIntake
    /// The page that is being read, from 1.
    private(set) var number = 1
    /// The id that the first page gave for the job, which the others must give too.
    private(set) var source: JobIdentifier?
    /// What the archive calls this pass; nil while none of its pages is there.
    var archived: Int64?
    /// Some page was kept that no snapshot shows yet.
    private(set) var hasNews = false
    private var seenCursors: Set<RawText> = []
    private var status: JobStatus?
    private var isUniform = true
    private var budget = PublishingBudget()

    init(intake: PageIntake) { self.intake = intake }

    /// Every page so far said that the job is finished, and finished alike: pages from before a job was finished may be
    /// out of date beside those from after.
    var isFinal: Bool { isUniform && status?.isFinal == true }

    /// The last pages brought nothing new.
    var isFruitless: Bool { intake.isFruitless(for: Self.patience) }

    /// A page that was read belongs to this job.
    func accepts(_ head: PageHead) -> Bool { source == nil || head.report.job == source }

    /// Merges the page that the intake has read.
    mutating func keep(_ head: PageHead) {
        if head.report.status != status ?? head.report.status { isUniform = false }
        source = source ?? head.report.job
        status = status ?? head.report.status
        intake.keep(head)
        hasNews = true
    }

    /// A snapshot now would cost little beside what reading the pages takes.
    func affordsSnapshot(at microseconds: Int64) -> Bool { budget.affordsSnapshot(at: microseconds) }

    /// All pages so far; the time it takes is held against later snapshots.
    mutating func snapshot(isComplete: Bool, clock: some ServiceClock) -> CodedJob {
        let start = clock.microseconds
        defer { budget.noteSnapshot(from: start, to: clock.microseconds) }
        hasNews = false
        return intake.snapshot(isComplete: isComplete)
    }

    /// Goes on to the next page; false when the cursor was there before.
    mutating func advance(to cursor: RawText) -> Bool {
        number += 1
        return seenCursors.insert(cursor).inserted
    }

    /// What leads on from a page; nil at the last. While a job is in work an empty page ends the pass, whatever it
    /// says: more will come, but not now.
    static func cursor(after page: PageHead) -> RawText? {
        page.report.status.isFinal || page.hasQuestions ? page.nextCursor : nil
    }
}
