import CodingModel
import Exports
import TerminalText
import Testing

@testable import Browser

@Suite("Taking answers elsewhere")
struct ExportTests {
    private func open() throws -> TestBrowser {
        var browser = TestBrowser()
        browser.send(.openSaved(try Sample.small()), .marks(try .test("a"), [:]))
        return browser
    }

    private func request(_ browser: TestBrowser) throws -> ExportRequest {
        try #require(browser.effects.compactMap { if case .export(let request) = $0 { request } else { nil } }.last)
    }

    private func text(_ request: ExportRequest) throws -> String {
        var bytes: [UInt8] = []
        try request.export.write { part in part.withUnsafeBufferPointer { bytes += $0 } }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Types a name over the one that is offered, and has it written.
    private func write(_ name: String, _ browser: inout TestBrowser) {
        browser.send(.edit(.end), .edit(.deleteAll))
        browser.type(name)
        browser.send(.submit)
    }

    @Test(
        "An answer is offered to the clipboard with its follow-ups and who said it, and nothing claims that it got there"
    )
    func copying() throws {
        var browser = try open()
        browser.press(.focusCodes, .goToBottom, .focusAnswers, .goToBottom, .previousAnswer, .nextAnswer, .copyAnswer)
        guard case .copy(let lines)? = browser.effects.last else {
            Issue.record("nothing was copied")
            return
        }
        #expect(lines.map(\.string) == ["Two days late", "", "↳ How late?", "  Very.", "", "— r1, Q1, Delivery"])
        #expect(
            browser.state.screen.notice?.text.string.hasPrefix("Sent to your clipboard. If pasting gives nothing, Y ")
                == true)
    }

    @Test("What is copied is safe to paste into a terminal; what is too long is left for a file")
    func hostile() throws {
        let evil = "x\\u001b]52;c;ZWNobw==\\u0007y\\u202ez"
        let long = String(repeating: "long ", count: 20_000)
        let code = Sample.code(1, "All", [Sample.answer(1, evil), Sample.answer(2, long)])
        var browser = TestBrowser()
        browser.send(.openSaved(try Sample.job(pages: ["[\(Sample.question("Q1", "?", [code]))]"])))
        browser.press(.copyAnswer)
        guard case .copy(let lines)? = browser.effects.last else {
            Issue.record("nothing was copied")
            return
        }
        #expect(lines.first == "x␛y<U+202E>z")
        browser.press(.nextAnswer, .copyAnswer)
        #expect(!browser.effects.contains { if case .copy = $0 { true } else { false } })
        #expect(browser.state.screen.notice?.tone == .warning)
    }

    @Test("What is exported is what the focused pane shows, without what the filter leaves out")
    func scopes() throws {
        var browser = try open()
        browser.press(.focusJobs, .prompt(.exportPane))
        #expect(browser.state.promptModel(width: 119)?.label == "Write to: ")
        #expect(browser.state.promptRemark?.text == "the whole job as csv, a row for each mention")
        #expect(browser.state.promptModel(width: 119)?.visible == "Survey-a.csv")
        browser.send(.submit)
        #expect(try text(request(browser)).split(separator: "\r\n").count == 1 + 6)
        browser.press(.focusCodes, .prompt(.exportPane))
        #expect(browser.promptText == "Survey-a.codeframe.csv", "the codeframe is what a tree shows")
        write("q.csv", &browser)
        #expect(try text(request(browser)).split(separator: "\r\n").count == 1 + 5)
        browser.filter("not \"Delivery\"")
        browser.press(.focusCodes, .prompt(.exportPane))
        write("q.jsonl", &browser)
        #expect(try text(request(browser)).split(separator: "\n").count == 2)
        browser.press(.dropFilter, .goToBottom, .focusAnswers, .prompt(.exportPane))
        #expect(browser.state.promptRemark?.text.string.hasPrefix("Delivery, 2 answers as csv") == true)
        write("q.jsonl", &browser)
        #expect(try text(request(browser)).split(separator: "\n").count == 2)
        browser.press(.prompt(.writeAnswer))
        #expect(browser.promptText == "Survey-a.md")
        browser.send(.submit)
        #expect(try text(request(browser)).contains("> Kind but slow"))
    }

