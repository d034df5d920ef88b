import CodingModel
import Foundation
import GRDB
import Glibc
import JobStore
import TerminalText
import TestSupport
import Testing

@Suite("Trouble with a file that was good when the store was opened, or that may not be written", .permit(.waits))
struct TroubleTests {
    enum Limit: CaseIterable {
        case disk, file

        /// A disk of its own takes rights that not every machine gives to its tests; a limited file takes none.
        static var possible: [Limit] { canMount ? allCases : [.file] }
    }

    private let folder: Folder
    private let told = Tally()

    init() throws { folder = try Folder() }

    /// Fills a store of about a megabyte until a page is not taken any more.
    private func fill(_ store: JobStore) async throws -> (pass: Int64, taken: Int) {
        let body = [UInt8](repeating: 65, count: 50_000)
        let pass = await store.beginPass(
            of: try key("a"), first: StoredPage(cursor: nil, nextCursor: "2", body: body), at: 1)
        for number in 2..<1_000 {
            let page = StoredPage(cursor: RawText("\(number)"), nextCursor: RawText("\(number + 1)"), body: body)
            guard await store.append(page, to: pass) else { return (pass, number - 1) }
        }
        throw TestTrouble("the disk is never full")
    }

    @Test("A full disk is told once, and the rest goes on in memory", arguments: Limit.possible)
    func fullDisk(_ limit: Limit) async throws {
        if limit == .disk { try #require(folder.mountSmallDisk(bytes: 2 << 20)) }
        do {
            let store = JobStore.open(at: folder.store, sizeLimit: limit == .file ? 1 << 20 : nil)
            store.onTrouble(told.add)
            await store.track([try key("a")], at: 1)
            let (pass, taken) = try await fill(store)

            #expect(told.told.map(\.kind) == [.full])
            #expect(store.trouble == told.told.first && !store.isDurable)
            #expect(store.trouble?.sentence.string.contains("disk is full") == true)
            // What was taken is there; what comes now is known, but not written.
            #expect(try store.page(taken, of: pass)?.body.count == 50_000)
            #expect(try store.job(key("a"))?.pass?.pages == taken)
            await store.track([try key("b")], at: 2)
            await store.note(try report("b", .queued), of: try key("b"), at: 2)
            #expect(try store.jobs(of: nil).map(\.key.job.raw) == ["a", "b"])
            #expect(try store.history(of: key("b")).count == 1)
            #expect(await !store.append(page("x", then: nil), to: pass))
            #expect(await store.beginPass(of: try key("a"), first: page(nil, then: nil), at: 1) < 0)
            #expect(told.told.count == 1)
        }
        // Nothing is broken: a store with room goes on where the other stopped.
        let after = JobStore.open(at: folder.store)
        #expect(try after.jobs(of: nil).map(\.key.job.raw) == ["a"])
        #expect(try after.job(key("a"))?.pass?.pages ?? 0 > 1)
    }

    @Test("Trouble that nobody listened to is told later")
    func toldLater() async throws {
        let store = JobStore.open(at: folder.store, sizeLimit: 1 << 20)
        _ = try await fill(store)
        store.onTrouble(told.add)
        store.onTrouble(told.add)
        #expect(told.told.map(\.kind) == [.full])
    }

    @Test(
        "A store on a disk that is full from the start is still read",
        .enabled(if: canMount, "a disk of its own takes rights that this machine does not give"))
    func fullFromStart() async throws {
        try #require(folder.mountSmallDisk(bytes: 1 << 20))
        await JobStore.open(at: folder.store).track([try key("a")], at: 1)
        // A store that closes later makes room.
        try await folder.untilClosed()
        folder.fillDisk()

        let store = JobStore.open(at: folder.store)
        #expect(try store.jobs(of: nil).map(\.key.job.raw) == ["a"])
        await store.track([try key("b")], at: 1)
        #expect(store.trouble?.kind == .full)
        #expect(try store.jobs(of: nil).map(\.key.job.raw) == ["a", "b"])
    }

    @Test(
        "No store is made where nothing may be written",
        .enabled(if: canMakeReadOnly, "root can write everywhere, and this one may not mount"))
    func readOnlyFolder() throws {
        _ = folder.mountSmallDisk(bytes: 1 << 20)
        try folder.makeStoreFolder()
        try #require(folder.makeReadOnly())
        let store = JobStore.open(at: folder.store)
        #expect(store.trouble?.kind == .readOnly)
        #expect(store.trouble?.sentence.string.contains("its folder may not be written") == true)
        store.track([try key("b")], at: 1)
        #expect(try store.jobs(of: nil).count == 1)
    }

    @Test(
        "A store that may not be written is still read",
        .enabled(if: canMakeReadOnly, "root can read and write everything, and this one may not mount"))
    func readOnlyStore() async throws {
        _ = folder.mountSmallDisk(bytes: 4 << 20)
        let pass: Int64
        do {
            let store = JobStore.open(at: folder.store)
            await store.track([try key("a")], at: 1)
            await store.note(try report("a", .completed), of: try key("a"), at: 1)
            pass = await store.beginPass(of: try key("a"), first: page(nil, then: nil, "body"), at: 1)
            await store.completePass(pass)
        }
        try await folder.untilClosed()
        try #require(folder.makeReadOnly())
        let before = try folder.contents()

        let store = JobStore.open(at: folder.store)
        #expect(store.trouble?.kind == .readOnly)
        #expect(store.trouble?.sentence.string.contains("can't be written") == true)
        #expect(!store.isDurable)
        #expect(try store.jobs(of: server).map(\.completePass?.number) == [pass])
        #expect(try store.page(1, of: pass)?.body == Array("body".utf8))
        #expect(throws: StoreTrouble.self) { try store.forget(key("a")) }

        await store.track([try key("b")], at: 2)
        await store.note(try report("a", .queued), of: try key("a"), at: 2)
        let names = try store.jobs(of: nil).map(\.key.job.raw)
        #expect(names == ["a", "b"])
        #expect(try store.history(of: key("a")).map(\.status) == [.completed, .queued])
        #expect(try folder.contents() == before)
    }

    @Test("Damage that is found later is told")
    func lateDamage() async throws {
        do {
            let store = JobStore.open(at: folder.store)
            for number in 0..<200 {
                await store.note(try report("\(number)", .queued), of: try key("\(number)"), at: 1)
            }
            await store.track([try key("1")], at: 1)
        }
        try await folder.untilClosed()
        var bytes = try Array(Data(contentsOf: URL(fileURLWithPath: folder.store)))
        for index in bytes.indices.dropFirst(4_096) { bytes[index] = 0xA5 }
        try folder.place(bytes)

        let store = JobStore.open(at: folder.store)
        store.onTrouble(told.add)
        if store.trouble == nil { #expect(throws: StoreTrouble.self) { try store.jobs(of: nil) } }
        #expect(store.trouble?.kind == .corrupt)
        await store.track([try key("b")], at: 1)
        #expect(try store.jobs(of: nil).map(\.key.job.raw) == ["b"])
    }

    @Test(
        "A page that is not whole is not given back",
        arguments: [
            "UPDATE page SET bytes = 9223372036854775807", "UPDATE chunk SET body = x''", "DELETE FROM chunk",
        ])
    func damagedPage(_ damage: String) async throws {
        let store = JobStore.open(at: folder.store)
        store.onTrouble(told.add)
        let pass = await store.beginPass(of: try key("a"), first: page(nil, then: nil, "body"), at: 1)
        try edit(folder.store) { try $0.execute(sql: damage) }
        #expect(throws: StoreTrouble.self) { try store.page(1, of: pass) }
        #expect(told.told.map(\.kind) == [.corrupt])
    }
}
