import Glibc

/// The store's file before SQLite opens it.
///
/// An existing file is looked at by its name only: closing a descriptor of it would drop the locks that SQLite holds
/// for another store of this process.
struct StoreFile {
    /// The file's path; begins with `/` or `./`, so that SQLite never takes it for a URI.
    let path: String
    /// Nothing has been written to the file yet.
    let isEmpty: Bool
    /// Whether this process may write the file, and SQLite's beside it.
    let isWritable: Bool
    /// Whether something has been written that is not yet in the file itself.
    var hasPendingLog: Bool { Self.facts(path + "-wal").map { $0.st_size > 0 } ?? false }

    /// Finds the file, or makes it, for its owner only, and the folders above it.
    init(at path: String) throws(StoreTrouble) {
        let path = path.hasPrefix("/") ? path : "./" + path
        let refusal = Self.makeFolders(above: path)
        try Self.tightenFolder(Self.folder(of: path))
        if Self.facts(path) == nil { try Self.make(path, foldersRefused: refusal) }
        for suffix in ["", "-wal", "-shm"] {
            if Self.facts(path + suffix).map({ $0.st_mode & S_IFMT == S_IFLNK }) ?? false {
                throw .cannotOpen(
                    path + suffix,
                    because: "it is a symbolic link, which could lead anywhere. Move the file itself there, or set "
                        + "XDG_DATA_HOME to where it is")
            }
        }
        guard let facts = Self.facts(path) else {
            throw .cannotOpen(path, because: String(cString: strerror(errno)))
        }
        switch facts.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw .cannotOpen(path, because: "it is a directory, not a file")
        default: throw .cannotOpen(path, because: "it is no regular file")
        }
        self.path = path
        isEmpty = facts.st_size == 0
        isWritable = access(path, W_OK) == 0 && access(Self.folder(of: path), W_OK | X_OK) == 0
    }

    /// A file from elsewhere may be open to others: what is added to it must not be. SQLite gives the files beside it
    /// (`-wal`, `-shm`) the same mode.
    func tighten() {
        guard let facts = Self.facts(path), facts.st_mode & 0o077 != 0 else { return }
        chmod(path, facts.st_mode & 0o700)
    }

    /// The URI by which SQLite reads the file alone: no lock, no write, nothing beside it looked at or made.
    var unchangingURI: String {
        var uri = "file:"
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"),
                UInt8(ascii: "_"):
                uri.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                uri += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }
        }
        return uri + "?immutable=1"
    }

    private static func folder(of path: String) -> String {
        String(path[...(path.lastIndex(of: "/") ?? path.startIndex)])
    }

    private static func facts(_ path: String) -> stat? {
        var facts = stat()
        return lstat(path, &facts) == 0 ? facts : nil
    }

    /// - Parameter refusal: The `errno` with which the folders could not be made.
    private static func make(_ path: String, foldersRefused refusal: Int32?) throws(StoreTrouble) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        if descriptor >= 0 {
            close(descriptor)
            return
        }
        // That there is no folder comes of why it could not be made.
        let code = errno == ENOENT ? refusal ?? errno : errno
        let reason = String(cString: strerror(code))
        switch code {
        case EEXIST: return
        case EROFS, EACCES, EPERM: throw .nothingMayBeWritten(path, because: reason)
        case ENOSPC, EDQUOT: throw .full(path)
        default: throw .cannotOpen(path, because: reason)
        }
    }

    /// Nobody else may enter the folder: whoever can put files there decides which store is opened. One that several users
    /// share, such as /tmp, is not ours to close.
    private static func tightenFolder(_ folder: String) throws(StoreTrouble) {
        var facts = stat()
        guard stat(folder, &facts) == 0, facts.st_mode & 0o077 != 0 || facts.st_uid != geteuid() else { return }
        let isOurs = facts.st_uid == geteuid() && facts.st_mode & S_ISVTX == 0
        if isOurs, chmod(folder, facts.st_mode & 0o700) == 0 { return }
        // Where files can't be changed, others can't do so either.
        if access(folder, W_OK) != 0, facts.st_mode & 0o022 == 0 { return }
        throw .othersMayEnter(folder)
    }

    /// The XDG specification's way: folders that are missing are made for their owner only.
    /// - Returns: The `errno` of the first that could not be made; nil where all are there.
    private static func makeFolders(above path: String) -> Int32? {
        var end = path.startIndex
        while let slash = path[path.index(after: end)...].firstIndex(of: "/") {
            let folder = String(path[..<slash])
            if access(folder, F_OK) != 0, mkdir(folder, 0o700) != 0, errno != EEXIST { return errno }
            end = slash
        }
        return nil
    }
}
