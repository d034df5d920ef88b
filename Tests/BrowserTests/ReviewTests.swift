import Analysis
import Canvas
import CodingModel
import TerminalText
import TestSupport
import Testing

@testable import Browser

@Suite("Reviewing answers")
struct ReviewTests {
    private func open() throws -> TestBrowser {
        var browser = TestBrowser()
        browser.send(.openSaved(try Sample.small()))
        #expect(browser.effects == [.store(.loadMarks(try .test("a"), isSaved: true))])
        browser.send(.marks(try .test("a"), [:]))
        return browser
    }

    @Test("Nothing can be noted before what was noted earlier is read")
    func notRead() throws {
        var browser = TestBrowser()
        browser.send(.openSaved(try Sample.small()))
        for command in [Command.agree, .flag, .prompt(.note), .prompt(.blindReview)] {
            browser.press(command)
            let said = browser.state.promptRemark ?? browser.state.screen.notice
            #expect(browser.effects.isEmpty && said == Notice(.warning, BrowserState.marksUnread))
            browser.press(.back)
        }
    }

    private func rows(_ browser: TestBrowser) -> [String] {
        browser.state.answerList(width: 80, rows: 30).rows.map { "\($0.responseIdentifier) \($0.review)" }
    }

    @Test("A verdict, a flag and a note stand beside the answer under the open code, and are kept")
    func marking() throws {
        var browser = try open()
        browser.press(.focusAnswers, .agree)
        let kept = try #require(browser.keptMarks.last)
        #expect(kept.mark == ReviewMark(verdict: .agree) && kept.isSaved)
        #expect(kept.key.code.description == "1" && kept.key.answer.responseIdentifier == "r3")
        #expect(browser.state.screen.notice?.text == "Agreed · 1 of 3 judged under Service")
        browser.press(.flag, .prompt(.note))
        browser.type("ask again")
        browser.send(.submit)
        #expect(browser.keptMarks.last?.mark == ReviewMark(verdict: .agree, isFlagged: true, note: "ask again"))
        #expect(rows(browser) == ["r3 ✓⚑✎", "r2 ", "r4 "])
        #expect(browser.detail.prefix(3) == ["r3", "you: agreed · flagged", "✎ ask again"])
        #expect(browser.state.answerList(width: 80, rows: 9).title == "Service · 3 people · 1 judged")
        // The number of all that were judged does not belong beside that of those a filter left.
        browser.filter("any of \"Delivery\"")
        browser.runAnalyses()
        #expect(browser.state.answerList(width: 80, rows: 9).title == "Service · 1 of 3 people")
        browser.press(.dropFilter, .goToTop)
        browser.runAnalyses()
        browser.press(.agree)
        #expect(browser.keptMarks.isEmpty && rows(browser) == ["r3 ✓⚑✎", "r2 ", "r4 "])
        browser.press(.noVerdict)
        #expect(browser.keptMarks.last?.mark == ReviewMark(isFlagged: true, note: "ask again"))
        browser.press(.flag, .prompt(.note))
        browser.send(.edit(.deleteAll), .submit)
        #expect(browser.keptMarks.last?.mark.isEmpty == true && rows(browser).first == "r3 ")
    }

    @Test("A mark is of one code: under another the answer has none")
    func byCode() throws {
        var browser = try open()
        browser.press(.expandAll, .moveDown, .focusAnswers, .disagree)
        #expect(rows(browser) == ["r3 ✗", "r2 "])
        browser.press(.focusCodes, .moveUp)
        #expect(rows(browser) == ["r3 ", "r2 ", "r4 "])
    }

    @Test("Marks that were kept come back, also after a refetch in another order; what was noted meanwhile wins")
    func keeping() throws {
        var first = try open()
        first.press(.focusAnswers, .agree, .nextAnswer, .unsure)
        let kept = Dictionary(distinct: first.keptMarks.map { ($0.key, $0.mark) })
        #expect(kept.count == 2)
        first.press(.previousAnswer)
        let all = try #require(first.state.jobs.board?.marks)
        var browser = try open()
        browser.press(.focusAnswers, .disagree)
        browser.send(.marks(try .test("a"), all))
        #expect(rows(browser) == ["r3 ✗", "r2 ?", "r4 "])
        let turned = """
            [\(Sample.question("Q1", "What did you notice?", [
                Sample.code(2, "Delivery", [Sample.both, Sample.late]),
                Sample.code(1, "Service", [], [
                    Sample.code(12, "Quick help", [Sample.answer(4, "Fast!")]),
                    Sample.code(11, "Kind staff", [Sample.both, Sample.kind]),
                ]),
            ]))]
            """
        browser.send(.openSaved(try Sample.job(pages: [turned])))
        browser.press(.focusCodes, .goToBottom)
        #expect(Set(rows(browser)) == ["r3 ✗", "r2 ?", "r4 "])
    }

