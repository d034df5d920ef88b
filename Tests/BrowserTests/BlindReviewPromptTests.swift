import CodingModel
import TerminalText
import TestSupport
import Testing

@testable import Browser

@Suite("The prompt for a blind review")
struct BlindReviewPromptTests {
    private func open() throws -> TestBrowser {
        var browser = TestBrowser()
        browser.send(.openSaved(try Sample.small()), .marks(try .test("a"), [:]))
        browser.press(.focusCodes, .expandAll, .moveDown)
        return browser
    }

    private func said(_ browser: TestBrowser) -> String { browser.state.promptRemark?.text.string ?? "" }

    /// Types over what is proposed, as a reader does.
    private func begin(_ line: String, _ browser: inout TestBrowser) {
        browser.press(.prompt(.blindReview))
        browser.type(line)
        browser.send(.submit)
        browser.runAnalyses()
    }

    @Test("A sample that was begun is proposed and gone on with, until it is judged to the end")
    func unfinished() throws {
        var browser = try open()
        begin("2 5", &browser)
        browser.press(.agree, .back, .prompt(.blindReview))
        #expect(browser.promptText == "2 5")
        #expect(said(browser).hasPrefix("Blind review of Service › Kind staff. 1 of 3 judged: Enter goes on"))
        browser.send(.submit)
        browser.runAnalyses()
        #expect(browser.state.sheetModel?.title.string.contains("1 of 3 judged") == true)
        browser.press(.agree, .open, .agree, .back, .prompt(.blindReview))
        #expect(browser.promptText == "20 1" && !said(browser).contains("goes on"))
    }

    @Test("It is of one code and one job: others begin their own; pages that come don't end it")
    func ofOneCode() throws {
        var browser = try open()
        begin("2 5", &browser)
        browser.press(.back, .moveUp, .prompt(.blindReview))
        #expect(browser.promptText == "20 1")
        browser.press(.back, .prompt(.blindReviewOfQuestion))
        #expect(browser.promptText == "20 1")
        browser.press(.back)
        browser.send(.openSaved(try Sample.small()))
        browser.press(.expandAll, .goToTop, .moveDown, .prompt(.blindReview))
        #expect(browser.promptText == "2 5", "\(browser.tree) \(said(browser))")
        #expect(said(browser).contains("0 of 3 judged: Enter goes on"))
        browser.press(.back)
        browser.send(.openSaved(try Sample.small("b")))
        browser.press(.focusJobs, .goToBottom, .focusCodes)
        browser.send(.marks(try .test("b"), [:]))
        browser.press(.expandAll, .goToTop, .moveDown, .prompt(.blindReview))
        #expect(browser.promptText == "20 1", "\(said(browser))")
    }

    @Test(
        "The prompt says how many are drawn, decoys apart, before they are",
        arguments: [
            ("12", "2 answers and 1 decoy"), ("1 7", "1 answer and 1 decoy"), ("x", "Kind staff. The same seed"),
        ])
    func parts(line: String, expected: String) throws {
        var browser = try open()
        browser.press(.prompt(.blindReview))
        browser.type(line)
        #expect(said(browser).contains(expected), "\(said(browser))")
        #expect(browser.state.screen.prompt != nil)
        guard line != "x" else { return }
        browser.send(.submit)
        browser.runAnalyses()
        let drawn = expected.split(separator: " ").compactMap { Int($0) }.reduce(0, +)
        #expect(browser.state.sheetModel?.title.string.contains(" of \(drawn) judged") == true)
    }
}
