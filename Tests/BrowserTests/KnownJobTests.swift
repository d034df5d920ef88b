import CodingModel
import TerminalText
import Testing

@testable import Browser

@Suite("Jobs that are known from before")
struct KnownJobTests {
    private func known(_ name: String, _ status: JobStatus?, isWhole: Bool = false) throws -> KnownJob {
        KnownJob(
            identifier: try .test(name), report: try status.map { try Sample.report(name, $0) }, isWhole: isWhole)
    }

    @Test("Those that may change are watched, a whole one waits until it is selected")
    func selecting() throws {
        var browser = TestBrowser()
        browser.send(
            .addKnown([
                try known("a", nil), try known("b", .completed, isWhole: true), try known("c", .processing),
                try known("d", .totalFailure, isWhole: true),
            ]))
        #expect(browser.effects == [.watch(try .test("a")), .watch(try .test("c"))])
        #expect(
            browser.state.jobList(rows: 9).rows.map(\.word.string)
                == ["not asked", "completed", "processing", "total failure"])
        browser.press(.moveDown)
        #expect(browser.effects == [.open(try .test("b"))])
        #expect(browser.card?.headline == "Opening …")
        browser.press(.moveDown)
        #expect(browser.effects == [])
        browser.press(.moveUp)
        #expect(browser.effects == [])
    }

    @Test("The first one is selected from the start, and opened")
    func first() throws {
        var browser = TestBrowser()
        browser.send(.addKnown([try known("a", .completed, isWhole: true)]))
        #expect(browser.effects == [.open(try .test("a"))])
        browser.send(
            .job(.init(job: try .test("a"), change: .answered(try Sample.report("a", .completed)))),
            .job(.init(job: try .test("a"), change: .results(try Sample.small()))),
            .job(.init(job: try .test("a"), change: .settled)))
        #expect(browser.effects == [.loadMarks(try .test("a"), isSaved: false)])
        #expect(browser.tree.first?.contains("Service") == true)
    }

    @Test("One that ended since it was last looked at rings, one that is only read again does not")
    func bell() throws {
        var browser = TestBrowser()
        browser.send(.addKnown([try known("a", .processing), try known("b", .completed, isWhole: true)]))
        browser.send(.job(.init(job: try .test("b"), change: .answered(try Sample.report("b", .completed)))))
        #expect(browser.effects == [])
        browser.send(.job(.init(job: try .test("a"), change: .answered(try Sample.report("a", .completed)))))
        #expect(browser.effects == [.ringBell])
    }

    @Test("One that is named on the command line too is there once")
    func twice() throws {
        var browser = TestBrowser()
        browser.send(
            .addKnown([try known("a", .completed, isWhole: true)]), .addJobs([try .test("a"), try .test("b")]))
        #expect(browser.state.jobs.map(\.identifier.raw) == ["a", "b"])
    }
}
