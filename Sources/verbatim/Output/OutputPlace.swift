import Glibc
import TerminalText

/// The place that an output's path leads to, which decides how it is written.
///
///     /dev/stdout, /dev/fd/3, a link to one    a descriptor: written to where it stands
///     /dev/tty, /dev/null, a FIFO              in place: opened and written to
///     out.csv, a link to it, there or not      a file: finished first, and then put where the link leads
enum OutputPlace {
    /// A descriptor that the program was started with.
    case descriptor(Int32)
    /// A device, a pipe, or a file that another process has open: it has no place that it could be moved to.
    case inPlace(String)
    /// A regular file with its facts, or one that is not there yet.
    case file(String, present: stat?)

    /// As many links as the system follows, too.
    private static let mostLinks = 40

    /// Follows a path through links, the last of which may lead to nothing.
    /// - Throws: A problem that names the path as it was given.
    init(_ path: String) throws(Problem) {
        guard !path.isEmpty else { throw Problem("the output file has no name", status: .usage) }
        guard !path.utf8.contains(0) else { throw Problem("the name \(path) has a zero in it; write another one") }
        var current = path
        for _ in 0...Self.mostLinks {
            switch try Self.step(current, givenAs: path) {
            case .arrived(let place):
                self = place
                return
            case .link(let target): current = target
            }
        }
        throw Problem("\(path) can't be written: its links lead in a circle")
    }

    private enum Step {
        case arrived(OutputPlace)
        case link(String)
    }

    private static func step(_ path: String, givenAs given: String) throws(Problem) -> Step {
        let (folder, name) = split(path)
        if let number = Int32(name), let process = process(ofDescriptorsIn: folder) {
            return .arrived(process == .own ? .descriptor(number) : .inPlace(path))
        }
        var facts = stat()
        guard lstat(path.fileBytes, &facts) == 0 else {
            let code = errno
            if name.isEmpty { throw Problem("\(given) is the name of a folder, not of a file") }
            guard code == ENOENT, isFolder(folder) else {
                if code == ENOENT || code == ENOTDIR { throw Problem("there is no folder \(folder)") }
                throw Problem("\(given) can't be written: \(String(cString: strerror(code)))")
            }
            return .arrived(.file(path, present: nil))
        }
        switch facts.st_mode & S_IFMT {
        case S_IFLNK:
            try mistrust(facts, in: folder, givenAs: given)
            guard let target = target(of: path) else {
                throw Problem("\(given) can't be written: a link can't be read")
            }
            return .link(target.utf8.first == UInt8(ascii: "/") ? target : "\(folder)/\(target)")
        case S_IFDIR: throw Problem("\(given) is a folder, not a file")
        case S_IFREG: return .arrived(.file(path, present: facts))
        default: return .arrived(.inPlace(path))
        }
    }

    /// Refuses a link that somebody else laid where everybody may, as the system does for those who open it.
    private static func mistrust(_ link: stat, in folder: String, givenAs given: String) throws(Problem) {
        var facts = stat()
        guard stat(folder.fileBytes, &facts) == 0, facts.st_mode & S_ISVTX != 0, facts.st_mode & S_IWOTH != 0,
            link.st_uid != geteuid(), link.st_uid != facts.st_uid
        else { return }
        throw Problem("\(given) is refused: it leads through a link of somebody else in \(folder)")
    }

    private static func target(of path: String) -> String? {
        var bytes = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
        let count = readlink(path.fileBytes, &bytes, bytes.count - 1)
        return count > 0 ? String(systemName: bytes) : nil
    }

    private enum DescriptorOwner { case own, other }

    /// The process whose descriptors are listed in a folder, as in `/proc/self/fd`; nil for any other folder.
    private static func process(ofDescriptorsIn folder: String) -> DescriptorOwner? {
        guard let whole = UserFolder.resolved(folder), whole.hasPrefix("/proc/"), whole.hasSuffix("/fd") else {
            return nil
        }
        let own = UserFolder.resolved("/proc/self") ?? ""
        return whole.hasPrefix("\(own)/") ? .own : .other
    }

    // By bytes: a name may begin with a mark that would join the slash before it.
    /// The folder of a path and the name in it: `.` and `a.csv`, `/tmp` and `a.csv`.
    static func split(_ path: String) -> (folder: String, name: String) {
        let bytes = path.utf8
        guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return (".", path) }
        let folder = slash == bytes.startIndex ? "/" : String(bytes[..<slash]) ?? "."
        return (folder, String(bytes[bytes.index(after: slash)...]) ?? "")
    }

    static func isFolder(_ path: String) -> Bool {
        var facts = stat()
        return stat(path.fileBytes, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
    }
}

/// A file by what the system knows it by, whatever its name.
struct FileIdentity: Hashable {
    private let device: dev_t
    private let number: ino_t

    /// Nil for what gives what it was given nowhere, as a terminal or /dev/null: such a one can be read and written.
    init?(_ facts: stat) {
        guard [S_IFREG, S_IFBLK, S_IFIFO].contains(facts.st_mode & S_IFMT) else { return nil }
        (device, number) = (facts.st_dev, facts.st_ino)
    }

    /// The file of a path, through links; nil where there is none.
    init?(path: String) {
        var facts = stat()
        guard stat(path.fileBytes, &facts) == 0 else { return nil }
        self.init(facts)
    }

    /// The file of a descriptor; nil where it is not open.
    init?(descriptor: Int32) {
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else { return nil }
        self.init(facts)
    }
}

extension OutputPlace {
    /// The file that is there; nil where none is.
    private var identity: FileIdentity? {
        switch self {
        case .descriptor(let number): FileIdentity(descriptor: number)
        case .inPlace(let path): FileIdentity(path: path)
        case .file(_, let present): present.flatMap { FileIdentity($0) }
        }
    }

    /// Refuses an output that is read, and one that the program keeps its own things in.
    /// - Throws: A problem of status 64.
    func refuse(reading inputs: [String], _ surroundings: Surroundings, givenAs given: String) throws(Problem) {
        guard let identity else { return }
        for input in inputs {
            let own = input == "-" ? FileIdentity(descriptor: STDIN_FILENO) : FileIdentity(path: input)
            guard own == identity else { continue }
            let name = input == "-" ? "standard input" : input
            throw Problem("\(given) is the file that is read, \(name); write to another one", status: .usage)
        }
        let store = surroundings.storeFile.map { store in ["", "-wal", "-shm"].map { store + $0 } } ?? []
        for path in store + [surroundings.logFile, surroundings.configurationFile].compactMap(\.self)
        where FileIdentity(path: path) == identity {
            throw Problem("\(given) is a file of this program, \(path); write to another one", status: .usage)
        }
    }
}
