import Analysis
import CodingModel
import TerminalText
import Testing

@testable import Browser

@Suite("Matches elsewhere, and whose words they are")
struct SearchPlacesTests {
    private func open() throws -> TestBrowser {
        var browser = TestBrowser()
        browser.send(.openSaved(try Sample.small()))
        return browser
    }

    private func title(_ browser: TestBrowser) -> DisplayText { browser.state.answerList(width: 80, rows: 9).title }

    @Test("Where the open code has no match the title says where some are, and n leads there")
    func elsewhere() throws {
        var browser = try open()
        browser.press(.moveDown, .prompt(.search))
        browser.search("fast")
        browser.send(.submit)
        #expect(title(browser) == "Delivery · 2 people · 0 of 2 match · 1 under other codes: n")
        let read = browser.selected
        browser.press(.sheet(.respondent))
        #expect(browser.state.screen.sheets.isEmpty)
        let notice = browser.state.footer.notice?.text.string ?? ""
        #expect(notice.hasPrefix("No answer here matches “fast” (1 elsewhere: n); press "))
        #expect(notice.hasSuffix("again for \(read?.string ?? "")"))
        browser.press(.sheet(.respondent))
        #expect(!browser.state.screen.sheets.isEmpty)
    }

    @Test("Every command that needs an answer is held back on one that is no match")
    func allHeldBack() throws {
        let empty = TestBrowser()
        let moves: Set<Command> = [.nextAnswer, .previousAnswer]
        let commands = Command.allCases.filter {
            empty.state.unavailability(of: $0) == empty.state.noAnswer && !moves.contains($0)
        }
        #expect(commands.count >= 9)
        for command in commands {
            var browser = try open()
            browser.press(.moveDown, .prompt(.search))
            browser.search("fast")
            browser.send(.submit, .marks(try #require(browser.state.jobs.selected), [:]))
            let isHeldBack = browser.state.holdsBack(command)
            #expect(isHeldBack, "\(command)")
        }
    }

    @Test("A verdict on an answer that is no match is held back once; one on a match is not")
    func heldBack() throws {
        var browser = try open()
        browser.press(.moveDown, .prompt(.search))
        browser.search("fast")
        browser.send(.submit, .marks(try #require(browser.state.jobs.selected), [:]))
        browser.press(.agree)
        #expect(browser.state.jobs.currentMark.verdict == nil && browser.state.footer.notice?.tone == .warning)
        browser.press(.focusAnswers, .nextMatch, .agree)
        #expect(browser.state.jobs.currentMark.verdict == .agree)
    }

    @Test("Whose words are looked at is chosen in the prompt, and where the others are is said")
    func scopes() throws {
        var browser = try open()
        browser.press(.moveDown, .prompt(.search))
        browser.search("how")
        #expect(browser.state.promptRemark?.text == "0 in answers · 1 in questions asked")
        #expect(title(browser) == "Delivery · 2 people · 0 of 2 match")
        browser.send(.promptKey(.cycleScope))
        browser.runSearch()
        #expect(browser.state.promptModel(width: 80)?.label == "in questions asked /")
        #expect(title(browser) == "Delivery · 2 people · 1 of 2 match in questions asked" && browser.selected == "r1")
        for _ in 0..<3 { browser.send(.promptKey(.cycleScope)) }
        browser.runSearch()
        #expect(browser.state.promptModel(width: 80)?.label == "anywhere /")
        #expect(title(browser).string.hasSuffix("match anywhere"))
        browser.send(.promptKey(.cycleScope))
        #expect(browser.state.promptModel(width: 80)?.label == "/")
    }

    @Test("An identifier is found in all questions, by n from one to the next")
    func identifiers() throws {
        var browser = try open()
        browser.press(.prompt(.search))
        browser.search("r2")
        #expect(browser.selected == "r2" && title(browser) == "Service · 3 people · 1 of 3 match in ids")
        browser.send(.submit)
        browser.press(.focusAnswers, .nextMatch)
        #expect(browser.state.jobs.openQuestion?.identifier == "Q1" && title(browser).string.hasPrefix("Delivery"))
        browser.press(.nextMatch)
        #expect(browser.state.footer.notice?.text == "On to Q2, which has matches too")
        browser.runAnalyses()
        #expect(browser.state.jobs.openQuestion?.identifier == "Q2" && browser.selected == "r2")
        browser.press(.nextMatch)
        browser.runAnalyses()
        #expect(browser.state.jobs.openQuestion?.identifier == "Q1" && browser.selected == "r2")
    }
}
