import Analysis
import Canvas
import CodingModel
import TerminalText
import TestSupport
import Testing

@testable import Browser

@Suite("Undo and redo")
struct UndoTests {
    private func open(_ names: String...) throws -> TestBrowser {
        var browser = TestBrowser()
        for name in names {
            browser.send(.openSaved(try Sample.small(name)))
            browser.send(.marks(try .test(name), [:]))
        }
        return browser
    }

    private func notice(_ browser: TestBrowser) -> String? { browser.state.screen.notice?.text.string }
    private func mark(_ browser: TestBrowser) -> ReviewMark { browser.state.jobs.currentMark }

    @Test("A verdict that was overwritten comes back, and what was undone is said")
    func verdicts() throws {
        var browser = try open("a")
        browser.press(.focusCodes, .moveDown, .focusAnswers, .agree, .disagree, .noVerdict)
        browser.press(.undo)
        #expect(
            mark(browser).verdict == .disagree
                && notice(browser) == "Undone: no verdict on r2 under Delivery; disagreed now")
        let kept = browser.effects.compactMap { if case .store(.keepMark(let mark)) = $0 { mark.mark } else { nil } }
        #expect(kept == [ReviewMark(verdict: .disagree)])
        browser.press(.undo)
        #expect(
            mark(browser).verdict == .agree && notice(browser) == "Undone: disagreed on r2 under Delivery; agreed now")
        browser.press(.redo)
        #expect(mark(browser).verdict == .disagree && notice(browser) == "Redone: disagreed on r2 under Delivery")
        browser.press(.undo, .undo)
        #expect(mark(browser).isEmpty && notice(browser) == "Undone: agreed on r2 under Delivery; not judged now")
        browser.press(.undo)
        #expect(browser.effects.isEmpty && notice(browser) == "There is nothing to undo")
        browser.press(.unsure, .redo)
        #expect(notice(browser) == "There is nothing to redo" && mark(browser).verdict == .unsure)
    }

    @Test("An undo says what it is now on one line of 80 columns, however long the names", arguments: [6, 24, 60])
    func width(of length: Int) throws {
        var browser = TestBrowser(width: 80, height: 24)
        let answer =
            #"{"responseIdentifier": "\#(String(repeating: "x", count: length))", "answer": "a", "followupResponses": []}"#
        let code = Sample.code(1, String(repeating: "long ", count: 30), [answer])
        browser.send(.openSaved(try Sample.job(pages: ["[\(Sample.question("Q1", "?", [code]))]"])))
        browser.send(.marks(try .test("a"), [:]))
        browser.press(.focusAnswers, .disagree, .undo)
        let said = try #require(notice(browser))
        #expect(said.hasPrefix("Undone: disagreed on xxxxxx") && said.hasSuffix("; not judged now"), "\(said)")
    }

    @Test("Flags and notes are undone by themselves: what others made of the mark since then stays")
    func parts() throws {
        var browser = try open("a")
        browser.press(.focusAnswers, .flag, .prompt(.note))
        browser.type("ask")
        browser.send(.submit)
        browser.press(.undo)
        #expect(
            mark(browser) == ReviewMark(isFlagged: true)
                && notice(browser) == "Undone: note on r3 under Service; no note now")
        browser.press(.undo)
        #expect(mark(browser).isEmpty && notice(browser) == "Undone: flag on r3 under Service; no flag now")
        browser.press(.redo, .redo)
        #expect(mark(browser) == ReviewMark(isFlagged: true, note: "ask"))
    }

    @Test("A blind verdict is not undone, and undoing what was before leaves it alone")
    func blind() throws {
        var browser = try open("a")
        browser.press(.expandAll, .moveDown, .focusAnswers, .agree, .nextAnswer, .agree, .prompt(.blindReview))
        browser.send(.edit(.deleteAll))
        browser.type("2 5")
        browser.send(.submit)
        browser.runAnalyses()
        for _ in 0..<3 { browser.press(.unsure, .open) }
        browser.press(.back)
        let blind = try #require(browser.state.jobs.board).marks.filter { $1.isBlind }
        #expect(blind.count == 3)
        browser.press(.undo)
        #expect(notice(browser) == "It was judged blind since then, and that verdict stays")
        browser.press(.undo, .undo)
        #expect(browser.state.jobs.board?.marks.filter { $1.isBlind } == blind)
    }

    @Test("A job comes back to where it stood, with its results, marks, filter and place")
    func removal() throws {
        var browser = try open("a", "b", "c")
        browser.press(.focusJobs, .moveDown)
        browser.send(.marks(try .test("b"), [:]))
        browser.press(.focusCodes, .expandAll, .moveDown, .focusAnswers, .agree)
        browser.filter("not followups")
        let (tree, answers) = (browser.tree, browser.answers)
        browser.press(.removeJob)
        #expect(browser.state.jobs.entries.count == 3 && notice(browser) == "A job is taken off in the jobs pane (1)")
        browser.press(.focusJobs, .removeJob)
        #expect(browser.state.jobs.entries.map(\.identifier.raw) == ["a", "c"])
        #expect(notice(browser) == "Survey b is off the list: z brings it back")
        browser.press(.undo)
        #expect(notice(browser) == "Undone: Survey b taken off the list")
        #expect(browser.state.jobs.entries.map(\.identifier.raw) == ["a", "b", "c"])
        #expect(browser.state.jobs.selected == (try .test("b")))
        #expect(browser.tree == tree && browser.answers == answers && browser.state.jobs.board?.marks.count == 1)
        browser.press(.redo)
        #expect(browser.state.jobs.entries.map(\.identifier.raw) == ["a", "c"])
    }

    @Test("A server's job that comes back is put where it stood, and watched again unless nothing more is asked")
    func watching() throws {
        var browser = TestBrowser()
        let jobs = try ["a", "b", "c"].map { try JobIdentifier.test($0) }
        browser.send(.addJobs(jobs))
        browser.send(.job(JobUpdate(job: jobs[1], change: .answered(try Sample.report("b", .processing)))))
        browser.press(.moveDown, .removeJob, .undo)
        #expect(browser.effects == [.stop(jobs[1]), .putBack(jobs[1], order: jobs), .watch(jobs[1])])
        for change in [.answered(try Sample.report("b", .completed)), .settled] as [JobUpdate.Change] {
            browser.send(.job(JobUpdate(job: jobs[1], change: change)))
        }
        browser.press(.removeJob, .undo, .redo)
        #expect(browser.effects == [.stop(jobs[1]), .putBack(jobs[1], order: jobs), .stop(jobs[1])])
        // One that is stored is read when it is looked at, also when that was under way.
        browser = TestBrowser()
        browser.send(.addKnown([KnownJob(identifier: jobs[0], isWhole: true)]))
        browser.press(.removeJob, .undo)
        #expect(browser.effects == [.stop(jobs[0]), .putBack(jobs[0], order: [jobs[0]]), .open(jobs[0])])
    }

    @Test("A job that was added goes again, and comes back")
    func addition() throws {
        var browser = TestBrowser()
        let job = try JobIdentifier.test("new")
        browser.press(.prompt(.addJob))
        browser.type("new")
        browser.send(.submit)
        browser.press(.undo)
        #expect(browser.state.jobs.entries.isEmpty && browser.effects == [.stop(job)])
        #expect(notice(browser) == "Undone: new added to the list")
        browser.press(.redo)
        #expect(browser.state.jobs.entries.map(\.identifier) == [job])
        #expect(browser.effects == [.putBack(job, order: [job]), .watch(job)])
    }

    @Test("Jobs that were added at once go at once, and come back in their order")
    func additions() throws {
        var browser = TestBrowser()
        browser.press(.prompt(.addJob))
        browser.type("one two three")
        browser.send(.submit)
        browser.press(.undo)
        #expect(browser.state.jobs.entries.isEmpty && notice(browser) == "Undone: 3 jobs added to the list")
        browser.press(.redo)
        #expect(browser.state.jobs.entries.map(\.identifier.raw) == ["one", "two", "three"])
        #expect(notice(browser) == "Redone: 3 jobs added to the list")
    }

    @Test("Filters that were put on, exchanged, dropped, saved or removed come back")
    func filters() throws {
        var browser = try open("a")
        browser.press(.focusCodes)
        browser.filter("followups")
        browser.filter("short: length < 9")
        browser.press(.dropFilter)
        func step(_ command: Command) -> String {
            browser.press(command)
            browser.runAnalyses()
            return "\(browser.filterLine) | \(notice(browser) ?? "")"
        }
        #expect(step(.undo) == "2 of 4 answers · short: length < 9 | Undone: filter off: short")
        #expect(step(.undo) == "1 of 4 answers · followups | Undone: filter short")
        #expect(browser.state.jobs.savedFilters.isEmpty)
        #expect(step(.undo) == " | Undone: filter followups")
        #expect(step(.redo) == "1 of 4 answers · followups | Redone: filter followups")
        #expect(step(.redo) == "2 of 4 answers · short: length < 9 | Redone: filter short")
        #expect(browser.state.jobs.savedFilters.map(\.name) == ["short"])
        browser.press(.sheet(.savedFilters), .removeJob)
        #expect(notice(browser) == "Filter “short” removed: z brings it back")
        browser.press(.undo)
        #expect(browser.state.jobs.savedFilters.map(\.expression) == ["length < 9"])
        #expect(browser.effects == [.store(.saveFilter(SavedFilter(name: "short", expression: "length < 9")))])
        #expect(browser.sheetCells.count == 1, "the sheet is still open")
    }

    @Test("What another question's filter was is said with the question")
    func otherQuestion() throws {
        var browser = try open("a")
        browser.press(.focusCodes)
        browser.filter("followups")
        browser.press(.nextQuestion, .undo)
        #expect(notice(browser) == "Undone: Q1: filter followups" && browser.filterLine.isEmpty)
        browser.press(.previousQuestion)
        browser.runAnalyses()
        #expect(browser.filterLine.isEmpty)
    }

    @Test("What can't be undone any more is said, and what can't be yet stays to be undone")
    func gone() throws {
        var browser = try open("a")
        browser.press(.focusCodes)
        browser.filter("followups")
        browser.send(.openSaved(try Sample.job(pages: ["[\(Sample.question("Q9", "?", [Sample.code(1, "A")]))]"])))
        browser.press(.undo)
        #expect(notice(browser) == "Survey a has no question Q1 any more")
        browser.press(.undo)
        #expect(notice(browser) == "There is nothing to undo")
    }

    @Test("The history is bounded: the latest steps are known")
    func bound() throws {
        var browser = try open("a")
        for _ in 0..<History.limit { browser.press(.flag, .flag) }
        for _ in 0..<History.limit { browser.press(.undo) }
        browser.press(.undo)
        #expect(notice(browser) == "There is nothing to undo" && mark(browser).isEmpty)
    }
}

