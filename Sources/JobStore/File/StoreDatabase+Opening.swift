import GRDB
import Glibc

extension StoreDatabase {
    /// The outcome of opening a file.
    struct Opening {
        /// Nil when the file can't even be read.
        let database: StoreDatabase?
        /// Why the file can't be written; nil when it can, as far as can be known before the first write.
        let trouble: StoreTrouble?
    }

    /// The contents of a file.
    private enum Contents {
        case nothing
        case tables
        /// It can't be told from the file without its log.
        case unclear
    }

    /// Opens the file, or makes it. One that is not ours, damaged or of another version is left byte for byte as it is.
    static func open(at path: String, patience: Double, sizeLimit: Int?, bell: LockBell) -> Opening {
        do throws(StoreTrouble) {
            let file = try StoreFile(at: path)
            var firstLook: DatabaseQueue?
            let contents = try contents(of: file, by: &firstLook)
            file.tighten()
            guard file.isWritable else {
                guard contents != .nothing else { throw .nothingMayBeWritten(file.path) }
                return try openForReading(file, patience, bell, because: .readOnly(file.path))
            }
            do throws(StoreTrouble) {
                let database = try openForWriting(file, contents, firstLook, patience, sizeLimit, bell)
                return Opening(database: database, trouble: nil)
            } catch {
                // A full disk has no room even for the file by which connections share the log.
                guard contents != .nothing, error.kind != .corrupt else { throw error }
                return try openForReading(file, patience, bell, because: error)
            }
        } catch {
            return Opening(database: nil, trouble: error)
        }
    }

    private static func openForWriting(
        _ file: StoreFile, _ contents: Contents, _ firstLook: DatabaseQueue?, _ patience: Double, _ sizeLimit: Int?,
        _ bell: LockBell
    ) throws(StoreTrouble) -> StoreDatabase {
        var writer: WritingConnection?
        if contents == .nothing { writer = try make(file, patience, sizeLimit, bell) }
        let reader = try connect(file.path, file, patience, bell)
        if contents == .unclear, try self.contents(of: file, as: reader) == .nothing {
            writer = try make(file, patience, sizeLimit, bell)
        }
        return StoreDatabase(
            path: file.path, firstLook: firstLook, reader: reader, writer: writer, isWritable: true, patience,
            sizeLimit,
            bell)
    }

    // MARK: - Looking

    /// Looks without changing anything, before SQLite may write to the file or beside it; throws when the file is not
    /// ours, damaged or of another version.
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

    /// Throws when the file is another program's or another version's.
    private static func contents(of db: Database, _ file: StoreFile, hasLog: Bool) throws -> Contents {
        guard try isMarked(db) else {
            if try !hasLog && hasNothing(db) { return .nothing }
            throw StoreTrouble.foreign(file.path)
        }
        switch try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0 {
        case 0: return .nothing
        case Schema.version: return .tables
        case let version: throw StoreTrouble.otherVersion(file.path, isNewer: version > Schema.version)
        }
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

    /// Makes the tables. Several processes may do so at once.
    private static func make(
        _ file: StoreFile, _ patience: Double, _ sizeLimit: Int?, _ bell: LockBell
    ) throws(StoreTrouble) -> WritingConnection {
        do {
            let writer = try WritingConnection(path: file.path, patience: patience, sizeLimit: sizeLimit, bell: bell)
            try writer.queue.inDatabase { db in
                // The log may tell what the file alone did not.
                if try contents(of: db, file, hasLog: true) == .tables { return }
                try Schema.make(db)
                // A program that looks at the file without its log should see the version.
                _ = try? db.checkpoint(.truncate)
            }
            return writer
        } catch {
            throw StoreTrouble(error, path: file.path)
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
        _ path: String, _ file: StoreFile, _ patience: Double, _ bell: LockBell
    ) throws(StoreTrouble) -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = true
        let timeout = LockTimeout(seconds: patience, bell: bell)
        configuration.busyMode = .callback { tries in timeout.isLeft(after: tries) }
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA temp_store = MEMORY") }
        do {
            return try DatabaseQueue(path: path, configuration: configuration)
        } catch {
            throw StoreTrouble(error, path: file.path)
        }
    }

    /// Opens what can't be written: with the file's log if SQLite can, else the file alone if it has no log.
    private static func openForReading(
        _ file: StoreFile, _ patience: Double, _ bell: LockBell, because trouble: StoreTrouble
    ) throws(StoreTrouble) -> Opening {
        var reader = try? connect(file.path, file, patience, bell)
        if reader == nil, !file.hasPendingLog { reader = try? connect(file.unchangingURI, file, patience, bell) }
        guard let reader, try contents(of: file, as: reader) != .nothing else {
            throw trouble.kind == .readOnly ? .nothingMayBeWritten(file.path) : trouble
        }
        let database = StoreDatabase(
            path: file.path, firstLook: nil, reader: reader, writer: nil, isWritable: false, patience, nil, bell)
        return Opening(database: database, trouble: trouble)
    }
}
