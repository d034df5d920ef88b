import CodingModel
import GRDB
import JobStore
import TerminalText
import Testing

/// Two stores on one file stand for two processes: each has its own connections, and all locks lie between them.
@Suite struct SharingTests {
    private let folder: Folder

    init() throws { folder = try Folder() }

    @Test func writesOfTwoStoresDoNotGetLost() async throws {
        let stores = [JobStore.open(at: folder.store), JobStore.open(at: folder.store)]
        let statuses: [JobStatus] = [.queued, .processing]
        await withThrowingTaskGroup { group in
            for (index, store) in stores.enumerated() {
                group.addTask {
                    for number in 0..<150 {
                        let mine = try key("\(index)-\(number)")
                        store.track([mine], at: 1)
                        store.note(try report("shared", statuses[number % 2]), of: mine, at: 1)
                        _ = try store.jobs(of: nil)
                    }
                }
                group.addTask {
                    var pass = await store.beginPass(of: try key("shared"), first: page(nil, then: "1"), at: 1)
                    for number in 1..<150 {
                        let next = page(RawText("\(number)"), then: RawText("\(number + 1)"), "body")
                        #expect(await store.append(next, to: pass, of: try key("shared")))
                        if number == 75 {
                            pass = await store.beginPass(
                                of: try key("shared"), first: page(nil, then: "76"), replacing: pass, at: 1)
                        }
                    }
                    #expect(try await store.page(75, of: pass)?.body == Array("body".utf8))
                }
            }
        }
        for store in stores {
            #expect(store.trouble == nil)
            let jobs = try store.jobs(of: nil)
            #expect(jobs.count == 300)
            #expect(jobs.allSatisfy { $0.report != nil })
            #expect(try store.job(key("shared"))?.pass?.pages == 75)
        }
    }

    @Test(arguments: 0..<8) func manyMayBeginOneStoreAtOnce(_: Int) async throws {
        let path = folder.store
        let stores = await withTaskGroup { group in
            for _ in 0..<4 { group.addTask { JobStore.open(at: path) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        for (number, store) in stores.enumerated() {
            #expect(store.trouble == nil)
            store.track([try key("\(number)")], at: 1)
        }
        #expect(try stores.first?.jobs(of: nil).count == 4)
    }

    @Test func aLockThatIsHeldForTooLongIsTold() async throws {
        let told = Tally()
        let store = JobStore.open(at: folder.store, patience: 0.05)
        store.onTrouble(told.add)
        store.track([try key("before")], at: 1)
        try edit(folder.store) { db in
            try db.execute(sql: "BEGIN IMMEDIATE")
            store.track([try key("during")], at: 1)
            #expect(try store.jobs(of: nil).map(\.key.job.raw) == ["before", "during"])
            try db.execute(sql: "ROLLBACK")
        }
        #expect(told.told.map(\.kind) == [.busy])
        #expect(try JobStore.open(at: folder.store).jobs(of: nil).map(\.key.job.raw) == ["before"])
    }

    @Test func aPageWaitsForAnotherProcessAndIsStored() async throws {
        let store = JobStore.open(at: folder.store)
        let pass = await store.beginPass(of: try key("a"), first: page(nil, then: "2"), at: 1)
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let other = try DatabaseQueue(path: folder.store, configuration: configuration)
        try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE; DELETE FROM statusChange") }
        let pages = [page("2", then: "3"), page("3", then: "4")]
        async let stored = pages.asyncMap { await store.append($0, to: pass, of: try key("a")) }
        try await Task.sleep(for: .milliseconds(60))
        try await other.writeWithoutTransaction { try $0.execute(sql: "COMMIT") }
        #expect(try await stored == [true, true])
        #expect(store.trouble == nil)
        #expect(try store.job(key("a"))?.pass?.pages == 3)
    }
}

extension Array {
    /// One after another.
    fileprivate func asyncMap<Value>(_ change: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await change(element)) }
        return values
    }
}
