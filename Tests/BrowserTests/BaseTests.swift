import Analysis
import CodingModel
import TerminalText
import Testing

@testable import Browser

@Suite("Bases of percentages")
struct BaseTests {
    private func open(givenBases: [RawText: Int] = [:]) throws -> TestBrowser {
        var browser = TestBrowser(givenBases: givenBases)
        browser.send(.openSaved(try Sample.small()))
        return browser
    }

    @Test("A number that is typed becomes the base of the open question, and the key comes to it from then on")
    func typed() throws {
        var browser = try open()
        browser.press(.prompt(.giveBase))
        browser.type("1 200")
        browser.send(.submit)
        #expect(browser.state.screen.prompt == nil)
        #expect(browser.pane.baseName.string == "1200 (given)")
        #expect(browser.shares.first == 3.0 / 1200)
        var names: [String] = []
        for _ in 0..<3 {
            browser.press(.cycleBase)
            names.append(browser.pane.baseName.string)
        }
        #expect(names == ["4 coded respondents", "5 mentions", "1200 (given)"])
    }

    @Test("A question without a base of its own is told of its coded respondents")
    func otherQuestion() throws {
        var browser = try open(givenBases: ["Q1": 50])
        #expect(browser.pane.baseName.string == "50 (given)")
        browser.press(.nextQuestion)
        #expect(browser.pane.baseName.string.contains("coded respondent"))
    }

    @Test("What is no number changes nothing and says so; nothing at all takes the base back")
    func refused() throws {
        var browser = try open(givenBases: ["Q1": 50])
        for text in ["0", "-3", "1.5", "many", "99999999999999999999"] {
            browser.press(.prompt(.giveBase))
            browser.send(.edit(.deleteAll))
            browser.type(text)
            browser.send(.submit)
            #expect(browser.state.promptRemark?.tone == .warning, "\(text)")
            #expect(browser.pane.baseName.string == "50 (given)")
            browser.press(.back)
        }
        browser.press(.prompt(.giveBase))
        browser.send(.edit(.deleteAll))
        browser.type("60")
        browser.send(.submit)
        #expect(browser.pane.baseName.string == "60 (given)")
        browser.press(.prompt(.giveBase))
        browser.send(.edit(.deleteAll), .submit)
        // What was given outside holds again.
        #expect(browser.pane.baseName.string == "50 (given)")
    }

    @Test("A base below the coded respondents is taken with a warning, for percentages may exceed 100%")
    func tooSmall() throws {
        var browser = try open()
        browser.press(.prompt(.giveBase))
        browser.type("2")
        browser.send(.submit)
        #expect(browser.state.screen.notice?.tone == .warning)
        #expect(browser.shares.first == 1.5)
    }

    @Test(
        "Under a filter a base that is typed is held against all people, and what percentages are of is told as shown")
    func filtered() throws {
        var browser = TestBrowser()
        browser.send(.openSaved(try Sample.small()))
        browser.filter("\"Delivery\"")
        browser.press(.prompt(.giveBase))
        browser.type("3")
        browser.send(.submit)
        #expect(
            browser.state.screen.notice?.text
                == "The base of 3 is less than 4 coded respondents: percentages may exceed 100%"
        )
        browser.press(.prompt(.giveBase))
        browser.send(.edit(.deleteAll), .submit)
        #expect(browser.state.screen.notice?.text == "Percentages are of 2 of 4 coded respondents")
    }

    @Test(
        "A question and a number are told apart at the last equals sign",
        arguments: [
            ("Q1=1200", "Q1 1200"), ("a=b=3", "a=b 3"), ("Q 1= 7 ", "Q 1 7"), ("=5", nil), ("Q1=", nil), ("Q1", nil),
            ("Q1=0", nil), ("Q1=+4", nil), ("Q1=1e3", nil), ("Q1=1000000001", nil),
        ] as [(RawText, String?)])
    func commandLine(text: RawText, expected: String?) {
        #expect(PercentageBase.given(text).map { "\($0.question.string) \($0.size)" } == expected)
    }
}

@Suite("Bases belong to a survey's question")
struct SurveyBaseTests {
    private func job(_ name: String, survey: RawText) throws -> CodedJob {
        var builder = CodedJobBuilder(job: try .test(name))
        let body = """
            {"batchJobId": "\(name)", "surveyIdentifier": "\(survey.string)", "status": "completed",
             "results": {"completedAt": "2026-03-01T10:00:00Z", "questionCodes": \(Sample.small), "nextCursor": null}}
            """
        builder.keep(try builder.read(Array(body.utf8)))
        return builder.snapshot(isComplete: true)
    }

    private func give(_ text: String, _ browser: inout TestBrowser) {
        browser.press(.prompt(.giveBase))
        browser.send(.edit(.deleteAll))
        browser.type(text)
        browser.send(.submit)
    }

    private func base(_ browser: TestBrowser) -> String { browser.pane.baseName.string }

    @Test("A number that is typed holds for every job of the survey and for no other, and is kept")
    func typed() throws {
        var browser = TestBrowser()
        for (name, survey) in [("a", "CSAT"), ("b", "CSAT"), ("c", "NPS")] as [(String, RawText)] {
            browser.send(.openSaved(try job(name, survey: survey)))
        }
        give("90", &browser)
        let question = try #require(SurveyQuestion(survey: "CSAT", question: "Q1"))
        #expect(browser.effects == [.store(.keepBase(90, question))])
        browser.press(.focusJobs, .moveDown)
        #expect(base(browser) == "90 (given)")
        browser.press(.moveDown)
        #expect(base(browser) == "4 coded respondents")
        browser.press(.goToTop)
        give("", &browser)
        #expect(browser.effects == [.store(.keepBase(nil, question))] && base(browser) == "4 coded respondents")
    }

    @Test("What is typed goes first, then the command line, what was kept, and the configuration")
    func precedence() throws {
        let question = try #require(SurveyQuestion(survey: "CSAT", question: "Q1"))
        var browser = TestBrowser(givenBases: ["Q1": 10], of: "CSAT", jobBases: [try .test("a"): ["Q1": 30]])
        browser.send(.openSaved(try job("a", survey: "CSAT")), .openSaved(try job("b", survey: "CSAT")))
        #expect(base(browser) == "30 (given)")
        browser.press(.focusJobs, .moveDown)
        #expect(base(browser) == "10 (given)", "the command line speaks of one job")
        browser.send(.bases([question: 20]))
        #expect(base(browser) == "20 (given)")
        give("40", &browser)
        browser.send(.bases([question: 20]))
        #expect(base(browser) == "40 (given)", "what is typed here is newer than what is read")
        browser.press(.moveUp)
        #expect(base(browser) == "40 (given)")
        give("", &browser)
        #expect(base(browser) == "30 (given)")
    }

    @Test("A survey without a name shares its bases with no other job, and they are not kept")
    func nameless() throws {
        var browser = TestBrowser()
        browser.send(.openSaved(try job("a", survey: "")), .openSaved(try job("b", survey: "")))
        give("90", &browser)
        #expect(browser.effects.isEmpty && base(browser) == "90 (given)")
        browser.press(.focusJobs, .moveDown)
        #expect(base(browser) == "4 coded respondents")
    }
}
