import Analysis
import CodingModel
import TerminalText
import Testing

@testable import Browser

@Suite("Filtering a question's answers")
struct FilterTests {
    private func open() throws -> TestBrowser {
        var browser = TestBrowser()
        browser.send(.openSaved(try Sample.small()))
        browser.press(.focusCodes, .expandAll)
        return browser
    }

    @Test("The prompt begins with the codes that were marked; the tree then shows what is kept of all")
    func marked() throws {
        var browser = try open()
        browser.press(.moveDown, .pickCode, .moveDown, .pickCode, .prompt(.filter))
        #expect(browser.promptText == "any of \"Kind staff\", \"Delivery\"")
        browser.send(.submit)
        #expect(
            browser.state.screen.prompt == nil && browser.pane.filter.first?.string.hasPrefix("filtering… · ") == true)
        #expect(browser.totals == ["3", "2", "1", "2"])
        browser.runAnalyses()
        #expect(browser.totals == ["2/3", "2/2", "0/1", "2/2"])
        #expect(browser.pane.baseName == "3 of 4 coded respondents")
        #expect(browser.filterLine == "3 of 4 answers · any of \"Kind staff\", \"Delivery\"")
        let two: Double? = 2.0 / 3
        #expect(browser.shares == [two, two, 0, two])
        #expect(browser.state.screen.notice?.text == "3 of 4 answers kept · v shows all")
        browser.press(.cycleBase)
        #expect(browser.pane.baseName == "4 of 5 mentions")
    }

    @Test("Answers that do not pass are in no list; the filter can be edited and taken off")
    func editing() throws {
        var browser = try open()
        browser.filter("not followups and length > 3")
        browser.press(.goToTop)
        #expect(browser.answers == [">r3 So kind", " r2 Kind but slow", " r4 Fast!"])
        browser.press(.goToBottom)
        #expect(browser.answers == [">r2 Kind but slow"])
        #expect(browser.state.answerList(width: 80, rows: 9).title == "Delivery · 1 of 2 people")
        browser.press(.prompt(.filter))
        #expect(browser.promptText == "not followups and length > 3")
        browser.send(.edit(.deleteAll), .submit)
        #expect(browser.pane.filter.isEmpty && browser.answers.count == 2)
        browser.filter("\"Delivery\"")
        browser.press(.dropFilter)
        #expect(browser.pane.filter.isEmpty && browser.totals == ["3", "2", "1", "2"])
        browser.press(.dropFilter)
        #expect(browser.state.screen.notice?.text == "No filter is on")
    }

    @Test("What is no filter keeps the prompt open, with the cursor at the mistake")
    func mistake() throws {
        var browser = try open()
        browser.press(.prompt(.filter))
        browser.type("mine: followups and lenght < 3")
        browser.send(.submit)
        #expect(
            browser.state.promptRemark?.text.string.contains("Unknown condition “lenght”. Did you mean length?") == true
        )
        #expect(browser.state.promptModel(width: 80)?.cursorColumn == "mine: followups and ".count)
        #expect(browser.state.jobs.savedFilters.isEmpty)
        browser.send(.edit(.deleteToEnd))
        #expect(browser.state.promptRemark == nil)
        browser.press(.back)
        #expect(browser.state.screen.prompt == nil && browser.pane.filter.isEmpty)
    }

    @Test("A name before a colon keeps the filter; from the list it is applied, and removed")
    func saved() throws {
        var browser = try open()
        browser.filter("my late ones: \"Delivery\" and text \"a:b\"")
        #expect(browser.state.jobs.savedFilters.map(\.name) == ["my late ones"])
        browser.press(.prompt(.filter))
        #expect(browser.promptText == "my late ones: \"Delivery\" and text \"a:b\"")
        browser.send(.edit(.deleteAll))
        browser.type("text \"x:y\"")
        browser.send(.submit)
        #expect(browser.state.jobs.savedFilters.count == 1)
        browser.press(.dropFilter, .sheet(.savedFilters), .open)
        browser.runAnalyses()
        #expect(browser.pane.filter.first?.string.contains(" answers · my late ones: \"Delivery\"") == true)
        browser.press(.nextQuestion, .sheet(.savedFilters), .open)
        #expect(browser.state.screen.notice?.text.string.contains("does not fit: No code") == true)
        browser.press(.removeJob)
        #expect(
            browser.state.jobs.savedFilters.isEmpty && browser.effects.contains(.store(.removeFilter("my late ones"))))
        #expect(browser.state.jobs.selected != nil)
    }

    @Test(
        "A filtered question stays filtered while pages come: each snapshot is shown when it is filtered, none is skipped for ever"
    )
    func pages() throws {
        var browser = TestBrowser()
        func page(_ numbers: ClosedRange<Int>, isComplete: Bool = false) throws -> Event {
            let answers = numbers.map { Sample.answer($0, $0.isMultiple(of: 2) ? "even" : "odd") }
            let question = Sample.question("Q1", "?", [Sample.code(1, "All", answers)])
            let other = Sample.question("Q2", "??", [Sample.code(5, "Other", answers)])
            return try Sample.results(["[\(question), \(other)]"], isComplete: isComplete)
        }
        browser.send(.addJobs([try .test("a")]))
        browser.send(try page(1...4))
        browser.filter("text \"even\"")
        #expect(browser.totals == ["2/4"])
        browser.send(try page(1...10))
        let first = try #require(browser.filterRequests.last)
        #expect(browser.totals == ["2/4"], "what was filtered stays until the new snapshot is")
        browser.send(try page(1...20))
        #expect(browser.filterRequests.isEmpty, "one that is being filtered is not given up")
        browser.send(.filtered(first.token, try #require(first.result(while: { true }))))
        #expect(browser.totals == ["5/10"])
        let second = try #require(browser.filterRequests.last)
        // The other question has no filter: it is shown as it is now.
        browser.press(.nextQuestion)
        #expect(browser.tree == ["> Other 20"])
        browser.send(.filtered(second.token, try #require(second.result(while: { true }))))
        browser.filter("text \"odd\"")
        browser.press(.previousQuestion)
        browser.runAnalyses()
        #expect(browser.totals == ["10/20"])
        // A result is of the question that was open.
        browser.send(try page(1...40, isComplete: true))
        let third = try #require(browser.filterRequests.last)
        browser.press(.nextQuestion)
        browser.send(.filtered(third.token, try #require(third.result(while: { true }))))
        browser.runAnalyses()
        browser.press(.previousQuestion)
        browser.runAnalyses()
        #expect(browser.totals == ["20/40"])
        browser.press(.removeJob)
        #expect(browser.state.jobs.held.isEmpty)
    }

    @Test("While the first filter is worked out, pages wait for it; what comes late of one that is off is dropped")
    func snapshots() throws {
        var browser = TestBrowser()
        browser.send(.addJobs([try .test("a")]))
        browser.send(try Sample.results(isComplete: false))
        browser.press(.focusCodes, .prompt(.filter))
        browser.type("followups")
        browser.send(.submit)
        let first = try #require(browser.filterRequests.last)
        browser.send(try Sample.results())
        #expect(browser.filterRequests.isEmpty && browser.pane.isSoFar, "it is not given up for the new snapshot")
        browser.send(.filtered(first.token, try #require(first.result(while: { true }))))
        #expect(browser.totals == ["0/3", "1/2"] && browser.pane.isSoFar)
        let second = try #require(browser.filterRequests.last)
        browser.send(.filtered(second.token, try #require(second.result(while: { true }))))
        #expect(browser.totals == ["0/3", "1/2"] && !browser.pane.isSoFar)
        browser.press(.dropFilter)
        browser.send(.filtered(second.token, try #require(second.result(while: { true }))))
        #expect(browser.pane.filter.isEmpty && browser.state.jobs.selectedView?.current?.filter == nil)
    }

    @Test("A whole result that waits for its filter is not covered by the first pages of a reload")
    func reload() throws {
        var browser = TestBrowser()
        browser.send(.addJobs([try .test("a")]))
        browser.send(try Sample.results(isComplete: false))
        browser.filter("\"Delivery\"")
        browser.send(try Sample.results())
        let request = try #require(browser.filterRequests.last)
        browser.send(try Sample.results(isComplete: false))
        browser.send(.filtered(request.token, try #require(request.result(while: { true }))))
        browser.runAnalyses()
        #expect(!browser.pane.isSoFar && browser.totals == ["1/3", "2/2"])
    }

    @Test("Codes sorted by people stay in the order of what is kept when pages come")
    func order() throws {
        var browser = TestBrowser(order: .net)
        func page(_ isComplete: Bool) throws -> Event {
            let codes = [
                Sample.code(1, "Many", (1...5).map { Sample.answer($0, "long enough \($0)") }),
                Sample.code(2, "Few", (6...8).map { Sample.answer($0, "short") }),
            ]
            return try Sample.results(["[\(Sample.question("Q1", "?", codes))]"], isComplete: isComplete)
        }
        browser.send(.addJobs([try .test("a")]))
        browser.send(try page(false))
        browser.press(.focusCodes)
        browser.filter("text \"short\"")
        #expect(browser.tree.map { $0.dropFirst(2) } == ["Few 3", "Many 0"])
        browser.send(try page(true))
        browser.runAnalyses()
        #expect(!browser.pane.isSoFar && browser.tree.map { $0.dropFirst(2) } == ["Few 3", "Many 0"])
    }

    @Test("A link leads to its answer even where the other question's filter is not worked out yet")
    func linkIntoAFilter() throws {
        var browser = TestBrowser()
        func results(_ isComplete: Bool) throws -> Event {
            let first = Sample.question(
                "Q1", "?", [Sample.code(1, "All", [Sample.answer(1, "one"), Sample.answer(2, "two")])])
            let second = Sample.question(
                "Q2", "??", [Sample.code(1, "All", [Sample.answer(2, "short"), Sample.answer(1, "far too long")])])
            return try Sample.results(["[\(first), \(second)]"], isComplete: isComplete)
        }
        browser.send(.addJobs([try .test("a")]))
        browser.send(try results(false))
        browser.press(.nextQuestion)
        browser.filter("length < 6")
        browser.press(.previousQuestion)
        browser.send(try results(true))
        browser.press(.focusAnswers, .sheet(.respondent), .moveDown, .open)
        browser.runAnalyses()
        #expect(browser.state.jobs.openQuestion?.identifier == "Q2" && browser.pane.filter.isEmpty)
        #expect(browser.answers.contains(">r1 far too long"))
    }

    @Test("Codes that are marked after a filter was typed are what the next one begins with")
    func newMarks() throws {
        var browser = try open()
        browser.press(.pickCode, .prompt(.filter))
        browser.send(.submit)
        browser.runAnalyses()
        let before = browser.filterLine
        browser.press(.prompt(.filter))
        #expect(before.hasSuffix(browser.promptText ?? "?"))
        browser.press(.back, .goToBottom, .pickCode, .prompt(.filter))
        #expect(browser.promptText?.hasPrefix("any of ") == true)
    }

    @Test("Each question has its own filter, and a search looks only at what is kept")
    func search() throws {
        var browser = try open()
        browser.filter("\"Kind staff\"")
        browser.press(.prompt(.search))
        browser.type("kind")
        browser.runAnalyses()
        #expect(browser.state.work.search?.hits?.answers.count == 2)
        #expect(browser.hitCounts == [2, 2, 0, 1])
        browser.send(.submit)
        browser.press(.dropFilter)
        browser.runAnalyses()
        #expect(browser.hitCounts == [2, 2, 0, 1])
        browser.filter("\"Quick help\"")
        #expect(browser.hitCounts == [0, 0, 0, 0])
        browser.press(.nextQuestion)
        #expect(browser.pane.filter.isEmpty)
        browser.press(.previousQuestion)
        #expect(!browser.pane.filter.isEmpty)
    }

    @Test("A link to an answer that the filter leaves out takes the filter off")
    func links() throws {
        var browser = try open()
        browser.press(.nextQuestion)
        browser.filter("\"Praise\"")
        browser.press(.previousQuestion)
        browser.filter("\"Delivery\" and \"Kind staff\"")
        browser.press(.focusAnswers, .open, .moveDown, .moveDown, .moveDown)
        browser.press(.nextQuestion)
        browser.filter("not \"Praise\"")
        browser.press(.previousQuestion, .focusAnswers, .sheet(.respondent), .moveDown, .open)
        #expect(browser.state.jobs.openQuestion?.identifier == "Q2" && browser.pane.filter.isEmpty)
        #expect(browser.detail.first == "r2")
    }

    @Test("A pattern that takes too long is told")
    func tooLong() throws {
        let slow = (0..<30).map { Sample.answer($0, String(repeating: "a", count: 40) + "!") }
        var browser = TestBrowser()
        browser.send(
            .openSaved(try Sample.job(pages: ["[\(Sample.question("Q1", "?", [Sample.code(1, "All", slow)]))]"])))
        browser.press(.focusCodes)
        browser.filter("text /^(a+)+$/")
        #expect(
            browser.state.screen.notice?.tone == .warning
                && browser.state.screen.notice?.text.string.contains("given up") == true)
        browser.press(.dropFilter, .prompt(.search))
        browser.send(.promptKey(.toggleSyntax))
        browser.type("^(a+)+$")
        browser.runAnalyses()
        #expect(
            browser.state.screen.notice?.text
                == "The pattern takes too long and was given up: 14 answers were not looked at")
        #expect(browser.state.answerList(width: 80, rows: 9).title == "All · 30 people · 0+ of 30 match")
    }
}
