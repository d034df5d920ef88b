import CodingModel
import Foundation
import JobStore
import TerminalText
import TestSupport
import Testing

@Suite("Forgetting a job", .permit(.waits))
struct ForgettingTests {
    private let folder: Folder

    init() throws { folder = try Folder() }

    private func filesHold(_ text: String) throws -> Bool {
        try folder.contents().values.contains { $0.range(of: Data(text.utf8)) != nil }
    }

    @Test("No byte of a forgotten job is left")
    func bytes() async throws {
        let store = JobStore.open(at: folder.store)
        let marker = "MARK-forgotten"
        await store.track([try key(marker), try key("kept")], at: 1)
        for word in ["queued", "odd " + marker, "completed"] {
            let report = JobReport(
                job: try job(marker), survey: RawText(marker), status: JobStatus(apiValue: RawText(word)),
                completedAt: CompletionTime(RawText(marker)),
                failure: JobFailure(code: RawText(marker), message: RawText(marker)))
            await store.note(report, of: try key(marker), at: 1)
        }
        for _ in 0..<2 {
            let text = String(repeating: marker, count: 200_000)
            let pass = await store.beginPass(of: try key(marker), first: page(nil, then: RawText(marker), text), at: 1)
            await store.append(page(RawText(marker), then: nil, marker), to: pass)
            await store.completePass(pass)
        }
        for number in 0..<50 {
            let place = ReviewKey(
                question: RawText(marker), code: try reviewKey("").code,
                answer: AnswerFingerprint(responseIdentifier: RawText("\(marker) \(number)"), digest: 7))
            for word in ["first", "second"] {
                let mark = ReviewMark(
                    verdict: .agree, note: RawText(String(repeating: marker + word, count: number * 9)))
                await store.setMark(mark, for: place, of: try key(marker), at: 1)
            }
            if number < 10 { await store.setMark(nil, for: place, of: try key(marker), at: 2) }
        }
        await store.setMark(ReviewMark(note: "stays"), for: try reviewKey("r"), of: try key("kept"), at: 1)
        await store.setFilter(named: "stays", expression: "2/22")
        #expect(try filesHold(marker))

        #expect(try store.forget(key(marker)))
        #expect(try !filesHold(marker))
        #expect(try !filesHold(marker.lowercased()))
        #expect(try store.jobs(of: nil).map(\.key) == [key("kept")])
        #expect(try store.marks(of: key(marker)).isEmpty && store.marks(of: key("kept")).count == 1)
        #expect(try store.filters().count == 1)
        #expect(store.isDurable)
    }

    /// SQLite moves rows between its pages and may leave copies behind: which, depends on the order of everything.
    @Test("No copy of a forgotten job that SQLite made on its own is left", arguments: Rounds.seeds(12))
    func copies(_ seed: UInt64) async throws {
        var random = Sequence(seed: seed)
        let store = JobStore.open(at: folder.store)
        func marker(_ number: Int) -> String { "mark-\(number)-end" }
        func text(_ number: Int, _ most: Int) -> String {
            String(repeating: marker(number), count: 1 + random.next(below: most))
        }
        var live = [Int](0..<4)
        var gone: [Int] = []
        for _ in 0..<150 {
            let number = live[random.next(below: live.count)]
            let key = try key(text(number, 1))
            switch random.next(below: 10) {
            case 0: live.append(live.count + gone.count)
            case 8, 9:
                let place = try reviewKey(RawText(text(number, 3)), digest: UInt64(random.next(below: 4)))
                let note = random.next(below: 4) == 0 ? "" : text(number, [9, 400][random.next(below: 2)])
                await store.setMark(ReviewMark(note: RawText(note)), for: place, of: key, at: 1)
            case 1...3:
                await store.note(
                    JobReport(
                        job: key.job, survey: RawText(text(number, 60)),
                        status: JobStatus(apiValue: RawText(text(number, 9)))),
                    of: key, at: 1)
            default:
                let length = [1, 10, 200, 3_000][random.next(below: 4)]
                let pass = await store.beginPass(
                    of: key, first: page(nil, then: RawText(text(number, 9)), text(number, length)), at: 1)
                if random.next(below: 2) == 0, let next = try store.job(key)?.pass?.nextCursor {
                    await store.append(page(next, then: nil, text(number, length)), to: pass)
                    await store.completePass(pass)
                }
            }
            if random.next(below: 12) == 0, live.count > 2 {
                let number = live.remove(at: random.next(below: live.count))
                gone.append(number)
                _ = try store.forget(try JobStoreTests.key(marker(number)))
                for number in gone { try #require(try !filesHold(marker(number))) }
            }
        }
        #expect(!gone.isEmpty)
    }

    /// A sequence that is the same for the same seed (the usual 64-bit linear congruence).
    private struct Sequence {
        private var state: UInt64

        init(seed: UInt64) { state = seed }

        mutating func next(below limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
    }
}
