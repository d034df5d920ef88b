import CodingModel
import JobStore

/// Reads back the pages of a stored pass one by one, and sees to it that they belong together.
struct StoredPages {
    let pass: PagePass
    private let stored: StoredPass
    private let archive: any JobArchive
    private var count = 0
    private var lastHead: PageHead?

    /// - Parameter pass: A new one, which takes in the pages.
    init(of stored: StoredPass, in archive: any JobArchive, into pass: PagePass) {
        self.stored = stored
        self.archive = archive
        self.pass = pass
    }

    /// The last page of the pass, once all are read; nil before, and when they do not fit together.
    var last: PageHead? { count == stored.pages ? lastHead : nil }

    /// Reads the next page. False when there is none, when it does not go on with the one before, and when the job was
    /// not finished when it came.
    mutating func readNext() -> Bool {
        guard count < stored.pages, let page = try? archive.page(count + 1, of: stored.number) else { return false }
        // Pages of two readings that ran at once may lie side by side.
        guard page.cursor == lastHead?.followingCursor else { return false }
        if let cursor = page.cursor, !pass.advance(to: cursor) { return false }
        guard let head = pass.read(page.body), pass.accepts(head) else { return false }
        pass.keep(head)
        guard pass.isFinal else { return false }
        lastHead = head
        count += 1
        return true
    }

    /// The whole news of a job whose pages are all here, ending with `settled`; nil when some are missing.
    /// - Parameter latest: The server's latest report, which may be of a later coding than the pages.
    func news(latest: JobReport?) -> [JobUpdate.Change]? {
        guard let last, last.followingCursor == nil else { return nil }
        if let time = latest?.completedAt, let own = last.report.completedAt, time.raw != own.raw {
            pass.note(newerCoding: time)
        }
        let bringsResults = last.hasResults || stored.pages > 1
        let results = bringsResults ? [JobUpdate.Change.results(pass.snapshot(isComplete: true))] : []
        return [.answered(last.report)] + results + [.settled]
    }
}

extension JobStore {
    /// Reads a finished job on the caller's thread.
    /// - Returns: The whole news of the job, ending with `settled`. Nil when its pages are not all stored or contradict
    ///   one another, and the server has to be asked.
    package func news(of key: JobKey) -> [JobUpdate.Change]? {
        let known = try? job(key)
        guard let stored = known?.completePass else { return nil }
        var pages = StoredPages(of: stored, in: self, into: PagePass(job: key.job, keepsBodies: false))
        while pages.readNext() {}
        return pages.news(latest: known?.report)
    }

    /// The server's report with the first of the job's stored pages; nil when that can't be read.
    package func firstReport(of key: JobKey) -> JobReport? {
        guard let stored = (try? job(key))?.completePass, let page = try? page(1, of: stored.number) else { return nil }
        var builder = CodedJobBuilder(job: key.job)
        return (try? builder.read(page.body))?.report
    }
}
