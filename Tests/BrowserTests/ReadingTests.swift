import Canvas
import CodingModel
import TerminalText
import Testing

@testable import Browser

@Suite("Reading answers")
struct ReadingTests {
    private func open() throws -> TestBrowser {
        var browser = TestBrowser()
        browser.send(.openSaved(try Sample.small()))
        return browser
    }

    @Test("The answers of a code's whole subtree stand in the list, each once")
    func netAnswers() throws {
        var browser = try open()
        #expect(browser.answers == [">r3 So kind", " r2 Kind but slow", " r4 Fast!"])
        browser.press(.moveDown)
        #expect(browser.state.answerList(width: 80, rows: 9).title == "Delivery · 2 people")
        #expect(browser.answers == [">r2 Kind but slow", " r1 Two days late"])
    }

    @Test("The next and the previous answer come from any pane")
    func stepping() throws {
        var browser = try open()
        for pane in [Command.focusJobs, .focusCodes, .focusAnswers] {
            browser.press(pane, .nextAnswer)
        }
        #expect(browser.state.answerList(width: 80, rows: 9).rows.map(\.isSelected) == [false, false, true])
        #expect(browser.state.footer.notice?.text == "This is the last of 3 answers under Service")
        browser.press(.previousAnswer)
        #expect(browser.state.answerList(width: 80, rows: 9).rows.map(\.isSelected) == [false, true, false])
        #expect(browser.state.footer.notice == nil)
    }

    @Test("An answer is shown whole, with its follow-ups")
    func detail() throws {
        var browser = try open()
        browser.press(.moveDown, .open)
        while browser.detail.first != "r1" { browser.press(.moveDown) }
        #expect(browser.detail == ["r1", "Two days late", "", "↳ How late?", "Very.", "", "coded", "▸ Delivery"])
    }

    @Test("Links lead to the answer's codes and to the respondent's other answers, and back")
    func links() throws {
        var browser = try open()
        browser.press(.focusAnswers, .moveDown, .open)
        #expect(
            browser.detail.dropFirst(2) == [
                "", "coded", "▸ Service › Kind staff", "  Delivery", "", "same respondent", "  Q2  Anything else?",
                "Thank you",
            ])
        browser.press(.moveDown, .moveDown, .open)
        #expect(browser.tree.contains("> Delivery 2"))
        #expect(browser.detail.prefix(6).suffix(3) == ["coded", "  Service › Kind staff", "▸ Delivery"])
        #expect(browser.state.footer.notice?.text == "Q1 · Delivery (back returns to where you were)")
        browser.press(.goToBottom, .open)
        #expect(browser.pane.titles.last == "Q2 · 1 coded")
        #expect(browser.detail.prefix(2) == ["r2", "Thank you"])
        browser.press(.back)
        #expect(browser.tree.contains("> Delivery 2"))
        browser.press(.back)
        #expect(browser.tree.first == ">+Service 3")
        #expect(browser.state.focus == .detail)
        browser.press(.back)
        #expect(browser.state.focus == .answers)
    }

    @Test("A parent that lists its children's answers is not named beside them")
    func impliedCodes() throws {
        let answer = Sample.answer(1, "Both")
        let tree = Sample.code(1, "A", [answer], [Sample.code(11, "B", [answer]), Sample.code(12, "C", [answer])])
        var browser = TestBrowser()
        browser.send(.openSaved(try Sample.job(pages: ["[\(Sample.question("Q", "?", [tree, Sample.code(2, "D")]))]"])))
        #expect(browser.detail.suffix(3) == ["coded", "▸ A › B", "▸ A › C"])
    }

    @Test("Up and down one branch the answer being read stays, another branch begins with its first answer")
    func keepsAnswer() throws {
        var browser = try open()
        browser.press(.nextAnswer, .expandAll, .moveDown)
        #expect(browser.answers == [" r3 So kind", ">r2 Kind but slow"])
        browser.press(.moveUp)
        #expect(browser.answers == [" r3 So kind", ">r2 Kind but slow", " r4 Fast!"])
        browser.press(.nextAnswer, .goToBottom)
        #expect(browser.answers == [">r2 Kind but slow", " r1 Two days late"])
        browser.press(.nextAnswer, .goToTop)
        #expect(browser.answers == [">r3 So kind", " r2 Kind but slow", " r4 Fast!"])
    }

    @Test("Enter goes deeper, Esc comes back, a maximised pane comes back first")
    func depth() throws {
        var browser = try open()
        browser.press(.open, .open)
        #expect(browser.state.focus == .detail)
        browser.press(.maximise, .back)
        #expect(browser.state.isMaximised == false)
        browser.press(.back, .back, .back, .back)
        #expect(browser.state.focus == .jobs)
    }

    @Test("An empty answer and escape sequences are shown for what they are")
    func hostile() throws {
        let answers = [Sample.answer(1, ""), Sample.answer(2, "\\u001b]0;pwned\\u0007 &amp; fine")]
        var browser = TestBrowser()
        browser.send(
            .openSaved(try Sample.job(pages: ["[\(Sample.question("Q", "?", [Sample.code(1, "A", answers)]))]"])))
        #expect(browser.detail.prefix(3) == ["r1", "(empty answer)", ""])
        browser.press(.nextAnswer)
        #expect(browser.detail.prefix(3) == ["r2", "␛ & fine", ""])
    }
}
