import Canvas
import CodingModel
import TerminalText
import TestSupport
import Testing

@testable import Browser

@Suite("Jobs in the list")
struct JobTests {
    private func watching(_ name: String = "a", _ status: JobStatus? = nil) throws -> TestBrowser {
        var browser = TestBrowser()
        browser.send(.addJobs([try .test(name)]))
        if let status {
            browser.send(.job(.init(job: try .test(name), change: .answered(try Sample.report(name, status)))))
        }
        return browser
    }

    private func update(_ change: JobUpdate.Change, _ name: String = "a") throws -> Event {
        .job(JobUpdate(job: try .test(name), change: change))
    }

    @Test("An added job is watched, a job that is there already is not watched twice")
    func adding() throws {
        var browser = TestBrowser()
        browser.send(.addJobs([try .test("a"), try .test("b"), try .test("a")]))
        #expect(browser.effects == [.watch(try .test("a")), .watch(try .test("b"))])
        browser.send(.addJobs([try .test("b")]))
        #expect(browser.effects == [])
        #expect(browser.state.jobs.entries.map(\.identifier.raw) == ["a", "b"])
        #expect(browser.state.jobs.selected == (try .test("a")))
    }

    @Test("A job that ends while it is watched rings once and says so")
    func bell() throws {
        var browser = try watching("a", .processing)
        browser.send(try update(.answered(try Sample.report("a", .completed))))
        #expect(browser.effects == [.ringBell])
        #expect(browser.state.footer.notice == Notice(.success, "Survey a is completed"))
        browser.send(try update(.answered(try Sample.report("a", .completed))))
        #expect(browser.effects == [])
    }

    @Test("A job that had ended before it was asked about is silent")
    func silent() throws {
        let browser = try watching("a", .completed)
        #expect(browser.effects == [])
        #expect(browser.state.footer.notice == nil)
    }

    @Test(
        "Each status has a condition of its own",
        arguments: [
            (JobStatus.queued, "queued"), (.processing, "processing"), (.completed, "completed"),
            (.partialFailure, "partial failure"), (.totalFailure, "total failure"),
            (.unrecognised("on hold"), "on hold"),
        ])
    func statuses(status: JobStatus, word: String) throws {
        let browser = try watching("a", status)
        #expect(browser.state.jobList(rows: 5).rows.map(\.word.string) == [word])
    }

    @Test(
        "Each kind of trouble is told apart",
        arguments: [
            (ServiceTrouble.Kind.notFound, nil, "not found"), (.keyRefused, nil, "key refused"),
            (.invalidRequest, nil, "invalid request"), (.unreachable, 12_000, "retry 12 s"),
            (.serverError(500), 1_500, "retry 2 s"), (.redirected, 9_000, "retry 9 s"),
            (.undecodable, 3_000, "retry 3 s"), (.redirected, nil, "stopped"),
            (.cursorLoop, nil, "stopped"),
        ] as [(ServiceTrouble.Kind, Int64?, String)])
    func troubles(kind: ServiceTrouble.Kind, retryAt: Int64?, word: String) throws {
        var browser = try watching()
        let trouble = ServiceTrouble(kind: kind, sentence: "What went wrong.")
        browser.send(try update(.trouble(trouble, retryAt: retryAt.map { Moment(milliseconds: $0) })))
        #expect(browser.state.jobList(rows: 5).rows.map(\.word.string) == [word])
        #expect(browser.card?.sentences.first == "What went wrong.")
        #expect(browser.state.countdowns.isEmpty == (retryAt == nil))
    }

    @Test("A countdown follows the ticks and never goes below 0")
    func countdown() throws {
        var browser = try watching("a", .queued)
        browser.send(try update(.waiting(until: Moment(milliseconds: 4_000), .schedule)))
        #expect(browser.card?.sentences.last == "Next look in 4 s.")
        browser.state.setTime(Moment(milliseconds: 3_001))
        #expect(browser.card?.sentences.last == "Next look in 1 s.")
        browser.state.setTime(Moment(milliseconds: 9_000))
        #expect(browser.card?.sentences.last == "Next look in 0 s.")
    }

    @Test(
        "Trouble that passes stays on screen while it is asked about again",
        arguments: [ServiceTrouble.Kind.unreachable, .redirected, .insecure, .undecodable, .serverError(503)])
    func noFlicker(kind: ServiceTrouble.Kind) throws {
        var browser = try watching()
        let trouble = ServiceTrouble(kind: kind, sentence: "What went wrong.")
        browser.send(try update(.trouble(trouble, retryAt: Moment(milliseconds: 1_000))))
        let condition = try browser.state.jobs.entries[at: 0].condition
        browser.send(try update(.asking))
        #expect(try browser.state.jobs.entries[at: 0].condition == condition)
        #expect(browser.card?.sentences == ["What went wrong."])
        #expect(browser.state.countdowns.isEmpty)
        browser.send(try update(.waiting(until: Moment(milliseconds: 5_000), .schedule)))
        #expect(try browser.state.jobs.entries[at: 0].trouble == nil, "an answer mends it")
    }

