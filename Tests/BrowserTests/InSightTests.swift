import Analysis
import Canvas
import CodingModel
import TerminalText
import TestSupport
import Testing

@testable import Browser

@Suite("What is gone to is in sight")
struct InSightTests {
    /// As longmatch.json of the issue: a match at the end of a long answer, and at the end of a long follow-up.
    private static var page: String {
        let long = String(repeating: "Nothing to tell but this. ", count: 130)
        let followup = #"[{"question": "And?", "answer": "\#(long)I want a refund."}]"#
        let answers = [
            Sample.answer(1, "No match"), Sample.answer(2, "\(long)A refund, please. \(long)"),
            Sample.answer(3, "refund"), Sample.answer(4, "fine", followups: followup),
            Sample.answer(5, "\(long)one refund\\n\(long)two refund\\nrefund"),
        ]
        return "[\(Sample.question("Q", "?", [Sample.code(1, "A", answers)]))]"
    }

    private func open(_ page: String = page, width: Int = 120, height: Int = 40) throws -> TestBrowser {
        var browser = TestBrowser(width: width, height: height)
        browser.send(.openSaved(try Sample.job(pages: [page])))
        return browser
    }

    private func search(_ pattern: String, in browser: inout TestBrowser) {
        browser.press(.prompt(.search))
        browser.type(pattern)
        browser.runAnalyses()
        browser.send(.submit)
        browser.press(.focusAnswers)
        browser.runAnalyses()
    }

    private func next(_ command: Command, in browser: inout TestBrowser) {
        browser.press(command)
        browser.runAnalyses()
    }

    /// The marked words of the detail pane as it is on screen.
    private func marked(_ browser: TestBrowser) throws -> [String] {
        let pane = try #require(browser.state.layout.content(of: .detail))
        return browser.state.detail(width: pane.width, height: pane.height).lines.flatMap { line in
            line.hits.map { String(Array(line.text.string)[$0]) }
        }
    }

    private func title(_ browser: TestBrowser) -> String { browser.state.detail(width: 60, height: 20).title.string }

    private func selected(_ browser: TestBrowser) -> AnswerRow? {
        browser.state.answerList(width: 60, rows: 20).rows.first { $0.isSelected }
    }

    @Test("A match in the middle of a long answer or follow-up is in the detail pane, and in the list's row")
    func middle() throws {
        var browser = try open()
        search("refund", in: &browser)
        for name in ["r2", "r3", "r4"] {
            #expect(selected(browser)?.responseIdentifier.string == name)
            let marked = try marked(browser)
            #expect(marked.contains("refund"), "\(name)")
            next(.nextMatch, in: &browser)
        }
        let pane = try #require(browser.state.layout.content(of: .answers))
        let rows = browser.state.answerList(width: pane.width, rows: 9).rows
        for (name, text) in [("r2", "A refund, please."), ("r4", "I want a refund."), ("r5", "one refund")] {
            let row = try #require(rows.first { $0.responseIdentifier.string == name })
            #expect(row.text.string.contains(text) && !row.hits.isEmpty, "\(name)")
        }
        #expect(rows.map(\.hasFollowupHit) == [false, false, false, true, false])
    }

    @Test("From match to match inside an answer, then on to the next; the title says which it is")
    func inside() throws {
        var browser = try open()
        search("refund", in: &browser)
        #expect(title(browser) == "Answer 2 of 5 · match 1 of 1")
        for expected in ["3 of 5 · match 1 of 1", "4 of 5 · match 1 of 1", "5 of 5 · match 1 of 3"] {
            next(.nextMatch, in: &browser)
            #expect(title(browser) == "Answer \(expected)")
        }
        var tops = [try #require(browser.state.jobs.openView?.detailTop)]
        for expected in ["2 of 3", "3 of 3"] {
            next(.nextMatch, in: &browser)
            #expect(title(browser) == "Answer 5 of 5 · match \(expected)" && browser.state.footer.notice == nil)
            let marked = try marked(browser)
            #expect(marked.contains("refund"))
            tops.append(try #require(browser.state.jobs.openView?.detailTop))
        }
        #expect(tops[0] > 0 && tops[1] > tops[0])
        next(.nextMatch, in: &browser)
        #expect(title(browser) == "Answer 2 of 5 · match 1 of 1")
        #expect(browser.state.footer.notice?.text == "From the last match on to the first")
        next(.previousMatch, in: &browser)
        let last = try marked(browser)
        #expect(title(browser) == "Answer 5 of 5 · match 3 of 3" && last.contains("refund"))
        next(.previousMatch, in: &browser)
        #expect(title(browser) == "Answer 5 of 5 · match 2 of 3")
    }

    @Test("After scrolling, the next match is the next one from what is in sight")
    func scrolled() throws {
        var browser = try open()
        search("refund", in: &browser)
        for _ in 0..<3 { next(.nextMatch, in: &browser) }
        browser.press(.open, .goToBottom)
        #expect(title(browser) == "Answer 5 of 5 · match 3 of 3")
        next(.previousMatch, in: &browser)
        #expect(title(browser) == "Answer 5 of 5 · match 2 of 3")
        browser.press(.goToTop)
        #expect(title(browser) == "Answer 5 of 5 · 3 matches")
        next(.nextMatch, in: &browser)
        #expect(title(browser) == "Answer 5 of 5 · match 1 of 3")
    }

    @Test("The only answer that matches is gone round in: from its last match to its first")
    func round() throws {
        let answers = [Sample.answer(1, "late, late and late"), Sample.answer(2, "early")]
        var browser = try open("[\(Sample.question("Q", "?", [Sample.code(1, "A", answers)]))]")
        search("late", in: &browser)
        for expected in ["2 of 3", "3 of 3", "1 of 3", "2 of 3"] {
            #expect(browser.state.footer.notice == nil)
            next(.nextMatch, in: &browser)
            #expect(title(browser) == "Answer 1 of 2 · match \(expected)")
            guard expected == "1 of 3" else { continue }
            #expect(browser.state.footer.notice?.text == "From the last match on to the first")
            browser.press(.moveUp)
        }
        search("early", in: &browser)
        next(.nextMatch, in: &browser)
        #expect(browser.state.footer.notice?.text == "This is the only match under A")
    }

    @Test("A search that is dropped returns to the line that was read")
    func dropped() throws {
        var browser = try open()
        browser.press(.focusAnswers, .nextAnswer, .open, .pageDown)
        let top = browser.state.jobs.openView?.detailTop
        browser.press(.prompt(.search))
        browser.type("refund")
        browser.runAnalyses()
        #expect(browser.state.jobs.openView?.detailTop != top)
        browser.press(.back)
        browser.runAnalyses()
        #expect(browser.state.jobs.openView?.detailTop == top && top != 0)
    }

    @Test("A page that arrives does not move the reader, a search being on or not")
    func pages() throws {
        var browser = TestBrowser()
        browser.send(.addJobs([try .test("a")]), try Sample.results([Self.page], isComplete: false))
        search("refund", in: &browser)
        #expect(browser.state.jobs.openView?.detailTop != 0)
        browser.press(.open, .goToTop)
        let further = "[\(Sample.question("Q", "?", [Sample.code(1, "A", [Sample.answer(6, "refund")])]))]"
        browser.send(try Sample.results([Self.page, further]))
        browser.runAnalyses()
        #expect(browser.state.jobs.openView?.detailTop == 0 && title(browser).hasPrefix("Answer 2 of 6"))
    }
}