    @Test("Filters ask for what was noted")
    func filters() throws {
        var browser = try open()
        browser.press(.focusAnswers, .flag, .nextAnswer, .agree)
        browser.filter("flagged or agreed")
        #expect(browser.answers == [">r2 Kind but slow", " r3 So kind"].sorted() || browser.answers.count == 2)
        browser.filter("unreviewed and \"Service\"")
        #expect(browser.answers.map { String($0.dropFirst().prefix(2)) } == ["r3", "r4"])
    }

    @Test("A sample is judged blind from the first to the interval; what the AI did is shown only afterwards")
    func blind() throws {
        var browser = try open()
        browser.press(.expandAll, .moveDown, .prompt(.blindReview))
        browser.send(.edit(.deleteAll))
        browser.type("2 5")
        browser.send(.submit)
        #expect(browser.state.sheetModel?.body == .waiting)
        let drawing = browser.effects
        for command in [Command.agree, .open] {
            browser.press(command)
            #expect(
                browser.state.screen.notice?.text == "The sample is still being drawn"
                    && browser.state.screen.sheet != nil)
        }
        browser.effects = drawing
        browser.runAnalyses()
        #expect(browser.state.sheetModel?.title == "Blind review of Service › Kind staff · 0 of 3 judged · seed 5")
        var answers: [Bool] = []
        for number in 1...3 {
            let lines = browser.blindLines
            #expect(lines.contains("Does this belong under Service › Kind staff?"))
            #expect(!lines.contains { $0.contains("The AI") || $0.contains("coded") })
            browser.press(.open)
            #expect(browser.state.screen.notice?.text == "Judge it first; then you see what the AI did")
            browser.press(number == 1 ? .disagree : .agree)
            #expect(browser.keptMarks.count == 1 && browser.keptMarks.last?.mark.isBlind == true)
            let outcome = try #require(browser.blindLines.first { $0.contains("The AI") })
            answers.append(!outcome.contains("did not"))
            browser.press(.agree)
            #expect(
                browser.keptMarks.isEmpty && browser.state.screen.notice?.text == "This one is judged; Enter goes on")
            browser.press(.open)
        }
        #expect(answers.count { $0 } == 2)
        #expect(browser.blindLines.first == "All 3 are judged.")
        let agreed = answers[0] ? 1 : 2
        let precision = agreed == 1 ? "Precision: 1 of 2, 50.0% (9.5–90.5%)" : "Precision: 2 of 2, 100.0% (34.2–100.0%)"
        #expect(browser.blindLines.contains(precision))
        for command in [Command.agree, .disagree, .unsure, .open, .toggleFold, .nextAnswer, .noVerdict, .flag] {
            browser.press(command)
            #expect(browser.keptMarks.isEmpty && browser.blindLines.first == "All 3 are judged.", "\(command)")
        }
        #expect(browser.state.hints.first.map { "\($0.keys) \($0.label)" } == "Esc close")
        browser.press(.back)
        #expect(browser.state.screen.sheet == nil)
        browser.press(.sheet(.precision))
        #expect(browser.reviewCells.first?.prefix(2) == ["Service › Kind staff", "2/2"])
        browser.press(.toggleFold, .open)
        #expect(
            browser.state.screen.sheet == nil
                && browser.state.jobs.selectedView?.current?.selectedCode?.description == "1/11")
    }

    @Test("The same sample goes on where it was left")
    func goingOn() throws {
        var browser = try open()
        func begin() {
            browser.press(.prompt(.blindReviewOfQuestion))
            browser.send(.edit(.deleteAll))
            browser.type("4 9")
            browser.send(.submit)
            browser.runAnalyses()
        }
        begin()
        let first = browser.blindLines
        browser.press(.unsure, .back)
        #expect(browser.state.screen.sheet == nil)
        begin()
        #expect(browser.state.sheetModel?.title.string.contains("1 of 5 judged") == true && browser.blindLines != first)
    }

    @Test("What is asked stays in sight however small the screen and long the answer, and so does what came of it")
    func smallest() throws {
        let long = String(repeating: "on and on ", count: 200)
        let code = Sample.code(1, "A code whose name is rather long for a small screen", [Sample.answer(1, long)])
        var browser = TestBrowser(width: 28, height: 8)
        browser.send(
            .openSaved(try Sample.job(pages: ["[\(Sample.question("Q1", "What else, if anything?", [code]))]"])))
        browser.send(.marks(try .test("a"), [:]))
        browser.press(.prompt(.blindReview))
        browser.send(.submit)
        browser.runAnalyses()
        browser.press(.goToBottom)
        #expect(browser.state.sheetModel?.head == ["…ong for a small screen?"])
        browser.press(.disagree)
        #expect(browser.blindLines.prefix(2).joined(separator: " ").contains("The AI put it there"))
        browser.send(.resized(Size(width: 120, height: 40)))
        #expect(
            browser.blindLines.first == "Does this belong under A code whose name is rather long for a small screen?")
    }

    @Test("What is typed is in sight, however long the name of the code and narrow the screen")
    func narrowPrompt() throws {
        var browser = TestBrowser(width: 30, height: 10)
        let code = Sample.code(1, "A code whose name is rather long for a small screen", [Sample.answer(1, "x")])
        browser.send(.openSaved(try Sample.job(pages: ["[\(Sample.question("Q1", "?", [code]))]"])))
        browser.send(.marks(try .test("a"), [:]))
        browser.press(.prompt(.blindReview))
        let prompt = try #require(browser.state.promptModel(width: 28))
        #expect(prompt.label == "…ze and seed: " && prompt.visible == "20 1" && prompt.cursorColumn == 4)
    }

    @Test("What is worked out for a sheet that is closed, or for a filter that is taken off, ends")
    func ends() throws {
        var browser = try open()
        browser.press(.sheet(.duplicates))
        browser.press(.back)
        #expect(browser.ended == ["analysis"])
        browser.press(.sheet(.duplicates))
        browser.runAnalyses()
        browser.press(.back)
        #expect(browser.ended == [])
        browser.press(.prompt(.filter))
        browser.type("followups")
        browser.send(.submit)
        browser.press(.dropFilter)
        #expect(browser.ended == ["filter"])
    }

    @Test("What is no number of answers is told", arguments: ["", "0", "x", "5 y", "1 2 3", "99999"])
    func refused(text: String) throws {
        var browser = try open()
        browser.press(.prompt(.blindReview))
        browser.send(.edit(.deleteAll))
        browser.type(text)
        browser.send(.submit)
        #expect(browser.state.screen.sheet == nil && browser.state.promptRemark?.tone == .warning)
    }

    @Test("No sample is drawn while pages are missing")
    func incomplete() throws {
        var browser = TestBrowser()
        browser.send(.openSaved(try Sample.job(pages: [Sample.small], isComplete: false)))
        browser.press(.focusCodes, .prompt(.blindReview))
        #expect(browser.state.promptRemark?.text.string.contains("pages are missing") == true)
    }
}

extension TestBrowser {
    /// The marks that the last events wanted kept.
    fileprivate var keptMarks: [MarkToKeep] {
        effects.compactMap { if case .store(.keepMark(let mark)) = $0 { mark } else { nil } }
    }

    fileprivate var blindLines: [String] {
        guard let model = state.sheetModel, case .lines(let lines) = model.body else { return [] }
        return model.head.map(\.string) + lines.map(\.text.string)
    }

    /// What the last events ended.
    fileprivate var ended: [String] {
        effects.compactMap {
            switch $0 {
            case .endFilter: "filter"
            case .endAnalysis: "analysis"
            default: nil
            }
        }
    }

    fileprivate var reviewCells: [[String]] {
        guard case .table(let table) = state.sheetModel?.body else { return [] }
        return table.rows.map { $0.cells.map(\.string) }
    }
}
