import Canvas
import CodingModel
import TerminalText
import TestSupport
import Testing

@testable import Browser

@Suite("Sheets: what is worked out of a question", .permit(.processor))
struct SheetTests {
    private func open() throws -> TestBrowser {
        var browser = TestBrowser()
        browser.send(.openSaved(try Sample.small()))
        browser.press(.focusCodes, .expandAll)
        return browser
    }

    @Test("A note tells what a number is made of, and what shares its people")
    func note() throws {
        var browser = try open()
        browser.press(.sheet(.countExplanation))
        #expect(browser.state.sheetModel?.body == .waiting)
        browser.runAnalyses()
        let expected: [String] = [
            "3 people gave 3 answers under Service and its sub-codes (net).", "", "how the net adds up",
            "  answers   people   ", "        2        2   Kind staff", "        1        1   Quick help",
            "        3        3   net", "", "beside it",
            Self.besides, "", "percentage", "3 of 4 coded respondents: 75.0%",
        ]
        #expect(browser.sheetLines == expected)
        browser.press(.cycleBase)
        #expect(browser.sheetLines.last == "3 mentions under the code and its sub-codes, of 5 mentions: 60.0%")
        browser.press(.sheet(.countExplanation))
        #expect(browser.state.screen.sheet == nil)
    }

    @Test("Identifiers that look alike are a warning of the job, worked out beside the reducer once all pages are here")
    func alikeIdentifiers() throws {
        let page = Page(Question("Q", Code(1, [Answer("R1: x"), Answer("r1: y")])))
        for isComplete in [true, false] {
            var browser = TestBrowser()
            browser.send(.openSaved(try job(of: page, isComplete: isComplete)))
            browser.press(.sheet(.jobFacts))
            #expect(browser.effects.contains { if case .analyse = $0 { true } else { false } } == isComplete)
            #expect(!browser.factLines.contains { $0.contains("look") })
            browser.runAnalyses()
            let told = browser.factLines.joined(separator: " ").contains(
                "1 response identifier looks like an earlier one")
            #expect(told == isComplete)
            #expect(browser.factLines.contains("Warnings") == isComplete)
            // Another reading of the job is looked at anew.
            browser.send(.openSaved(try job(of: Page(Question("Q", Code(1, [Answer("R1: x")]))))))
            browser.runAnalyses()
            #expect(!browser.factLines.contains("Warnings"))
        }
    }

    private static let besides =
        "1 of the 3 is also under the other code at the top level: these codes add up to more than the people there are."

    @Test("Codes that share people lead to these people's answers")
    func companions() throws {
        var browser = try open()
        browser.press(.goToBottom, .sheet(.companions))
        browser.runAnalyses()
        let expected: [[String]] = [
            ["Service", "1", "50.0%", "3", "33.3%", "0.67"],
            ["Service › Kind staff", "1", "50.0%", "2", "50.0%", "1.00"],
        ]
        #expect(browser.sheetCells == expected)
        browser.press(.moveDown, .open)
        browser.runAnalyses()
        #expect(browser.state.screen.sheet == nil && browser.state.screen.focus == .answers)
        #expect(browser.filterLine.hasPrefix("1 of 4 answers · people of \"Delivery\" and people of \"Kind"))
        #expect(browser.answers == [">r2 Kind but slow"])
    }

    @Test("Esc comes back from the answers that a sheet led to: to the code, the filter and the pane that were there")
    func wayBack() throws {
        var browser = try open()
        browser.filter("not followups")
        browser.runAnalyses()
        browser.press(.goToBottom)
        let (filter, code) = (browser.filterLine, browser.state.jobs.openView?.selectedCode)
        browser.press(.sheet(.companions))
        browser.runAnalyses()
        browser.press(.open)
        browser.runAnalyses()
        #expect(browser.filterLine != filter && browser.state.screen.focus == .answers)
        browser.press(.open, .back)
        #expect(browser.filterLine != filter)
        browser.press(.back)
        browser.runAnalyses()
        #expect(browser.filterLine == filter && browser.state.screen.focus == .codes)
        #expect(browser.state.jobs.openView?.selectedCode == code)
        // A filter that the reader asked for is not left by Esc.
        browser.press(.focusAnswers, .back)
        #expect(browser.filterLine == filter && browser.state.screen.focus == .codes)
        browser.press(.undo)
        browser.runAnalyses()
        #expect(browser.filterLine.contains("people of"))
    }

    private static let matrixBase: DisplayText =
        "Base: 4 coded respondents. Each cell: people under both codes, and their % of the row's people."

