import GRDB
import Glibc

extension Disk {
    /// What came of opening a file.
    struct Opening {
        /// Nil when the file can't even be read.
        let disk: Disk?
        /// Why the file can't be written; nil when it can, as far as can be known before the first write.
        let trouble: StoreTrouble?
    }

    /// What is in a file.
    private enum Contents {
        case nothing
        /// The tables of an earlier version. Its list can be read; pages may be looked for in vain.
        case earlier
        case today
        /// It can't be told from the file without its log.
        case unclear
    }

    /// Opens the file, or makes it. One that is not ours, damaged or newer is left byte for byte as it is.
    static func open(at path: String, patience: Double, sizeLimit: Int?) -> Opening {
        do throws(StoreTrouble) {
            let file = try StoreFile(at: path)
            var firstLook: DatabaseQueue?
            let contents = try contents(of: file, by: &firstLook)
            file.tighten()
            guard file.isWritable else {
                guard contents != .nothing else { throw .nothingMayBeWritten(file.path) }
                return try openForReading(file, patience, because: .readOnly(file.path))
            }
            do throws(StoreTrouble) {
                let disk = try openForWriting(file, contents, firstLook, patience, sizeLimit)
                return Opening(disk: disk, trouble: nil)
            } catch {
                // To make today's tables of an earlier version's takes room, and on a full disk there is none even for
                // the file by which connections share the log.
                guard contents != .nothing, error.kind != .corrupt else { throw error }
                return try openForReading(file, patience, because: error)
            }
        } catch {
            return Opening(disk: nil, trouble: error)
        }
    }

    private static func openForWriting(
        _ file: StoreFile, _ contents: Contents, _ firstLook: DatabaseQueue?, _ patience: Double, _ sizeLimit: Int?
    ) throws(StoreTrouble) -> Disk {
        var writer: Writer?
        if contents == .nothing || contents == .earlier { writer = try make(file, patience, sizeLimit) }
        let reader = try connect(file.path, file, patience)
        if contents == .unclear, try self.contents(of: file, as: reader) != .today {
            writer = try make(file, patience, sizeLimit)
        }
        return Disk(
            path: file.path, firstLook: firstLook, reader: reader, writer: writer, isWritable: true, patience, sizeLimit
        )
    }

    // MARK: - Looking

    /// Looks without changing anything, before SQLite may write to the file or beside it; throws when the file is not
    /// ours, damaged or newer.
    private static func contents(
        of file: StoreFile, by firstLook: inout DatabaseQueue?, attempts: Int = 3
    ) throws(StoreTrouble) -> Contents {
        if file.isEmpty { return .nothing }
        // Asked before the file is read: it gets our mark before it ever has a log.
        let hasLog = file.hasPendingLog
        do {
            var configuration = Configuration()
            configuration.readonly = true
            let connection = try DatabaseQueue(path: file.unchangingURI, configuration: configuration)
            firstLook = connection
            let found = try connection.inDatabase { try contents(of: $0, file, hasLog: hasLog) }
            return hasLog ? .unclear : found
        } catch let error as DatabaseError {
            switch error.resultCode {
            case .SQLITE_NOTADB: throw .corrupt(file.path)
            case .SQLITE_CORRUPT where !hasLog:
                // While another process moves its log into the file, the file alone looks cut short.
                guard attempts > 1 else { throw .corrupt(file.path) }
                usleep(20_000)
                return try contents(of: file, by: &firstLook, attempts: attempts - 1)
            // Opening it in earnest will tell.
            default: return .unclear
            }
        } catch {
            throw StoreTrouble(error, path: file.path)
        }
    }

    private static func contents(of file: StoreFile, as reader: DatabaseQueue) throws(StoreTrouble) -> Contents {
        do {
            return try reader.inDatabase { try contents(of: $0, file, hasLog: true) }
        } catch {
            throw StoreTrouble(error, path: file.path)
        }
    }

