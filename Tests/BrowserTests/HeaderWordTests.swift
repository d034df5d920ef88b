import Canvas
import CodingModel
import TerminalText
import Testing

@testable import Analysis
@testable import Browser

@Suite("The lines above the tree")
struct HeaderWordTests {
    private static let labels = [
        "Sleep and cabin comfort", "Food and drink on board", "Price", "Staff of the night train",
    ]

    /// People who all said the same under four codes with long labels.
    private func open(width: Int = 80, height: Int = 24) throws -> TestBrowser {
        var browser = TestBrowser(width: width, height: height)
        let said = (1...9).map {
            Sample.answer($0, "The crew was kind", followups: #"[{"question": "Which crew?", "answer": "All"}]"#)
        }
        let codes = Self.labels.enumerated().map { Sample.code($0 + 1, $1, said) }
        let other = Sample.question("Q2", "Else?", [Sample.code(1, "Crew", [Sample.answer(20, "The crew again")])])
        browser.send(
            .openSaved(try Sample.job(pages: ["[\(Sample.question("Q1", "What?", codes)), \(other)]"])),
            .marks(try .test("a"), [:]))
        browser.press(.focusCodes)
        return browser
    }

    /// The filter and the search as they stand above the tree of the screen.
    private func lines(_ browser: TestBrowser) throws -> (filter: String, search: String) {
        let frame = try #require(browser.state.layout.content(of: .codes))
        let pane = browser.state.codePane(width: frame.width, height: frame.height)
        func line(_ lines: [DisplayText]) -> String { lines.map(\.string).joined(separator: " ") }
        return (line(pane.filter), line(pane.search))
    }

    /// What was left out was left out as a whole.
    private func isWhole(_ line: String) -> Bool {
        !line.contains("…") || line.hasSuffix(" …") || line.hasSuffix(", …")
    }

    @Test(
        "A search says as much as there is room for, and cuts no number's name", arguments: [70, 80, 90, 110, 120, 200])
    func search(width: Int) throws {
        var browser = try open(width: width)
        for pattern in ["crew", "the crew was kind and so on and on and on", "cr"] {
            browser.press(.prompt(.search))
            browser.search(pattern)
            browser.send(.submit)
            let line = try lines(browser).search
            #expect(isWhole(line) || line.contains("…”:"), "\(width): \(line)")
            #expect(line.contains(" in answers"), "\(width): \(line)")
        }
    }

    @Test("A filter by shared people names both codes, also at 80 columns", arguments: [80, 120])
    func shared(width: Int) throws {
        var browser = try open(width: width)
        browser.press(.sheet(.companions))
        browser.runAnalyses()
        browser.press(.open)
        browser.runAnalyses()
        let line = try lines(browser).filter
        #expect(isWhole(line) && line.hasPrefix("9 of 9"), "\(line)")
        #expect(Self.labels.filter(line.contains).count >= 2, "\(line)")
    }

    @Test("The names of codes are made once for a snapshot, and typing makes none")
    func names() throws {
        var browser = try open()
        func place() -> Int? {
            browser.state.jobs.codeLabels.map { $0.exact.labels.withUnsafeBytes { Int(bitPattern: $0.baseAddress) } }
        }
        #expect(place() == nil)
        browser.press(.prompt(.filter))
        let made = place()
        #expect(made != nil)
        browser.type("any of \"Sleep")
        browser.send(.promptKey(.complete(1)), .submit)
        browser.runAnalyses()
        #expect(try lines(browser).filter.hasPrefix("9 of 9"))
        browser.press(.prompt(.filter))
        #expect(place() == made)
        browser.press(.back, .nextQuestion, .prompt(.filter))
        #expect(place() != made && place() != nil)
        browser.press(.back)
        browser.filter("length < 1000")
        #expect(browser.state.jobs.openView?.filter?.result != nil)
    }

    @Test("Names that come while a filter is typed are those of the new snapshot")
    func newSnapshot() throws {
        var browser = try open()
        browser.press(.prompt(.filter))
        browser.send(.openSaved(try Sample.small()))
        #expect(browser.state.jobs.codeLabels?.question.codeCount == 4)
    }
}