    @Test("Only what is on screen counts down")
    func countdownsOnScreen() throws {
        var browser = try watching("a", .completed)
        browser.send(try update(.results(try Sample.small())), .addJobs([try .test("b")]))
        let soon = Moment(milliseconds: 4_000)
        browser.send(
            try update(.answered(try Sample.report("b", .queued)), "b"),
            try update(.waiting(until: soon, .schedule), "b"))
        #expect(browser.state.countdowns.isEmpty, "the queued job's next look is told on its own card only")
        browser.press(.moveDown)
        #expect(browser.state.countdowns == [soon])
        browser.press(.moveUp)
        browser.send(try update(.waiting(until: soon, .retryAfter), "b"))
        #expect(browser.state.countdowns == [soon], "a wait that the server asked for stands in the list")
        browser.send(.resized(Size(width: 50, height: 20)))
        browser.press(.focusCodes)
        #expect(browser.state.countdowns.isEmpty, "the list is out of sight")
    }

    @Test("A failed job shows the server's code and message")
    func failure() throws {
        var browser = try watching()
        browser.send(try update(.answered(try Sample.report("a", .totalFailure))))
        #expect(browser.card?.headline == "Total failure")
        #expect(browser.card?.sentences == ["OUT_OF_TIME", "Coding took too long."])
    }

    @Test("A reload doesn't take a whole result away before the new one is whole")
    func reload() throws {
        var browser = try watching("a", .completed)
        browser.send(try update(.results(try Sample.small())))
        let whole = browser.tree
        browser.send(try update(.results(try Sample.job(pages: ["[]"], isComplete: false))))
        #expect(browser.tree == whole)
        browser.send(
            try update(.results(try Sample.job(pages: ["[\(Sample.question("Q9", "?", [Sample.code(1, "New")]))]"]))))
        #expect(browser.tree == [">" + " New 0"])
    }

    @Test("While pages are missing percentages are withheld and counts are so far")
    func soFar() throws {
        var browser = try watching("a", .completed)
        browser.send(try update(.results(try Sample.job(pages: [Sample.small], isComplete: false))))
        #expect(browser.pane.isSoFar)
        #expect(browser.pane.titles.allSatisfy { $0.string.hasSuffix("so far") })
        guard case .tree(let rows) = browser.pane.content else { throw ModelMissing() }
        #expect(rows.allSatisfy { $0.share == nil })
    }

    @Test("A job that is taken off the list is not asked about any more, its neighbour is selected")
    func removing() throws {
        var browser = TestBrowser()
        browser.send(.addJobs([try .test("a"), try .test("b"), try .test("c")]))
        browser.press(.moveDown, .removeJob)
        #expect(browser.effects == [.stop(try .test("b"))])
        #expect(browser.state.jobs.selected == (try .test("c")))
        browser.press(.removeJob, .removeJob)
        #expect(browser.state.jobs.entries.isEmpty)
        browser.press(.removeJob)
        #expect(browser.effects == [])
        #expect(browser.state.footer.notice?.text == "There is no job to remove")
    }

    @Test("Saved pages that lack the last are told apart from a whole job")
    func incompleteFile() throws {
        var browser = TestBrowser(canAskServer: false)
        browser.send(.openSaved(try Sample.job(pages: [Sample.small], isComplete: false)))
        #expect(browser.state.jobList(rows: 3).rows.map(\.word.string) == ["incomplete"])
        #expect(browser.pane.banner.first?.string == "Pages are missing: open their files together")
    }

    @Test("Updates for a job that is not in the list are dropped")
    func stale() throws {
        var browser = try watching("a", .queued)
        browser.send(try update(.answered(try Sample.report("b", .completed)), "b"))
        #expect(browser.state.jobs.entries.count == 1)
        #expect(browser.effects == [])
    }

    @Test("Refresh asks for the selected job, a saved job says why it can't")
    func refresh() throws {
        var browser = try watching("a", .completed)
        browser.press(.refresh)
        #expect(browser.effects == [.refresh(try .test("a"))])
        var saved = TestBrowser(canAskServer: false)
        saved.send(.openSaved(try Sample.small()))
        saved.press(.refresh)
        #expect(saved.effects == [])
        #expect(saved.state.footer.notice?.text == "This job was read from a file: there is no server to ask")
    }
}

struct ModelMissing: Error {}
