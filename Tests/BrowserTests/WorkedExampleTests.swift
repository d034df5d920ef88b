import CodingModel
import TerminalText
import TestSupport
import Testing

@testable import Browser

@Suite("The worked example, counted by hand, as the screen tells it")
struct WorkedExampleTests {
    private func open(pages: Int) throws -> TestBrowser {
        var builder = CodedJobBuilder()
        for page in WorkedExample.pages.prefix(pages) { builder.keep(try builder.read(Array(page.utf8))) }
        var browser = TestBrowser(givenBases: ["Q1": 80, "Q2": 80], of: RawText(WorkedExample.survey))
        browser.send(.openSaved(builder.snapshot(isComplete: pages == WorkedExample.pages.count)))
        browser.press(.focusCodes, .expandAll)
        return browser
    }

    private func rows(_ browser: TestBrowser) -> [CodeRow] {
        guard case .tree(let rows) = browser.pane.content else { return [] }
        return rows
    }

    private func percent(_ share: Double?) -> String {
        share.map { "\($0 * 100, places: 1)" as DisplayText }?.string ?? ""
    }

    @Test("The tree: net, direct, and the percentage of every base", arguments: [0, 1])
    func tree(place: Int) throws {
        var browser = try open(pages: 2)
        for _ in 0..<place { browser.press(.nextQuestion, .expandAll) }
        let question = WorkedExample.questions[place]
        let bases: [(String, (WorkedExample.Code) -> String)] = [
            ("80 (given)", \.of80), ("\(question.codedRespondents) coded respondents", \.ofRespondents),
            ("\(question.mentions) mentions", \.ofMentions),
        ]
        for (name, percentage) in bases {
            #expect(browser.pane.baseName.string == name)
            #expect(rows(browser).map(\.label.string) == question.codes.map(\.label))
            #expect(rows(browser).map(\.net) == question.codes.map(\.netRespondents))
            #expect(rows(browser).map(\.direct) == question.codes.map(\.directRespondents))
            #expect(rows(browser).map { percent($0.share) } == question.codes.map(percentage), "\(name)")
            browser.press(.cycleBase)
        }
    }

    @Test("The note of every code: its people and answers, the parts, and the share of every base", arguments: [0, 1])
    func note(place: Int) throws {
        var browser = try open(pages: 2)
        for _ in 0..<place { browser.press(.nextQuestion, .expandAll) }
        let question = WorkedExample.questions[place]
        browser.press(.cycleBase)
        for (number, code) in question.codes.enumerated() {
            browser.press(.goToTop)
            for _ in 0..<number { browser.press(.moveDown) }
            browser.press(.sheet(.countExplanation))
            browser.runAnalyses()
            let lines = browser.noteLines
            let people = code.netRespondents == 1 ? "1 person" : "\(code.netRespondents) people"
            let answers = code.netAnswers == 1 ? "1 answer" : "\(code.netAnswers) answers"
            #expect(lines.first?.hasPrefix("\(people) gave \(answers) under ") == true, "\(code.path): \(lines)")
            let base = "\(question.codedRespondents) coded respondents"
            #expect(
                lines.contains("\(code.netRespondents) of \(base): \(code.ofRespondents)%"), "\(code.path): \(lines)")
            browser.press(.cycleBase)
            let mentions = code.netMentions == 1 ? "1 mention" : "\(code.netMentions) mentions"
            let share =
                "\(mentions) under the code and its sub-codes, of \(question.mentions) mentions: \(code.ofMentions)%"
            #expect(browser.noteLines.contains(share), "\(code.path): \(browser.noteLines)")
            browser.press(.cycleBase, .cycleBase, .back)
        }
    }

    @Test("How overlaps come about: Service is put together from three parts that share people")
    func overlaps() throws {
        var browser = try open(pages: 2)
        browser.press(.goToTop, .sheet(.countExplanation))
        browser.runAnalyses()
        // On it a1 a2 a3; Staff a1 a2; Speed a1 a4 a5: 8 answers added up, a1 and a2 more than once; cat twice in Speed.
        let parts = [
            "        3        3   on the code itself (direct)", "        2        2   Staff",
            "        3        2   Speed",
            "        8        7   added up", "       -3       -3   counted more than once: 2 answers and 2 people",
            "        5        4   net",
        ]
        for part in parts { #expect(browser.noteLines.contains(part), "\(part) in \(browser.noteLines)") }
        #expect(browser.noteLines.contains("1 person gave more than one answer here and counts once."))
        // Of ann, ben, fay and cat, ann and cat are under Price as well.
        #expect(
            browser.noteLines.contains {
                $0.hasPrefix("2 of the 4 are also under at least one of the 3 other codes at the top level")
            })
    }

    @Test("While a page is missing, counts are so far and percentages are withheld")
    func soFar() throws {
        var browser = try open(pages: 1)
        let question = WorkedExample.questionsSoFar[0]
        #expect(browser.pane.isSoFar && rows(browser).map(\.net) == question.codes.map(\.netRespondents))
        #expect(rows(browser).allSatisfy { $0.share == nil })
        browser.press(.goToTop, .sheet(.countExplanation))
        browser.runAnalyses()
        #expect(browser.noteLines.first?.hasSuffix(", so far.") == true)
        #expect(browser.noteLines.last == "Percentages follow once all pages are here.")
    }
}

extension TestBrowser {
    fileprivate var noteLines: [String] {
        guard case .lines(let lines) = state.sheetModel?.body else { return [] }
        return lines.map(\.text.string)
    }
}
