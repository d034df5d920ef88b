import CodingModel
import TerminalText
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

    @Test("an added job is watched, a job that is there already is not watched twice")
    func adding() throws {
        var browser = TestBrowser()
        browser.send(.addJobs([try .test("a"), try .test("b"), try .test("a")]))
        #expect(browser.effects == [.watch(try .test("a")), .watch(try .test("b"))])
        browser.send(.addJobs([try .test("b")]))
        #expect(browser.effects == [])
        #expect(browser.state.jobs.map(\.identifier.raw) == ["a", "b"])
        #expect(browser.state.selectedJob == (try .test("a")))
    }

    @Test("a job that ends while it is watched rings once and says so")
    func bell() throws {
        var browser = try watching("a", .processing)
        browser.send(try update(.answered(try Sample.report("a", .completed))))
        #expect(browser.effects == [.ringBell])
        #expect(browser.state.footer.notice == Notice(.success, "Survey a is completed"))
        browser.send(try update(.answered(try Sample.report("a", .completed))))
        #expect(browser.effects == [])
    }

    @Test("a job that had ended before it was asked about is silent")
    func silent() throws {
        let browser = try watching("a", .completed)
        #expect(browser.effects == [])
        #expect(browser.state.footer.notice == nil)
    }

    @Test(
        "each status has a condition of its own",
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
        "each kind of trouble is told apart",
        arguments: [
            (ServiceTrouble.Kind.notFound, nil, "not found"), (.keyRefused, nil, "key refused"),
            (.invalidRequest, nil, "invalid request"), (.unreachable, 12_000, "retry 12 s"),
            (.serverError(500), 1_500, "retry 2 s"), (.undecodable, 3_000, "retry 3 s"), (.redirected, nil, "stopped"),
            (.cursorLoop, nil, "stopped"),
        ] as [(ServiceTrouble.Kind, Int64?, String)])
    func troubles(kind: ServiceTrouble.Kind, retryAt: Int64?, word: String) throws {
        var browser = try watching()
        let trouble = ServiceTrouble(kind: kind, sentence: "What went wrong.")
        browser.send(try update(.trouble(trouble, retryAt: retryAt.map { Moment(milliseconds: $0) })))
        #expect(browser.state.jobList(rows: 5).rows.map(\.word.string) == [word])
        #expect(browser.card?.sentences.first == "What went wrong.")
        #expect(browser.state.needsTicks == (retryAt != nil))
    }

    @Test("a countdown follows the ticks and never goes below 0")
    func countdown() throws {
        var browser = try watching("a", .queued)
        browser.send(try update(.waiting(until: Moment(milliseconds: 4_000), .schedule)))
        #expect(browser.card?.sentences.last == "Next look in 4 s.")
        browser.send(.tick(Moment(milliseconds: 3_001)))
        #expect(browser.card?.sentences.last == "Next look in 1 s.")
        browser.send(.tick(Moment(milliseconds: 9_000)))
        #expect(browser.card?.sentences.last == "Next look in 0 s.")
    }

    @Test("trouble that passes stays on screen while it is asked about again")
    func noFlicker() throws {
        var browser = try watching()
        let trouble = ServiceTrouble(kind: .unreachable, sentence: "No route.")
        browser.send(
            try update(.trouble(trouble, retryAt: Moment(milliseconds: 1_000))), try update(.asking))
        #expect(browser.state.jobs[0].condition == .offline(retryAt: nil))
        #expect(browser.state.needsTicks == false)
    }

    @Test("a failed job shows the server's code and message")
    func failure() throws {
        var browser = try watching()
        browser.send(try update(.answered(try Sample.report("a", .totalFailure))))
        #expect(browser.card?.headline == "Total failure")
        #expect(browser.card?.sentences == ["OUT_OF_TIME", "Coding took too long."])
    }

    @Test("a reload doesn't take a whole result away before the new one is whole")
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

    @Test("while pages are missing percentages are withheld and counts are so far")
    func soFar() throws {
        var browser = try watching("a", .completed)
        browser.send(try update(.results(try Sample.job(pages: [Sample.small], isComplete: false))))
        #expect(browser.pane.isSoFar)
        #expect(browser.pane.titles.allSatisfy { $0.string.hasSuffix("so far") })
        guard case .tree(let rows) = browser.pane.content else { throw ModelMissing() }
        #expect(rows.allSatisfy { $0.share == nil })
    }

    @Test("updates for a job that is not in the list are dropped")
    func stale() throws {
        var browser = try watching("a", .queued)
        browser.send(try update(.answered(try Sample.report("b", .completed)), "b"))
        #expect(browser.state.jobs.count == 1)
        #expect(browser.effects == [])
    }

    @Test("refresh asks for the selected job, a saved job says why it can't")
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
