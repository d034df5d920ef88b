import CodingModel
import JobStore

/// Reads what the store has of finished jobs, on the caller's thread.
package struct StoredResults: Sendable {
    private let store: JobStore
    private let server: String

    /// - Parameter server: The origin's text, under which the store keeps the server's jobs.
    package init(_ store: JobStore, server: String) {
        self.store = store
        self.server = server
    }

    /// What there is to tell of a job whose pages are all stored, ending with `settled`; nil when they are not all there
    /// or contradict one another, and the server has to be asked.
    package func changes(of job: JobIdentifier) -> [JobUpdate.Change]? {
        guard let stored = try? store.job(JobKey(server: server, job: job))?.completePass, stored.pages > 0 else {
            return nil
        }
        let intake = PageIntake(job: job, collectsBodies: false, progress: { _ in })
        var pass = PagePass(intake: intake)
        var last: PageHead?
        for number in 1...stored.pages {
            guard let page = try? store.page(number, of: stored.number),
                let head = pass.recall(page, after: last)
            else { return nil }
            last = head
        }
        guard let last, PagePass.cursor(after: last) == nil else { return nil }
        let hasResults = last.hasResults || pass.number > 1
        let results = hasResults ? [JobUpdate.Change.results(intake.snapshot(isComplete: true))] : []
        return [.answered(last.report)] + results + [.settled]
    }
}

extension PagePass {
    /// Takes in a page that was stored, after the one whose head is `last`; nil when it does not go on with it, or the
    /// job was not finished when it came.
    mutating func recall(_ page: StoredPage, after last: PageHead?) -> PageHead? {
        // Pages of two readings that ran at once may lie side by side.
        guard page.cursor == last.flatMap(PagePass.cursor(after:)) else { return nil }
        if let cursor = page.cursor, !advance(to: cursor) { return nil }
        guard let head = intake.read(page.body), accepts(head) else { return nil }
        keep(head)
        return isFinal ? head : nil
    }
}
