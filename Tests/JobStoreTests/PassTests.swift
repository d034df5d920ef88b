import CodingModel
import JobStore
import TerminalText
import TestSupport
import Testing

@Suite("Passes over a job's pages", .permit(.waits))
struct PassTests {
    private let folder: Folder
    private let store: JobStore

    init() throws {
        folder = try Folder()
        store = .open(at: folder.store)
    }

    @Test("A body comes back byte by byte", arguments: [0, 1, 1 << 20, (1 << 20) + 1, 3_000_000])
    func body(_ length: Int) async throws {
        let body = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
        let pass = await store.beginPass(
            of: try key("a"), first: StoredPage(cursor: nil, nextCursor: "é\u{0}1", body: body), at: 1)
        await store.append(StoredPage(cursor: "é\u{0}1", nextCursor: nil, body: body + [7]), to: pass)

        let first = try #require(try store.page(1, of: pass))
        #expect(first.body == body && first.cursor == nil && first.nextCursor == "é\u{0}1")
        let second = try #require(try store.page(2, of: pass))
        #expect(second.body == body + [7] && second.cursor == "é\u{0}1" && second.nextCursor == nil)
        for number in [-1, 0, 3] { #expect(try store.page(number, of: pass) == nil) }
        #expect(try store.job(key("a"))?.pass?.bytes == 2 * length + 1)
    }

    @Test("A pass tells where to go on")
    func cursor() async throws {
        let pass = await store.beginPass(of: try key("a"), first: page(nil, then: "two", "123"), at: 1)
        #expect(
            try store.job(key("a"))?.pass
                == StoredPass(number: pass, pages: 1, bytes: 3, nextCursor: "two", isComplete: false))

        let after = JobStore.open(at: folder.store)
        #expect(await after.append(page("two", then: "three", "45"), to: pass))
        #expect(await after.append(page("three", then: nil, ""), to: pass))
        let whole = StoredPass(number: pass, pages: 3, bytes: 5, nextCursor: nil, isComplete: false)
        #expect(try after.job(key("a"))?.pass == whole)
        #expect(try after.job(key("a"))?.completePass == nil)

        #expect(await after.completePass(pass))
        let known = try #require(try store.job(key("a")))
        #expect(known.completePass?.isComplete == true && known.completePass == known.pass)
        #expect(!known.isTracked)
    }

    @Test("A page is never there twice")
    func repeatedPage() async throws {
        let pass = await store.beginPass(of: try key("a"), first: page(nil, then: "2"), at: 1)
        #expect(await store.append(page("2", then: "3", "once"), to: pass))
        #expect(await store.append(page("2", then: "3", "again"), to: pass))
        #expect(await store.append(page(nil, then: "2"), to: pass))

        #expect(try store.job(key("a"))?.pass?.pages == 2)
        #expect(try store.page(2, of: pass)?.body == Array("once".utf8))
    }

    @Test("A pass has no holes")
    func holes() async throws {
        let pass = await store.beginPass(of: try key("a"), first: page(nil, then: "2"), at: 1)
        #expect(await !store.append(page("3", then: nil), to: pass))
        #expect(await !store.completePass(pass))
        #expect(try store.job(key("a"))?.pass?.pages == 1)
        #expect(try store.job(key("a"))?.completePass == nil)
    }

    @Test("The complete pass stays until a newer one is complete")
    func newerPass() async throws {
        let old = await store.beginPass(of: try key("a"), first: page(nil, then: nil, "old"), at: 1)
        await store.completePass(old)
        let other = await store.beginPass(of: try key("b"), first: page(nil, then: nil, "other"), at: 1)
        let new = await store.beginPass(of: try key("a"), first: page(nil, then: "2", "new"), at: 1e9)
        #expect(new > old)
        var known = try store.job(key("a"))
        #expect(known?.completePass?.number == old && known?.pass?.number == new)

        await store.append(page("2", then: nil), to: new)
        await store.completePass(new)
        known = try store.job(key("a"))
        #expect(known?.completePass?.number == new && known?.pass?.number == new)
        #expect(try store.page(1, of: old) == nil)
        #expect(try store.page(1, of: other)?.body == Array("other".utf8))
    }

    @Test("Another process may complete a pass first")
    func otherProcess() async throws {
        let other = JobStore.open(at: folder.store)
        let mine = await store.beginPass(of: try key("a"), first: page(nil, then: "2"), at: 1)
        let theirs = await other.beginPass(of: try key("a"), first: page(nil, then: nil), at: 2)
        #expect(await store.append(page("2", then: "3"), to: mine))
        #expect(await other.completePass(theirs))

        #expect(await !store.append(page("3", then: nil), to: mine))
        #expect(await !store.completePass(mine))
        #expect(store.trouble == nil)
        #expect(try store.job(key("a"))?.pass?.number == theirs)
        #expect(try store.page(1, of: mine) == nil)

        // Nor does a pass that is begun later get the number of one that is gone.
        #expect(try store.forget(key("a")))
        #expect(await store.beginPass(of: try key("a"), first: page(nil, then: nil), at: 3) > theirs)
    }

    @Test("Only an abandoned pass makes room for a new one")
    func abandonedPass() async throws {
        let day: Double = 24 * 60 * 60
        let clocked = JobStore.open(at: folder.store, now: { 2 * day })
        let old = await clocked.beginPass(of: try key("a"), first: page(nil, then: "2"), at: 0)
        let touched = await clocked.beginPass(of: try key("a"), first: page(nil, then: "2"), at: 0)
        await clocked.append(page("2", then: "3"), to: touched)
        let replaced = await clocked.beginPass(of: try key("a"), first: page(nil, then: "2"), at: day)
        #expect(try clocked.page(1, of: old) != nil)

        _ = await clocked.beginPass(of: try key("a"), first: page(nil, then: "2"), replacing: replaced, at: day + 1)
        #expect(try clocked.page(1, of: old) == nil)
        #expect(try clocked.page(1, of: replaced) == nil)
        #expect(try clocked.page(2, of: touched) != nil)
    }

    @Test("A page that was taken survives a crash")
    func crash() async throws {
        let pass = await store.beginPass(of: try key("a"), first: page(nil, then: "2", "one"), at: 1)
        await store.append(page("2", then: "3", "two"), to: pass)
        let wreck = try Folder()
        try folder.leaveWreck(in: wreck)

        let after = JobStore.open(at: wreck.store)
        #expect(after.trouble == nil)
        #expect(try after.job(key("a"))?.pass?.nextCursor == "3")
        #expect(try after.page(2, of: pass)?.body == Array("two".utf8))
    }

    /// A log is moved on a thread of its own, while pages go on coming; the end of a pass empties it.
    @Test("A long log does not stay")
    func longLog() async throws {
        let body = [UInt8](repeating: 0x20, count: 1 << 20)
        let pass = await store.beginPass(of: try key("a"), first: page(nil, then: "1"), at: 1)
        for number in 1...40 {
            let next: RawText? = number < 40 ? RawText("\(number + 1)") : nil
            let page = StoredPage(cursor: RawText("\(number)"), nextCursor: next, body: body)
            #expect(await store.append(page, to: pass))
        }
        #expect(await store.completePass(pass))
        while folder.size("-wal") ?? 0 > 0 {
            try Task.checkCancellation()
            await Task.yield()
        }

        let after = JobStore.open(at: folder.store)
        #expect(try after.job(key("a"))?.completePass?.bytes == 40 * body.count + 2)
        #expect(try after.page(41, of: pass)?.body == body)
        #expect(store.trouble == nil && after.trouble == nil)
        #expect(try store.forget(key("a")))
    }
}
