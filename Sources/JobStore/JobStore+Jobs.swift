import CodingModel

extension JobStore {
    /// The jobs on the list, in the order in which they were added.
    /// - Parameter server: The origin's text; nil for the jobs of all servers.
    package func jobs(of server: String?) throws(StoreTrouble) -> [StoredJob] {
        try find(inFile: { try $0.jobs(of: server) }, inMemory: { $0.jobs(of: server) }) ?? []
    }

    /// The job, on the list or not; its id may be written in either case. Nil for a job that is not known.
    package func job(_ key: JobKey) throws(StoreTrouble) -> StoredJob? {
        try find(inFile: { try $0.job(key) }, inMemory: { $0.job(key) })
    }

    /// How the job's status changed, oldest first.
    package func history(of key: JobKey) throws(StoreTrouble) -> [StatusChange] {
        try find(inFile: { try $0.history(of: key) }, inMemory: { $0.history(of: key) }) ?? []
    }

    /// Puts the jobs at the end of the list; one that is on it keeps its place. May wait for another process.
    package func track(_ keys: [JobKey], at secondsSince1970: Double) { write(tracking(keys, at: secondsSince1970)) }

    /// Puts the jobs at the end of the list; one that is on it keeps its place.
    package func track(_ keys: [JobKey], at secondsSince1970: Double) async {
        await write(tracking(keys, at: secondsSince1970))
    }

    private func tracking(_ keys: [JobKey], at secondsSince1970: Double) -> StoreChange {
        StoreChange { file in
            try file.track(keys, at: secondsSince1970)
        } inMemory: { jobs, database in
            for key in keys {
                jobs.adopt(key, from: database)
                jobs.track(key)
            }
        }
    }

    /// Puts a job back on the list, where it stood: the jobs of `order` that are on the list get this order, at the places
    /// that they have there together. Other jobs keep theirs, and one that another process took off stays off.
    package func restore(_ key: JobKey, in order: [JobKey], at secondsSince1970: Double) async {
        await write(
            StoreChange { file in
                try file.restore(key, in: order, at: secondsSince1970)
            } inMemory: { jobs, database in
                jobs.adopt(key, from: database)
                jobs.track(key)
                jobs.arrange(order)
            })
    }

    /// Takes the job off the list; its results stay. May wait for another process.
    package func untrack(_ key: JobKey) { write(untracking(key)) }

    /// Takes the job off the list; its results stay.
    package func untrack(_ key: JobKey) async { await write(untracking(key)) }

    private func untracking(_ key: JobKey) -> StoreChange {
        StoreChange { file in
            try file.untrack(key)
        } inMemory: { jobs, database in
            jobs.adopt(key, from: database)
            jobs.untrack(key)
        }
    }

    /// Keeps the server's latest report, and its status in the history when that became another.
    package func note(_ report: JobReport, of key: JobKey, at secondsSince1970: Double) async {
        await write(
            StoreChange { file in
                try file.note(report, of: key, at: secondsSince1970)
            } inMemory: { jobs, database in
                jobs.adopt(key, from: database)
                jobs.note(report, of: key, at: secondsSince1970)
            })
    }

    /// The number of things that `forget` would erase; nil when there is nothing of the job.
    package func holdings(of key: JobKey) throws(StoreTrouble) -> JobHoldings? {
        try find(inFile: { try $0.holdings(of: key) }, inMemory: { $0.holdings(of: key) })
    }

    /// Erases the job: afterwards no byte of it is in the files. Writes the whole file anew, so it is not for every day.
    /// - Returns: False when there was nothing of the job; what was left over from earlier is erased all the same.
    /// - Throws: When something of it is or may still be in the files.
    package func forget(_ key: JobKey) throws(StoreTrouble) -> Bool {
        guard let database else {
            if let trouble { throw trouble }
            return removeFromMemory(key)
        }
        // A full disk does not keep from trying: to forget is a way to make room.
        guard database.isWritable else { throw trouble ?? .readOnly(database.path) }
        let wasInFile = try database.write { file in try file.delete(key) }
        let wasInMemory = removeFromMemory(key)
        try database.scrub()
        return wasInFile || wasInMemory
    }
}
