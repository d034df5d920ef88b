import Glibc
import Synchronization

/// Tells that a lock of another process is waited for.
final class LockBell: Sendable {
    /// Microseconds after which it is told.
    static let delay: useconds_t = 1_000_000

    private let path: String
    private let patience: Double
    private let tell: Mutex<@Sendable (StoreTrouble) -> Void>

    /// - Parameter patience: The seconds for which the lock is waited for.
    init(path: String, patience: Double, tell: @escaping @Sendable (StoreTrouble) -> Void) {
        self.path = path
        self.patience = patience
        self.tell = Mutex(tell)
    }

    /// From now on somebody else is told.
    func answer(by other: @escaping @Sendable (StoreTrouble) -> Void) { tell.withLock { $0 = other } }

    func ring() {
        let tell = tell.withLock(\.self)
        tell(.waiting(path, for: LockHolder.name(ofFile: path), patience: patience))
    }
}

/// The other process that has a lock on the store's files.
enum LockHolder {
    /// `verbatim (process 123)`; nil when Linux does not say. It is asked by way of /proc: to open a file of the store and to
    /// close it again would drop the locks of this process.
    static func name(ofFile path: String) -> String? {
        let inodes = ["", "-shm", "-wal"].compactMap { suffix -> UInt64? in
            var facts = stat()
            return stat(path + suffix, &facts) == 0 ? UInt64(facts.st_ino) : nil
        }
        let locks = contents(of: "/proc/locks").split(separator: "\n").map { $0.split(separator: " ") }
        // 1: POSIX  ADVISORY  WRITE 123 08:01:456 120 120; a process that waits has an arrow in the second place.
        for lock in locks where lock.count >= 8 && lock[1] != "->" && lock[3] == "WRITE" {
            guard let process = Int(lock[4]), process > 0, process != Int(getpid()),
                let inode = lock[5].split(separator: ":").last.flatMap({ UInt64($0) }), inodes.contains(inode)
            else { continue }
            let name = contents(of: "/proc/\(process)/comm").prefix { $0 != "\n" }
            return name.isEmpty ? "Process \(process)" : "\(name) (process \(process))"
        }
        return nil
    }

    private static func contents(of path: String) -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return "" }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 14)
        while bytes.count < 1 << 22 {
            let count = read(descriptor, &buffer, buffer.count)
            guard count > 0 else { break }
            bytes += buffer[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