    @Test("A matrix counts each two codes; a cell tells its shares and leads to its answers")
    func matrix() throws {
        var browser = try open()
        browser.press(.sheet(.matrix))
        browser.runAnalyses()
        let cells: [[String]] = [
            ["1", "Service", "3", "–", "1  33.3%"], ["2", "Delivery", "2", "1  50.0%", "–"],
        ]
        #expect(browser.sheetCells == cells)
        #expect(browser.state.sheetModel?.head == ["3 people under Service", Self.matrixBase])
        browser.press(.moveRight)
        #expect(
            browser.state.sheetModel?.head
                == [
                    "1 person under both Service and Delivery: 33.3% of Service, 50.0% of Delivery, lift 0.67",
                    Self.matrixBase,
                ])
        browser.press(.toggleFold)
        browser.runAnalyses()
        #expect(try browser.sheetCells.map { try $0[at: 1] } == ["Kind staff", "Delivery", "Quick help"])
        browser.press(.moveDown, .open)
        browser.runAnalyses()
        #expect(browser.state.screen.sheet == nil)
        #expect(browser.answers == [">r2 Kind but slow"])
    }

    @Test("Duplicates are grouped and lead to their answers; where there are none, that is told")
    func duplicates() throws {
        var browser = try open()
        browser.press(.sheet(.duplicates))
        browser.runAnalyses()
        #expect(browser.state.sheetModel?.body == .empty("No two answers have the same text."))
        let answers = [Sample.answer(1, "ok"), Sample.answer(2, "fine"), Sample.answer(3, "ok"), Sample.answer(4, "")]
        let few = Sample.code(2, "Few", [Sample.answer(2, "fine")])
        let page = "[\(Sample.question("Q1", "?", [few, Sample.code(1, "All", answers + [Sample.answer(5, "ok")])]))]"
        browser.send(.openSaved(try Sample.job(pages: [page])))
        browser.runAnalyses()
        #expect(browser.sheetCells == [["3", "3", "ok"]])
        browser.press(.open)
        browser.runAnalyses()
        // They are under the other code.
        #expect(browser.answers == [">r1 ok", " r3 ok", " r5 ok"] && browser.tree.last == "> All 3")
        #expect(browser.filterLine == "3 of 5 answers · exactly \"ok\"")
    }

    @Test("All that a respondent said is told across questions, and each answer is a way there")
    func respondent() throws {
        var browser = try open()
        browser.press(.goToBottom, .focusAnswers, .moveDown, .sheet(.respondent))
        #expect(browser.state.sheetModel?.title == "Respondent r1")
        let expected: [String] = ["Q1  What did you notice?", "  Two days late", "↳ How late?", "Very.", "· Delivery"]
        #expect(browser.sheetLines == expected)
        browser.press(.back, .moveUp, .sheet(.respondent))
        #expect(browser.sheetLines.contains("  Thank you"))
        browser.press(.moveDown, .open)
        #expect(browser.state.jobs.openQuestion?.identifier == "Q2" && browser.state.screen.focus == .detail)
        browser.press(.back)
        #expect(browser.state.jobs.openQuestion?.identifier == "Q1")
    }

    @Test("An answer that is longer than the sheet is read to its end before the next one is selected")
    func longRespondent() throws {
        let long = (1...40).map { "line \($0)" }.joined(separator: "\\n")
        let questions = ["Q1", "Q2", "Q3"].map { name in
            Sample.question(
                name, "\(name)?", [Sample.code(1, "All", [Sample.answer(1, name == "Q2" ? long : "short")])])
        }
        var browser = TestBrowser(width: 60, height: 16)
        browser.send(.openSaved(try Sample.job(pages: ["[\(questions.joined(separator: ","))]"])))
        browser.press(.focusAnswers, .sheet(.respondent), .moveDown)
        #expect(browser.state.screen.sheet?.cursor.row == 1 && browser.sheetLines.contains { $0.contains("line 1") })
        var seen = Set(browser.sheetLines)
        for _ in 0..<100 where browser.state.screen.sheet?.cursor.row == 1 {
            seen.formUnion(browser.sheetLines)
            browser.press(.moveDown)
        }
        #expect((1...40).allSatisfy { number in seen.contains { $0.hasSuffix("line \(number)") } })
        #expect(browser.state.screen.sheet?.cursor.row == 2 && browser.sheetLines.contains { $0.contains("short") })
        browser.press(.moveUp)
        #expect(browser.state.screen.sheet?.cursor.row == 1 && browser.sheetLines.contains { $0.hasSuffix("line 40") })
        browser.press(.pageUp, .pageUp, .pageUp, .pageUp)
        #expect(browser.sheetLines.contains { $0.hasSuffix("line 1") })
        browser.press(.goToBottom)
        #expect(browser.state.screen.sheet?.cursor.row == 2)
        browser.press(.goToTop)
        #expect(browser.state.screen.sheet?.cursor.row == 0 && browser.sheetLines.first?.hasPrefix("Q1") == true)
    }

    @Test("By pages no answer of a respondent is passed over, down or up")
    func respondentPages() throws {
        let questions = (1...15).map { number in
            Sample.question(
                "Q\(number)", "Question \(number)?", [Sample.code(1, "All", [Sample.answer(1, "said \(number)")])])
        }
        for height in [10, 16, 24, 40] {
            var browser = TestBrowser(width: 60, height: height)
            browser.send(.openSaved(try Sample.job(pages: ["[\(questions.joined(separator: ","))]"])))
            browser.press(.focusAnswers, .sheet(.respondent))
            for command in [Command.pageDown, .pageUp] {
                var seen = Set(browser.sheetLines)
                for _ in 0..<40 {
                    browser.press(command)
                    seen.formUnion(browser.sheetLines)
                }
                let missing = (1...15).filter { number in !seen.contains { $0.hasSuffix("said \(number)") } }
                #expect(missing == [], "\(command) at \(height)")
                #expect(browser.state.screen.sheet?.cursor.row == (command == .pageDown ? 14 : 0))
            }
        }
    }

    @Test("Numbers of six digits are not cut")
    func largeNumbers() throws {
        let answers = (0..<100_000).map { #"{"responseIdentifier":"\#($0)","answer":"a"}"# }
        let codes = [1, 2].map { Sample.code($0, "Code \($0)", answers) }
        var browser = TestBrowser()
        browser.send(.openSaved(try Sample.job(pages: ["[\(Sample.question("Q1", "?", codes))]"])))
        browser.press(.sheet(.matrix))
        browser.runAnalyses()
        guard case .table(let table)? = browser.state.sheetModel?.body else {
            Issue.record("no table")
            return
        }
        for row in table.rows {
            #expect(row.cells.dropFirst(2).first == "100000" && row.cells.suffix(2).contains("100000 100.0%"))
            for (cell, column) in zip(row.cells, table.columns) where column.isTrailing {
                #expect(cell.width <= column.width)
            }
        }
    }

    @Test("Nothing behind a sheet changes unseen, and help opens over it")
    func modal() throws {
        var browser = try open()
        browser.press(.sheet(.matrix))
        browser.runAnalyses()
        browser.press(.nextQuestion)
        #expect(
            browser.state.screen.notice?.text == "Press Esc first"
                && browser.state.jobs.openQuestion?.identifier == "Q1")
        #expect(browser.state.unavailability(of: .nextQuestion) == "Press Esc first")
        #expect(browser.state.unavailability(of: .moveLeft) == nil)
        browser.press(.sheet(.help))
        #expect(browser.state.sheetModels.map(\.title) == ["Overlap of top-level codes", "Help"])
        browser.press(.back, .back)
        #expect(browser.state.sheetModels.isEmpty)
    }

    @Test("A click does nothing to what lies behind a sheet")
    func clicks() throws {
        var browser = TestBrowser(width: 120)
        browser.send(.openSaved(try Sample.small()))
        browser.press(.toggleMouse, .sheet(.matrix))
        browser.runAnalyses()
        let before = browser.tree
        for row in 3..<20 {
            browser.send(.mouse(MouseEvent(point: Point(column: 40, row: row), action: .press(.left))))
        }
        #expect(browser.tree == before && browser.state.screen.sheet != nil)
    }

    @Test("A sheet goes with its job, and a result that comes late is dropped")
    func late() throws {
        var browser = try open()
        browser.press(.sheet(.duplicates))
        let request = try #require(
            browser.effects.compactMap { if case .analyse(let request) = $0 { request } else { nil } }.last)
        browser.press(.back, .sheet(.matrix))
        browser.send(.analysed(request.token, try #require(request.result(while: { true }))))
        #expect(browser.state.sheetModel?.body == .waiting)
    }

    @Test("Any size keeps the selection in sight", arguments: [(28, 8), (50, 20), (200, 60)])
    func sizes(width: Int, height: Int) throws {
        var browser = TestBrowser(width: width, height: height)
        let codes = (1...40).map {
            Sample.code($0, "Code number \($0)", [Sample.answer($0, "x"), Sample.answer(99, "all")])
        }
        browser.send(.openSaved(try Sample.job(pages: ["[\(Sample.question("Q1", "?", codes))]"])))
        browser.press(.focusCodes)
        for command in [Command.sheet(.matrix), .sheet(.companions), .sheet(.countExplanation), .sheet(.duplicates)] {
            browser.press(command)
            browser.runAnalyses()
            browser.press(.goToBottom, .moveRight, .moveRight, .moveRight)
            let model = try #require(browser.state.sheetModel)
            if case .table(let table) = model.body { #expect(table.rows.count { $0.isSelected } == 1) }
            browser.press(.back)
        }
    }
}

extension TestBrowser {
    fileprivate var sheetLines: [String] {
        guard case .lines(let lines) = state.sheetModel?.body else { return [] }
        return lines.map(\.text.string)
    }

    var factLines: [String] {
        guard case .columns(let columns, _) = state.sheetModel?.body else { return [] }
        return columns.flatMap { $0.map { $0.spans.map(\.text.string).joined() } }
    }

    var sheetCells: [[String]] {
        guard case .table(let table) = state.sheetModel?.body else { return [] }
        return table.rows.map { $0.cells.map(\.string) }
    }
}
