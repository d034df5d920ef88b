import Analysis
import Canvas
import CodingModel
import TerminalText
import Testing

@testable import Browser

@Suite("Searching answers")
struct SearchTests {
    private func open(width: Int = 120) throws -> TestBrowser {
        var browser = TestBrowser(width: width)
        browser.send(.openSaved(try Sample.small()))
        return browser
    }

    private var title: (TestBrowser) -> DisplayText { { $0.state.answerList(width: 80, rows: 9).title } }

    @Test("Each key begins a search; what it finds shows which answers match, and where")
    func typing() throws {
        var browser = try open()
        browser.press(.prompt(.search))
        browser.type("k")
        let first = try #require(browser.request)
        #expect(browser.effects == [.search(first)] && title(browser) == "Service · 3 people · … of 3 match")
        browser.type("i")
        let second = try #require(browser.request)
        browser.send(.found(first.token, browser.hits(of: first)))
        #expect(title(browser) == "Service · 3 people · … of 3 match")
        browser.send(.found(second.token, browser.hits(of: second)))
        #expect(title(browser) == "Service · 3 people · 2 of 3 match")
        #expect(browser.state.answerList(width: 80, rows: 9).rows.map(\.hits) == [[3..<5], [0..<2], []])
        browser.press(.moveDown)
        #expect(browser.state.screen.prompt == nil && title(browser) == "Delivery · 2 people · 1 of 2 match")
    }

    @Test("The reader lands on the first match from where they were, and Esc returns them")
    func landing() throws {
        var browser = try open()
        browser.press(.focusAnswers, .moveDown, .prompt(.search))
        browser.search("f")
        #expect(browser.selected == "r4")
        browser.search("fx")
        #expect(browser.selected == "r2")
        browser.send(.edit(.deleteBackward))
        browser.runSearch()
        #expect(browser.selected == "r4")
        browser.press(.back)
        #expect(browser.selected == "r2" && browser.state.work.search == nil && browser.state.screen.focus == .answers)
        #expect(browser.effects == [.endSearch] && title(browser) == "Service · 3 people")
        browser.press(.prompt(.search))
        browser.search("so")
        #expect(browser.selected == "r3")
        browser.send(.edit(.deleteAll))
        #expect(browser.selected == "r2" && browser.state.work.search == nil)
    }

    @Test("An emptied prompt and Enter leave no search; a kept one survives Enter on an empty prompt")
    func keeping() throws {
        var browser = try open()
        browser.press(.prompt(.search))
        browser.send(.submit)
        #expect(browser.state.work.search == nil && browser.state.screen.prompt == nil)
        browser.press(.prompt(.search))
        browser.search("kind")
        browser.send(.submit)
        browser.press(.prompt(.search))
        browser.send(.submit)
        #expect(browser.state.work.search?.query.pattern == "kind")
        browser.press(.prompt(.search), .back)
        #expect(browser.state.work.search == nil)
    }

    @Test("Next and previous match go round under the code")
    func stepping() throws {
        var browser = try open()
        browser.press(.nextMatch)
        #expect(browser.state.footer.notice?.text == "No search yet (/ searches)")
        browser.press(.prompt(.search))
        browser.search("s")
        browser.send(.submit)
        browser.filter("\"Service\" and not \"Delivery\"")
        browser.press(.focusAnswers, .nextMatch)
        #expect(browser.selected == "r4" && browser.state.footer.notice == nil)
        browser.press(.nextMatch)
        #expect(browser.selected == "r3" && browser.state.footer.notice?.text == "From the last match on to the first")
        browser.press(.previousMatch)
        #expect(browser.selected == "r4" && browser.state.footer.notice?.text == "From the first match on to the last")
    }

