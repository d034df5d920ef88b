import Analysis
import Canvas
import CodingModel
import TerminalText
import TestSupport
import Testing

@testable import Browser

@Suite("The reader's place in a job, from one run to the next")
struct PlaceTests {
    /// The place of a job whose reader went to the second question's only code, and in the first one to a sub-code's
    /// second answer, with sorted codes.
    private func read() throws -> TestBrowser {
        var browser = TestBrowser()
        browser.send(.openSaved(try Sample.small()))
        browser.press(.focusCodes, .cycleOrder, .expandAll, .moveDown, .nextAnswer, .cycleBase)
        browser.filter("not followups")
        browser.press(.nextQuestion)
        return browser
    }

    private func kept(_ browser: inout TestBrowser) throws -> ReaderPlace? {
        browser.send(.leaving)
        return try #require(browser.keptPlaces.last).kept
    }

    /// A browser of another run that knows the place.
    private func later(_ place: ReaderPlace, _ events: Event...) throws -> TestBrowser {
        var browser = TestBrowser(order: .net)
        browser.send(.places([try .test("a"): place], lastRead: try .test("a")))
        for event in events {
            browser.send(event)
            browser.runAnalyses()
        }
        return browser
    }

    @Test("Question, code, folds, order, base, filter and answer are there again")
    func roundTrip() throws {
        var first = try read()
        let place = try #require(try kept(&first))
        #expect(place.question == "Q2" && place.base == .mentions && place.questions.count == 1)
        #expect(place.questions["Q1"]?.filter == "not followups")
        var second = try later(place, .openSaved(try Sample.small()))
        #expect(second.tree == first.tree && second.pane.baseName == first.pane.baseName)
        second.press(.previousQuestion)
        second.runAnalyses()
        first.press(.previousQuestion)
        first.runAnalyses()
        #expect(second.tree == first.tree && second.answers == first.answers && second.filterLine == first.filterLine)
        #expect(second.pane.orderName == "by label" && second.answers.contains { $0.hasPrefix(">r2") })
        #expect(second.state.screen.notice == nil, "nobody is told what they did yesterday")
    }

    @Test("A job that is as it was at first has no place, and one that was put back there loses it")
    func nothingToKeep() throws {
        var browser = TestBrowser(order: .id)
        browser.send(.openSaved(try Sample.small()))
        browser.press(.focusCodes, .nextQuestion, .previousQuestion)
        browser.send(.leaving)
        #expect(browser.effects.isEmpty)
        browser.press(.moveDown)
        #expect(try kept(&browser) != nil)
        browser.send(.leaving)
        #expect(browser.effects.isEmpty, "it is the place that was kept before")
        browser.press(.moveUp)
        #expect(try kept(&browser) == nil)
    }

    @Test("The place is kept when the job is left, taken off or read on, and not with each key")
    func occasions() throws {
        var browser = TestBrowser()
        browser.send(.openSaved(try Sample.small()), .openSaved(try Sample.small("b")))
        for _ in 0..<40 { browser.press(.focusCodes, .expandAll, .moveDown, .collapseAll) }
        #expect(browser.keptPlaces.isEmpty)
        browser.press(.expandAll, .moveDown, .focusJobs, .moveDown)
        #expect(browser.keptPlaces.map(\.job) == [try .test("a")])
        browser.press(.focusCodes, .expandAll, .suspend)
        #expect(browser.keptPlaces.map(\.job) == [try .test("b")] && browser.effects.last == .suspend)
        browser.press(.moveDown)
        browser.state.setTime(Moment(milliseconds: 29_999))
        browser.press(.moveDown)
        #expect(browser.keptPlaces.isEmpty)
        browser.state.setTime(Moment(milliseconds: 30_000))
        browser.press(.moveUp)
        #expect(browser.keptPlaces.map(\.job) == [try .test("b")])
        browser.press(.moveDown, .moveDown)
        #expect(browser.keptPlaces.isEmpty)
        browser.press(.focusJobs, .removeJob)
        #expect(browser.keptPlaces.map(\.job) == [try .test("b")])
    }

