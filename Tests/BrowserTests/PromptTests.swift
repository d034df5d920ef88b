import Canvas
import CodingModel
import TerminalText
import Testing

@testable import Browser

/// A line that a prompt can't take.
struct RefusedLine: Sendable, CustomTestStringConvertible {
    let prompt: PromptCommand
    let line: String
    /// Where the cursor stands after Enter, in characters.
    let place: Int

    var testDescription: String { "\(prompt): \(line)" }

    static let all = [
        RefusedLine(prompt: .addJob, line: "  ", place: 2),
        RefusedLine(prompt: .search, line: "a(b", place: 3),
        RefusedLine(prompt: .filter, line: "followups and lenght < 20", place: 14),
        RefusedLine(prompt: .filter, line: "x", place: 0),
        RefusedLine(prompt: .giveBase, line: "12x", place: 2),
        RefusedLine(prompt: .giveBase, line: "0", place: 1),
        RefusedLine(prompt: .blindReview, line: "twenty", place: 0),
        RefusedLine(prompt: .blindReview, line: "20 seven", place: 3),
        RefusedLine(prompt: .blindReview, line: "20 7 8", place: 5),
        RefusedLine(prompt: .blindReviewOfQuestion, line: "10001", place: 0),
        RefusedLine(prompt: .blindReviewOfQuestion, line: "", place: 0),
        RefusedLine(prompt: .exportPane, line: "table.xls", place: 9),
        RefusedLine(prompt: .writeAnswer, line: "", place: 0),
        RefusedLine(prompt: .palette, line: "no such command", place: 15),
    ]
}

@Suite("What is typed at a prompt")
struct PromptTests {
    private func open() throws -> TestBrowser {
        var browser = TestBrowser()
        browser.send(.addJobs([try .test("a")]))
        browser.send(try Sample.results(), .marks(try .test("a"), [:]))
        browser.press(.focusCodes, .goToBottom, .focusAnswers, .agree)
        return browser
    }

    /// Presses keys as the event loop does.
    private func press(_ keys: [Key], _ browser: inout TestBrowser) {
        browser.effects = []
        for key in keys {
            guard let event = browser.state.settings.keymap.event(for: key, in: browser.state) else { continue }
            browser.effects += reduce(&browser.state, event)
        }
    }

    private func write(_ line: String, _ browser: inout TestBrowser) {
        press([.end, .control("u")] + line.map { .character($0) }, &browser)
    }

    private func stand(_ browser: TestBrowser) -> String {
        let state = browser.state
        return "\(state.jobs.currentMark) \(state.jobs.entries.map(\.identifier)) \(browser.tree) \(browser.answers)"
    }

