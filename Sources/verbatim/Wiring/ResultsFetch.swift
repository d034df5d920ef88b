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
        context = try AskingContext(options)
        let (own, narrator) = (self, context.narrator)
        context.signals.before { _ in own.kept.map(narrator.sayLastWords) }
    }

    private var key: JobKey { JobKey(server: context.server, job: job) }

    var narrator: Narrator { context.narrator }
    var signals: SignalWatch { context.signals }

    /// The reader's marks on the job's answers, from the store.
    func marks() throws(StoreTrouble) -> [ReviewKey: ReviewMark] {
        try context.store.marks(of: key)
    }

    /// The bases that were given in the program, from the store.
    func bases() throws(StoreTrouble) -> [SurveyQuestion: Int] { try context.store.bases() }

    /// Gets a finished job with all of its pages: from the store where they can be read, else from the server.
    /// - Parameter takesPart: The part that came of a job beyond the limits is wanted.
    /// - Throws: A problem when the server does not answer, or when the job is not finished and is not waited for.
    func results(takesPart: Bool = false) throws(Problem) -> CodedJob {
        let stored = isFresh ? nil : context.stored(job)?.completePass
        if stored != nil, let news = context.store.news(of: key) { return try whole(news) }
        let service = try service(isDamaged: stored != nil)
        narrator.expect(pages: context.stored(job)?.completePass?.pages)
        let session = try HeadlessSession(
            service, store: context.store, programLog: context.programLog, progress: narrator.note)
        defer {
            session.end()
            narrator.finish()
        }
        let order = WatchOrder(waits ? .results : .presentResults, givesUp: !waits, showsPartialResults: false)
        session.begin([job], order, isFresh: isFresh || stored != nil)
        var telling = TroubleTelling()
        var report: JobReport?
        var results: CodedJob?
        while let update = session.next() {
            if let sentence = telling.sentence(for: update) { narrator.complain(sentence) }
            switch update.change {
            case .answered(let latest): report = latest
            case .results(let job): results = job
            case .trouble(let trouble, retryAt: nil):
                if takesPart, trouble.kind == .limitMet, let results {
                    narrator.complain(trouble.sentence.string)
                    return results
                }
                if let words = kept { narrator.complain(words) }
                throw JobEnding.problem(trouble)
            case .settled: return try whole(results, report)
            case .asking, .fetching, .waiting, .trouble: break
            }
        }
        throw Problem("the server gave no answer")
    }

    /// The server with its key.
    /// - Parameter isDamaged: The job is stored, and can't be read.
    private func service(isDamaged: Bool) throws(Problem) -> ServiceSetup {
        let name = "the stored pages of job \(job.raw.excerpt().string) can't be read"
        do {
            let service = try context.service()
            if isDamaged { narrator.complain("\(name); \(service.origin.authority) is asked for them again") }
            return service
        } catch {
            guard isDamaged else { throw error }
            throw Problem("\(name), and the server can't be asked for them: \(error.sentence)", status: error.status)
        }
    }

    private func whole(_ news: [JobUpdate.Change]) throws(Problem) -> CodedJob {
        var report: JobReport?
        var results: CodedJob?
        for change in news {
            switch change {
            case .answered(let latest): report = latest
            case .results(let job): results = job
            case .asking, .fetching, .waiting, .trouble, .settled: break
            }
        }
        return try whole(results, report)
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
