import Analysis
import Canvas
import CodingModel
import TerminalText
import Testing

@testable import Browser

@Suite("Notices: whose they are, and how long they stand")
struct NoticeTests {
    /// Two jobs, the first one read, with its marks; the second is watched.
    private func open(width: Int = 120) throws -> TestBrowser {
        var browser = TestBrowser(width: width)
        browser.send(.openSaved(try Sample.small()), .marks(try .test("a"), [:]), .addJobs([try .test("b")]))
        browser.send(.job(JobUpdate(job: try .test("b"), change: .answered(try Sample.report("b", .processing)))))
        browser.press(.focusCodes, .expandAll)
        return browser
    }

    private func news(_ status: JobStatus = .completed) throws -> Event {
        .job(JobUpdate(job: try .test("b"), change: .answered(try Sample.report("b", status))))
    }

    private func told(_ browser: TestBrowser) -> String { browser.state.footer.notice?.text.string ?? "" }

    private static let trouble = Notice(.warning, "The disk is full")

    @Test(
        "The answer to a key stands until the next key, whatever comes meanwhile; news comes after it, and is not lost")
    func ownNotice() throws {
        var browser = try open()
        browser.press(.agree)
        let own = told(browser)
        #expect(own.hasPrefix("Agreed"))
        browser.send(try news())
        #expect(told(browser) == own && browser.effects == [.ringBell])
        browser.send(.notice(Self.trouble))
        #expect(told(browser) == own)
        browser.press(.moveDown)
        #expect(told(browser) == "The disk is full · Survey b is completed")
        #expect(browser.state.footer.notice?.tone == .warning)
        browser.press(.moveDown)
        #expect(told(browser).isEmpty)
    }

    @Test("A key that means nothing is answered, too")
    func meaningless() throws {
        var browser = try open()
        let event = try #require(browser.state.settings.keymap.event(for: .character("%"), in: browser.state))
        browser.send(event, try news())
        #expect(told(browser).hasPrefix("% has no meaning here"))
    }

    @Test("News that is told again is told once, and of much news the latest is told with the number of the rest")
    func muchNews() throws {
        var browser = try open()
        browser.send(.notice(Self.trouble), .notice(Self.trouble))
        #expect(told(browser) == "The disk is full")
        browser.send(.notice(Notice(.information, "Two")), .notice(Notice(.failure, "Three")), .notice(Self.trouble))
        #expect(told(browser) == "The disk is full · Three · 2 more before")
        #expect(browser.state.footer.notice?.tone == .failure)
    }

    @Test("News hides neither the keys of a blind review nor a line that is typed, and waits for their end")
    func blindReview() throws {
        var browser = try open()
        browser.press(.moveDown, .prompt(.blindReview))
        browser.send(try news())
        #expect(told(browser).isEmpty)
        browser.send(.submit)
        browser.runAnalyses()
        #expect(told(browser).isEmpty)
        browser.press(.agree, .open)
        #expect(told(browser).isEmpty)
        browser.press(.back)
        #expect(told(browser) == "Survey b is completed")
    }

    // MARK: - Notices about work

    @Test("That a sample is still being drawn is told until it is drawn")
    func drawing() throws {
        var browser = try open()
        browser.press(.moveDown, .prompt(.blindReview))
        browser.send(.submit)
        let drawing = browser.effects
        browser.press(.agree)
        #expect(told(browser) == "The sample is still being drawn")
        browser.effects = drawing
        browser.runAnalyses()
        #expect(told(browser).isEmpty)
    }

    @Test("That marks are not read yet is told until they are, by keys and by prompts")
    func marksUnread() throws {
        for command in [Command.agree, .prompt(.note), .prompt(.blindReview)] {
            var browser = TestBrowser()
            browser.send(.openSaved(try Sample.small()))
            browser.press(.focusCodes, command)
            func said() -> String { browser.state.promptRemark?.text.string ?? told(browser) }
            #expect(said() == BrowserState.marksUnread.string, "\(command)")
            browser.send(.marks(try .test("a"), [:]))
            #expect(said() != BrowserState.marksUnread.string, "\(command)")
        }
    }