    @Test("The reader is led on as pages come, until they do something themselves")
    func paging() throws {
        let first = "[\(Sample.question("Q1", "What did you notice?", [Sample.code(2, "Delivery", [Sample.late])]))]"
        var before = TestBrowser()
        before.send(.openSaved(try Sample.job(pages: [first, Sample.small])))
        before.press(.focusCodes, .moveDown, .moveRight, .moveDown, .nextAnswer)
        let place = try #require(try kept(&before))
        #expect(place.questions["Q1"]?.code?.description == "1/11")

        func pages(_ count: Int, isComplete: Bool) throws -> Event {
            try Sample.results(Array([first, Sample.small].prefix(count)), isComplete: isComplete)
        }
        let led = try later(
            place, .addJobs([try .test("a")]), try pages(1, isComplete: false), try pages(2, isComplete: true))
        #expect(led.tree == before.tree && led.answers == before.answers)

        var moved = try later(place, .addJobs([try .test("a")]), try pages(1, isComplete: false))
        #expect(moved.tree == [">" + " Delivery 1"])
        moved.send(.leaving)
        #expect(moved.keptPlaces.isEmpty, "the place that is not reached yet is not written over")
        moved.press(.quit)
        #expect(moved.state.jobs.selectedView?.sought != nil, "who quits goes nowhere else")
        moved.press(.focusCodes)
        moved.send(try pages(2, isComplete: true))
        #expect(moved.state.jobs.openView?.selectedCode?.description == "2", "a page does not move who reads")
    }

    @Test("What is gone is dropped without a word, and the rest is gone to")
    func gone() throws {
        var first = try read()
        first.press(.previousQuestion)
        let place = try #require(try kept(&first))
        let other = "[\(Sample.question("Q1", "?", [Sample.code(7, "New", [Sample.kind]), Sample.code(8, "Old")]))]"
        let second = try later(place, .openSaved(try Sample.job(pages: [other])))
        #expect(second.tree.first == "> New 1" && second.pane.orderName == "by label")
        #expect(second.state.screen.notice == nil && second.filterLine.contains("not followups"))
        let nothing = try later(place, .openSaved(try Sample.job(pages: ["[]"])))
        #expect(nothing.tree.isEmpty)
        let lacking = ReaderPlace(
            question: "Q9",
            questions: [
                "Q1": QuestionPlace(
                    code: CodePath(ids: [9, 9]),
                    answer: AnswerFingerprint(responseIdentifier: "nobody", digest: 1), order: .api,
                    filter: "length <", filterName: "broken")
            ])
        let third = try later(lacking, .openSaved(try Sample.small()))
        #expect(third.tree.first == ">+Service 3" && third.filterLine.isEmpty && third.state.screen.notice == nil)
    }

    @Test("An answer is known again by what it says: one that says something else is another")
    func answers() throws {
        func job(_ texts: [String]) throws -> Event {
            let answers = texts.map { Sample.answer(1, $0) }
            return .openSaved(
                try Sample.job(pages: ["[\(Sample.question("Q1", "?", [Sample.code(1, "A", answers)]))]"]))
        }
        var browser = TestBrowser()
        browser.send(try job(["first", "second"]))
        browser.press(.nextAnswer)
        let place = try #require(try kept(&browser))
        #expect(
            try later(place, try job(["new", "second", "first"])).answers == [" r1 new", ">r1 second", " r1 first"])
        #expect(try later(place, try job(["new", "seconds"])).answers == [">r1 new", " r1 seconds"])
    }

    @Test("No text of an answer is kept: a filter that quotes one is left out")
    func quoting() throws {
        var browser = TestBrowser()
        browser.send(.openSaved(try Sample.small()))
        browser.press(.focusCodes, .expandAll)
        browser.filter("followups or not exactly \"So kind\"")
        let place = try #require(try kept(&browser))
        #expect(place.questions["Q1"]?.filter == nil && place.questions["Q1"]?.expanded.count == 1)
    }

    @Test("The job that was read last is selected, unless the reader was quicker")
    func lastRead() throws {
        let known = try ["b", "a", "c"].map { KnownJob(identifier: try .test($0)) }
        var browser = TestBrowser()
        browser.send(.places([:], lastRead: try .test("A")), .addKnown(known))
        #expect(browser.state.jobs.selected == (try .test("a")), "ids are one in either case")
        browser = TestBrowser()
        browser.send(.places([:], lastRead: try .test("a")), .addKnown(Array(known.prefix(1))))
        browser.press(.moveDown)
        browser.send(.addKnown(known))
        #expect(browser.state.jobs.selected == (try .test("b")))
    }
}

extension TestBrowser {
    /// The places that the last events wanted kept.
    var keptPlaces: [PlaceToKeep] {
        effects.compactMap { if case .store(.keepPlace(let place)) = $0 { place } else { nil } }
    }
}
