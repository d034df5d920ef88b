import Glibc
import Synchronization

/// A file that is written as a whole or not at all: first beside its place, and moved there when every byte is on the
/// disk. What stood there before stays until then. It is for its owner's eyes only.
final class OutputFile: Sendable {
    private let path: String
    /// The path of the unfinished file; nil while there is none.
    private let draft = Mutex<String?>(nil)

    /// Checks that the file can be written, before anything is fetched for it.
    /// - Throws: A problem that names the file and the reason.
    init(_ path: String) throws(Problem) {
        self.path = path
        guard !path.isEmpty else { throw Problem("the output file has no name", status: .usage) }
        if Self.kind(of: path) == S_IFDIR { throw Problem("\(path) is a directory, not a file") }
        guard isReplaced else { return }
        let folder = Self.folder(of: target)
        guard Self.kind(of: folder) == S_IFDIR else { throw Problem("there is no folder \(folder)") }
        guard access(folder, W_OK | X_OK) == 0 else {
            throw Problem("\(path) can't be written: its folder says \(String(cString: strerror(errno)))")
        }
    }

    /// Takes the bytes of a file, part by part.
    typealias Sink = (Span<UInt8>) throws(Problem) -> Void

    /// Writes the file.
    /// - Parameters:
    ///   - progress: Receives the number of bytes so far.
    ///   - body: Hands the bytes to the sink that it gets.
    func write(
        progress: @escaping (Int) -> Void = { _ in }, _ body: (Sink) throws(Problem) -> Void
    ) throws(Problem) {
        if isReplaced { try replace(progress, body) } else { try overwrite(body) }
    }

    /// Removes the unfinished file; for a process that is about to end.
    func abandon() {
        draft.withLock { draft in
            if let draft { unlink(draft) }
            draft = nil
        }
    }

    /// A device or a pipe is written to, not moved away.
    private var isReplaced: Bool { Self.kind(of: path).map { $0 == S_IFREG } ?? true }

    /// The file itself, where the path is a link to it.
    private var target: String {
        guard let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    private func overwrite(_ body: (Sink) throws(Problem) -> Void) throws(Problem) {
        let descriptor = open(path, O_WRONLY | O_CLOEXEC)
        let writer = DescriptorWriter(name: "the file \(path)", descriptor: descriptor)
        guard descriptor >= 0 else { throw writer.failure(errno) }
        defer { close(descriptor) }
        try body { bytes throws(Problem) in try writer.write(bytes) }
    }

    private func replace(
        _ progress: @escaping (Int) -> Void, _ body: (Sink) throws(Problem) -> Void
    ) throws(Problem) {
        let target = target
        let name = "\(Self.folder(of: target))/.verbatim-\(getpid())-\(UInt32.random(in: .min ... .max)).part"
        let descriptor = draft.withLock { draft in
            draft = name
            return open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        }
        let writer = DescriptorWriter(name: "the file \(path)", descriptor: descriptor)
        guard descriptor >= 0 else { throw writer.failure(errno) }
        defer {
            close(descriptor)
            abandon()
        }
        var behind = try WriteBehind(writer)
        defer { behind.end() }
        var count = 0
        try body { bytes throws(Problem) in
            try behind.write(bytes)
            count += bytes.count
            progress(count)
        }
        try behind.finish()
        guard fsync(descriptor) == 0 else { throw writer.failure(errno) }
        let code = draft.withLock { draft -> Int32 in
            guard rename(name, target) == 0 else { return errno }
            draft = nil
            return 0
        }
        guard code == 0 else { throw writer.failure(code) }
        Self.makeDurable(Self.folder(of: target))
    }

    /// The name is in the folder, so the folder has to be on the disk too. Some file systems can't be told.
    private static func makeDurable(_ folder: String) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func kind(of path: String) -> mode_t? {
        var facts = stat()
        return stat(path, &facts) == 0 ? facts.st_mode & S_IFMT : nil
    }
}
