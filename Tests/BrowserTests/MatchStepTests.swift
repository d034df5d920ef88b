import Analysis
import Canvas
import CodingModel
import TerminalText
import TestSupport
import Testing

@testable import Browser

@Suite("From match to match in an answer", .permit(.processor))
struct MatchStepTests {
    private static let long = String(repeating: "Nothing to tell but this. ", count: 400)

    private func open(_ answers: [String]) throws -> TestBrowser {
        var browser = TestBrowser()
        let page = "[\(Sample.question("Q", "?", [Sample.code(1, "A", answers)]))]"
        browser.send(.openSaved(try Sample.job(pages: [page])))
        return browser
    }

    private func search(_ pattern: String, isExpression: Bool = false, in browser: inout TestBrowser) {
        browser.press(.prompt(.search))
        if isExpression { browser.send(.promptKey(.toggleSyntax)) }
        browser.type(pattern)
        browser.runAnalyses()
        browser.send(.submit)
        browser.press(.focusAnswers)
        browser.runAnalyses()
    }

    private func title(_ browser: TestBrowser) -> String { browser.state.detail(width: 60, height: 20).title.string }

    private func marked(_ browser: TestBrowser) throws -> [DetailLine] {
        let pane = try #require(browser.state.layout.content(of: .detail))
        return browser.state.detail(width: pane.width, height: pane.height).lines.filter { !$0.hits.isEmpty }
    }

    @Test("Of several matches in sight one is the reader's, and the title counts that one")
    func current() throws {
        var browser = try open([Sample.answer(1, "late, late and late"), Sample.answer(2, "early")])
        search("late", in: &browser)
        for (number, expected) in [0..<4, 6..<10, 15..<19].enumerated() {
            let line = try marked(browser).first
            #expect(line?.hits == [0..<4, 6..<10, 15..<19] && line?.current == expected)
            #expect(title(browser) == "Answer 1 of 2 · match \(number + 1) of 3")
            browser.press(.nextMatch)
        }
    }

    @Test("Steps that come before a long answer is laid out are made when it is")
    func burst() throws {
        let text = (1...7).map { "\(Self.long)kiwi \($0)" }.joined(separator: "\\n")
        var browser = try open([Sample.answer(1, "none"), Sample.answer(2, text), Sample.answer(3, text)])
        search("kiwi", in: &browser)
        browser.press(.goToTop)
        browser.runAnalyses()
        browser.press(.nextMatch, .nextMatch, .nextMatch, .nextMatch)
        browser.runAnalyses()
        #expect(title(browser) == "Answer 2 of 3 · match 4 of 7")
        browser.press(.nextMatch, .nextMatch, .nextMatch, .nextMatch, .nextMatch)
        browser.runAnalyses()
        #expect(title(browser) == "Answer 3 of 3 · match 2 of 7")
        browser.press(.previousMatch, .previousMatch, .previousMatch)
        browser.runAnalyses()
        #expect(title(browser) == "Answer 2 of 3 · match 6 of 7")
    }

    @Test("Steps that wait are dropped when the reader goes elsewhere")
    func dropped() throws {
        let text = "\(Self.long)kiwi\\n\(Self.long)kiwi"
        var browser = try open([Sample.answer(1, "none"), Sample.answer(2, text), Sample.answer(3, text)])
        search("kiwi", in: &browser)
        browser.press(.goToTop)
        browser.runAnalyses()
        browser.press(.nextMatch, .nextMatch, .nextMatch, .moveUp)
        browser.runAnalyses()
        #expect(title(browser) == "Answer 1 of 3")
    }

    @Test("An answer that counts as a match shows it, however long that takes to find", arguments: [300, 310, 320])
    func effort(letters: Int) throws {
        let text = String(repeating: "a", count: letters) + " and at last kiwi!"
        for pattern in ["a*kiwi", "(?:a|b)*kiwi", "(?:a|b)*?kiwi", "(?=a|k)(?:a|aa)*kiwi"] {
            var browser = try open([Sample.answer(1, "none"), Sample.answer(2, text)])
            search(pattern, isExpression: true, in: &browser)
            let hits = try #require(browser.state.work.search?.hits)
            guard hits.answers.count > 0 else { continue }
            let line = try marked(browser).first
            #expect(line?.current != nil && title(browser) == "Answer 2 of 2 · match 1 of 1", "\(pattern)")
            let pane = try #require(browser.state.layout.content(of: .answers))
            let rows = browser.state.answerList(width: pane.width, rows: 9).rows
            #expect(rows.last?.hits.isEmpty == false, "\(pattern)")
        }
        let query = try TextQuery(regularExpression: "(?:a|b)*kiwi")
        #expect(query.places(in: RawText(text), .show).isCutOff && !query.places(in: RawText(text), .search).isCutOff)
    }

    @Test("Matches that can't be shown, since finding them takes too long, are told as missing")
    func cutOff() throws {
        let slow = String(repeating: "a", count: 440)
        var browser = try open([Sample.answer(1, "none"), Sample.answer(2, slow)])
        // It matches nothing at once, and something only after all ways were tried.
        search("(?:(a+)+b)??", isExpression: true, in: &browser)
        browser.press(.goToBottom)
        browser.runAnalyses()
        #expect(title(browser) == "Answer 2 of 2 · matches not shown: the pattern takes too long")
    }
}
