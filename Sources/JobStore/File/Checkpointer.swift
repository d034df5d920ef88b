import GRDB
import Synchronization

/// Moves the write-ahead log into the file (SQLite's checkpoint), on a connection and a thread of its own.
///
/// A checkpoint waits for the disk as long as a hundred pages take to arrive. They go on arriving meanwhile.
final class Checkpointer: Sendable {
    /// The bytes of bodies after which a checkpoint is due.
    static let batch = 16 << 20

    private let path: String
    private let gathered = Atomic(0)
    /// Opened when the first checkpoint is due, which few jobs get to.
    private let connection = Mutex<DatabaseQueue?>(nil)

    init(path: String) {
        self.path = path
    }

    /// Counts bytes that were written, and begins a checkpoint when a batch is full.
    func note(_ count: Int) {
        guard gathered.add(count, ordering: .relaxed).newValue >= Self.batch else { return }
        gathered.store(0, ordering: .relaxed)
        let queue = connection.withLock { connection in
            // Without it the writing connection makes a checkpoint when it finds the log too long.
            if connection == nil { connection = try? DatabaseQueue(path: path) }
            return connection
        }
        queue?.asyncWriteWithoutTransaction { _ = try? $0.checkpoint(.passive) }
    }

    /// Empties a long log, since the next program to open the file would read all of it. To be called when no more is
    /// written for now.
    func finish() {
        connection.withLock(\.self)?.asyncWriteWithoutTransaction { _ = try? $0.checkpoint(.truncate) }
    }

    /// Returns when no checkpoint is under way.
    func wait() {
        connection.withLock(\.self)?.inDatabase { _ in }
    }
}
