import GRDB
import Glibc
import Synchronization

/// The connection that writes.
final class WritingConnection: Sendable {
    /// The bytes of the write-ahead log after which a write makes a checkpoint by itself.
    private static let logLimit = 8 * Checkpointer.batch
    /// The bytes of a database page in a new file. The log keeps whole pages, so larger ones make it longer; smaller
    /// ones are written one by one.
    private static let pageSize = 8_192

    let queue: DatabaseQueue
    let checkpointer: Checkpointer
    private let lockTimeout: LockTimeout
    /// Writes that wait for another process.
    private let waiting = Atomic(0)

    init(path: String, patience seconds: Double, sizeLimit: Int?, bell: LockBell) throws {
        // SQLite would open a file that may not be written for reading, and then fail at the first write.
        guard access(path, W_OK) == 0 else { throw StoreTrouble.readOnly(path) }
        let lockTimeout = LockTimeout(seconds: seconds, bell: bell)
        var configuration = Configuration()
        configuration.busyMode = .callback { tries in lockTimeout.isLeft(after: tries) }
        configuration.prepareDatabase { db in
            // Deleted rows are overwritten, and no text of an answer goes to a temporary file.
            try db.execute(sql: "PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY")
            try db.execute(sql: "PRAGMA page_size = \(Self.pageSize)")
            let pageSize = try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 4_096
            if let sizeLimit { try db.execute(sql: "PRAGMA max_page_count = \(max(1, sizeLimit / pageSize))") }
            try StoreDatabase.mark(db, path)
            guard try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL") == "wal" else {
                throw DatabaseError(resultCode: .SQLITE_CANTOPEN, message: "the file system does not support its log")
            }
            // A page survives the program's end. Only when the power fails may the last pages have to be fetched again;
            // to wait for the disk after each would take several times as long as all else.
            try db.execute(
                sql: """
                    PRAGMA synchronous = NORMAL; PRAGMA journal_size_limit = \(Checkpointer.batch);
                    PRAGMA wal_autocheckpoint = \(Self.logLimit / pageSize)
                    """)
        }
        self.lockTimeout = lockTimeout
        checkpointer = Checkpointer(path: path)
        queue = try lockTimeout.whileBusy { try DatabaseQueue(path: path, configuration: configuration) }
    }

    /// Writes in one transaction. Cancelling the task does not end it: a page that has come is saved.
    ///
    /// It happens on the caller's thread, since to go to another and back takes almost as long as to write a page. Where
    /// it would have to wait for another process it happens on the connection's: tasks have few threads.
    func write<Value: Sendable>(_ change: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        // Who came before and waits for another process keeps the connection busy.
        if waiting.load(ordering: .relaxed) == 0, let value = try writeAtOnce(change) { return value }
        waiting.add(1, ordering: .relaxed)
        defer { waiting.subtract(1, ordering: .relaxed) }
        return try await withCheckedThrowingContinuation { continuation in
            queue.asyncWrite(change) { _, outcome in continuation.resume(with: outcome) }
        }
    }

    /// Nil, and nothing is written, when another process is writing.
    private func writeAtOnce<Value>(_ change: (Database) throws -> Value) throws -> Value? {
        try queue.writeWithoutTransaction { db in
            guard try lockTimeout.without({ try Self.begin(db) }) else { return nil }
            do {
                let value = try change(db)
                try db.cachedStatement(sql: "COMMIT").execute()
                return value
            } catch {
                try? db.rollback()
                throw error
            }
        }
    }

    /// False when the lock is another's. The library would compile this anew, and the commit, for each page.
    private static func begin(_ db: Database) throws -> Bool {
        do {
            try db.cachedStatement(sql: "BEGIN IMMEDIATE").execute()
            return true
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
            return false
        }
    }
}

/// How long the connection waits for locks that other connections hold.
final class LockTimeout: Sendable {
    /// Microseconds between two tries.
    private static let pause: useconds_t = 5_000

    private let tries: Int
    private let bell: LockBell
    /// For the moment it does not wait at all.
    private let isSuspended = Atomic(false)

    init(seconds: Double, bell: LockBell) {
        self.bell = bell
        tries = Int(seconds * 1_000_000 / Double(Self.pause))
    }

    /// Waits a little; false when it has waited long enough.
    func isLeft(after tries: Int) -> Bool {
        guard tries < self.tries, !isSuspended.load(ordering: .relaxed) else { return false }
        if tries == Int(LockBell.delay / Self.pause) { bell.ring() }
        usleep(Self.pause)
        return true
    }

    /// Only for the connection's own thread.
    func without<Value>(_ attempt: () throws -> Value) rethrows -> Value {
        isSuspended.store(true, ordering: .relaxed)
        defer { isSuspended.store(false, ordering: .relaxed) }
        return try attempt()
    }

    /// SQLite does not wait by itself while another process sets up the log of a new file.
    func whileBusy<Value>(_ attempt: () throws -> Value) throws -> Value {
        for count in 0..<tries {
            do { return try attempt() } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
                _ = isLeft(after: count)
            }
        }
        return try attempt()
    }
}
