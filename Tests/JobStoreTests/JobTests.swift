import CodingModel
import JobStore
import TerminalText
import TestSupport
import Testing

@Suite("Jobs, with and without a file", .permit(.waits))
struct JobTests {
    enum Place: CaseIterable {
        case file, memory
    }

    private let folder: Folder

    init() throws { folder = try Folder() }

    private func store(_ place: Place) -> JobStore {
        switch place {
        case .file: .open(at: folder.store)
        case .memory: .inMemory()
        }
    }

    @Test("Jobs are listed in the order in which they were added", arguments: Place.allCases)
    func order(_ place: Place) throws {
        let store = store(place)
        store.track([try key("c"), try key("a")], at: 1)
        store.track([try key("b"), try key("c"), try key("A")], at: 2)
        store.track([try key("x", at: "https://staging.aftercareai.com")], at: 3)

        #expect(try store.jobs(of: server).map(\.key) == [key("c"), key("a"), key("b")])
        #expect(try store.jobs(of: nil).map(\.key.job.raw) == ["c", "a", "b", "x"])
        #expect(try store.jobs(of: nil).allSatisfy { $0.isTracked && $0.report == nil && $0.pass == nil })
    }

    @Test("A removed job is off the list and still known", arguments: Place.allCases)
    func removing(_ place: Place) async throws {
        let store = store(place)
        await store.track([try key("a"), try key("b")], at: 1)
        await store.note(try report("a", .completed), of: try key("a"), at: 2)
        await store.untrack(try key("a"))

        #expect(try store.jobs(of: nil).map(\.key.job.raw) == ["b"])
        let known = try #require(try store.job(key("a")))
        #expect(!known.isTracked && known.report?.status == .completed)

        await store.track([try key("a")], at: 3)
        #expect(try store.jobs(of: nil).map(\.key.job.raw) == ["b", "a"])
    }

    @Test("A job is the same in either case", arguments: Place.allCases)
    func letterCase(_ place: Place) async throws {
        let store = store(place)
        await store.track([try key("AB-É")], at: 1)
        await store.note(try report("ab-é", .queued), of: try key("ab-é"), at: 1)

        #expect(try store.job(key("Ab-É"))?.key.job.raw == "AB-É")
        #expect(try store.job(key("Ab-É"))?.report?.job.raw == "ab-é")
        #expect(try store.job(key("AB-É", at: "https://other.example")) == nil)
        #expect(try store.jobs(of: nil).count == 1)
    }

    @Test("The last report is kept as the server sent it", arguments: Place.allCases)
    func lastReport(_ place: Place) async throws {
        let store = store(place)
        let long = RawText(String(repeating: "ö", count: 200))
        let reports = [
            JobReport(
                job: try job("a"), survey: "Zufriedenheit 😀\u{0}\u{1B}[31m", status: .partialFailure,
                completedAt: CompletionTime("last Tuesday"),
                failure: JobFailure(code: "X", message: "e\u{301}\u{0}!")),
            JobReport(
                job: try job("a"), survey: "", status: JobStatus(apiValue: "paused\u{0}é"),
                completedAt: CompletionTime("2024-05-01T12:00:00.25+02:00")),
            JobReport(job: try job("a"), survey: "CSAT", status: JobStatus(apiValue: long)),
            JobReport(job: try job("a"), survey: "CSAT", status: JobStatus(apiValue: "")),
        ]
        for report in reports {
            await store.note(report, of: try key("a"), at: 5)
            #expect(try store.job(key("a"))?.report == report)
        }
    }

    @Test("The history has a row for every change of status", arguments: Place.allCases)
    func history(_ place: Place) async throws {
        let store = store(place)
        let odd = JobStatus.unrecognised("odd")
        let statuses: [JobStatus] = [.queued, .queued, .processing, odd, odd, .queued]
        for (time, status) in statuses.enumerated() {
            await store.note(try report("a", status), of: try key("a"), at: Double(time) + 0.5)
        }
        await store.note(try report("b", .completed), of: try key("b"), at: 9)

        #expect(
            try store.history(of: key("A")) == [
                StatusChange(status: .queued, secondsSince1970: 0.5),
                StatusChange(status: .processing, secondsSince1970: 2.5),
                StatusChange(status: .unrecognised("odd"), secondsSince1970: 3.5),
                StatusChange(status: .queued, secondsSince1970: 5.5),
            ])
        #expect(try store.history(of: key("unknown")).isEmpty)
    }

    @Test("A forgotten job is gone", arguments: Place.allCases)
    func forgetting(_ place: Place) async throws {
        let store = store(place)
        await store.track([try key("a"), try key("b")], at: 1)
        await store.note(try report("a", .queued), of: try key("a"), at: 1)

        #expect(try store.forget(key("A")))
        #expect(try store.job(key("a")) == nil)
        #expect(try store.history(of: key("a")).isEmpty)
        #expect(try store.jobs(of: nil).map(\.key.job.raw) == ["b"])
        #expect(try !store.forget(key("a")))
    }

    @Test("A store in a file is the same after a restart")
    func restart() async throws {
        let before = JobStore.open(at: folder.store)
        await before.track([try key("b"), try key("a")], at: 1)
        await before.note(try report("a", .processing), of: try key("a"), at: 1)
        _ = await before.beginPass(of: try key("a"), first: page(nil, then: "n"), at: 1)
        let jobs = try before.jobs(of: nil)

        let after = JobStore.open(at: folder.store)
        #expect(try after.jobs(of: nil) == jobs)
        #expect(jobs.count == 2)
        #expect(after.isDurable && after.trouble == nil)
    }

    @Test("A store without a file says so and keeps no page")
    func memoryOnly() async throws {
        let store = JobStore.inMemory()
        let pass = await store.beginPass(of: try key("a"), first: page(nil, then: "n"), at: 1)
        let isStored = await store.append(page("n", then: nil), to: pass)
        let isComplete = await store.completePass(pass)
        let next = await store.beginPass(of: try key("a"), first: page(nil, then: "n"), at: 1)

        #expect(!store.isDurable && store.trouble == nil)
        #expect(!isStored && !isComplete && pass < 0 && next != pass)
        #expect(try store.page(1, of: pass) == nil)
    }
}
