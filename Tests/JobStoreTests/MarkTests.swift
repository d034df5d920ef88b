import CodingModel
import GRDB
import JobStore
import TerminalText
import TestSupport
import Testing

@Suite("Marks and named filters, with and without a file", .permit(.waits))
struct MarkTests {
    enum Place: CaseIterable {
        case file, memory
    }

    private let folder: Folder
    private let told = Tally()

    init() throws { folder = try Folder() }

    private func store(_ place: Place) -> JobStore {
        switch place {
        case .file: .open(at: folder.store)
        case .memory: .inMemory()
        }
    }

    @Test("A mark comes back as it was set", arguments: Place.allCases)
    func mark(_ place: Place) async throws {
        let store = store(place)
        let long = String(repeating: "längere Notiz\n", count: 2_000)
        let marks = [
            ReviewMark(verdict: .agree), ReviewMark(verdict: .disagree, isBlind: true),
            ReviewMark(verdict: .unsure, isFlagged: true), ReviewMark(isFlagged: true), ReviewMark(note: " "),
            ReviewMark(verdict: .agree, note: "\u{0}e\u{301}\u{1B}[31m"), ReviewMark(note: RawText(long)),
        ]
        var expected: [ReviewKey: ReviewMark] = [:]
        for (number, mark) in marks.enumerated() {
            let answer = AnswerFingerprint(
                responseIdentifier: RawText("r\u{0}\(number % 2)"), digest: .max - UInt64(number))
            let review = ReviewKey(
                question: RawText("Q\u{0}é\(number % 3)"), code: try #require(CodePath(ids: [-1, .max])), answer: answer
            )
            expected[review] = mark
            #expect(await store.setMark(mark, for: review, of: try key("a"), at: 1) == (place == .file))
        }
        #expect(try store.marks(of: key("A")) == expected)
        #expect(try store.marks(of: key("b")).isEmpty)
        #expect(try store.marks(of: key("a", at: "https://other.example")).isEmpty)
        #expect(try store.jobs(of: nil).isEmpty)
    }

    @Test("The last mark of a place counts, and an empty one is none", arguments: Place.allCases)
    func lastMark(_ place: Place) async throws {
        let store = store(place)
        let (first, second) = (try reviewKey("r1"), try reviewKey("r1", digest: 8))
        await store.setMark(ReviewMark(verdict: .agree), for: first, of: try key("a"), at: 1)
        await store.setMark(ReviewMark(verdict: .agree), for: second, of: try key("a"), at: 1)
        await store.setMark(ReviewMark(isFlagged: true), for: first, of: try key("a"), at: 0)
        #expect(try store.marks(of: key("a"))[first] == ReviewMark(isFlagged: true))
        await store.setMark(ReviewMark(), for: first, of: try key("a"), at: 2)
        #expect(try store.marks(of: key("a")) == [second: ReviewMark(verdict: .agree)])
        await store.setMark(nil, for: second, of: try key("a"), at: 2)
        await store.setMark(nil, for: second, of: try key("unknown"), at: 2)
        #expect(try store.marks(of: key("a")).isEmpty && store.marks(of: key("unknown")).isEmpty)
        #expect(try store.job(key("unknown")) == nil)
    }

    @Test("A forgotten job has no marks", arguments: Place.allCases)
    func forgetting(_ place: Place) async throws {
        let store = store(place)
        for name in ["a", "b"] {
            await store.setMark(ReviewMark(isFlagged: true), for: try reviewKey("r1"), of: try key(name), at: 1)
        }
        #expect(try store.forget(key("a")))
        #expect(try store.marks(of: key("a")).isEmpty && store.marks(of: key("b")).count == 1)
        #expect(try !store.forget(key("a")))
    }

    @Test("Marks outlive the list, a restart and a kill")
    func durability() async throws {
        let store = JobStore.open(at: folder.store)
        await store.track([try key("a")], at: 1)
        let mark = ReviewMark(verdict: .unsure, isBlind: true, note: "later")
        #expect(await store.setMark(mark, for: try reviewKey("r1"), of: try key("a"), at: 1))
        #expect(await store.setFilter(named: "late", expression: "2/22"))
        await store.untrack(try key("a"))
        let wreck = try Folder()
        try folder.leaveWreck(in: wreck)
        for path in [folder.store, wreck.store] {
            let after = JobStore.open(at: path)
            #expect(try after.marks(of: key("a")) == [reviewKey("r1"): mark])
            #expect(try after.filters() == [StoredFilter(name: "late", expression: "2/22")])
            #expect(after.trouble == nil)
        }
    }

