import CodingModel
import JobStore
import TerminalText

/// What is stored of a job, and storing more.
extension JobRun {
    /// What the archive has of a job.
    enum Recollection {
        case nothing
        /// The first pages; what follows them is at the cursor.
        case beginning(PagePass, cursor: RawText)
        /// All pages: there is nothing to ask.
        case everything
    }

    func newPass() -> PagePass {
        let isStored = world.archive != nil && order.wanted.goal.readsPages
        return PagePass(intake: PageIntake(job: job, collectsBodies: isStored, progress: world.progress))
    }

    /// Reads what is stored and publishes it. What does not fit together counts as nothing: it is asked for anew.
    mutating func recall() async -> Recollection {
        guard let archive = world.archive, order.wanted.goal.readsPages, !order.isFresh else { return .nothing }
        guard let stored = await archive.pages.pass(of: job), stored.pages > 0 else { return .nothing }
        let recollection = await archive.gate.withPermit {
            await Self.read(stored, from: archive.pages, into: newPass())
        }
        guard let (read, last) = recollection ?? nil else {
            // Another process may have put a newer reading in its place meanwhile.
            if let now = await archive.pages.pass(of: job), now.number != stored.number, !Task.isCancelled {
                return await recall()
            }
            if !stored.isComplete { abandoned = stored.number }
            return .nothing
        }
        if !stored.isComplete { abandoned = stored.number }
        var pass = read
        pass.archived = stored.number
        guard let cursor = PagePass.cursor(after: last) else {
            if !stored.isComplete { await archive.pages.completePass(stored.number, of: job) }
            await repeatStored(last.report)
            if last.hasResults || pass.number > 1 { await publishSnapshot(of: &pass, isComplete: true) }
            return .everything
        }
        // Where a pass ran in circles another may not.
        guard pass.advance(to: cursor) else { return .nothing }
        abandoned = nil
        await repeatStored(last.report)
        await publishSnapshot(of: &pass)
        return .beginning(pass, cursor: cursor)
    }

    /// The pages of a finished job, with what the last one said; nil when they are not all there or contradict one
    /// another.
    private static func read(
        _ stored: StoredPass, from archive: any JobArchive, into new: PagePass
    ) async -> (PagePass, PageHead)? {
        var pass = new
        var last: PageHead?
        for number in 1...stored.pages {
            guard !Task.isCancelled, let page = await archive.page(number, of: stored),
                let head = pass.recall(page, after: last)
            else { return nil }
            last = head
        }
        return last.map { (pass, $0) }
    }

    /// Makes the page that was kept last durable before anybody asks for the next.
    mutating func store(_ head: PageHead, at cursor: RawText?, isLast: Bool, of pass: inout PagePass) async {
        guard let archive = world.archive?.pages else { return }
        let page = StoredPage(
            cursor: cursor, nextCursor: PagePass.cursor(after: head), body: pass.intake.takeBody())
        if let number = pass.archived {
            await archive.append(page, to: number, of: job)
        } else {
            pass.archived = await archive.beginPass(
                of: job, first: page, replacing: abandoned, at: world.clock.secondsSince1970)
            abandoned = nil
        }
        if isLast, pass.isFinal, let number = pass.archived { await archive.completePass(number, of: job) }
    }
}