    /// Throws when the file is another program's or newer.
    private static func contents(of db: Database, _ file: StoreFile, hasLog: Bool) throws -> Contents {
        guard try isMarked(db) else {
            if try !hasLog && hasNothing(db) { return .nothing }
            throw StoreTrouble.foreign(file.path)
        }
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        let applied = try appliedMigrations(db)
        let known = Schema.migrator.migrations
        if version > Schema.version || !applied.isSubset(of: known) { throw StoreTrouble.newer(file.path) }
        return applied.isEmpty ? .nothing : applied.count == known.count ? .today : .earlier
    }

    /// Asks in an order that stays right while another process makes the tables.
    private static func appliedMigrations(_ db: Database) throws -> Set<String> {
        let isThere = try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'grdb_migrations')")
        return isThere == true ? try String.fetchSet(db, sql: "SELECT identifier FROM grdb_migrations") : []
    }

    private static func isMarked(_ db: Database) throws -> Bool {
        try Int32.fetchOne(db, sql: "PRAGMA application_id") == Schema.applicationIdentifier
    }

    private static func hasNothing(_ db: Database) throws -> Bool {
        try Int32.fetchOne(db, sql: "PRAGMA application_id") == 0
            && Int.fetchOne(db, sql: "PRAGMA user_version") == 0
            && Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0
    }

    // MARK: - Making

    /// Makes the tables of today, of nothing or of an earlier version's.
    private static func make(
        _ file: StoreFile, _ patience: Double, _ sizeLimit: Int?
    ) throws(StoreTrouble) -> Writer {
        do {
            let writer = try Writer(path: file.path, patience: patience, sizeLimit: sizeLimit)
            // What the file alone did not show may be in its log.
            if try writer.queue.inDatabase({ try contents(of: $0, file, hasLog: true) }) == .today { return writer }
            try migrate(writer.queue)
            // A program that looks at the file without its log should see the version.
            try? writer.queue.inDatabase { _ = try $0.checkpoint(.truncate) }
            return writer
        } catch {
            throw StoreTrouble(error, path: file.path)
        }
    }

    /// Several processes may make the tables at once, step by step: whichever comes second to a step fails at it, and goes
    /// on from there.
    private static func migrate(_ queue: DatabaseQueue) throws {
        var applied = try queue.inDatabase(appliedMigrations).count
        while true {
            do {
                return try Schema.migrator.migrate(queue)
            } catch {
                let now = try queue.inDatabase(appliedMigrations).count
                guard now > applied else { throw error }
                applied = now
            }
        }
    }

    /// Marks a new file as ours. This is the first write to it, and it comes before the log is set up.
    static func mark(_ db: Database, _ path: String) throws {
        if try isMarked(db) { return }
        try db.inTransaction(.immediate) {
            // Another process may have marked it meanwhile.
            if try isMarked(db) { return .commit }
            guard try hasNothing(db) else { throw StoreTrouble.foreign(path) }
            try db.execute(sql: "PRAGMA application_id = \(Schema.applicationIdentifier)")
            return .commit
        }
    }

    // MARK: - Connecting

    private static func connect(
        _ path: String, _ file: StoreFile, _ patience: Double
    ) throws(StoreTrouble) -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(patience)
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA temp_store = MEMORY") }
        do {
            return try DatabaseQueue(path: path, configuration: configuration)
        } catch {
            throw StoreTrouble(error, path: file.path)
        }
    }

    /// Opens what can't be written: with the file's log if SQLite can, else the file alone if it has no log.
    private static func openForReading(
        _ file: StoreFile, _ patience: Double, because trouble: StoreTrouble
    ) throws(StoreTrouble) -> Opening {
        var reader = try? connect(file.path, file, patience)
        if reader == nil, !file.hasPendingLog { reader = try? connect(file.unchangingURI, file, patience) }
        guard let reader, try contents(of: file, as: reader) != .nothing else {
            throw trouble.kind == .readOnly ? .nothingMayBeWritten(file.path) : trouble
        }
        let disk = Disk(
            path: file.path, firstLook: nil, reader: reader, writer: nil, isWritable: false, patience, nil)
        return Opening(disk: disk, trouble: trouble)
    }
}
