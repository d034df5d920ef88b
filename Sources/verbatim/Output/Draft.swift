import Glibc
import Synchronization
import TerminalText

/// A file before it is finished. Where the file system can, it has no name until then, so that nothing of it stays whatever
/// ends the program. Elsewhere its name tells what it is, a lock tells that somebody writes it, and what lies about without
/// a lock goes when somebody writes into the folder the next time.
final class Draft: Sendable {
    private static let beginning = Array(".verbatim-".utf8)
    private static let ending = Array(".part".utf8)
    /// Linux' flag for a file without a name, which the C library's module doesn't show to Swift.
    private static let nameless = 0o20000000 | O_DIRECTORY

    let descriptor: Int32
    private let folder: String
    private let state: Mutex<State>

    private enum State {
        case nameless
        case named(String)
        /// It is in its place, or removed.
        case ended
    }

    /// - Parameters:
    ///   - mode: The permissions, of which the umask takes some.
    ///   - mayBeNameless: False where it has to have a name.
    /// - Throws: The `errno` of open(2).
    init(in folder: String, mode: mode_t, mayBeNameless: Bool = true) throws(SystemCode) {
        self.folder = folder
        Self.sweep(folder)
        if mayBeNameless, access("/proc/self/fd", F_OK) == 0 {
            let descriptor = open(folder.fileBytes, Self.nameless | O_WRONLY | O_CLOEXEC, mode)
            if descriptor >= 0 {
                flock(descriptor, LOCK_EX | LOCK_NB)
                self.descriptor = descriptor
                state = Mutex(.nameless)
                return
            }
        }
        while true {
            let name = Self.newName(in: folder)
            let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
            let descriptor = open(name.fileBytes, flags, mode)
            guard descriptor >= 0 else { throw SystemCode(errno) }
            flock(descriptor, LOCK_EX)
            var facts = stat()
            // Before the lock, somebody may have taken it for one that was left.
            if fstat(descriptor, &facts) == 0, facts.st_nlink == 0 {
                close(descriptor)
                continue
            }
            self.descriptor = descriptor
            state = Mutex(.named(name))
            return
        }
    }

    deinit {
        abandon()
        close(descriptor)
    }

    /// Removes the file, unless it is in its place.
    func abandon() {
        state.withLock { state in
            if case .named(let path) = state { unlink(path.fileBytes) }
            state = .ended
        }
    }

    /// Gives the file its place, where another may be.
    /// - Throws: The `errno` of the call that failed.
    func move(to target: String) throws(SystemCode) {
        let code = state.withLock { state -> Int32 in
            if case .nameless = state {
                guard !link(as: target) else {
                    state = .ended
                    return 0
                }
                guard errno == EEXIST else { return errno }
                // Only a name can take the place of another.
                let name = Self.newName(in: folder)
                guard link(as: name) else { return errno }
                state = .named(name)
            }
            guard case .named(let name) = state else { return ECANCELED }
            guard rename(name.fileBytes, target.fileBytes) == 0 else { return errno }
            state = .ended
            return 0
        }
        if code != 0 { throw SystemCode(code) }
    }

    private func link(as name: String) -> Bool {
        linkat(AT_FDCWD, "/proc/self/fd/\(descriptor)", AT_FDCWD, name.fileBytes, AT_SYMLINK_FOLLOW) == 0
    }

    private static func newName(in folder: String) -> String {
        "\(folder)/.verbatim-\(getpid())-\(UInt32.random(in: .min ... .max)).part"
    }

    /// Removes unfinished files of ours that nobody writes any more: their writers were killed.
    private static func sweep(_ folder: String) {
        guard let directory = opendir(folder.fileBytes) else { return }
        defer { closedir(directory) }
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            guard name.starts(with: beginning), name.suffix(ending.count).elementsEqual(ending) else { continue }
            removeIfLeft("\(folder)/\(RawText(systemBytes: name).string)")
        }
    }

    /// A lock, not the number in the name, tells whether its writer lives: numbers are given again, and another machine or
    /// container may share the folder.
    private static func removeIfLeft(_ path: String) {
        let descriptor = open(path.fileBytes, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        var (opened, named) = (stat(), stat())
        guard fstat(descriptor, &opened) == 0, opened.st_mode & S_IFMT == S_IFREG, opened.st_uid == geteuid(),
            flock(descriptor, LOCK_EX | LOCK_NB) == 0, lstat(path.fileBytes, &named) == 0,
            named.st_ino == opened.st_ino, named.st_dev == opened.st_dev
        else { return }
        unlink(path.fileBytes)
    }
}

/// The `errno` of a system call that failed.
struct SystemCode: Error, Hashable {
    let code: Int32

    init(_ code: Int32) { self.code = code }
}