    @Test("What can't be done yet is told until it can")
    func refusal() throws {
        var browser = TestBrowser()
        browser.send(.addJobs([try .test("a")]))
        browser.press(.sheet(.matrix))
        #expect(told(browser).contains("no codes to show"))
        browser.send(try Sample.results())
        #expect(told(browser).isEmpty)
    }

    @Test("The progress of a file does not take the place of a later answer; its end is told after that")
    func export() throws {
        var browser = try open()
        let (token, _) = browser.state.export(
            .job, as: try #require(SampleFormats.all.all.first), to: "a.csv", mayReplace: false)
        let export = try #require(token)
        browser.send(.exported(export, .writing(bytes: 5_000)))
        #expect(told(browser) == "Writing a.csv: 5 kB")
        browser.press(.agree)
        let own = told(browser)
        browser.send(.exported(export, .writing(bytes: 9_000)))
        #expect(told(browser) == own)
        browser.send(.exported(export, .done(bytes: 9_999, rowlessMarks: 0, path: "a.csv")))
        #expect(told(browser) == own)
        browser.press(.moveDown)
        #expect(told(browser) == "Saved a.csv (9999 bytes)")
    }

    // MARK: - Keys that are typed ahead

    /// Everything that is done to the answer that is read.
    private static let aboutAnswer = Command.allCases.filter(\.isAboutAnswer)

    @Test(
        "A command about the answer that is typed behind a filter waits until the filter has left some",
        arguments: aboutAnswer)
    func behindFilter(command: Command) throws {
        var browser = try open()
        browser.press(.prompt(.filter))
        browser.send(.edit(.deleteAll))
        browser.type("length < 6")
        browser.send(.submit)
        let filtering = browser.effects
        browser.press(command)
        #expect(browser.effects.isEmpty && browser.state.jobs.currentMark == ReviewMark())
        #expect(browser.state.screen.sheets.isEmpty)
        if case .prompt = command {
            // What is typed next must find a prompt.
            #expect(browser.state.promptRemark?.text.string.hasPrefix("The filter is still being applied") == true)
        } else {
            #expect(told(browser).hasPrefix("The filter is still being applied: press "))
        }
        browser.effects = filtering
        browser.runAnalyses()
        #expect(!told(browser).contains("still") && browser.state.promptRemark?.text.string.contains("still") != true)
        browser.press(.back, command)
        #expect(!told(browser).contains("still"))
    }

    @Test(
        "Such a command typed behind a search waits for the match that the reader is led to, and so does the way there")
    func behindSearch() throws {
        var browser = try open()
        browser.press(.prompt(.search))
        browser.type("fast")
        let request = try #require(browser.request)
        browser.send(.submit)
        browser.press(.open, .agree)
        #expect(told(browser).hasPrefix("Still searching: press ") && browser.effects.isEmpty)
        browser.runSearch(request)
        #expect(!told(browser).contains("Still searching") && browser.selected == "r4")
        browser.press(.agree)
        #expect(browser.state.jobs.currentMark.verdict == .agree)
    }

    @Test("A search keeps no way of reading patterns but its own for the next one")
    func syntax() throws {
        var browser = try open()
        browser.press(.prompt(.search))
        browser.send(.promptKey(.toggleSyntax))
        #expect(browser.state.work.syntax == .regularExpression)
        browser.press(.back, .prompt(.search))
        #expect(browser.state.work.syntax == .literal)
        browser.send(.promptKey(.toggleSyntax))
        browser.search("f.st")
        browser.send(.submit)
        browser.press(.prompt(.search))
        #expect(browser.state.work.syntax == .regularExpression)
    }
}
