import CodingModel
import JobStore
import TerminalText

/// The stored pages of a job, and storing more.
extension JobRun {
    /// The store's name of the job.
    var key: JobKey { JobKey(server: "\(poller.settings.origin)", job: job) }

    /// Reads what is stored and publishes it. Pages that do not fit together count as none: they are asked for anew.
    /// - Returns: The pass to read on in and the cursor to do so at; a new pass and nil where nothing is stored. Nil when
    ///   all pages are stored: that is published, and there is nothing to ask.
    mutating func restore() async -> (pass: PagePass, cursor: RawText?)? {
        guard let archive = poller.archive, order.goal.readsPages, !isFresh,
            let known = try? archive.job(key), let stored = known.bestPass, stored.pages > 0
        else { return (newPass(), nil) }
        var pages = StoredPages(of: stored, in: archive, into: newPass())
        await poller.restorations.withPermit {
            // The thread is also that of other jobs' connections: they have their turn after each page.
            while !Task.isCancelled, pages.readNext() { await Task.yield() }
        }
        guard let last = pages.last else {
            // Another process may have put a newer pass in its place meanwhile.
            let newest = (try? archive.job(key))?.bestPass
            if let newest, newest.number != stored.number, !Task.isCancelled { return await restore() }
            storedPass = stored.number
            return (newPass(), nil)
        }
        storedPass = stored.number
        if let news = pages.news(latest: known.report) {
            if !stored.isComplete { await archive.completePass(stored.number) }
            for change in news { await publish(change) }
            return nil
        }
        // Where one pass ran in circles another may not.
        guard let cursor = last.followingCursor, pages.pass.advance(to: cursor) else { return (newPass(), nil) }
        await publishReport(last.report)
        await publishSnapshot(of: pages.pass)
        return (pages.pass, cursor)
    }

    /// Makes the page that was kept last durable before anybody asks for the next.
    mutating func store(_ head: PageHead, at cursor: RawText?, of pass: PagePass) async {
        guard let archive = poller.archive else { return }
        let page = StoredPage(cursor: cursor, nextCursor: head.followingCursor, body: pass.takeBody())
        if cursor != nil, let storedPass {
            await archive.append(page, to: storedPass)
        } else {
            storedPass = await archive.beginPass(
                of: key, first: page, replacing: storedPass, at: poller.clock.secondsSince1970)
        }
        if page.nextCursor == nil, pass.isFinal, let storedPass { await archive.completePass(storedPass) }
    }
}
