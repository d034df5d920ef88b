import CodingModel
import Dispatch
import Foundation
import GRDB
import JobStore
import TerminalText
import TestSupport
import Testing

/// Each store has its own connections, and all locks lie between them, as between two processes.
@Suite("Two stores on one file", .permit(.waits))
struct SharingTests {
    /// Seconds for a lock that no slow machine needs.
    private static let patience: Double = 20 * 60

    private let folder: Folder

    init() throws { folder = try Folder() }

    private func open() -> JobStore { .open(at: folder.store, patience: Self.patience) }

    @Test("Writes of two stores do not get lost")
    func writes() async throws {
        let stores = [open(), open()]
        let statuses: [JobStatus] = [.queued, .processing]
        await withThrowingTaskGroup { group in
            for (index, store) in stores.enumerated() {
                group.addTask {
                    for number in 0..<150 {
                        let mine = try key("\(index)-\(number)")
                        await store.track([mine], at: 1)
                        await store.note(try report("shared", statuses[number % 2]), of: mine, at: 1)
                        _ = try store.jobs(of: nil)
                    }
                }
                group.addTask {
                    var pass = await store.beginPass(of: try key("shared"), first: page(nil, then: "1"), at: 1)
                    for number in 1..<150 {
                        let next = page(RawText("\(number)"), then: RawText("\(number + 1)"), "body")
                        #expect(await store.append(next, to: pass))
                        if number == 75 {
                            pass = await store.beginPass(
                                of: try key("shared"), first: page(nil, then: "76"), replacing: pass, at: 1)
                        }
                    }
                    #expect(try store.page(75, of: pass)?.body == Array("body".utf8))
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

    @Test("Many may begin one store at once", arguments: 0..<100)
    func beginning(_: Int) async throws {
        let stores = await withTaskGroup { group in
            for _ in 0..<4 { group.addTask { self.open() } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        for (number, store) in stores.enumerated() {
            #expect(store.trouble == nil)
            await store.track([try key("\(number)")], at: 1)
        }
        #expect(try stores.first?.jobs(of: nil).count == 4)
    }

    @Test("A lock that is held for too long is told")
    func heldLock() async throws {
        let told = Tally()
        let store = JobStore.open(at: folder.store, patience: 0.05)
        store.onTrouble(told.add)
        await store.track([try key("before")], at: 1)
        try edit(folder.store) { db in
            try db.execute(sql: "BEGIN IMMEDIATE")
            store.track([try key("during")], at: 1)
            #expect(try store.jobs(of: nil).map(\.key.job.raw) == ["before", "during"])
            try db.execute(sql: "ROLLBACK")
        }
        #expect(told.told.map(\.kind) == [.busy])
        #expect(try JobStore.open(at: folder.store).jobs(of: nil).map(\.key.job.raw) == ["before"])
    }

    @Test("Another process's lock is told while it is waited for, and whose it is")
    func waitedFor() async throws {
        let (troubles, news) = AsyncStream.makeStream(of: StoreTrouble.self)
        let store = JobStore.open(at: folder.store, patience: Self.patience, waiting: { news.yield($0) })
        await store.track([try key("before")], at: 1)
        // A process of its own: what this one holds itself is nobody else's.
        let holder = Process()
        holder.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        holder.arguments = [
            "-c",
            """
            import sqlite3, sys
            c = sqlite3.connect(sys.argv[1], isolation_level=None); c.execute('BEGIN IMMEDIATE')
            print('held', flush=True); sys.stdin.read()
            """, folder.store,
        ]
        let (input, output) = (Pipe(), Pipe())
        (holder.standardInput, holder.standardOutput) = (input, output)
        try holder.run()
        #expect(try output.fileHandleForReading.read(upToCount: 4) == Data("held".utf8))
        let writing = Task { await store.track([try key("during")], at: 1) }
        var sentence = ""
        for await trouble in troubles {
            sentence = trouble.sentence.string
            break
        }
        try input.fileHandleForWriting.close()
        try await writing.value
        holder.waitUntilExit()
        #expect(sentence.contains("process \(holder.processIdentifier)") && sentence.contains("waiting"), "\(sentence)")
        #expect(store.trouble == nil)
        #expect(try JobStore.open(at: folder.store).jobs(of: nil).count == 2)
    }

    @Test("Marks of two stores do not get lost")
    func marks() async throws {
        let stores = [open(), open()]
        let job = try key("shared")
        await withThrowingTaskGroup { group in
            for (index, store) in stores.enumerated() {
                group.addTask {
                    for number in 0..<100 {
                        let mark = ReviewMark(verdict: .agree, note: RawText("\(index)"))
                        let place = try reviewKey(RawText("\(index)-\(number)"))
                        #expect(await store.setMark(mark, for: place, of: job, at: 1))
                        #expect(await store.setFilter(named: RawText("\(index)-\(number)"), expression: "x"))
                    }
                }
            }
        }
        for store in stores {
            #expect(store.trouble == nil)
            let marks = try store.marks(of: job)
            #expect(marks.count == 200 && marks.values.count { $0.note == "1" } == 100)
            #expect(try store.filters().count == 200)
        }
    }

    enum Write: CaseIterable {
        case note, track, untrack, mark, filter

        func perform(on store: JobStore) async throws {
            switch self {
            case .note: await store.note(try report("a", .queued), of: try key("a"), at: 2)
            case .track: await store.track([try key("b")], at: 2)
            case .untrack: await store.untrack(try key("a"))
            case .mark: await store.setMark(ReviewMark(note: "x"), for: try reviewKey("r"), of: try key("a"), at: 2)
            case .filter: await store.setFilter(named: "late", expression: "2/22")
            }
        }
    }

    /// A thread of the network must not stand still while another process writes.
    @Test("A write does not hold its caller's thread while another process has the lock", arguments: Write.allCases)
    func threadStaysFree(_ write: Write) async throws {
        let store = open()
        await store.track([try key("a")], at: 1)
        let other = try LockedFile(folder.store)
        let thread = OneThread()
        let writing = Task(executorPreference: thread) { try await write.perform(on: store) }
        // It has its turn once the write has begun; where that waits on the thread, never.
        let releasing = Task(executorPreference: thread) { try other.release() }
        try await writing.value
        try await releasing.value
        #expect(store.trouble == nil)
        let facts = (
            jobs: try store.jobs(of: nil).count, history: try store.history(of: key("a")).count,
            marks: try store.marks(of: key("a")).count, filters: try store.filters().count
        )
        switch write {
        case .note: #expect(facts == (1, 1, 0, 0))
        case .track: #expect(facts == (2, 0, 0, 0))
        case .untrack: #expect(facts == (0, 0, 0, 0))
        case .mark: #expect(facts == (1, 0, 1, 0))
        case .filter: #expect(facts == (1, 0, 0, 1))
        }
    }

    @Test("A page waits for another process and is stored")
    func waitingPage() async throws {
        let (store, job) = (open(), try key("a"))
        let pass = await store.beginPass(of: job, first: page(nil, then: "2"), at: 1)
        let other = try LockedFile(folder.store)
        let thread = OneThread()
        let writing = Task(executorPreference: thread) {
            for number in 2...3 {
                let next = page(RawText("\(number)"), then: RawText("\(number + 1)"))
                #expect(await store.append(next, to: pass))
            }
        }
        // It has its turn once the first page waits.
        let releasing = Task(executorPreference: thread) { try other.release() }
        try await releasing.value
        await writing.value
        #expect(store.trouble == nil)
        #expect(try store.job(job)?.pass?.pages == 3)
    }
}

/// Runs tasks one at a time, as a thread of the network does.
private final class OneThread: TaskExecutor {
    private let queue = DispatchQueue(label: "one thread")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { [self] in job.runSynchronously(on: asUnownedTaskExecutor()) }
    }
}