    @Test("After the last match under a code comes the next code that has some, and before the first the one before")
    func acrossCodes() throws {
        var browser = try open()
        browser.press(.prompt(.search))
        browser.search("s")
        browser.send(.submit)
        browser.press(.focusAnswers)
        var path: [String] = []
        for _ in 0..<5 {
            browser.press(.nextMatch)
            path.append(
                "\(browser.state.answerList(width: 80, rows: 9).title.string.prefix(8)) \(browser.selected?.string ?? "")"
            )
        }
        #expect(path == ["Service  r2", "Service  r4", "Delivery r2", "Delivery r1", "Service  r3"])
        #expect(browser.state.footer.notice?.text == "On to Service › Kind staff, which has matches too")
        browser.press(.previousMatch)
        #expect(
            browser.selected == "r1" && browser.state.footer.notice?.text == "Back to Delivery, which has matches too")
    }

    @Test("In the tree matches are codes: those whose label matches, or that list an answer which does")
    func codes() throws {
        var browser = try open()
        browser.press(.focusCodes, .prompt(.search))
        browser.search("quick")
        browser.send(.submit)
        browser.press(.focusCodes, .nextMatch)
        #expect(browser.tree == [" -Service 3", "    Kind staff 2", ">   Quick help 1", "  Delivery 2"])
        #expect(browser.state.footer.notice == nil)
        browser.press(.nextMatch)
        #expect(browser.state.footer.notice?.text == "Quick help is the only code that matches")
        guard case .tree(let rows) = browser.pane.content else { return }
        #expect(rows.map(\.labelHits) == [[], [], [0..<5], []] && rows.map(\.hits) == [0, 0, 0, 0])
        browser.press(.prompt(.search))
        browser.search("r1")
        #expect(browser.hitCounts == [0, 0, 0, 1])
    }

    @Test("A regular expression is asked for in the prompt; one that is none says why and finds nothing")
    func expressions() throws {
        var browser = try open()
        browser.press(.prompt(.search))
        browser.send(.promptKey(.toggleSyntax))
        browser.search("^kind|fast")
        #expect(browser.state.work.search?.hits.map { Array($0.answers).count } == 2)
        browser.search("(kind")
        #expect(browser.state.work.search == nil && browser.state.promptRemark?.text == "missing closing parenthesis")
        browser.send(.submit)
        #expect(browser.promptText == "(kind")
        #expect(browser.state.promptRemark?.text == "missing closing parenthesis")
        browser.press(.back, .prompt(.search))
        #expect(browser.state.work.syntax == .literal)
        browser.search("(kind")
        #expect(browser.state.promptRemark == nil && browser.state.work.search?.hits?.answers.count == 0)
    }

    @Test("Where nothing matches, that is said")
    func nothing() throws {
        var browser = try open()
        browser.press(.prompt(.search))
        browser.search("zeppelin")
        browser.send(.submit)
        #expect(browser.state.footer.notice?.text == "No answer to this question matches “zeppelin”")
        browser.press(.focusAnswers, .nextMatch)
        #expect(browser.state.footer.notice?.text == "No answer to this question matches “zeppelin”")
    }

    @Test("While a search runs, counts are so far and the last match is not called the last")
    func counting() throws {
        var browser = try open()
        browser.press(.prompt(.search))
        browser.type("i")
        let request = try #require(browser.request)
        var search = request.search
        while search.foundCount == 0 { search.advance(bytes: 1) }
        browser.send(.found(request.token, search.hits), .submit)
        #expect(title(browser) == "Service · 3 people · 1+ of 3 match" && browser.selected == "r3")
        browser.press(.focusAnswers, .nextMatch)
        #expect(browser.state.footer.notice?.text == "Still searching: no further match is found yet")
    }

    @Test("That a step waits for the search is told no longer than it waits")
    func waitingStep() throws {
        var browser = try open()
        browser.press(.focusAnswers, .prompt(.search))
        browser.type("kind")
        let request = try #require(browser.request)
        browser.send(.submit)
        browser.press(.nextMatch)
        #expect(browser.state.footer.notice?.text.string.hasPrefix("Still searching") == true)
        browser.runSearch(request)
        browser.runAnalyses()
        #expect(browser.state.footer.notice?.text.string.hasPrefix("Still searching") != true)
        #expect(title(browser).string.contains("2 of 3 match"))
    }

    @Test("Another question, another job and a new snapshot begin the search anew")
    func following() throws {
        var browser = try open()
        browser.press(.prompt(.search))
        browser.search("kind")
        browser.send(.submit)
        browser.press(.nextQuestion)
        let request = try #require(browser.request)
        #expect(request.query.pattern == "kind" && request.question.identifier == "Q2")
        #expect(title(browser) == "Praise · 1 person · … of 1 match")
        browser.press(.nextMatch)
        #expect(browser.state.footer.notice?.text == "Still searching: no match under Praise yet")
        browser.runSearch(request)
        #expect(title(browser) == "Praise · 1 person · 0 of 1 match · 2 in other questions: n")
        browser.send(.openSaved(try Sample.small()))
        #expect(browser.request != nil && browser.state.work.search?.hits == nil)
        browser.send(.openSaved(try Sample.small("b")))
        #expect(browser.request == nil)
        browser.press(.focusJobs, .moveDown)
        #expect(browser.request?.question.identifier == "Q1")
        browser.press(.removeJob, .removeJob)
        #expect(browser.effects.contains(.endSearch))
    }

    @Test("A stale answer changes nothing after the search was dropped")
    func stale() throws {
        var browser = try open()
        browser.press(.prompt(.search))
        browser.type("k")
        let request = try #require(browser.request)
        browser.press(.back)
        browser.send(.found(request.token, browser.hits(of: request)))
        #expect(browser.state.work.search == nil && browser.selected == "r3")
    }

    @Test("A match in a follow-up is told by its mark, and shown in the detail")
    func followups() throws {
        var browser = try open()
        browser.press(.moveDown, .prompt(.search))
        browser.search("very")
        browser.send(.submit)
        let row = try #require(browser.state.answerList(width: 80, rows: 9).rows.first { $0.isSelected })
        #expect(row.responseIdentifier == "r1" && row.hasFollowupHit)
        #expect(row.text == "↳ Very." && row.hits == [2..<6])
        let lines = browser.state.detail(width: 60, height: 60).lines
        #expect(lines.filter { !$0.hits.isEmpty }.map(\.text) == ["Very."])
        browser.press(.prompt(.search))
        browser.search("how")
        #expect(browser.state.detail(width: 60, height: 60).lines.allSatisfy { $0.hits.isEmpty }, "nobody said it")
        #expect(browser.state.answerList(width: 80, rows: 9).rows.allSatisfy { !$0.hasFollowupHit })
        browser.send(.promptKey(.cycleScope))
        browser.runSearch()
        #expect(browser.state.detail(width: 60, height: 60).lines.first { !$0.hits.isEmpty }?.hits == [2..<5])
    }

    @Test("On a screen of one pane Enter shows the answers")
    func narrow() throws {
        var browser = try open(width: 50)
        browser.press(.focusCodes, .prompt(.search))
        browser.search("kind")
        browser.send(.submit)
        #expect(browser.state.screen.focus == .answers)
    }

    @Test("Where there is nothing to search, search says why")
    func unavailable() {
        var browser = TestBrowser()
        browser.press(.prompt(.search))
        #expect(browser.state.promptRemark?.text == "No job yet (a adds one)")
    }
}
