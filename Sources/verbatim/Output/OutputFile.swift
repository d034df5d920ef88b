import Glibc
import Synchronization
import TerminalText

/// An output: a descriptor or a device, which is written to as it is, or a file, which is written as a whole or not at all.
/// A file keeps what stood in it until every byte of the new one is on the disk, and its permissions and its owner where the
/// system permits it.
final class OutputFile: Sendable {
    private let name: String
    private let place: OutputPlace
    private let isPrivate: Bool
    private let mayBeNameless: Bool
    /// A copy of the descriptor that is written to; nil for other places.
    private let descriptor: Int32?
    /// The unfinished file; nil while there is none.
    private let draft = Mutex<Draft?>(nil)

    /// Checks that the output can be written, before anything is fetched for it.
    /// - Parameters:
    ///   - path: Nil is standard output.
    ///   - isPrivate: The file is for its owner's eyes only.
    ///   - inputs: The files that are read, as the command line names them.
    ///   - hasScreen: True while the terminal is drawn on: then nothing else may be written there.
    ///   - mayBeNameless: False where the unfinished file has to have a name.
    /// - Throws: A problem that names the file and the reason.
    init(
        _ path: String?, isPrivate: Bool = false, reading inputs: [String] = [], hasScreen: Bool = false,
        surroundings: Surroundings = Surroundings(), mayBeNameless: Bool = true
    ) throws(Problem) {
        name = path.map { "the file \($0)" } ?? "standard output"
        place = try path.map { path throws(Problem) in try OutputPlace(path) } ?? .descriptor(STDOUT_FILENO)
        self.isPrivate = isPrivate
        self.mayBeNameless = mayBeNameless
        try place.refuse(reading: inputs, surroundings, givenAs: path ?? "standard output")
        if isPrivate {
            guard case .file = place else {
                throw Problem("--private is for files, and \(path ?? "standard output") is none", status: .usage)
            }
        }
        switch place {
        case .descriptor(let number):
            descriptor = try Self.copy(number, of: path ?? "standard output", hasScreen: hasScreen)
        case .inPlace(let target):
            descriptor = nil
            if hasScreen, Self.isTerminal(target) { throw Problem("\(target) is a terminal; write to a file") }
        case .file(let target, _):
            descriptor = nil
            let folder = OutputPlace.split(target).folder
            guard access(folder.fileBytes, W_OK | X_OK) == 0 else {
                throw Problem(
                    "\(path ?? target) can't be written: its folder says \(String(cString: strerror(errno)))")
            }
        }
    }

    deinit { if let descriptor { close(descriptor) } }

    /// True where a file that is there would be replaced.
    var replaces: Bool { if case .file(_, .some) = place { true } else { false } }

    /// Writes the output.
    /// - Parameters:
    ///   - progress: Receives the number of bytes so far of a file.
    ///   - body: Hands the bytes to the sink that it gets.
    func write(
        progress: @escaping (Int) -> Void = { _ in }, _ body: (DescriptorWriter.Sink) throws(Problem) -> Void
    ) throws(Problem) {
        switch place {
        case .descriptor(let number):
            try DescriptorWriter(name: name, descriptor: descriptor ?? number).write(document: body)
        case .inPlace(let path): try overwrite(path, body)
        case .file(let path, let present): try replace(path, present, progress, body)
        }
    }

    /// Removes the unfinished file; for a process that is about to end.
    func abandon() { draft.withLock { $0 }?.abandon() }

    // MARK: - What is written to as it is

    private static func copy(_ number: Int32, of path: String, hasScreen: Bool) throws(Problem) -> Int32 {
        let flags = fcntl(number, F_GETFL)
        guard flags >= 0 else { throw Problem("\(path) can't be written: it is not open") }
        guard flags & O_ACCMODE != O_RDONLY else {
            throw Problem("\(path) can't be written: it is open for reading only")
        }
        // Whoever starts a program can't hand it such a one, so it is ours: the store, a connection.
        guard fcntl(number, F_GETFD) & FD_CLOEXEC == 0, !hasScreen || number > STDERR_FILENO else {
            throw Problem("\(path) is in use by this program; write to another file")
        }
        let copy = fcntl(number, F_DUPFD_CLOEXEC, 3)
        guard copy >= 0 else { throw Problem("\(path) can't be written: \(String(cString: strerror(errno)))") }
        return copy
    }

    private static func isTerminal(_ path: String) -> Bool {
        let descriptor = open(path.fileBytes, O_WRONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return isatty(descriptor) == 1
    }

    private func overwrite(_ path: String, _ body: (DescriptorWriter.Sink) throws(Problem) -> Void) throws(Problem) {
        // At the end of what stands in another process's file.
        let descriptor = open(path.fileBytes, O_WRONLY | O_APPEND | O_CLOEXEC | O_NOCTTY)
        let code = errno
        let writer = DescriptorWriter(name: name, descriptor: descriptor)
        guard descriptor >= 0 else { throw writer.failure(code) }
        defer { close(descriptor) }
        try writer.write(document: body)
    }

    // MARK: - A file

    private func replace(
        _ target: String, _ present: stat?, _ progress: @escaping (Int) -> Void,
        _ body: (DescriptorWriter.Sink) throws(Problem) -> Void
    ) throws(Problem) {
        let folder = OutputPlace.split(target).folder
        let draft = try begin(in: folder, mode: present == nil && !isPrivate ? 0o666 : 0o600)
        self.draft.withLock { $0 = draft }
        defer {
            self.draft.withLock { $0 = nil }
            draft.abandon()
        }
        let writer = DescriptorWriter(name: name, descriptor: draft.descriptor)
        var behind = try WriteBehind(writer)
        defer { behind.end() }
        var count = 0
        try body { bytes throws(Problem) in
            try behind.write(bytes)
            count += bytes.count
            progress(count)
        }
        try behind.finish()
        if let present { keep(present, of: draft.descriptor) }
        guard fsync(draft.descriptor) == 0 else { throw writer.failure(errno) }
        do {
            try draft.move(to: target)
        } catch {
            throw writer.failure(error.code)
        }
        Self.makeDurable(folder)
    }

    private func begin(in folder: String, mode: mode_t) throws(Problem) -> Draft {
        do {
            return try Draft(in: folder, mode: mode, mayBeNameless: mayBeNameless)
        } catch {
            throw DescriptorWriter(name: name, descriptor: -1).failure(error.code)
        }
    }

    /// Gives the new file the owner, the group and the permissions of the one that was there.
    private func keep(_ present: stat, of descriptor: Int32) {
        var mode = present.st_mode & 0o777
        if fchown(descriptor, present.st_uid, present.st_gid) != 0, fchown(descriptor, uid_t.max, present.st_gid) != 0 {
            // It has another group now, which may do no more than everybody.
            mode = mode & 0o707 | mode << 3 & mode & 0o070
        }
        if isPrivate { mode = 0o600 }
        fchmod(descriptor, mode)
    }

    /// The name is in the folder, so the folder has to be on the disk too. Some file systems can't be told.
    private static func makeDurable(_ folder: String) {
        let descriptor = open(folder.fileBytes, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }
}
