import Analysis
import CodingModel
import TerminalText
import TestSupport
import Testing

@testable import Browser

@Suite("The list of what was marked")
struct MarkedAnswersTests {
    private func open() throws -> TestBrowser {
        var browser = TestBrowser()
        browser.send(.openSaved(try Sample.small()), .marks(try .test("a"), [:]))
        browser.press(.focusAnswers, .agree, .nextAnswer, .disagree, .flag, .nextQuestion, .unsure, .focusCodes)
        browser.press(.sheet(.markedAnswers))
        browser.runAnalyses()
        return browser
    }

    private func rows(_ browser: TestBrowser) -> [String] {
        browser.sheetCells.map { $0.joined(separator: " ") }
    }

    @Test("The marks of all questions stand in one list, unsure first, and Space chooses among them")
    func listing() throws {
        var browser = try open()
        let all = ["? Q2 Praise r2 Thank you", "✗⚑ Q1 Service r2 Kind but slow", "✓ Q1 Service r3 So kind"]
        #expect(rows(browser) == all && browser.state.sheetModel?.head == ["3 marks: all, unsure first."])
        let choices: [(DisplayText, [String])] = [
            ("1 mark: unsure.", [all[0]]), ("1 mark: flagged.", [all[1]]), ("1 mark: disagreed.", [all[1]]),
            ("1 mark: agreed.", [all[2]]), ("0 marks: with a note.", []), ("3 marks: all, unsure first.", all),
        ]
        for (head, expected) in choices {
            browser.press(.toggleFold)
            #expect(browser.state.sheetModel?.head == [head] && rows(browser) == expected)
        }
    }

    @Test("Enter goes to the answer under the code that it was marked under, also where a filter hides it")
    func going() throws {
        var browser = try open()
        browser.press(.back, .previousQuestion)
        browser.filter("followups")
        browser.press(.nextQuestion, .sheet(.markedAnswers))
        browser.runAnalyses()
        browser.press(.goToBottom, .open)
        #expect(browser.state.screen.sheet == nil && browser.state.screen.focus == .detail)
        #expect(browser.answers == [">r3 So kind", " r2 Kind but slow", " r4 Fast!"] && browser.detail.first == "r3")
        #expect(browser.filterLine.isEmpty)
        browser.press(.back)
        #expect(browser.state.jobs.selectedView?.question == 1, "back returns to where the reader was")
    }

    @Test("What is undone goes off the list while it is open")
    func undoing() throws {
        var browser = try open()
        browser.press(.undo)
        browser.runAnalyses()
        #expect(rows(browser).count == 2 && browser.state.screen.sheet != nil)
        browser.press(.redo)
        browser.runAnalyses()
        #expect(rows(browser).count == 3)
    }

    @Test("A decoy leads to a code that the answer has, and marks without an answer are counted")
    func decoys() throws {
        var browser = TestBrowser()
        let job = try Sample.small()
        let asked = try job.questions[at: 0]
        let late = try #require(asked.netAnswers(of: 3).first { asked.responseIdentifier(of: $0) == "r1" })
        let code = try #require(CodePath(parsing: "1/12"))
        let key = ReviewKey(question: "Q1", code: code, answer: asked.fingerprint(of: late))
        let gone = ReviewKey(
            question: "Q1", code: code, answer: AnswerFingerprint(responseIdentifier: "nobody", digest: 1))
        browser.send(.openSaved(job))
        let marks = [key: ReviewMark(verdict: .disagree, isBlind: true), gone: ReviewMark(isFlagged: true)]
        browser.send(.marks(try .test("a"), marks))
        browser.press(.focusCodes, .sheet(.markedAnswers))
        browser.runAnalyses()
        #expect(
            browser.state.sheetModel?.head.joined(separator: " ")
                == "1 mark: all, unsure first. 1 mark is on answers or codes that the job no longer has.")
        browser.press(.open)
        #expect(browser.state.jobs.openView?.selectedCode?.description == "2" && browser.detail.first == "r1")
        #expect(
            browser.state.screen.notice?.text
                == "The AI did not put it under Quick help: it stands under another code")
    }

    @Test("Where nothing is marked the list says so")
    func nothing() throws {
        var browser = TestBrowser()
        browser.send(.openSaved(try Sample.small()))
        browser.press(.sheet(.markedAnswers))
        browser.runAnalyses()
        #expect(browser.state.sheetModel?.body == .empty("Nothing is marked yet."))
    }
}
