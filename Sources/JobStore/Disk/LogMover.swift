import GRDB
import Synchronization

/// Moves what gathers in the log into the file, on a connection and a thread of its own: the disk is then waited for, as
/// long as a hundred pages take to arrive, and they go on arriving meanwhile.
final class LogMover: Sendable {
    /// As many bytes gather before they are moved.
    static let batch = 16 << 20

    private let path: String
    private let gathered = Atomic(0)
    /// Opened when the first batch is full, which few jobs get to.
    private let connection = Mutex<DatabaseQueue?>(nil)

    init(path: String) {
        self.path = path
    }

    /// So many bytes more were written.
    func note(_ count: Int) {
        guard gathered.add(count, ordering: .relaxed).newValue >= Self.batch else { return }
        gathered.store(0, ordering: .relaxed)
        let queue = connection.withLock { connection in
            // Without it the log is moved when the writing connection finds it too long.
            if connection == nil { connection = try? DatabaseQueue(path: path) }
            return connection
        }
        queue?.asyncWriteWithoutTransaction { try? $0.moveLog(.passive) }
    }

    /// No more is to come for now. A long log is emptied, since the next program to open the file would read all of it.
    func finish() {
        connection.withLock(\.self)?.asyncWriteWithoutTransaction { try? $0.moveLog(.truncate) }
    }

    /// Returns when nothing is being moved.
    func wait() {
        connection.withLock(\.self)?.inDatabase { _ in }
    }
}

extension Database {
    fileprivate func moveLog(_ mode: CheckpointMode) throws { _ = try checkpoint(mode) }
}
