import CodingModel
import Foundation
import GRDB
import Glibc
import JobStore
import TerminalText
import TestSupport

let server = "https://surveys.getaftercare.com"

func key(_ identifier: String, at server: String = server) throws -> JobKey {
    JobKey(server: server, job: try job(identifier))
}

func job(_ identifier: String) throws -> JobIdentifier {
    guard let job = JobIdentifier(RawText(identifier)) else { throw TestTrouble("no identifier: \(identifier)") }
    return job
}

func report(_ identifier: String, _ status: JobStatus, survey: RawText = "CSAT") throws -> JobReport {
    JobReport(job: try job(identifier), survey: survey, status: status)
}

/// An answer of a respondent under code 1/11 of Q1.
func reviewKey(_ respondent: RawText, digest: UInt64 = 7) throws -> ReviewKey {
    guard let code = CodePath(parsing: "1/11") else { throw TestTrouble("no path") }
    return ReviewKey(
        question: "Q1", code: code, answer: AnswerFingerprint(responseIdentifier: respondent, digest: digest))
}

func page(_ cursor: RawText?, then next: RawText?, _ body: String = "{}") -> StoredPage {
    StoredPage(cursor: cursor, nextCursor: next, body: Array(body.utf8))
}

struct TestTrouble: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// Counts, from any thread.
final class Tally: @unchecked Sendable {
    private let lock = NSLock()
    private var troubles: [StoreTrouble] = []

    var told: [StoreTrouble] { lock.withLock { troubles } }
    func add(_ trouble: StoreTrouble) { lock.withLock { troubles.append(trouble) } }
}

/// A folder of a test's own, which is gone when the test is done.
final class Folder: Sendable {
    private let temporary: TemporaryFolder
    var path: String { temporary.path }
    /// Where a test has its store.
    var store: String { path + "/data/verbatim/verbatim.sqlite" }

    init() throws {
        temporary = try TemporaryFolder()
    }

    deinit {
        // What a test did to the folder must not keep it from going.
        umount2(path, Int32(MNT_DETACH))
        chmod(path + "/data/verbatim", 0o700)
    }

    /// The store's folder, made, with this file in it instead of a store.
    func place(_ bytes: [UInt8]) throws {
        try makeStoreFolder()
        try Data(bytes).write(to: URL(fileURLWithPath: store))
    }

    func makeStoreFolder() throws {
        try FileManager.default.createDirectory(atPath: path + "/data/verbatim", withIntermediateDirectories: true)
    }

    /// All files beside the store and the store itself, with what is in them.
    func contents() throws -> [String: Data] {
        let folder = path + "/data/verbatim"
        var contents: [String: Data] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            contents[name] = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
        }
        return contents
    }

    /// Puts there what a process that is killed now would leave.
    func leaveWreck(in other: Folder) throws {
        try other.makeStoreFolder()
        for (name, bytes) in try contents() where !name.hasSuffix("-shm") {
            try bytes.write(to: URL(fileURLWithPath: other.path + "/data/verbatim/" + name))
        }
    }

    func mode(_ suffix: String = "") -> mode_t? { facts(suffix).map { $0.st_mode & 0o777 } }

    func size(_ suffix: String = "") -> Int? { facts(suffix).map { Int($0.st_size) } }

    private func facts(_ suffix: String) -> stat? {
        var facts = stat()
        return lstat(store + suffix, &facts) == 0 ? facts : nil
    }

    /// Puts a small file system of its own under the folder; false when this process may not.
    func mountSmallDisk(bytes: Int) -> Bool {
        mount("tmpfs", path, "tmpfs", 0, "size=\(bytes)") == 0
    }

    /// Leaves no byte free on the folder's disk; to be called only when it is a small one of its own.
    func fillDisk() {
        let descriptor = open(path + "/filling", O_WRONLY | O_CREAT, 0o600)
        defer { close(descriptor) }
        for size in [4_096, 1] {
            let bytes = [UInt8](repeating: 0, count: size)
            while write(descriptor, bytes, size) > 0 {}
        }
    }

    /// Returns when the last store on the file is closed, a moment after it was let go: SQLite then removes its log.
    func untilClosed() async throws {
        while mode("-wal") != nil {
            try Task.checkCancellation()
            await Task.yield()
        }
    }

    /// Makes the store unwritable, for root too if possible; false when it can't be.
    func makeReadOnly() -> Bool {
        while mount(nil, path, nil, UInt(MS_REMOUNT | MS_RDONLY), nil) != 0 {
            // Busy while a file is open for writing: that of a store that is about to close.
            guard errno == EBUSY, !Task.isCancelled else { return removeRights() }
            sched_yield()
        }
        return true
    }

    private func removeRights() -> Bool {
        guard getuid() != 0 else { return false }
        chmod(store, 0o400)
        return chmod(path + "/data/verbatim", 0o500) == 0
    }
}

/// Another process that has begun to write and does not end.
struct LockedFile {
    private let connection: DatabaseQueue

    init(_ path: String) throws {
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        connection = try DatabaseQueue(path: path, configuration: configuration)
        try connection.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE; DELETE FROM statusChange") }
    }

    func release() throws { try connection.writeWithoutTransaction { try $0.execute(sql: "COMMIT") } }
}

/// Changes the file behind a store's back.
func edit(_ path: String, _ change: (Database) throws -> Void) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction(change)
    try queue.close()
}

let canMount: Bool = {
    guard let folder = try? Folder() else { return false }
    return folder.mountSmallDisk(bytes: 1 << 20)
}()

let canMakeReadOnly = canMount || getuid() != 0
