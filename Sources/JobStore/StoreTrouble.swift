import GRDB
import TerminalText

/// Why the store can't keep, or can't give back, jobs and marks; told to the reader.
package struct StoreTrouble: Error, Hashable, Sendable {
    /// The sorts of trouble, as far as the program treats them differently.
    package enum Kind: Hashable, Sendable {
        /// The file can't be opened or made.
        case cannotOpen
        /// The file is damaged, cut short, or no SQLite database.
        case corrupt
        /// The file is another program's database.
        case foreign
        /// The disk or the user's quota is full.
        case full
        /// The file can be read but not written.
        case readOnly
        /// The file was made by another version of Verbatim, with other tables.
        case otherVersion
        /// Another process has kept the file locked for longer than the store waits.
        case busy
        /// Anything else, such as a failing disk.
        case other
    }

    /// The sort of trouble.
    package let kind: Kind
    /// One sentence for the reader: what is wrong, where, and what to do. It holds nothing that a server sent.
    package let sentence: RawText

    /// A trouble with its sentence; nothing is checked.
    package init(kind: Kind, sentence: RawText) {
        self.kind = kind
        self.sentence = sentence
    }
}

extension StoreTrouble {
    /// How a sentence ends when the program goes on without the file.
    private static let inMemory = "from now on everything is kept in memory only"

    static func cannotOpen(_ path: String, because reason: String) -> StoreTrouble {
        StoreTrouble(
            kind: .cannotOpen,
            sentence: RawText("The store \(path) can't be used: \(reason); \(inMemory)."))
    }

    static func corrupt(_ path: String) -> StoreTrouble {
        StoreTrouble(
            kind: .corrupt,
            sentence: RawText(
                "The store \(path) is damaged or no database; it is left as it is, and \(inMemory). "
                    + "Move it away to begin a new one."))
    }

    static func foreign(_ path: String) -> StoreTrouble {
        StoreTrouble(
            kind: .foreign,
            sentence: RawText(
                "\(path) is the database of another program; it is left as it is, and \(inMemory). "
                    + "Move it away to begin a store there."))
    }

    static func otherVersion(_ path: String, isNewer: Bool) -> StoreTrouble {
        let (maker, remedy) =
            isNewer
            ? ("a newer Verbatim", "Use the newer program, or move the file away.")
            : ("a Verbatim from before its first release", "Move it away to begin a new one.")
        return StoreTrouble(
            kind: .otherVersion,
            sentence: RawText(
                "The store \(path) was made by \(maker); it is left as it is, and \(inMemory). \(remedy)"))
    }

    static func readOnly(_ path: String) -> StoreTrouble {
        StoreTrouble(
            kind: .readOnly,
            sentence: RawText(
                "The store \(path) can't be written; what it holds is shown, and what is fetched from now on "
                    + "is kept in memory only. See to it that you may write the file and its folder."))
    }

    static func nothingMayBeWritten(_ path: String, because reason: String? = nil) -> StoreTrouble {
        let words = reason.map { " (\($0))" } ?? ""
        return StoreTrouble(
            kind: .readOnly,
            sentence: RawText(
                "The store \(path) can't be used: it or its folder may not be written\(words); \(inMemory). "
                    + "See to it that you may write both."))
    }

    static func full(_ path: String) -> StoreTrouble {
        StoreTrouble(
            kind: .full,
            sentence: RawText(
                "The disk is full: nothing more can be saved in \(path), and what is fetched from now on "
                    + "is kept in memory only. Free some space and start Verbatim again."))
    }

    static func busy(_ path: String) -> StoreTrouble {
        StoreTrouble(
            kind: .busy,
            sentence: RawText(
                "Another program keeps the store \(path) locked; what is fetched from now on is kept in memory only. "
                    + "Start Verbatim again when the other program is done."))
    }

    /// It may pass: the store goes on waiting.
    static func waiting(_ path: String, for holder: String?, patience: Double) -> StoreTrouble {
        StoreTrouble(
            kind: .busy,
            sentence: RawText(
                "\(holder ?? "Another program") keeps the store \(path) locked; "
                    + "waiting for it, for \(Int(patience)) s at most."))
    }

    static func othersMayEnter(_ folder: String) -> StoreTrouble {
        StoreTrouble(
            kind: .cannotOpen,
            sentence: RawText(
                "The store's folder \(folder) is not your own alone, so that others could read or change the store; "
                    + "\(inMemory). Set XDG_DATA_HOME to a folder of yours."))
    }

    static func other(_ path: String, because reason: String) -> StoreTrouble {
        StoreTrouble(
            kind: .other,
            sentence: RawText(
                "The store \(path) fails: \(reason); what is fetched from now on is kept in memory only. "
                    + "Check the disk, and start Verbatim again."))
    }

    static func notErased(_ path: String, _ kind: Kind) -> StoreTrouble {
        let reason =
            switch kind {
            case .full: "the disk has no room for writing it anew; free some space"
            case .busy: "another program is reading it; end that program"
            case .cannotOpen, .corrupt, .foreign, .readOnly, .otherVersion, .other:
                "it can't be written anew; see to it that it can"
            }
        return StoreTrouble(
            kind: kind,
            sentence: RawText(
                "The job is off the store \(path), but pieces of its text may still be in the file, because \(reason), "
                    + "and forget the job again."))
    }

    /// Explains an error of GRDB. SQLite's message is quoted, never the statement or its arguments.
    init(_ error: any Error, path: String) {
        if let trouble = error as? StoreTrouble {
            self = trouble
            return
        }
        guard let error = error as? DatabaseError else {
            // A value that is not of its column's type, which only a damaged file holds.
            self = .corrupt(path)
            return
        }
        let reason = error.message ?? "SQLite error \(error.extendedResultCode.rawValue)"
        switch error.extendedResultCode {
        // The latter: no room for the file by which connections share the log.
        case .SQLITE_FULL, .SQLITE_IOERR_SHMSIZE: self = .full(path)
        case .SQLITE_READONLY, .SQLITE_PERM: self = .readOnly(path)
        case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_FORMAT: self = .corrupt(path)
        case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL: self = .busy(path)
        case .SQLITE_CANTOPEN, .SQLITE_AUTH: self = .cannotOpen(path, because: reason)
        default: self = .other(path, because: reason)
        }
    }
}