    @Test("The name says what to write; every format is of what the focused pane shows")
    func formats() throws {
        var browser = try open()
        browser.press(.focusJobs, .prompt(.exportPane))
        write("q.xlsx", &browser)
        let last = try #require(JobExport.Format.allCases.last).ending
        #expect(browser.effects.isEmpty && browser.state.promptRemark?.text.string.hasSuffix(" or \(last)") == true)
        browser.press(.focusAnswers, .prompt(.exportPane))
        write("q.wide.csv", &browser)
        #expect(
            try text(request(browser)).hasPrefix(
                "response_identifier,Q1_1,Q1_1_11,Q1_1_12,Q1_2,Q1_none,respondent_key\r\n"))
        browser.filter("not \"Delivery\"")
        browser.press(.focusCodes, .prompt(.exportPane))
        write("q.codeframe.csv", &browser)
        #expect(
            try text(request(browser)).split(separator: "\r\n").allSatisfy {
                $0.contains(",2,4,Q1_") || $0.hasSuffix("wide_column")
            }
        )
        browser.press(.focusJobs, .prompt(.exportPane))
        write("q.wide.csv", &browser)
        #expect(try text(request(browser)).hasPrefix("response_identifier,Q1_1,"))
    }

    @Test("A file that is there is replaced only after a second Enter, and not once another name is typed")
    func replacing() throws {
        var browser = try open()
        browser.press(.focusJobs, .prompt(.exportPane))
        write("q.csv", &browser)
        let first = try request(browser)
        #expect(!first.mayReplace)
        browser.send(.exported(first.token, .exists))
        #expect(browser.promptText == "q.csv")
        #expect(browser.state.promptRemark?.text == "q.csv is there already: Enter replaces it")
        browser.send(.submit)
        let second = try request(browser)
        #expect(second.mayReplace)
        browser.send(.exported(second.token, .writing(bytes: 5_000)))
        #expect(browser.state.screen.notice?.text == "Writing q.csv: 5 kB")
        browser.send(.exported(second.token, .done(bytes: 9_000, rowlessMarks: 0, path: "~/q.csv")))
        #expect(browser.state.screen.notice == Notice(.success, "Saved ~/q.csv (9000 bytes)"))
        browser.press(.prompt(.exportPane))
        write("r.csv", &browser)
        browser.send(.exported(try request(browser).token, .exists))
        browser.type("x")
        #expect(browser.state.promptRemark?.tone == .information)
        browser.send(.edit(.deleteBackward), .submit)
        #expect(try !request(browser).mayReplace)
        browser.send(.exported(try request(browser).token, .failed("the disk is full")))
        #expect(browser.state.promptRemark == Notice(.warning, "Not saved: the disk is full"))
    }

    @Test("Pages that come while the name is typed keep nothing from being written; another code does")
    func meanwhile() throws {
        var browser = TestBrowser()
        browser.send(.addJobs([try .test("a")]))
        browser.send(try Sample.results(isComplete: false))
        browser.press(.focusCodes, .prompt(.exportPane))
        browser.send(try Sample.results(), .submit)
        #expect(browser.effects.contains { if case .export = $0 { true } else { false } })
        browser.press(.prompt(.exportPane))
        browser.send(.submit)
        browser.send(.exported(try request(browser).token, .done(bytes: 7, rowlessMarks: 0, path: "~/q.csv")))
        #expect(browser.state.screen.notice == Notice(.success, "Saved ~/q.csv (7 bytes)"))
    }

    @Test("What is written while pages are missing is not told as the whole")
    func soFar() throws {
        var browser = TestBrowser()
        browser.send(.openSaved(try Sample.job(pages: [Sample.small], isComplete: false)))
        browser.press(.prompt(.exportPane))
        browser.send(.submit)
        browser.send(.exported(try request(browser).token, .done(bytes: 7, rowlessMarks: 0, path: "~/q.csv")))
        let warning: DisplayText = "Saved ~/q.csv, but pages are missing: counts are so far"
        #expect(browser.state.screen.notice == Notice(.warning, warning))
    }

    @Test("Of marks that have no row in a csv it is told how many, and what has them")
    func rowlessMarks() throws {
        var browser = try open()
        // The answer is under the code's sub-code only.
        browser.press(.focusCodes, .goToTop, .focusAnswers, .agree, .prompt(.exportPane))
        write("q.csv", &browser)
        let csv = try request(browser)
        #expect(try csv.export.rowlessMarks == 1)
        browser.send(
            .exported(csv.token, .done(bytes: 100, rowlessMarks: try csv.export.rowlessMarks, path: "~/q.csv")))
        #expect(
            browser.state.screen.notice
                == Notice(
                    .warning,
                    "Saved ~/q.csv, but 1 mark has no row there: .jsonl has all marks"))
        browser.press(.prompt(.exportPane))
        write("q.jsonl", &browser)
        #expect(try request(browser).export.rowlessMarks == 0)
        browser.press(.focusCodes, .goToBottom, .prompt(.exportPane))
        write("r.csv", &browser)
        #expect(try request(browser).export.rowlessMarks == 1)
        browser.press(.focusAnswers, .prompt(.exportPane))
        write("r.csv", &browser)
        #expect(try request(browser).export.rowlessMarks == 0, "the answer is not among those that are written")
    }

    @Test("What was noted goes with the answers")
    func marks() throws {
        var browser = try open()
        browser.press(.expandAll, .moveDown, .focusAnswers, .disagree, .flag, .prompt(.exportPane))
        write("q.csv", &browser)
        let rows = try text(request(browser)).split(separator: "\r\n")
        #expect(rows.first?.hasSuffix(",followups,verdict,flagged,note,respondent_key,wide_column") == true)
        #expect(rows.count { $0.contains(",disagree,1,,r") } == 1 && rows.count { $0.contains(",,0,,r") } == 2)
        browser.press(.prompt(.exportPane))
        write("q.jsonl", &browser)
        let mark = #""marks":[{"code":"1/11","verdict":"disagree","blind":false,"flagged":true,"note":""}]"#
        #expect(try text(request(browser)).contains(mark))
    }
}
