import Analysis
import Canvas
import CodingModel
import TerminalText
import TestSupport
import Testing

@testable import Browser

@Suite("Numbers side by side, and the room that they leave to labels")
struct NumberTests {
    /// A row's number in a column; nil where the pane has no such column.
    private func number(_ kind: CodeColumn.Kind, of row: CodeRow, in pane: CodePaneModel) -> String? {
        pane.columns.firstIndex { $0.kind == kind }.map { row.numbers[$0].string }
    }

    private func rows(_ pane: CodePaneModel) -> [CodeRow] {
        guard case .tree(let rows) = pane.content else { return [] }
        return rows
    }

    @Test(
        "Who divides the number before a percentage by the one in its head gets the percentage, whatever the base and filter",
        arguments: [nil, "followups", "\"Service\"", "not \"Service\""] as [String?], [0, 1, 2])
    func division(filter: String?, base: Int) throws {
        var browser = TestBrowser(givenBases: ["Q1": 80])
        browser.send(.openSaved(try Sample.small()))
        browser.press(.focusCodes, .expandAll)
        if let filter { browser.filter(filter) }
        for _ in 0..<base { browser.press(.cycleBase) }
        let pane = browser.pane
        let head = try #require(pane.columns.first { $0.kind == .share }?.heads.first?.string)
        let size = try #require(Double(head.replacing("% of ", with: "")))
        #expect(!rows(pane).isEmpty)
        for row in rows(pane) {
            let part = try #require(number(.mentions, of: row, in: pane) ?? number(.people, of: row, in: pane))
            let share: DisplayText = "\((Double(part) ?? -1) / size * 100, places: 1)%"
            #expect(number(.share, of: row, in: pane) == share.string, "\(row.label): \(part) of \(size)")
        }
        // Mentions stand there exactly where percentages are of them.
        let isOfMentions = pane.baseName.string.contains("mention")
        #expect(pane.columns.contains { $0.kind == .mentions } == isOfMentions)
    }

    @Test("Every number of the tree stands under a name, and no cell is blank")
    func named() throws {
        var browser = TestBrowser()
        browser.send(.openSaved(try Sample.small()))
        browser.press(.focusCodes, .expandAll)
        browser.filter("not followups")
        browser.press(.prompt(.search))
        browser.type("kind")
        browser.runAnalyses()
        browser.send(.submit)
        let pane = browser.pane
        #expect(pane.hasHeads)
        #expect(pane.columns.map(\.kind) == [.people, .share, .direct, .unfiltered, .matches])
        #expect(pane.columns.allSatisfy { !$0.heads.isEmpty && !$0.heads.contains(.empty) })
        for row in rows(pane) {
            #expect(row.numbers.count == pane.columns.count && row.numbers.allSatisfy { !$0.isEmpty })
            for (number, column) in zip(row.numbers, pane.columns) { #expect(number.width <= column.width) }
        }
        #expect(number(.direct, of: try rows(pane)[at: 1], in: pane) == "2", "as many as under it: no blank")
    }

    @Test("A column that no code needs is not there")
    func neededColumns() throws {
        var browser = TestBrowser()
        let leaves = [Sample.code(1, "A", [Sample.kind]), Sample.code(2, "B", [Sample.late])]
        browser.send(.openSaved(try Sample.job(pages: ["[\(Sample.question("Q1", "?", leaves))]"])))
        #expect(browser.pane.columns.map(\.kind) == [.people, .share])
        browser.send(try Sample.results())
    }

    @Test("A low pane leaves at least half of its rows to the tree, heads and all", arguments: 1...24)
    func heads(height: Int) throws {
        var browser = TestBrowser()
        browser.send(.openSaved(try Sample.small()))
        let pane = browser.state.codePane(width: 40, height: height)
        #expect(pane.hasHeads == (height >= 4))
        #expect(pane.headerRows <= height / 2)
    }

    @Test("A single job takes one row above its codes, at any width that has room for both")
    func oneJob() throws {
        for size in [Size(width: 80, height: 24), Size(width: 120, height: 40), Size(width: 200, height: 60)] {
            let layout = Layout(size: size, focus: .codes, isMaximised: false, jobCount: 1)
            #expect(layout.content(of: .jobs)?.height == 1)
            #expect(try #require(layout.content(of: .codes)).width >= size.width * 48 / 100 - 2)
        }
    }

    @Test("Several jobs have columns of their own, as many as their names need, within limits")
    func severalJobs() throws {
        func width(_ need: Int, of screen: Int) -> Int? {
            Layout(
                size: Size(width: screen, height: 40), focus: .jobs, isMaximised: false, jobCount: 5, jobWidth: need
            ).frames[.jobs]?.width
        }
        #expect(width(10, of: 160) == 24 && width(30, of: 160) == 32 && width(90, of: 160) == 43)
        #expect(width(90, of: 120) == 32 && width(90, of: 300) == 46)
    }

    @Test("A blank label is shown in words, wherever a label is", arguments: ["", " ", "\\u00A0 \\t", "&nbsp;"])
    func blankLabels(label: String) throws {
        var browser = TestBrowser()
        let child = Sample.code(11, label, [Sample.kind, Sample.both])
        let codes = [Sample.code(1, label, [], [child]), Sample.code(2, "Named", [Sample.both])]
        browser.send(.openSaved(try Sample.job(pages: ["[\(Sample.question("Q1", "?", codes))]"])))
        browser.press(.focusCodes, .expandAll, .moveDown)
        #expect(browser.tree == [" -(no label) 2", ">   (no label) 2", "  Named 1"])
        let list = browser.state.answerList(width: 80, rows: 5)
        #expect(list.title.string.hasPrefix("(no label) › (no label) · "))
        #expect(browser.detail.contains { $0.contains("(no label) › (no label)") })
        for sheet in [SheetCommand.matrix, .companions, .countExplanation] {
            browser.press(.sheet(sheet))
            browser.runAnalyses()
            let model = try #require(browser.state.sheetModel)
            var texts = [model.title] + model.head
            if case .table(let table) = model.body { texts += table.rows.flatMap(\.cells) }
            if case .lines(let lines) = model.body { texts += lines.map(\.text) }
            #expect(texts.contains { $0.string.contains("(no label)") }, "\(sheet)")
            browser.press(.back)
        }
        browser.press(.prompt(.search))
        browser.type("kind")
        browser.runAnalyses()
        #expect(browser.tree.first == " -(no label) 2", "while something is searched for, too")
    }

    @Test("Where all columns of a matrix are in sight, their labels have the room that is left", arguments: [80, 160])
    func matrixHeads(width: Int) throws {
        let labels = ["Delivery took much too long", "Price"]
        var browser = TestBrowser(width: width)
        let codes = labels.enumerated().map { Sample.code($0.offset + 1, $0.element, [Sample.both]) }
        browser.send(.openSaved(try Sample.job(pages: ["[\(Sample.question("Q1", "?", codes))]"])))
        browser.press(.focusCodes, .sheet(.matrix))
        browser.runAnalyses()
        guard case .table(let table)? = browser.state.sheetModel?.body else {
            Issue.record("no table")
            return
        }
        let columns = table.columns.suffix(labels.count)
        #expect(columns.allSatisfy { $0.head.width <= $0.width })
        #expect(columns.first?.head.string.hasPrefix(width == 80 ? "1 Deliv" : "1 \(labels[0])") == true)
        #expect(table.columns.reduce(0) { $0 + $1.width + 2 } <= width)
    }
}
