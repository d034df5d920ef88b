import CodingModel
import Glibc
import Synchronization

/// Tracked jobs with their last known status and its history, raw pages of results, what readers noted of answers, and
/// named filters, in an SQLite file.
///
/// A store that can't use its file, or can no longer write it, goes on in memory: only `trouble` and `isDurable` tell.
/// It then keeps all but pages; pages that are on the disk are still given back.
///
/// All is safe to call from any thread, and from several processes at once. A write without `async` may keep its thread
/// waiting for another process's, at the most as long as `open` was told.
package final class JobStore: Sendable {
    private struct State {
        var trouble: StoreTrouble?
        var jobs = MemoryJobs()
        var tell: (@Sendable (StoreTrouble) -> Void)?
        /// Came after opening and before anyone listened.
        var untold: StoreTrouble?
        /// The number of the last pass that was begun in memory; they go down, so that none is one of the disk's.
        var lastPass: Int64 = 0
    }

    private let disk: Disk?
    let now: @Sendable () -> Double
    private let state: Mutex<State>

    private init(disk: Disk?, trouble: StoreTrouble?, now: @escaping @Sendable () -> Double) {
        self.disk = disk
        self.now = now
        state = Mutex(State(trouble: trouble))
        if let disk, trouble != nil { state.withLock { Self.adoptList(of: disk, &$0.jobs) } }
    }

    /// Opens the file, or makes it. When it can't be used the store keeps everything in memory, `trouble` says why, and
    /// the file stays as it is.
    /// - Parameters:
    ///   - patience: How many seconds a write waits for another process's before it is given up.
    ///   - sizeLimit: How many bytes the file may grow to; nil: as many as the disk has.
    ///   - now: The time in seconds since 1970, which tells when a pass got its last page.
    package static func open(
        at path: String, patience: Double = 30, sizeLimit: Int? = nil,
        now: @escaping @Sendable () -> Double = wallClock
    ) -> JobStore {
        let opening = Disk.open(at: path, patience: patience, sizeLimit: sizeLimit)
        return JobStore(disk: opening.disk, trouble: opening.trouble, now: now)
    }

    /// A store without a file.
    package static func inMemory() -> JobStore {
        JobStore(disk: nil, trouble: nil, now: wallClock)
    }

    /// Why nothing is written to the file (any more); nil while all is well, and when there is to be no file.
    package var trouble: StoreTrouble? { state.withLock { $0.trouble } }

    /// Whether what is written from now on will be there after a restart.
    package var isDurable: Bool { writable != nil }

    /// Has the first trouble told that comes after opening, once, on whatever thread it comes; at once if it has come.
    package func onTrouble(_ tell: @escaping @Sendable (StoreTrouble) -> Void) {
        let untold = state.withLock { state in
            defer { state.untold = nil }
            if state.untold == nil { state.tell = tell }
            return state.untold
        }
        if let untold { tell(untold) }
    }

    /// The seconds since 1970.
    package static func wallClock() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
    }
}

// MARK: - Jobs

extension JobStore {
    /// The jobs on the list, in the order in which they were added; nil: of all servers.
    package func jobs(of server: String?) throws(StoreTrouble) -> [StoredJob] {
        if let jobs = remembered({ $0.jobs(of: server) }) { return jobs }
        return try readingIfAny { disk throws(StoreTrouble) in try disk.jobs(of: server) } ?? []
    }

    /// The job, on the list or not; its id may be written in either case.
    package func job(_ key: JobKey) throws(StoreTrouble) -> StoredJob? {
        if let job = remembered({ $0.job(key) }) { return job }
        return try readingIfAny { disk throws(StoreTrouble) in try disk.job(key) } ?? nil
    }

    /// How the job's status changed, oldest first.
    package func history(of key: JobKey) throws(StoreTrouble) -> [StatusChange] {
        if let history = remembered({ $0.history(of: key) }) { return history }
        return try readingIfAny { disk throws(StoreTrouble) in try disk.history(of: key) } ?? []
    }