    @Test("Marks outlive a refetch that brings the pages in another order")
    func refetch() async throws {
        let pages = [(1, "ann", "late"), (2, "bob", "dear"), (1, "cy", "slow"), (2, "ann", "late")].map { row in
            """
            {"batchJobId":"a","surveyIdentifier":"s","status":"completed","results":{
            "completedAt":"2024-03-12T15:30:45Z","questionCodes":[
            {"questionIdentifier":"Q1","question":"?","responseCodes":[{"id":\(row.0),"label":"x","responses":[
            {"responseIdentifier":"\(row.1)","answer":"\(row.2)"}],"subCodes":[]}]}],"nextCursor":null}}
            """
        }
        func read(_ bodies: [String]) throws -> CodedJob {
            var builder = CodedJobBuilder(job: try job("a"))
            for body in bodies { builder.keep(try builder.read(Array(body.utf8))) }
            return builder.snapshot(isComplete: true)
        }
        func fetch(_ bodies: [String], into store: JobStore) async throws {
            let pass = await store.beginPass(
                of: try key("a"), first: page(nil, then: "1", bodies[0]), at: 1)
            for (number, body) in bodies.enumerated().dropFirst() {
                let next: RawText? = number + 1 < bodies.count ? RawText("\(number + 1)") : nil
                await store.append(page(RawText("\(number)"), then: next, body), to: pass)
            }
            #expect(await store.completePass(pass))
        }
        let store = JobStore.open(at: folder.store)
        try await fetch(pages, into: store)
        var board = ReviewBoard(try store.marks(of: key("a")), of: try read(pages))
        for code in 0..<2 {
            for answer in 0..<3 {
                let place = ReviewPlace(question: 0, code: code, answer: answer)
                let mark = ReviewMark(verdict: .agree, note: RawText("\(code)-\(answer)"))
                let review = board.set(mark, at: place)
                #expect(await store.setMark(mark, for: review, of: try key("a"), at: 1))
            }
        }
        try await fetch(pages.reversed(), into: store)

        let again = ReviewBoard(try JobStore.open(at: folder.store).marks(of: key("a")), of: try read(pages.reversed()))
        #expect(again.unplaced.isEmpty && again.marks == board.marks)
        #expect(again.precision(in: 0, counting: .all) == board.precision(in: 0, counting: .all))
        // Ann, who came first, comes first again, but her code is the other now.
        #expect(again.mark(at: ReviewPlace(question: 0, code: 0, answer: 0))?.note == "1-0")
    }

    @Test("Filters are sorted, and the last of a name counts", arguments: Place.allCases)
    func filters(_ place: Place) async throws {
        let store = store(place)
        #expect(try store.filters().isEmpty)
        for (name, expression) in [("z", "1"), ("é\u{0}", "2"), ("a", "3"), ("z", "4")] as [(RawText, RawText)] {
            #expect(await store.setFilter(named: name, expression: expression) == (place == .file))
        }
        await store.removeFilter(named: "nothing")
        #expect(
            try store.filters() == [
                StoredFilter(name: "a", expression: "3"), StoredFilter(name: "z", expression: "4"),
                StoredFilter(name: "é\u{0}", expression: "2"),
            ])
        await store.removeFilter(named: "z")
        #expect(try store.filters().map(\.name) == ["a", "é\u{0}"])
    }

    @Test("On a full disk marks go on in memory, and none is lost")
    func fullDisk() async throws {
        let before = ReviewMark(verdict: .agree, note: "before")
        let first = try reviewKey("first")
        var kept = 0
        do {
            let store = JobStore.open(at: folder.store, sizeLimit: 1 << 19)
            store.onTrouble(told.add)
            await store.setFilter(named: "kept", expression: "1")
            let long = ReviewMark(note: RawText(String(repeating: "x", count: 20_000)))
            await store.setMark(before, for: first, of: try key("a"), at: 1)
            while kept < 100,
                await store.setMark(long, for: try reviewKey(RawText("\(kept)")), of: try key("a"), at: 1)
            { kept += 1 }
            #expect(told.told.map(\.kind) == [.full] && !store.isDurable && kept > 5)
            // The one that did not fit is there, and so are those before it.
            var marks = try store.marks(of: key("a"))
            #expect(marks.count == kept + 2 && marks[first] == before)

            await store.setMark(nil, for: first, of: try key("a"), at: 2)
            await store.setMark(before, for: try reviewKey("other"), of: try key("b"), at: 2)
            await store.setFilter(named: "new", expression: "2")
            marks = try store.marks(of: key("a"))
            #expect(marks.count == kept + 1 && marks[first] == nil)
            #expect(try store.marks(of: key("b")).count == 1)
            #expect(try store.filters().map(\.name) == ["kept", "new"])
            await store.removeFilter(named: "kept")
            #expect(try store.filters().map(\.name) == ["new"])
            #expect(told.told.count == 1)
        }
        let after = JobStore.open(at: folder.store)
        #expect(try after.marks(of: key("a")).count == kept + 1)
        #expect(try after.marks(of: key("a"))[first] == before)
        #expect(try after.filters().map(\.name) == ["kept"])
    }

    @Test("A lock that is held for too long keeps a mark in memory")
    func heldLock() async throws {
        let store = JobStore.open(at: folder.store, patience: 0.05)
        store.onTrouble(told.add)
        await store.setMark(ReviewMark(isFlagged: true), for: try reviewKey("before"), of: try key("a"), at: 1)
        let other = try LockedFile(folder.store)
        #expect(await !store.setMark(ReviewMark(note: "x"), for: try reviewKey("during"), of: try key("a"), at: 1))
        try other.release()
        #expect(told.told.map(\.kind) == [.busy])
        #expect(try store.marks(of: key("a")).count == 2)
        #expect(try JobStore.open(at: folder.store).marks(of: key("a")).count == 1)
    }

    @Test(
        "A mark that means nothing is damage",
        arguments: ["UPDATE mark SET verdict = 'maybe'", "UPDATE mark SET code = '1//2'"])
    func damage(_ damage: String) async throws {
        let store = JobStore.open(at: folder.store)
        store.onTrouble(told.add)
        await store.setMark(ReviewMark(isFlagged: true), for: try reviewKey("r"), of: try key("a"), at: 1)
        try edit(folder.store) { try $0.execute(sql: damage) }
        #expect(throws: StoreTrouble.self) { try store.marks(of: key("a")) }
        #expect(told.told.map(\.kind) == [.corrupt])
        // What is set from now on is read back all the same.
        await store.setMark(ReviewMark(note: "x"), for: try reviewKey("s"), of: try key("a"), at: 1)
        #expect(try store.marks(of: key("a")).count == 1)
    }
}
