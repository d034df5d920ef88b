import CodingModel
import TerminalText
import Testing

@testable import Browser

@Suite("The code tree")
struct TreeTests {
    private func open() throws -> TestBrowser {
        var browser = TestBrowser()
        browser.send(.openSaved(try Sample.small()))
        return browser
    }

    @Test("Opens folded, with the first code selected and the focus on the tree")
    func opening() throws {
        let browser = try open()
        #expect(browser.tree == [">+Service 3", "  Delivery 2"])
        #expect(browser.state.screen.focus == .codes)
    }

    @Test("Each step leads to the rows that a reader expects")
    func steps() throws {
        var browser = try open()
        let unfolded = ["-Service 3", "   Kind staff 2", "   Quick help 1", " Delivery 2"]
        func rows(selected: Int) -> [String] {
            unfolded.enumerated().map { ($0.offset == selected ? ">" : " ") + $0.element }
        }
        let steps: [(Command, [String])] = [
            (.moveRight, rows(selected: 0)), (.moveRight, rows(selected: 1)), (.moveDown, rows(selected: 2)),
            (.moveLeft, rows(selected: 0)), (.moveLeft, [">+Service 3", "  Delivery 2"]),
            (.toggleFold, rows(selected: 0)), (.goToBottom, rows(selected: 3)), (.pageUp, rows(selected: 0)),
            (.collapseAll, [">+Service 3", "  Delivery 2"]), (.expandAll, rows(selected: 0)),
        ]
        for (number, (command, expected)) in steps.enumerated() {
            browser.press(command)
            #expect(browser.tree == expected, "step \(number), \(command)")
        }
    }

    @Test("Collapsing what holds the cursor leaves it on the nearest visible code")
    func collapseAroundCursor() throws {
        var browser = try open()
        browser.press(.expandAll, .moveDown, .moveDown, .collapseAll)
        #expect(browser.tree == [">+Service 3", "  Delivery 2"])
    }

    @Test("Siblings are sorted by people, label or id, and back to the API's order")
    func sorting() throws {
        var browser = TestBrowser(order: .net)
        browser.send(.openSaved(try Sample.small()))
        let service = "+Service 3"
        let orders = [
            ("API order", [service, " Delivery 2"]), ("by label", [" Delivery 2", service]),
            ("by id", [service, " Delivery 2"]), ("by people", [service, " Delivery 2"]),
        ]
        #expect(browser.pane.orderName == "by people", "at first")
        for (name, expected) in orders {
            browser.press(.cycleOrder)
            #expect(browser.pane.orderName.string == name)
            #expect(browser.tree.map { String($0.dropFirst()) } == expected, "\(name)")
            #expect(browser.tree.first { $0.hasPrefix(">") } == ">" + service, "the cursor stays on its code")
        }
    }

    @Test("Codes stand by people at first, unless the settings say otherwise")
    func firstOrder() throws {
        #expect(BrowserSettings().order == .net)
        let codes = [
            Sample.code(1, "Few", [Sample.late]),
            Sample.code(
                2, "Many", [], [Sample.code(21, "b", [Sample.kind]), Sample.code(22, "a", [Sample.kind, Sample.both])]),
        ]
        for (order, tree) in [
            (CodeOrder.net, [">-Many 2", "   a 2", "   b 1", " Few 1"]),
            (.api, [">Few 1", "-Many 2", "   b 1", "   a 2"]),
        ] {
            var browser = TestBrowser(order: order)
            browser.send(.openSaved(try Sample.job(pages: ["[\(Sample.question("Q1", "?", codes))]"])))
            browser.press(.expandAll)
            #expect(browser.tree.map { $0.replacing(" ", with: "") } == tree.map { $0.replacing(" ", with: "") })
        }
    }

    @Test("A page that arrives never moves the reader")
    func pagesArrive() throws {
        var browser = TestBrowser()
        browser.send(.addJobs([try .test("a")]))
        let first =
            "[\(Sample.question("Q1", "?", [Sample.code(2, "B", [Sample.late], [Sample.code(21, "B1", [Sample.both])])]))]"
        let more = """
            [\(Sample.question("Q1", "?", [
                Sample.code(2, "B", [], [Sample.code(22, "B2", [Sample.kind])]), Sample.code(3, "C", [Sample.kind]),
            ]))]
            """
        browser.send(
            .job(.init(job: try .test("a"), change: .results(try Sample.job(pages: [first], isComplete: false)))))
        browser.press(.focusCodes, .toggleFold, .moveDown)
        #expect(browser.tree == [" -B 2", ">   B1 1"])
        let answer = browser.answers
        browser.send(.job(.init(job: try .test("a"), change: .results(try Sample.job(pages: [first, more])))))
        #expect(browser.tree == [" -B 3", ">   B1 1", "    B2 1", "  C 1"])
        #expect(browser.answers == answer)
    }

    @Test("The base is named and its shares follow it")
    func bases() throws {
        var browser = try open()
        #expect(browser.pane.baseName == "4 coded respondents")
        #expect(browser.shares == [0.75, 0.5])
        browser.press(.cycleBase)
        #expect(browser.pane.baseName == "5 mentions")
        #expect(browser.shares == [0.6, 0.4])
        browser.press(.cycleBase)
        #expect(browser.pane.baseName == "4 coded respondents")
    }

    @Test("Another question opens, and each keeps its own folds")
    func questions() throws {
        var browser = try open()
        browser.press(.expandAll, .nextQuestion)
        #expect(browser.pane.titles.last == "Q2 · 1 coded")
        #expect(browser.tree == ["> Praise 1"])
        browser.press(.previousQuestion)
        #expect(browser.tree.count == 4)
    }

    @Test(
        "What can't be done is said",
        arguments: [
            (Command.toggleFold, "This code has no sub-codes"),
            (.prompt(.addJob), "Saved answers are read here: there is no server to add jobs from"),
        ])
    func unavailable(command: Command, reason: String) throws {
        var browser = TestBrowser(canAskServer: false)
        browser.send(.openSaved(try Sample.small()))
        browser.press(.goToBottom, command)
        #expect((browser.state.promptRemark ?? browser.state.footer.notice)?.text.string == reason)
    }

    @Test("Whatever order the codes were shown in before, they stand in it again, and new pages are sorted anew")
    func ordersAgain() throws {
        var browser = TestBrowser(order: .net)
        browser.send(.addJobs([try .test("a")]))
        func results(_ count: Int) throws -> Event {
            let codes = [
                Sample.code(1, "B", [Sample.late]),
                Sample.code(2, "A", (0..<count).map { Sample.answer($0 + 50, "x") }),
            ]
            let page = "[\(Sample.question("Q1", "?", codes))]"
            return .job(.init(job: try .test("a"), change: .results(try Sample.job(pages: [page], isComplete: false))))
        }
        browser.send(try results(2))
        browser.press(.focusCodes)
        let orders = CodeOrder.allCases.map { _ in
            browser.press(.cycleOrder)
            return browser.tree
        }
        for tree in orders {
            browser.press(.cycleOrder)
            #expect(browser.tree == tree)
        }
        browser.send(try results(0))
        #expect(browser.pane.orderName == "by people" && browser.tree.map { $0.dropFirst(1) } == [" B 1", " A 0"])
    }
}