    /// Puts the jobs at the end of the list; one that is on it keeps its place.
    package func track(_ keys: [JobKey], at secondsSince1970: Double) {
        write { disk throws(StoreTrouble) in
            try disk.track(keys, at: secondsSince1970)
        } inMemory: { jobs, disk in
            jobs.track(keys, from: disk)
        }
    }

    /// The same for who must not wait for another process's write.
    package func track(_ keys: [JobKey], at secondsSince1970: Double) async {
        await keep { disk async throws(StoreTrouble) in
            try await disk.track(keys, at: secondsSince1970)
        } inMemory: { jobs, disk in
            jobs.track(keys, from: disk)
        }
    }

    /// Takes the job off the list; its results stay.
    package func untrack(_ key: JobKey) {
        write { disk throws(StoreTrouble) in
            try disk.untrack(key)
        } inMemory: { jobs, disk in
            jobs.untrack(key, from: disk)
        }
    }

    /// The same for who must not wait for another process's write.
    package func untrack(_ key: JobKey) async {
        await keep { disk async throws(StoreTrouble) in
            try await disk.untrack(key)
        } inMemory: { jobs, disk in
            jobs.untrack(key, from: disk)
        }
    }

    /// Keeps what the server said last, and in the history when the status became another.
    package func note(_ report: JobReport, of key: JobKey, at secondsSince1970: Double) async {
        await keep { disk async throws(StoreTrouble) in
            try await disk.note(report, of: key, at: secondsSince1970)
        } inMemory: { jobs, disk in
            jobs.adopt(key, from: disk)
            jobs.note(report, of: key, at: secondsSince1970)
        }
    }

    /// Erases the job: afterwards no byte of it is in the files. Writes the whole file anew, so it is not for every day.
    /// - Returns: false when there was nothing of the job; what was left over from earlier is erased all the same.
    /// - Throws: when something of it is or may still be on the disk.
    package func forget(_ key: JobKey) throws(StoreTrouble) -> Bool {
        guard let disk else {
            if let trouble { throw trouble }
            return state.withLock { $0.jobs.remove(key) }
        }
        // A full disk does not keep from trying: to forget is a way to make room.
        guard disk.isWritable else { throw trouble ?? .readOnly(disk.path) }
        let wasThere = try disk.delete(key)
        let wasHere = state.withLock { $0.jobs.remove(key) }
        try disk.scrub()
        return wasHere || wasThere
    }
}

// MARK: - Pages

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
        let pass = await writing { disk throws(StoreTrouble) in
            try await disk.beginPass(of: key, first: first, replacing: old, at: secondsSince1970)
        }
        if let pass { return pass }
        return state.withLock { state in
            state.lastPass -= 1
            return state.lastPass
        }
    }

    /// Adds the next page; it is on the disk when this returns true.
    ///
    /// Only the page that the pass goes on with is taken (its cursor is the pass's `nextCursor`), so a pass never has a
    /// hole, and one page is never there twice. The pass may be gone, since a newer one was completed by another
    /// process: then nothing is stored, and nothing is wrong.
    /// - Returns: Whether the page is stored, now or since before.
    @discardableResult
    package func append(_ page: StoredPage, to pass: Int64, of key: JobKey) async -> Bool {
        let time = now()
        return await writing { disk throws(StoreTrouble) in
            try await disk.append(page, to: pass, at: time)
        } ?? false
    }

    /// Says that all pages of the pass are here; the job's older passes are deleted, whoever began them.
    /// - Returns: false when they are not all here, or the pass is gone.
    @discardableResult
    package func completePass(_ pass: Int64, of key: JobKey) async -> Bool {
        await writing { disk throws(StoreTrouble) in try await disk.completePass(pass) } ?? false
    }

    /// A page of a pass, from 1. A large job must never be in memory as a whole, so they are read one by one.
    /// - Returns: nil when there is no such page; also for one that was there, when a newer pass was completed.
    package func page(_ number: Int, of pass: Int64) async throws(StoreTrouble) -> StoredPage? {
        guard let disk, pass > 0 else { return nil }
        do throws(StoreTrouble) {
            return try await disk.page(number, of: pass)
        } catch {
            stumble(error, reading: true)
            throw error
        }
    }

    /// The same on the caller's thread, which waits for the disk.
    package func pageNow(_ number: Int, of pass: Int64) throws(StoreTrouble) -> StoredPage? {
        guard let disk, pass > 0 else { return nil }
        do throws(StoreTrouble) {
            return try disk.pageNow(number, of: pass)
        } catch {
            stumble(error, reading: true)
            throw error
        }
    }
}

