import CodingModel
import Foundation
import GRDB
import Glibc
import JobStore
import TerminalText
import TestSupport
import Testing

@Suite("The store's files on the disk, and the files that it leaves alone", .permit(.waits))
struct FileTests {
    private let folder: Folder

    init() throws { folder = try Folder() }

    @Test("All files are the owner's only")
    func permissions() throws {
        let old = umask(0)
        defer { umask(old) }
        let store = JobStore.open(at: folder.store)
        store.track([try key("a")], at: 1)
        for suffix in ["", "-wal", "-shm"] { #expect(folder.mode(suffix) == 0o600, "\(suffix)") }
        for name in ["data", "data/verbatim"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/" + name)
            #expect(attributes[.posixPermissions] as? Int == 0o700)
        }
        #expect(store.isDurable)
    }

    @Test("A file that others can read is tightened")
    func tightening() throws {
        JobStore.open(at: folder.store).track([try key("a")], at: 1)
        chmod(folder.store, 0o644)
        let store = JobStore.open(at: folder.store)
        store.track([try key("b")], at: 1)
        for suffix in ["", "-wal", "-shm"] { #expect(folder.mode(suffix) == 0o600, "\(suffix)") }
    }

    @Test("Any path is a path of a file", arguments: ["file:it?immutable=1", ":memory:", "100% ö.sqlite"])
    func oddPaths(_ name: String) throws {
        let path = folder.path + "/" + name
        JobStore.open(at: path).track([try key("a")], at: 1)
        #expect(FileManager.default.fileExists(atPath: path))
        #expect(try JobStore.open(at: path).jobs(of: nil).count == 1)
    }

    @Test("A store that is a link is refused, as are SQLite's files beside it", arguments: ["", "-wal", "-shm"])
    func link(suffix: String) throws {
        try folder.makeStoreFolder()
        let elsewhere = folder.path + "/elsewhere"
        try Data().write(to: URL(fileURLWithPath: elsewhere))
        symlink(elsewhere, folder.store + suffix)
        let store = JobStore.open(at: folder.store)
        #expect(store.trouble?.kind == .cannotOpen)
        #expect(store.trouble?.sentence.string.contains("symbolic link") == true)
        store.track([try key("a")], at: 1)
        #expect(try store.jobs(of: nil).count == 1, "it goes on in memory")
        #expect(try Data(contentsOf: URL(fileURLWithPath: elsewhere)).isEmpty)
    }

    @Test(
        "A folder of ours that others can enter is closed to them",
        arguments: [0o755, 0o711, 0o770, 0o777] as [mode_t])
    func openFolder(mode: mode_t) throws {
        try folder.makeStoreFolder()
        let place = folder.path + "/data/verbatim"
        chmod(place, mode)
        let store = JobStore.open(at: folder.store)
        store.track([try key("a")], at: 1)
        #expect(store.isDurable)
        let attributes = try FileManager.default.attributesOfItem(atPath: place)
        #expect(attributes[.posixPermissions] as? Int == 0o700)
    }

    @Test("A folder that everybody shares is no place for a store, and is left as it is")
    func sharedFolder() throws {
        try folder.makeStoreFolder()
        let place = folder.path + "/data/verbatim"
        chmod(place, 0o1777)
        let store = JobStore.open(at: folder.store)
        #expect(store.trouble?.sentence.string.contains("not your own alone") == true)
        #expect(!store.isDurable)
        var facts = stat()
        #expect(stat(place, &facts) == 0 && facts.st_mode & 0o7777 == 0o1777)
        #expect(try FileManager.default.contentsOfDirectory(atPath: place).isEmpty)
    }

    /// Refuses the file, leaves all as it is, and works without it.
    private func expectRefusal(_ kind: StoreTrouble.Kind, says words: String, contents: Bool = true) async throws {
        let before = contents ? try folder.contents() : [:]
        do {
            let store = JobStore.open(at: folder.store)
            let trouble = try #require(store.trouble)
            #expect(trouble.kind == kind)
            #expect(trouble.sentence.string.contains(words), "\(trouble.sentence.string)")
            #expect(trouble.sentence.string.contains(folder.store))
            #expect(!store.isDurable)

            await store.track([try key("a")], at: 1)
            await store.note(try report("a", .queued), of: try key("a"), at: 1)
            let pass = await store.beginPass(of: try key("a"), first: page(nil, then: nil), at: 1)
            #expect(pass < 0)
            #expect(try store.jobs(of: nil).map(\.report?.status) == [.queued])
            #expect(throws: StoreTrouble.self) { try store.forget(key("a")) }
        }
        if contents { #expect(try folder.contents() == before) }
    }

    @Test("A file that is no database is left as it is", arguments: ["", "SQLite format 3\u{0}", "rm"])
    func garbage(_ beginning: String) async throws {
        try folder.place(Array(beginning.utf8) + (0..<10_000).map { UInt8(truncatingIfNeeded: $0 &* 7) })
        try await expectRefusal(.corrupt, says: "damaged or no database")
    }

    @Test("A file that was cut short is left as it is", arguments: [10, 90, 512, 4_096, 9_000])
    func cutShort(_ length: Int) async throws {
        do {
            let store = JobStore.open(at: folder.store)
            await store.track([try key("a")], at: 1)
        }
        try await folder.untilClosed()
        let whole = try Data(contentsOf: URL(fileURLWithPath: folder.store))
        try #require(whole.count > length)
        try folder.place(Array(whole.prefix(length)))
        try await expectRefusal(.corrupt, says: "damaged or no database")
    }

    @Test("Another program's database is left as it is", arguments: ["DELETE", "WAL"])
    func otherProgram(_ journal: String) async throws {
        try folder.makeStoreFolder()
        try edit(folder.store) { db in
            try db.execute(sql: "PRAGMA journal_mode = \(journal); CREATE TABLE song (title TEXT)")
        }
        try await expectRefusal(.foreign, says: "another program")
    }

    @Test("A store of another version is left as it is, and told as such", arguments: [1, 2, 3, 4, 6, -1])
    func otherVersion(_ version: Int) async throws {
        _ = JobStore.open(at: folder.store)
        try edit(folder.store) { try $0.execute(sql: "PRAGMA user_version = \(version)") }
        let maker = version > 5 ? "newer Verbatim" : "before its first release"
        try await expectRefusal(.otherVersion, says: maker)
    }

    @Test("A store whose log alone says that it is newer is left as it is")
    func newerLog() throws {
        let crashed = try Folder()
        _ = JobStore.open(at: crashed.store)
        try edit(crashed.store) { db in
            try db.execute(sql: "PRAGMA user_version = 6")
            try crashed.leaveWreck(in: folder)
        }
        let before = try folder.contents()
        try #require(before.keys.contains("verbatim.sqlite-wal"))
        do {
            #expect(JobStore.open(at: folder.store).trouble?.kind == .otherVersion)
        }
        #expect(try folder.contents()["verbatim.sqlite"] == before["verbatim.sqlite"])
    }

    @Test("A folder is no store")
    func folder() async throws {
        try FileManager.default.createDirectory(atPath: folder.store, withIntermediateDirectories: true)
        try await expectRefusal(.cannotOpen, says: "is a directory", contents: false)
    }

    @Test("A link to nothing is no store")
    func deadLink() async throws {
        try folder.makeStoreFolder()
        symlink(folder.path + "/nothing", folder.store)
        try await expectRefusal(.cannotOpen, says: "symbolic link", contents: false)
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/nothing"))
    }

    @Test("A pipe is no store")
    func pipe() async throws {
        try folder.makeStoreFolder()
        mkfifo(folder.store, 0o600)
        try await expectRefusal(.cannotOpen, says: "no regular file", contents: false)
    }

    @Test("A file where a folder should be is no place for a store")
    func fileForFolder() async throws {
        try Data("x".utf8).write(to: URL(fileURLWithPath: folder.path + "/data"))
        try await expectRefusal(.cannotOpen, says: "Not a directory", contents: false)
    }

    @Test("A new store is marked as Verbatim's and has the number of its tables")
    func newStore() throws {
        _ = JobStore.open(at: folder.store)
        let facts = try DatabaseQueue(path: folder.store).read { db in
            (
                version: try Int.fetchOne(db, sql: "PRAGMA user_version"),
                mark: try Int32.fetchOne(db, sql: "PRAGMA application_id"),
                journal: try String.fetchOne(db, sql: "PRAGMA journal_mode")
            )
        }
        #expect(facts.version == 5 && facts.mark == 0x5662_746D && facts.journal == "wal")
    }

    /// A process that is killed in the midst of it leaves tables in the log, and no end of the transaction.
    @Test("Tables whose making was cut off are made again")
    func interruptedMaking() async throws {
        let crashed = try Folder()
        try crashed.makeStoreFolder()
        try edit(crashed.store) { db in
            try db.execute(
                sql: """
                    PRAGMA application_id = 0x5662746D;
                    PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = 1;
                    BEGIN IMMEDIATE; CREATE TABLE job (id INTEGER); CREATE TABLE filter (name BLOB);
                    INSERT INTO filter SELECT zeroblob(100000); PRAGMA user_version = 5
                    """)
            try crashed.leaveWreck(in: folder)
            try db.execute(sql: "ROLLBACK")
        }
        try #require(try folder.contents()["verbatim.sqlite-wal"]?.isEmpty == false)
        let store = JobStore.open(at: folder.store)
        #expect(store.trouble == nil)
        #expect(try store.jobs(of: nil).isEmpty && store.filters().isEmpty)
        #expect(await store.setFilter(named: "late", expression: "2/22"))
    }
}
