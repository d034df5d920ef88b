import Glibc
import Synchronization

/// A log file, readable by its owner only, that is renamed and begun anew when it has grown.
final class RotatingFile: Sendable {
    private struct State {
        var descriptor: Int32
        var size: Int
    }

    private let path: String
    private let limit: Int
    private let kept: Int
    private let state: Mutex<State>

    /// Opens the file for appending and makes its folder (mode 0700) if need be.
    /// - Parameters:
    ///   - limit: The size in bytes from which a new file is begun.
    ///   - kept: How many old files stay: `verbatim.log.1` is the newest of them.
    init(path: String, limit: Int = 1_000_000, kept: Int = RotatingFile.usuallyKept) throws(FileContents.Refusal) {
        self.path = path
        self.limit = limit
        self.kept = kept
        let refusal = Self.makeFolders(above: path)
        guard let opened = Self.open(path) else {
            let code = errno == ENOENT ? refusal ?? errno : errno
            throw FileContents.Refusal("can't be written: \(String(cString: strerror(code)))")
        }
        state = Mutex(opened)
    }

    private static let usuallyKept = 3

    /// Writes x over a part of each text wherever it stands in a log and its old files. Nothing is moved, so another program
    /// may go on writing to them.
    static func blot(_ texts: [(text: [UInt8], id: Range<Int>)], in path: String) {
        for name in [path] + (1...usuallyKept).map({ "\(path).\($0)" }) {
            let descriptor = Glibc.open(name.fileBytes, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
            guard descriptor >= 0 else { continue }
            defer { close(descriptor) }
            var pieces = FilePieces(descriptor: descriptor, limit: .max)
            guard let contents = try? pieces.rest() else { continue }
            for (text, id) in texts {
                for start in places(of: text, in: contents) {
                    let blots = [UInt8](repeating: UInt8(ascii: "x"), count: id.count)
                    pwrite(descriptor, blots, blots.count, off_t(start + id.lowerBound))
                }
            }
        }
    }

    private static func places(of text: [UInt8], in contents: [UInt8]) -> [Int] {
        guard let first = text.first, contents.count >= text.count else { return [] }
        return (0...contents.count - text.count).filter { start in
            contents[start] == first && contents[start..<start + text.count].elementsEqual(text)
        }
    }

    deinit {
        _ = state.withLock { close($0.descriptor) }
    }

    /// Appends a line. A line that can't be written is lost: a log must never stop the program.
    func append(_ line: String) {
        let bytes = Array(line.utf8) + [UInt8(ascii: "\n")]
        state.withLock { state in
            if state.size > 0 && state.size + bytes.count > limit { rotate(&state) }
            state.size += max(0, write(state.descriptor, bytes, bytes.count))
        }
    }

    private func rotate(_ state: inout State) {
        // Two Verbatims may write to one file: the second to notice only opens what the first has begun.
        if Self.isSameFile(state.descriptor, path) {
            for number in stride(from: kept, to: 0, by: -1) {
                rename((number == 1 ? path : "\(path).\(number - 1)").fileBytes, "\(path).\(number)".fileBytes)
            }
        }
        guard let opened = Self.open(path) else { return }
        close(state.descriptor)
        state = opened
    }

    private static func open(_ path: String) -> State? {
        // A pipe without a reader in the place of the log must not make the program wait.
        let flags = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY
        let descriptor = Glibc.open(path.fileBytes, flags, 0o600)
        guard descriptor >= 0 else { return nil }
        var facts = stat()
        fstat(descriptor, &facts)
        guard facts.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            errno = EINVAL
            return nil
        }
        // A file from elsewhere may be open to others: what is added to it must not be.
        if facts.st_mode & 0o077 != 0 { fchmod(descriptor, 0o600) }
        return State(descriptor: descriptor, size: Int(facts.st_size))
    }

    private static func isSameFile(_ descriptor: Int32, _ path: String) -> Bool {
        var (mine, theirs) = (stat(), stat())
        guard fstat(descriptor, &mine) == 0, stat(path.fileBytes, &theirs) == 0 else { return true }
        return mine.st_ino == theirs.st_ino && mine.st_dev == theirs.st_dev
    }

    /// The XDG specification's way: folders that are missing are made for their owner only.
    /// - Returns: The `errno` of the first that could not be made; nil where all are there.
    private static func makeFolders(above path: String) -> Int32? {
        var end = path.startIndex
        while let slash = path[path.index(after: end)...].firstIndex(of: "/") {
            let folder = String(path[..<slash]).fileBytes
            if access(folder, F_OK) != 0, mkdir(folder, 0o700) != 0, errno != EEXIST { return errno }
            end = slash
        }
        return nil
    }
}