    @Test(
        "A prompt that refuses stays open, tells why, and takes what is typed next for itself",
        arguments: RefusedLine.all)
    func refusals(refused: RefusedLine) throws {
        var browser = try open()
        browser.press(.prompt(refused.prompt))
        if refused.prompt == .search { press([.control("r")], &browser) }
        write(refused.line, &browser)
        let before = stand(browser)
        press([.enter], &browser)
        #expect(browser.promptText == refused.line)
        #expect(browser.state.screen.prompt?.editor.textBeforeCursor.string.count == refused.place)
        if refused.prompt != .palette { #expect(browser.state.promptRemark?.tone == .warning) }
        // Every one of these would change something or leave the program.
        press("twumDqxJ0".map { .character($0) }, &browser)
        #expect(browser.promptText?.count == refused.line.count + 9)
        #expect(!browser.effects.contains { $0 == .quit })
        if refused.prompt != .search { #expect(stand(browser) == before) }
    }

    @Test(
        "Where a prompt can't be opened, what is typed for it is no command either", arguments: PromptCommand.allCases)
    func nothingToType(prompt: PromptCommand) throws {
        var browser = TestBrowser()
        browser.send(.addKnown([KnownJob(identifier: try .test("a"))]))
        let before = browser.state.jobs.selected
        browser.press(.prompt(prompt))
        write("zzzqqD", &browser)
        #expect(browser.state.screen.prompt != nil && browser.promptText == "zzzqqD")
        #expect(browser.effects.isEmpty && browser.state.jobs.selected == before)
        browser.send(.submit)
        guard prompt != .addJob, prompt != .palette else { return }
        #expect(browser.state.screen.prompt != nil && browser.state.promptRemark?.tone == .warning)
        browser.press(.back)
        #expect(browser.state.screen.prompt == nil)
    }

    @Test("A refusal goes away as the line changes, and the line can be mended")
    func mending() throws {
        var browser = try open()
        browser.press(.prompt(.giveBase))
        write("12x", &browser)
        press([.enter, .control("k")], &browser)
        #expect(browser.state.promptRemark == nil)
        press([.enter], &browser)
        #expect(browser.state.screen.prompt == nil && browser.state.screen.notice?.text.string.contains("12") == true)
    }

    @Test("A paste keeps every line of what was copied, on one line, and submits nothing")
    func pasting() throws {
        var browser = try open()
        browser.press(.prompt(.note))
        browser.send(.paste("\nfirst\r\n\r\nsecond\u{2028}third\n"))
        #expect(browser.promptText == "first second third")
        browser.send(.edit(.start), .paste("\n\n"))
        #expect(browser.promptText == "first second third")
    }

    @Test("A pasted list of ids adds them all, each once, in any of the ways lists are written")
    func pastedJobs() throws {
        for list in ["\nb\nc\r\nb\n", "b, c,b", "[\"b\",\"c\"]", "b;c"] {
            var browser = try open()
            browser.press(.prompt(.addJob))
            browser.send(.paste(RawText(list)))
            #expect(browser.state.promptRemark?.text.string.hasPrefix("2 ids") == true)
            browser.send(.submit)
            // The job that was on screen is left: the place in it is kept beside.
            let watched = browser.effects.filter { if case .store = $0 { false } else { true } }
            #expect(watched == [.watch(try .test("b")), .watch(try .test("c"))], "\(list)")
            #expect(browser.state.jobs.selected == (try .test("b")))
            #expect(browser.state.screen.notice?.text == "2 jobs added")
        }
    }

    @Test("Of a list in which some jobs are there already the others are added")
    func knownJobs() throws {
        var browser = try open()
        browser.press(.prompt(.addJob))
        browser.send(.paste("a b"), .submit)
        #expect(browser.effects == [.watch(try .test("b"))])
        #expect(browser.state.screen.notice?.text == "1 job added, 1 in the list already")
    }

    @Test("A paste for which there is no room is cut, and how much of it is told")
    func longPaste() throws {
        var browser = try open()
        browser.press(.prompt(.note))
        browser.send(.paste(RawText(String(repeating: "x", count: LineEditor.limit + 7))))
        #expect(browser.promptText?.count == LineEditor.limit)
        #expect(browser.state.promptRemark?.text.string.contains("last 7 characters were left out") == true)
    }

    @Test("A paste where nothing takes one does nothing, and says what does")
    func strayPaste() throws {
        var browser = try open()
        let before = stand(browser)
        browser.send(.paste("wwD"))
        #expect(stand(browser) == before && browser.effects.isEmpty)
        #expect(browser.state.screen.notice?.text.string.contains("/ search, f filter") == true)
    }

    @Test("An empty search and an empty filter show two examples, an export which endings there are")
    func examples() throws {
        var browser = try open()
        browser.press(.prompt(.filter))
        let filter = #"Keep answers such as   any of "Service", "Delivery"   or   length < 20 and not followups"#
        #expect(browser.state.promptRemark?.text.string == filter)
        browser.press(.back, .prompt(.search))
        #expect(browser.state.promptRemark?.text == "Look for a text such as   late delivery   or   didn't")
        press([.control("r")], &browser)
        #expect(browser.state.promptRemark?.text.string.contains("late|slow") == true)
        browser.press(.back, .prompt(.exportPane))
        write("q.x", &browser)
        #expect(browser.state.promptRemark?.text.string.contains(".csv, ") == true)
    }
}

@Suite("Completion in prompts")
struct CompletionTests {
    private func open(_ prompt: PromptCommand) throws -> TestBrowser {
        var browser = TestBrowser()
        browser.send(.openSaved(try Sample.small()), .marks(try .test("a"), [:]))
        browser.press(.focusCodes, .prompt(prompt))
        browser.send(.edit(.deleteAll))
        return browser
    }

    private func complete(_ line: String, _ browser: inout TestBrowser) {
        browser.send(.edit(.end), .edit(.deleteAll))
        browser.type(line)
        browser.send(.promptKey(.complete(1)))
    }

    @Test(
        "A filter's words and labels are completed where the cursor is",
        arguments: [
            ("foll", "followups"), ("length < 3 and peo", "length < 3 and people of "),
            ("any of del", #"any of "Delivery""#), ("any of \"kin", #"any of "Kind staff""#),
            ("any of \"Delivery\", q", #"any of "Delivery", "Quick help""#),
            ("late folk: any of \"se", #"late folk: any of "Service""#), ("text \"del", "text \"del"),
            ("zzz", "zzz"),
        ])
    func filters(line: String, completed: String) throws {
        var browser = try open(.filter)
        complete(line, &browser)
        #expect(browser.promptText == completed)
    }

    @Test("Where several words fit, Tab takes one after the other, and Shift-Tab goes back")
    func several() throws {
        var browser = try open(.filter)
        complete("none of ", &browser)
        #expect(browser.promptText == #"none of ""#, "all begin with a quote")
        #expect(browser.state.promptRemark?.text.string.hasPrefix("4 fit: \"Service\"") == true)
        browser.send(.promptKey(.complete(1)), .promptKey(.complete(1)))
        #expect(browser.promptText == #"none of "Kind staff""#)
        #expect(browser.state.promptRemark?.text.string.contains("▸ \"Kind staff\"") == true)
        browser.send(.promptKey(.complete(-1)), .promptKey(.complete(-1)))
        #expect(browser.promptText == #"none of "Delivery""#, "the list goes round")
        browser.type(",")
        #expect(browser.state.promptRemark == nil)
    }

    @Test("What stands after the cursor stays")
    func midLine() throws {
        var browser = try open(.filter)
        browser.type("any of \"de and followups")
        for _ in 0..<" and followups".count { browser.send(.edit(.left)) }
        browser.send(.promptKey(.complete(1)))
        #expect(browser.promptText == #"any of "Delivery" and followups"#)
    }

    @Test("A path is completed with names of files, then with the endings of formats")
    func files() throws {
        var browser = try open(.exportPane)
        complete("exports/wave.w", &browser)
        guard case .listFiles(let request)? = browser.effects.last else {
            Issue.record("no files were asked for")
            return
        }
        #expect(request.path == "exports/wave.w")
        browser.send(.files(request.token, ["wave.wxyz.csv"]))
        #expect(browser.promptText == "exports/wave.wxyz.csv")
        browser.send(.promptKey(.complete(1)))
        #expect(browser.promptText == "exports/wave.wide.csv")
    }

    @Test("Names that come after the line changed are dropped")
    func lateFiles() throws {
        var browser = try open(.exportPane)
        complete("a", &browser)
        guard case .listFiles(let request)? = browser.effects.last else {
            Issue.record("no files were asked for")
            return
        }
        browser.type("b")
        browser.send(.files(request.token, ["abc.csv"]))
        #expect(browser.promptText == "ab")
        complete("x", &browser)
        browser.press(.back)
        browser.send(.files(request.token, ["xyz.csv"]))
        #expect(browser.state.screen.prompt == nil)
    }

    @Test("An export's prompt stays until its file is begun; typing meanwhile goes nowhere")
    func waiting() throws {
        var browser = try open(.exportPane)
        browser.type("q.csv")
        browser.send(.submit)
        guard case .export(let request)? = browser.effects.last else {
            Issue.record("nothing is exported")
            return
        }
        browser.type("tD")
        browser.send(.submit)
        #expect(browser.promptText == "q.csv" && browser.effects.isEmpty)
        browser.send(.exported(request.token, .failed("no room")))
        #expect(browser.state.promptRemark == Notice(.warning, "Not saved: no room"))
        browser.send(.submit)
        guard case .export(let second)? = browser.effects.last else {
            Issue.record("nothing is exported")
            return
        }
        browser.press(.back)
        browser.send(.exported(second.token, .exists))
        #expect(browser.state.screen.prompt == nil)
        #expect(browser.state.screen.notice == Notice(.warning, "Not saved: q.csv exists already"))
    }
}
