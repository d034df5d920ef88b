import Canvas
import CodingModel
import TerminalText
import TestSupport
import Testing

@testable import Browser

@Suite("A key costs what is in sight", .permit(.processor))
struct LongTextTests {
    /// More bytes than a screen has cells, and so many are read at a key at most: of the answer that is come to, and of a few rows.
    private static let most = 24_000

    private func open(_ text: HardText, size: Int = HardText.large) throws -> TestBrowser {
        var browser = TestBrowser(width: 100, height: 30)
        browser.send(.openSaved(try Sample.job(pages: text.pages(size: size))))
        return browser
    }

    private static let keys: [Command] = [
        .focusAnswers, .open, .moveDown, .pageDown, .goToBottom, .goToTop, .nextAnswer, .previousAnswer, .moveUp,
        .focusCodes, .expandAll, .moveDown, .maximise, .maximise, .focusAnswers, .maximise, .moveDown, .maximise,
        .sheet(.respondent), .moveDown, .goToBottom, .back, .cycleBase, .cycleOrder, .redraw,
    ]

    @Test("No key reads more of a long text than of a short one", arguments: HardText.allCases)
    func keys(_ text: HardText) throws {
        var browser = try open(text)
        for isLaidOut in [false, true] {
            for key in Self.keys {
                let before = browser.state.reading.bytesRead
                browser.press(key)
                if isLaidOut { browser.runAnalyses() }
                let read = browser.state.reading.bytesRead - before
                #expect(read <= Self.most, "\(key) reads \(read) bytes")
                let detail = browser.state.detail(width: 60, height: 20)
                #expect(detail.lines.count <= 20)
                #expect(browser.state.answerList(width: 60, rows: 10).rows.count <= 10)
            }
        }
    }

    @Test(
        "While a pattern is typed, no key reads more of a long text than of a short one",
        arguments: HardText.allCases)
    func typing(_ text: HardText) throws {
        var browser = try open(text)
        browser.press(.prompt(.search))
        for character in "e " {
            let before = browser.state.reading.bytesRead
            browser.type(String(character))
            browser.runAnalyses()
            #expect(browser.state.reading.bytesRead - before <= AnswerExcerpt.sizeOfRows + Self.most)
        }
        browser.send(.submit)
        for key in [Command.nextMatch, .previousMatch, .pageDown, .goToBottom] {
            let before = browser.state.reading.bytesRead
            browser.press(key)
            browser.runAnalyses()
            #expect(browser.state.reading.bytesRead - before <= AnswerExcerpt.sizeOfRows + Self.most)
        }
    }

    @Test(
        "Of a long text the beginning is shown at once, and all of it once it is laid out",
        arguments: HardText.allCases)
    func beginnings(_ text: HardText) throws {
        var browser = try open(text)
        let pane = try #require(browser.state.layout.content(of: .detail))
        let early = browser.state.detail(width: pane.width, height: pane.height)
        browser.runAnalyses()
        let late = browser.state.detail(width: pane.width, height: pane.height)
        #expect(early.lines.first == late.lines.first && early.total <= late.total)
        #expect(browser.state.reading.running == nil)
        // Laid out at once, whatever time that takes, it is the same.
        let key = try #require(browser.state.detailKey(width: pane.width))
        let job = try #require(browser.state.jobs.selectedEntry?.results)
        let whole = try DetailContent(key, in: job, while: { true })
        #expect(whole.lineCount == late.total && whole.isWhole)
    }

    @Test("A beginning is hardly longer than the screen, whatever a text is made of", arguments: HardText.allCases)
    func shortBeginnings(_ text: HardText) throws {
        let browser = try open(text)
        for beginning in browser.state.reading.beginnings.values { #expect(beginning.lineCount <= 3 * 30) }
    }

    @Test("A long text that left the screen is freed by another thread")
    func lettingGo() throws {
        var browser = try open(.newlines)
        browser.runAnalyses()
        browser.press(.focusAnswers, .nextAnswer)
        let left = browser.effects.compactMap { effect -> LeftTexts? in
            if case .letGo(let texts) = effect { texts } else { nil }
        }
        #expect(left.flatMap(\.contents).map(\.lineCount).contains { $0 > HardText.large })
        #expect(browser.state.reading.contents.values.allSatisfy { !$0.isLong })
    }

    @Test("Of an answer under very many codes no more are laid out at once than the screen has room for")
    func manyCodes() throws {
        let browser = try open(.codes)
        let early = try #require(browser.state.reading.beginnings.values.first)
        #expect(early.lineCount < 200 && !early.links.isEmpty)
    }

    @Test("An answer that is left before it is laid out is laid out no more")
    func leaving() throws {
        var browser = try open(.words)
        #expect(browser.readings.count == 1)
        browser.press(.moveDown, .focusAnswers)
        #expect(browser.effects.isEmpty && browser.state.reading.running != nil)
        let first = try #require(browser.state.reading.running)
        browser.press(.nextAnswer)
        #expect(browser.effects == [.endReading] && browser.state.reading.running == nil)
        let result = try #require(first.result(while: { true }))
        browser.send(.read(first.token, result))
        #expect(browser.state.reading.contents.count == 1)
        #expect(first.result(while: { false }) == nil)
    }

    @Test("In another width the reader stays about where they were, while it is laid out anew")
    func resizing() throws {
        var browser = try open(.newlines)
        browser.runAnalyses()
        browser.press(.focusAnswers, .open, .goToBottom, .moveUp)
        let bottom = try #require(browser.state.jobs.openView?.detailTop)
        #expect(bottom > HardText.large / 2)
        browser.send(.resized(Size(width: 90, height: 30)))
        #expect(browser.state.jobs.openView?.detailTop == bottom)
        #expect(!browser.state.detail(width: 60, height: 9).lines.isEmpty)
        browser.runAnalyses()
        #expect(browser.state.jobs.openView?.detailTop == bottom)
    }

    @Test("A verdict on a long answer leaves its text on screen while it is laid out anew")
    func marking() throws {
        var browser = try open(.words)
        browser.runAnalyses()
        browser.send(.marks(try .test("a"), [:]))
        let pane = try #require(browser.state.layout.content(of: .detail))
        browser.press(.focusAnswers, .open, .goToBottom, .agree)
        let shown = browser.state.detail(width: pane.width, height: pane.height)
        #expect(shown.top > 100 && shown.lines.count == pane.height)
        browser.runAnalyses()
        #expect(browser.state.detail(width: pane.width, height: pane.height).total == shown.total + 1)
    }

    @Test("A list of many jobs is not gone through at a key")
    func manyJobs() throws {
        var browser = TestBrowser()
        let known = try (0..<20_000).map { KnownJob(identifier: try .test("job-\($0)")) }
        browser.send(.addKnown(known))
        browser.press(.goToBottom, .removeJob, .moveUp, .removeJob, .goToTop)
        #expect(browser.state.jobs.entries.count == 19_998)
        for job in browser.state.jobs.entries {
            #expect(browser.state.jobs.entry(job.identifier)?.identifier == job.identifier)
        }
        #expect(browser.state.jobs.entry(try .test("job-19999")) == nil)
    }
}

extension TestBrowser {
    /// The long texts that the last events asked to have laid out.
    var readings: [ReadingRequest] {
        effects.compactMap { if case .read(let request) = $0 { request } else { nil } }
    }
}
