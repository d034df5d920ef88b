import CodingModel

extension JobStore {
    /// Begins a new pass over the job's pages with its first page.
    ///
    /// The newest complete pass stays until a newer one is complete. An incomplete one goes when no page has come to it
    /// for 24 hours, or when the caller names it: any other may be another process's that is still at it.
    /// - Parameter old: The job's pass that the caller gives up for the new one.
    /// - Returns: The pass's number; one below zero when nothing is stored.
    package func beginPass(
        of key: JobKey, first: StoredPage, replacing old: Int64? = nil, at secondsSince1970: Double
    ) async -> Int64 {
        await write { file in
            try file.beginPass(of: key, first: first, replacing: old, at: secondsSince1970)
        } ?? numberOfUnstoredPass()
    }

    /// Adds the next page; it is in the file when this returns true.
    ///
    /// Only the page that the pass goes on with is taken (its cursor is the pass's `nextCursor`), so a pass never has a
    /// hole, and one page is never there twice. The pass may be gone, since a newer one was completed by another
    /// process: then nothing is stored, and nothing is wrong.
    /// - Returns: True when the page is stored, now or since before.
    @discardableResult
    package func append(_ page: StoredPage, to pass: Int64) async -> Bool {
        let time = now()
        guard let isStored = await write({ file in try file.append(page, to: pass, at: time) }) else { return false }
        database?.checkpointer?.note(page.body.count)
        return isStored
    }

    /// Says that all pages of the pass are here; the job's older passes are deleted, whoever began them.
    /// - Returns: False when they are not all here, or the pass is gone.
    @discardableResult
    package func completePass(_ pass: Int64) async -> Bool {
        guard let isComplete = await write({ file in try file.completePass(pass) }) else { return false }
        database?.checkpointer?.finish()
        return isComplete
    }

    /// A page of a pass, from 1, read on the caller's thread. A large job must never be in memory as a whole, so pages
    /// are read one by one.
    /// - Returns: Nil when there is no such page; also for one that was there, when a newer pass was completed.
    package func page(_ number: Int, of pass: Int64) throws(StoreTrouble) -> StoredPage? {
        guard pass > 0 else { return nil }
        return try find(inFile: { try $0.page(number, of: pass) }, inMemory: { _ in nil })
    }
}
