import GRDB
import Synchronization

/// The open file: one connection reads, and another, opened when it is first needed, writes.
///
/// GRDB's `DatabasePool` would do as much, but it opens both at once and writes to the log each time, which takes
/// several times as long as all the rest of opening.
final class StoreDatabase: Sendable {
    /// Where the file is.
    let path: String
    /// False when the file was found to be unwritable.
    let isWritable: Bool
    /// How many seconds a write waits for another process's.
    private let patience: Double
    /// How many bytes the file may grow to.
    private let sizeLimit: Int?
    private let bell: LockBell
    /// The first look at the file, kept for as long as the file is open: to let a connection go wakes up Dispatch, whose
    /// threads then wake up once a second until the program ends.
    private let firstLook: DatabaseQueue?
    private let reader: DatabaseQueue
    private let writer: Mutex<WritingConnection?>

    init(
        path: String, firstLook: DatabaseQueue?, reader: DatabaseQueue, writer: WritingConnection?, isWritable: Bool,
        _ patience: Double, _ sizeLimit: Int?, _ bell: LockBell
    ) {
        self.bell = bell
        self.path = path
        self.firstLook = firstLook
        self.reader = reader
        self.writer = Mutex(writer)
        self.isWritable = isWritable
        self.patience = patience
        self.sizeLimit = sizeLimit
    }

    /// Reads what belongs together as it was at one moment; never waits for a writer.
    func read<Value>(_ query: (Database) throws -> Value) throws(StoreTrouble) -> Value {
        do { return try reader.read(query) } catch { throw StoreTrouble(error, path: path) }
    }

    /// Writes in one transaction, which no other process's can overlap. The caller's thread may have to wait for one.
    func write<Value>(_ change: (Database) throws -> Value) throws(StoreTrouble) -> Value {
        do { return try connectionForWriting().queue.write(change) } catch { throw StoreTrouble(error, path: path) }
    }

    /// Writes in one transaction, and never makes the caller's thread wait for another process; see
    /// ``WritingConnection``.
    func write<Value: Sendable>(
        _ change: @escaping @Sendable (Database) throws -> Value
    ) async throws(StoreTrouble) -> Value {
        do { return try await connectionForWriting().write(change) } catch { throw StoreTrouble(error, path: path) }
    }

    /// Leaves nothing of deleted rows in the files. `secure_delete` alone would not do: a row that SQLite once moved
    /// to another page may have left a copy behind. So the database is written anew, and the log is emptied.
    func scrub() throws(StoreTrouble) {
        do {
            let writer = try connectionForWriting()
            writer.checkpointer.wait()
            try writer.queue.inDatabase { db in
                // A large database is written anew by way of a file (which SQLite unlinks as it opens it), not of memory.
                try db.execute(sql: "PRAGMA temp_store = FILE")
                defer { try? db.execute(sql: "PRAGMA temp_store = MEMORY") }
                try db.execute(sql: "VACUUM")
                try db.checkpoint(.truncate)
            }
        } catch {
            throw StoreTrouble.notErased(path, StoreTrouble(error, path: path).kind)
        }
    }

    /// Moves the write-ahead log into the file; nil before the first write.
    var checkpointer: Checkpointer? { writer.withLock { $0?.checkpointer } }

    private func connectionForWriting() throws -> WritingConnection {
        try writer.withLock { writer in
            if let writer { return writer }
            let opened = try WritingConnection(path: path, patience: patience, sizeLimit: sizeLimit, bell: bell)
            writer = opened
            return opened
        }
    }
}
