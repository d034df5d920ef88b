import CodingModel
import TerminalText
import TestSupport
import Testing

@testable import Browser

@Suite("Sheets that lead to answers stand where they were left")
struct SheetPlaceTests {
    private func open() throws -> TestBrowser {
        var browser = TestBrowser()
        browser.send(.openSaved(try Sample.small()), .marks(try .test("a"), [:]))
        browser.press(.focusAnswers, .unsure, .nextAnswer, .unsure, .nextAnswer, .unsure, .focusCodes, .goToTop)
        return browser
    }

    private func open(_ sheet: SheetCommand, _ browser: inout TestBrowser) {
        browser.press(.sheet(sheet))
        browser.runAnalyses()
    }

    private func selected(_ browser: TestBrowser) -> Int? {
        guard case .table(let table) = browser.state.sheetModel?.body else { return nil }
        return table.rows.firstIndex { $0.isSelected }
    }

    @Test(
        "On the same rows, whether Enter or Esc left it",
        arguments: [
            SheetCommand.companions, .matrix, .duplicates, .markedAnswers, .precision, .respondent,
        ])
    func same(sheet: SheetCommand) throws {
        for key in [Command.open, .back] {
            var browser = try open()
            browser.press(.focusAnswers, .goToTop, .nextAnswer, .focusCodes)
            if sheet == .duplicates { browser = try duplicates() }
            if sheet == .precision { browser.press(.moveDown, .focusAnswers, .agree, .focusCodes, .moveUp) }
            open(sheet, &browser)
            browser.press(.moveDown)
            let model = try #require(browser.state.sheetModel)
            browser.press(key)
            browser.runAnalyses()
            #expect(browser.state.screen.sheet == nil)
            // Back to where it was opened: what Enter put on or went to is left again.
            browser.press(.dropFilter)
            browser.runAnalyses()
            browser.press(.focusCodes)
            if sheet == .companions || sheet == .respondent { browser.press(.goToTop) }
            if sheet == .respondent { browser.press(.focusAnswers, .goToTop, .nextAnswer, .focusCodes) }
            open(sheet, &browser)
            #expect(browser.state.sheetModel?.body == model.body, "\(sheet) \(key)")
        }
    }

    private func duplicates() throws -> TestBrowser {
        let answers = ["ok", "ok", "no", "no", "fine", "fine"].enumerated().map { Sample.answer($0, $1) }
        var browser = TestBrowser()
        let page = "[\(Sample.question("Q1", "?", [Sample.code(1, "All", answers)]))]"
        browser.send(.openSaved(try Sample.job(pages: [page])), .marks(try .test("a"), [:]))
        browser.press(.focusCodes)
        return browser
    }

    @Test("Whoever goes through the unsure ones presses one key more for each, not for each before it")
    func goingThrough() throws {
        var browser = try open()
        var seen: [String] = []
        for number in 0..<3 {
            open(.markedAnswers, &browser)
            if number > 0 { browser.press(.moveDown) }
            browser.press(.open)
            seen.append(browser.detail.first ?? "")
        }
        #expect(Set(seen).count == 3)
    }

    @Test("The choice among the marks stays, and a list that became shorter has its last row selected")
    func choice() throws {
        var browser = try open()
        open(.markedAnswers, &browser)
        browser.press(.toggleFold, .goToBottom, .open)
        browser.press(.agree)
        open(.markedAnswers, &browser)
        #expect(browser.state.sheetModel?.head == ["2 marks: unsure."] && selected(browser) == 1)
    }

    @Test("Other rows are begun at the top: of another code, of what a filter leaves, of another job")
    func others() throws {
        var browser = try open()
        open(.companions, &browser)
        browser.press(.moveDown, .back, .moveDown)
        open(.companions, &browser)
        #expect(selected(browser) == 0)
        browser.press(.back, .moveUp)
        browser.filter("length > 1")
        browser.press(.focusCodes)
        open(.companions, &browser)
        #expect(selected(browser) == 0)
        browser.press(.back)
        browser.send(.openSaved(try Sample.small("b")))
        browser.press(.focusJobs, .goToBottom, .focusCodes)
        open(.companions, &browser)
        #expect(selected(browser) == 0)
    }
}