@Suite("Undo and redo of anything", .permit(.processor))
struct UndoPropertyTests {
    /// What undo is about, as a reader sees it.
    private struct Facts: Equatable {
        let jobs: [JobIdentifier]
        let marks: [JobIdentifier: [ReviewKey: ReviewMark]]
        let filters: [String: AnswerFilter]
        let saved: [SavedFilter]

        init(_ browser: TestBrowser) {
            let state = browser.state.jobs
            jobs = state.entries.map(\.identifier)
            marks = state.reviews.mapValues(\.board.marks)
            var filters: [String: AnswerFilter] = [:]
            for (job, view) in state.views {
                for (number, question) in view.questions.enumerated() {
                    filters["\(job.raw.string) \(number)"] = question.filter?.filter
                }
            }
            self.filters = filters
            saved = state.savedFilters
        }
    }

    private static let filters = [
        "followups", "s: length < 9", "\"Delivery\"", "s: length > 2", "unsure or flagged", "",
    ]

    /// Does something at random.
    private func act(_ browser: inout TestBrowser, _ random: inout SplitMix64) {
        switch Int.random(in: 0..<16, using: &random) {
        case 0: browser.press(.agree)
        case 1: browser.press(.disagree)
        case 2: browser.press(.unsure)
        case 3: browser.press(.noVerdict)
        case 4, 5: browser.press(.flag)
        case 6:
            browser.press(.prompt(.note))
            if browser.state.screen.prompt != nil {
                browser.type(Bool.random(using: &random) ? "x" : " ")
                browser.send(.submit)
            }
        case 7, 8:
            guard browser.state.jobs.openQuestion != nil else { return }
            browser.filter(Self.filters[Int.random(in: 0..<Self.filters.count, using: &random)])
        case 9: browser.press(.dropFilter)
        case 10: browser.press(.focusJobs, .removeJob, .focusCodes)
        case 11:
            browser.press(.sheet(.savedFilters), .removeJob)
            if browser.state.screen.sheet != nil { browser.press(.back) }
        case 12: browser.press(.nextQuestion)
        case 13: browser.press(.nextAnswer)
        case 14: browser.press(.focusJobs, .moveDown, .focusCodes)
        default: browser.press(.moveDown)
        }
        browser.runAnalyses()
    }

    @Test("As many z as steps give the state before, and as many Z the state after")
    func thereAndBack() throws {
        let seed = UInt64.random(in: .min ... .max)
        var random = SplitMix64(seed: seed)
        for _ in 0..<Rounds.scaled(60) {
            var browser = TestBrowser()
            for name in ["a", "b", "c"] {
                browser.send(.openSaved(try Sample.small(name)))
                browser.press(.focusJobs, .moveDown)
                browser.send(.marks(try .test(name), [:]))
            }
            browser.press(.goToTop, .focusCodes)
            let before = Facts(browser)
            for _ in 0..<Int.random(in: 1...40, using: &random) { act(&browser, &random) }
            let (after, steps) = (Facts(browser), browser.state.history.done.count)
            for _ in 0..<steps {
                browser.press(.undo)
                browser.runAnalyses()
            }
            #expect(Facts(browser) == before, "seed \(seed)")
            for _ in 0..<steps {
                browser.press(.redo)
                browser.runAnalyses()
            }
            #expect(Facts(browser) == after, "seed \(seed)")
        }
    }
}