// MARK: - From the disk to memory

extension JobStore {
    /// The disk while it may be written.
    private var writable: Disk? { trouble == nil ? disk : nil }

    private func write(
        _ onDisk: (Disk) throws(StoreTrouble) -> Void, inMemory: (inout MemoryJobs, Disk?) -> Void
    ) {
        if let disk = writable {
            do throws(StoreTrouble) {
                return try onDisk(disk)
            } catch {
                stumble(error)
            }
        }
        state.withLock { inMemory(&$0.jobs, disk) }
    }

    /// The same for who must not wait for another process's write. Whether it is on the disk.
    @discardableResult
    func keep(
        _ onDisk: (Disk) async throws(StoreTrouble) -> Void, inMemory: (inout MemoryJobs, Disk?) -> Void
    ) async -> Bool {
        if await writing(onDisk) != nil { return true }
        state.withLock { inMemory(&$0.jobs, disk) }
        return false
    }

    /// What is known in memory; nil as well while the disk can be written, which then knows best.
    func remembered<Value>(_ look: (MemoryJobs) -> Value?) -> Value? {
        writable == nil ? state.withLock { look($0.jobs) } : nil
    }

    /// Nil when there is no file.
    func readingIfAny<Value>(_ query: (Disk) throws(StoreTrouble) -> Value) throws(StoreTrouble) -> Value? {
        guard let disk else { return nil }
        do throws(StoreTrouble) {
            return try query(disk)
        } catch {
            stumble(error, reading: true)
            throw error
        }
    }

    /// Nil when it can't be written.
    private func writing<Value: Sendable>(
        _ onDisk: (Disk) async throws(StoreTrouble) -> Value
    ) async -> Value? {
        guard let disk = writable else { return nil }
        do throws(StoreTrouble) {
            return try await onDisk(disk)
        } catch {
            stumble(error)
            return nil
        }
    }

    /// From here on nothing is written: what the disk knows goes to memory, and the trouble is told.
    private func stumble(_ trouble: StoreTrouble, reading: Bool = false) {
        // That something can't be read at the moment says nothing about writing.
        if reading && trouble.kind != .corrupt { return }
        let tell = state.withLock { state -> (@Sendable (StoreTrouble) -> Void)? in
            guard state.trouble == nil else { return nil }
            state.trouble = trouble
            if let disk { Self.adoptList(of: disk, &state.jobs) }
            if state.tell == nil { state.untold = trouble }
            return state.tell
        }
        tell?(trouble)
    }

    private static func adoptList(of disk: Disk, _ jobs: inout MemoryJobs) {
        guard let list = try? disk.jobs(of: nil) else { return }
        for job in list { jobs.adopt(job, history: (try? disk.history(of: job.key)) ?? []) }
    }
}

extension MemoryJobs {
    /// A job that is not on the list is taken over from the disk when it is first written.
    fileprivate mutating func adopt(_ key: JobKey, from disk: Disk?) {
        guard job(key) == nil, let disk, let job = try? disk.job(key) else { return }
        adopt(job, history: (try? disk.history(of: key)) ?? [])
    }

    fileprivate mutating func track(_ keys: [JobKey], from disk: Disk?) {
        for key in keys {
            adopt(key, from: disk)
            track(key)
        }
    }

    fileprivate mutating func untrack(_ key: JobKey, from disk: Disk?) {
        adopt(key, from: disk)
        untrack(key)
    }
}
