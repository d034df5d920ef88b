import CodingModel
import Foundation
import GRDB
import JobStore
import TerminalText
import TestSupport
import Testing

@Suite("The reader's place and given bases, with and without a file", .permit(.waits))
struct PlaceTests {
    enum Medium: CaseIterable {
        case file, memory
    }

    private let folder: Folder
    private let told = Tally()

    init() throws { folder = try Folder() }

    private func store(_ medium: Medium) -> JobStore {
        switch medium {
        case .file: .open(at: folder.store)
        case .memory: .inMemory()
        }
    }

    private func place(_ name: RawText, base: BaseChoice = .mentions) throws -> ReaderPlace {
        let paths = try ["1", "1/11", "-5/9223372036854775807"].map { try #require(CodePath(parsing: $0)) }
        let answer = AnswerFingerprint(responseIdentifier: "r\u{0}é", digest: .max - 3)
        return ReaderPlace(
            question: name, base: base,
            questions: [
                name: QuestionPlace(
                    code: paths[2], answer: answer, order: .label, expanded: Set(paths.prefix(2)),
                    filter: "any of \"L\u{0}ate\"", filterName: "late"),
                "Q2\u{0}": QuestionPlace(code: nil, order: .net),
            ])
    }

    private func question(_ survey: RawText, _ question: RawText = "Q1") throws -> SurveyQuestion {
        try #require(SurveyQuestion(survey: survey, question: question))
    }

    @Test("A place comes back as it was, the latest first, and the last of a job counts", arguments: Medium.allCases)
    func places(_ medium: Medium) async throws {
        let store = store(medium)
        #expect(try store.places(of: nil).isEmpty)
        for (number, name) in ["a", "b", "A", "c"].enumerated() {
            let isKept = await store.setPlace(try place(RawText(name)), in: try key(name), at: Double(number))
            #expect(isKept == (medium == .file))
        }
        await store.setPlace(ReaderPlace(base: .given), in: try key("d", at: "file"), at: 9)
        let found = try store.places(of: server)
        #expect(found.map { $0.key.job.raw.string.lowercased() } == ["c", "a", "b"])
        #expect(try found.map(\.place) == [place("c"), place("A"), place("b")])
        #expect(try store.places(of: nil).count == 4 && store.places(of: "file").map(\.place) == [ReaderPlace()])
        await store.setPlace(nil, in: try key("c"), at: 5)
        await store.setPlace(nil, in: try key("unknown"), at: 5)
        #expect(try store.places(of: server).count == 2 && store.job(key("unknown")) == nil)
        #expect(try store.jobs(of: nil).isEmpty, "a place puts no job on the list")
    }

    @Test("Only so many places are read, the latest ones")
    func limit() async throws {
        let store = store(.file)
        for number in 0..<9 {
            await store.setPlace(try place("Q"), in: try key("\(number)"), at: Double(number))
        }
        #expect(try store.places(of: server, limit: 3).map(\.key.job.raw) == ["8", "7", "6"])
        #expect(try store.places(of: server, limit: 3).allSatisfy { $0.place.questions.count == 2 })
    }

    @Test("Places and bases outlive the list, a restart and a kill", arguments: [false, true])
    func durability(isKilled: Bool) async throws {
        let store = store(.file)
        await store.track([try key("a")], at: 1)
        #expect(await store.setPlace(try place("Q1"), in: try key("a"), at: 1))
        #expect(await store.setBase(412, of: try question("CSAT")))
        await store.untrack(try key("a"))
        let wreck = try Folder()
        if isKilled { try folder.leaveWreck(in: wreck) }
        let after = JobStore.open(at: isKilled ? wreck.store : folder.store)
        #expect(try after.places(of: server).map(\.place) == [place("Q1")])
        #expect(try after.bases() == [question("CSAT"): 412] && after.trouble == nil)
    }

    @Test("A base is of a survey's question, and the last one counts", arguments: Medium.allCases)
    func bases(_ medium: Medium) async throws {
        let store = store(medium)
        #expect(try store.bases().isEmpty)
        for (survey, number) in [("CSAT", 1), ("NPS\u{0}", 2), ("CSAT", 3)] as [(RawText, Int)] {
            #expect(await store.setBase(number, of: try question(survey)) == (medium == .file))
        }
        #expect(try store.bases() == [question("CSAT"): 3, question("NPS\u{0}"): 2])
        await store.setBase(nil, of: try question("CSAT"))
        await store.setBase(nil, of: try question("CSAT", "Q9"))
        #expect(try store.bases() == [question("NPS\u{0}"): 2])
    }

    @Test("Two programs at once: the later word on each job and question counts")
    func sharing() async throws {
        let stores = [store(.file), store(.file)]
        await withThrowingTaskGroup { group in
            for (index, store) in stores.enumerated() {
                group.addTask {
                    for number in 0..<60 {
                        await store.setPlace(
                            try place(RawText("\(index)")), in: try key("\(index)-\(number)"), at: Double(number))
                        await store.setBase(number + 1, of: try question(RawText("\(index)")))
                        await store.setPlace(try place("shared"), in: try key("shared"), at: Double(number))
                    }
                }
            }
        }
        for store in stores {
            #expect(store.trouble == nil)
            #expect(try store.places(of: server).count == 121)
            #expect(try store.bases() == [question("0"): 60, question("1"): 60])
        }
    }

    @Test("A job that is forgotten has no place; the survey's bases stay, and what goes is known before")
    func forgetting() async throws {
        let store = store(.file)
        let marker: RawText = "MARK-forgotten"
        await store.note(try report("a", .completed, survey: "CSAT"), of: try key("a"), at: 1)
        await store.setPlace(try place(marker), in: try key("a"), at: 1)
        await store.setPlace(try place("stays"), in: try key("b"), at: 1)
        await store.setBase(412, of: try question("CSAT"))
        await store.setMark(ReviewMark(verdict: .agree, note: "n"), for: try reviewKey("r1"), of: try key("a"), at: 1)
        await store.setMark(ReviewMark(isFlagged: true), for: try reviewKey("r2"), of: try key("a"), at: 1)
        let pass = await store.beginPass(of: try key("a"), first: page(nil, then: "1", "12345"), at: 1)
        await store.append(page("1", then: nil, "678"), to: pass)
        let held = try #require(try store.holdings(of: key("A")))
        #expect(held.pages == 2 && held.bytes == 8 && held.verdicts == 1 && held.flags == 1 && held.notes == 1)
        #expect(held.hasPlace && held.basesOfSurvey == 1)
        #expect(try store.holdings(of: key("b"))?.hasPlace == true && store.holdings(of: key("c")) == nil)
        #expect(try store.forget(key("a")))
        #expect(try store.places(of: server).map(\.place) == [place("stays")])
        #expect(try store.bases().count == 1 && store.holdings(of: key("a")) == nil)
        for bytes in try folder.contents().values { #expect(bytes.range(of: .init(marker.string.utf8)) == nil) }
    }

    @Test("In memory a job that is forgotten has no place, and what goes is known before")
    func forgettingInMemory() async throws {
        let store = store(.memory)
        await store.setPlace(try place("Q"), in: try key("a"), at: 1)
        await store.setMark(ReviewMark(verdict: .agree), for: try reviewKey("r1"), of: try key("a"), at: 1)
        let held = try #require(try store.holdings(of: key("a")))
        #expect(held.hasPlace && held.verdicts == 1 && held.pages == 0)
        #expect(try store.forget(key("a")) && store.places(of: nil).isEmpty && store.holdings(of: key("a")) == nil)
    }

    @Test("On a full disk places and bases go on in memory, beside those of the file")
    func fullDisk() async throws {
        do {
            let store = JobStore.open(at: folder.store, sizeLimit: 1 << 18)
            store.onTrouble(told.add)
            await store.setPlace(try place("before"), in: try key("before"), at: 1)
            await store.setBase(1, of: try question("before"))
            let long = ReviewMark(note: RawText(String(repeating: "x", count: 20_000)))
            for number in 0..<30 where store.isDurable {
                await store.setMark(long, for: try reviewKey(RawText("\(number)")), of: try key("a"), at: 1)
            }
            #expect(told.told.map(\.kind) == [.full])
            #expect(await !store.setPlace(try place("after"), in: try key("after"), at: 2))
            #expect(await !store.setBase(2, of: try question("after")))
            #expect(try store.places(of: nil).map(\.place) == [place("after"), place("before")])
            #expect(try store.bases() == [question("before"): 1, question("after"): 2])
        }
        let after = JobStore.open(at: folder.store)
        #expect(try after.places(of: nil).count == 1 && after.bases() == [question("before"): 1])
    }

    @Test(
        "A place or base that means nothing is damage",
        arguments: [
            "UPDATE place SET base = 'people'", "UPDATE questionPlace SET sorting = 'loud'",
            "UPDATE questionPlace SET code = '1//2'", "UPDATE questionPlace SET expanded = '1 x'",
            "UPDATE base SET people = 0", "UPDATE base SET survey = x''",
        ])
    func damage(_ damage: String) async throws {
        let store = store(.file)
        store.onTrouble(told.add)
        await store.setPlace(try place("Q"), in: try key("a"), at: 1)
        await store.setBase(412, of: try question("CSAT"))
        try edit(folder.store) { try $0.execute(sql: damage) }
        let isOfBase = damage.contains("UPDATE base")
        #expect(throws: StoreTrouble.self) {
            if isOfBase { _ = try store.bases() } else { _ = try store.places(of: nil) }
        }
        #expect(told.told.map(\.kind) == [.corrupt])
    }

    @Test(
        "A job that comes back stands where it stood, whatever another program did to the list",
        arguments: Medium.allCases)
    func restoring(_ medium: Medium) async throws {
        let store = store(medium)
        let keys = try ["a", "b", "c", "d"].map { try key($0) }
        await store.track(keys, at: 1)
        func listed() throws -> [RawText] { try store.jobs(of: nil).map(\.key.job.raw) }
        await store.untrack(keys[1])
        await store.restore(keys[1], in: keys, at: 2)
        #expect(try listed() == ["a", "b", "c", "d"])
        await store.untrack(keys[1])
        await store.untrack(keys[2])
        await store.track([try key("other", at: "https://other.example"), try key("e")], at: 3)
        await store.restore(keys[1], in: keys, at: 4)
        #expect(
            try listed() == ["a", "b", "other", "e", "d"], "what others took off stays off, and theirs stay in place")
    }
}
