import CodingModel
import GRDB
import Glibc
import Synchronization

/// Keeps in an SQLite file: tracked jobs with their last status and its history, raw pages of results, readers' marks on
/// answers, named filters, bases that were given, and the reader's place in each job.
///
/// A store that can't use its file, or can no longer write it, goes on in memory: only `trouble` and `isDurable` tell.
/// It then keeps everything but pages; pages that are in the file are still given back.
///
/// Everything is safe to call from any thread, and from several processes at once. A write without `async` may make its
/// thread wait for another process's write, at the most as long as `open` was told.
package final class JobStore: Sendable {
    private struct State {
        var trouble: StoreTrouble?
        var jobs = MemoryJobs()
        var tell: (@Sendable (StoreTrouble) -> Void)?
        /// Came after opening and before anyone listened.
        var untold: StoreTrouble?
        /// The number of the last pass that was begun in memory; they go down, so that none is one of the file's.
        var lastPass: Int64 = 0
    }

    /// A change as the file makes it, and as memory makes it in its place. Memory may have to ask the file first.
    struct StoreChange: Sendable {
        let inFile: @Sendable (Database) throws -> Void
        let inMemory: @Sendable (inout MemoryJobs, StoreDatabase?) -> Void
    }

    /// The file; nil where there is none that can be read.
    let database: StoreDatabase?
    let now: @Sendable () -> Double
    private let state: Mutex<State>
    private let bell: LockBell?

    private init(
        _ database: StoreDatabase?, trouble: StoreTrouble?, bell: LockBell?, now: @escaping @Sendable () -> Double
    ) {
        self.bell = bell
        self.database = database
        self.now = now
        state = Mutex(State(trouble: trouble))
        if let database, trouble != nil { state.withLock { $0.jobs.adoptList(of: database) } }
    }

    /// Opens the file, or makes it for its owner only, with the folders above it. When it can't be used the store keeps
    /// everything in memory, `trouble` says why, and the file stays as it is.
    ///
    ///     let store = JobStore.open(at: "/home/ann/.local/share/verbatim/verbatim.sqlite")
    ///     store.trouble?.sentence        // nil: every write is durable
    ///     let key = JobKey(server: "https://surveys.getaftercare.com", job: job)
    ///     await store.track([key], at: 1_710_257_445)
    ///     try store.jobs(of: nil)        // [StoredJob(key: key, isTracked: true, report: nil, …)]
    ///
    /// - Parameters:
    ///   - patience: The seconds that a write waits for another process's before it is given up.
    ///   - sizeLimit: The bytes that the file may grow to; nil: as many as the disk has.
    ///   - waiting: Is told when another process's lock has been waited for for a second, on the thread that waits.
    ///   - now: The time in seconds since 1970, which tells when a pass got its last page.
    package static func open(
        at path: String, patience: Double = 30, sizeLimit: Int? = nil,
        now: @escaping @Sendable () -> Double = wallClock,
        waiting: @escaping @Sendable (StoreTrouble) -> Void = { _ in }
    ) -> JobStore {
        let bell = LockBell(path: path, patience: patience, tell: waiting)
        let opening = StoreDatabase.open(at: path, patience: patience, sizeLimit: sizeLimit, bell: bell)
        return JobStore(opening.database, trouble: opening.trouble, bell: bell, now: now)
    }

    /// A store without a file.
    package static func inMemory() -> JobStore { JobStore(nil, trouble: nil, bell: nil, now: wallClock) }

    /// Why nothing is written to the file (any more); nil while all is well, and when there is to be no file.
    package var trouble: StoreTrouble? { state.withLock { $0.trouble } }

    /// True while the next write will be there after a restart.
    package var isDurable: Bool { writable != nil }

    /// Calls `tell` with the first trouble that comes after opening, once, on the thread that meets it; at once if it
    /// has come already.
    package func onTrouble(_ tell: @escaping @Sendable (StoreTrouble) -> Void) {
        let untold = state.withLock { state in
            defer { state.untold = nil }
            if state.untold == nil { state.tell = tell }
            return state.untold
        }
        if let untold { tell(untold) }
    }

    /// From now on `tell` is told of another process's lock that is waited for, in place of whom `open` was given.
    package func onWaiting(_ tell: @escaping @Sendable (StoreTrouble) -> Void) { bell?.answer(by: tell) }

    /// The seconds since 1970-01-01T00:00:00Z.
    package static func wallClock() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
    }
}

// MARK: - The file, or memory in its place

extension JobStore {
    /// The file while it may be written.
    private var writable: StoreDatabase? { trouble == nil ? database : nil }

    /// Asks the file. While that can't be written memory is asked first, since it may know something newer.
    /// - Returns: Nil when neither knows.
    func find<Value>(
        inFile query: (Database) throws -> Value?, inMemory look: (MemoryJobs) -> Value?
    ) throws(StoreTrouble) -> Value? {
        if writable == nil, let value = state.withLock({ look($0.jobs) }) { return value }
        guard let database else { return nil }
        do throws(StoreTrouble) {
            return try database.read(query)
        } catch {
            // That something can't be read at the moment says nothing about writing.
            if error.kind == .corrupt { giveUpWriting(error) }
            throw error
        }
    }

    /// Makes the change, on the caller's thread.
    func write(_ change: StoreChange) {
        if let database = writable {
            do throws(StoreTrouble) { return try database.write(change.inFile) } catch { giveUpWriting(error) }
        }
        state.withLock { change.inMemory(&$0.jobs, database) }
    }

    /// Makes the change, and never makes the caller's thread wait for another process.
    /// - Returns: True when the file has it.
    @discardableResult
    func write(_ change: StoreChange) async -> Bool {
        if await write(change.inFile) != nil { return true }
        state.withLock { change.inMemory(&$0.jobs, database) }
        return false
    }

    /// Makes a change that memory can't make.
    /// - Returns: Nil when the file does not take it.
    func write<Value: Sendable>(_ change: @escaping @Sendable (Database) throws -> Value) async -> Value? {
        guard let database = writable else { return nil }
        do throws(StoreTrouble) {
            return try await database.write(change)
        } catch {
            giveUpWriting(error)
            return nil
        }
    }

    /// Removes the job from memory; false when it was not there.
    func removeFromMemory(_ key: JobKey) -> Bool { state.withLock { $0.jobs.remove(key) } }

    /// A number for a pass that is not stored, below zero.
    func numberOfUnstoredPass() -> Int64 {
        state.withLock { state in
            state.lastPass -= 1
            return state.lastPass
        }
    }

    /// From here on nothing is written: memory takes over what the file knows, and the trouble is told.
    private func giveUpWriting(_ trouble: StoreTrouble) {
        let tell = state.withLock { state -> (@Sendable (StoreTrouble) -> Void)? in
            guard state.trouble == nil else { return nil }
            state.trouble = trouble
            if let database { state.jobs.adoptList(of: database) }
            if state.tell == nil { state.untold = trouble }
            return state.tell
        }
        tell?(trouble)
    }
}
