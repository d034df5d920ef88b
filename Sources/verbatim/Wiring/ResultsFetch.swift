import CodingModel
import CodingService
import JobStore
import TerminalText

/// Gets a job's results without a screen: from the store where they are whole, else page by page from the server. Pages
/// that came before an interruption are not asked for again.
struct ResultsFetch {
    private let job: JobIdentifier
    private let context: AskingContext
    /// Waits for a job that is still in work, however long it takes.
    private let waits: Bool
    /// Asks from the first page on, whatever is stored.
    private let isFresh: Bool

    init(_ job: JobIdentifier, _ options: AskingOptions, waits: Bool = false, isFresh: Bool = false) throws(Problem) {
        self.job = job
        self.waits = waits
        self.isFresh = isFresh
        context = try AskingContext(options) { store, server in
            isFresh || (try? store.job(JobKey(server: server, job: job)))?.completePass == nil
        }
        let (own, narrator) = (self, context.narrator)
        context.signals.before { _ in own.kept.map(narrator.sayLastWords) }
    }

    var narrator: Narrator { context.narrator }
    var signals: SignalWatch { context.signals }

    /// The reader's marks on the job's answers, from the store.
    func marks() throws(StoreTrouble) -> [ReviewKey: ReviewMark] {
        try context.store.marks(of: JobKey(server: context.service.server, job: job))
    }

    /// The bases that were given in the program, from the store.
    func bases() throws(StoreTrouble) -> [SurveyQuestion: Int] { try context.store.bases() }

    /// Fetches a finished job with all of its pages.
    /// - Throws: A problem when the server does not answer, or when the job is not finished and is not waited for.
    func results() throws(Problem) -> CodedJob {
        narrator.expect(pages: context.stored(job)?.completePass?.pages)
        let session = try HeadlessSession(
            context.service, store: context.store, programLog: context.programLog, progress: narrator.note)
        defer {
            session.end()
            narrator.finish()
        }
        let order = WatchOrder(waits ? .results : .presentResults, givesUp: !waits, showsPartialResults: false)
        session.begin([job], order, isFresh: isFresh)
        var telling = TroubleTelling()
        var report: JobReport?
        var results: CodedJob?
        while let update = session.next() {
            if let sentence = telling.sentence(for: update) { narrator.complain(sentence) }
            switch update.change {
            case .answered(let latest): report = latest
            case .results(let job): results = job
            case .trouble(let trouble, retryAt: nil):
                if let words = kept { narrator.complain(words) }
                throw JobEnding.problem(trouble)
            case .settled: return try whole(results, report)
            case .asking, .fetching, .waiting, .trouble: break
            }
        }
        throw Problem("the server gave no answer")
    }

    /// A job that failed altogether has no results, yet its reason is worth a document.
    private func whole(_ results: CodedJob?, _ report: JobReport?) throws(Problem) -> CodedJob {
        if let results { return results }
        guard let report else { throw Problem("the server gave no answer") }
        guard report.status.isFinal else {
            let id = ShellWord.quote(job.raw.string)
            throw Problem(
                "job \(job.raw.excerpt().string) is \(report.status.apiValue.string), there is nothing to fetch yet; "
                    + "wait for it with: verbatim watch \(id), or: verbatim fetch --wait \(id)",
                status: .unfinished)
        }
        guard report.status != .completed else {
            throw Problem("the results of job \(job.raw.excerpt().string) are missing")
        }
        var builder = CodedJobBuilder(job: job)
        builder.keep(PageHead(report: report, hasResults: false))
        return builder.snapshot(isComplete: true)
    }

    /// The sentence on the pages that an interrupted fetch leaves in the store; nil when there are none.
    private var kept: String? {
        guard let pass = context.stored(job)?.pass, pass.pages > 0, !pass.isComplete else { return nil }
        let count = pass.pages == 1 ? "1 page" : "\(pass.pages) pages"
        return "\(count) of job \(job.raw.excerpt().string) are kept; the next fetch goes on from there"
    }
}
