import Analysis
import CodingModel
import TerminalText
import Testing

@testable import Browser

@Suite("Matches in other questions, outside a filter, and what is told of them")
struct ElsewhereTests {
    /// Three questions; “crew” is said in the first and the third, “phone” in the third alone.
    private func openThree() throws -> TestBrowser {
        let food = Sample.code(1, "Food", [Sample.answer(1, "crew and crew"), Sample.answer(2, "fine")])
        let crew = Sample.code(2, "Crew", [Sample.answer(3, "the crew")])
        let other = Sample.code(1, "Else", [Sample.answer(1, "no")])
        let late = Sample.code(1, "Late", [Sample.answer(1, "so")])
        let staff = Sample.code(2, "Staff", [Sample.answer(2, "crew, again"), Sample.answer(4, "a phone and a crew")])
        let questions = [
            Sample.question("Q1", "?", [food, crew]), Sample.question("Q2", "?", [other]),
            Sample.question("Q3", "?", [late, staff]),
        ]
        var browser = TestBrowser()
        browser.send(.openSaved(try Sample.job(pages: ["[\(questions.joined(separator: ","))]"])))
        return browser
    }

    private func keep(_ pattern: String, in browser: inout TestBrowser) {
        browser.press(.prompt(.search))
        browser.search(pattern)
        browser.send(.submit)
    }

    private func title(_ browser: TestBrowser) -> String {
        browser.state.answerList(width: 80, rows: 9).title.string
    }

    private func notice(_ browser: TestBrowser) -> String? { browser.state.footer.notice?.text.string }

    private func searched(_ browser: TestBrowser) -> String {
        browser.pane.search.map(\.string).joined(separator: " ")
    }

    /// The places that a key leads to.
    private func way(_ command: Command, _ count: Int, in browser: inout TestBrowser) -> [String] {
        (0..<count).map { _ in
            browser.press(command)
            browser.runAnalyses()
            return "\(browser.state.jobs.openQuestion?.identifier.string ?? "") \(browser.selected?.string ?? "")"
        }
    }

    @Test("What other questions have is told, and n goes on to it from whatever pane, round the job and back")
    func otherQuestions() throws {
        var browser = try openThree()
        keep("crew", in: &browser)
        #expect(notice(browser) == "2 in answers · 1 label · 2 in other questions: n")
        #expect(searched(browser) == "“crew”: 2 in answers · 1 label · 2 in other questions")
        browser.press(.focusAnswers)
        #expect(way(.nextMatch, 5, in: &browser) == ["Q1 r1", "Q1 r3", "Q3 r2", "Q3 r4", "Q1 r1"])
        #expect(way(.previousMatch, 5, in: &browser) == ["Q3 r4", "Q3 r2", "Q1 r3", "Q1 r1", "Q1 r1"])
        browser.press(.focusJobs)
        #expect(way(.nextMatch, 3, in: &browser) == ["Q1 r1", "Q1 r3", "Q3 r2"])
    }

    @Test("In the tree n goes through the codes with matches, and on to the next question")
    func otherQuestionsFromTree() throws {
        var browser = try openThree()
        keep("phone", in: &browser)
        #expect(title(browser) == "Food · 2 people · 0 of 2 match · 1 in other questions: n")
        #expect(notice(browser) == "“phone”: 0 in answers · 1 in other questions: n")
        browser.press(.focusCodes, .nextMatch)
        #expect(notice(browser) == "On to Q3, which has matches too")
        browser.runAnalyses()
        #expect(browser.selected == "r4" && browser.state.screen.focus == .codes)
        browser.press(.nextMatch)
        browser.runAnalyses()
        #expect(notice(browser) == "Staff is the only code that matches")
    }

    @Test("Steps that come before another question is searched are made when it is")
    func stepsOverQuestions() throws {
        var browser = try openThree()
        keep("crew", in: &browser)
        browser.press(.focusAnswers)
        browser.press(.nextMatch, .nextMatch, .nextMatch)
        #expect(browser.state.jobs.openQuestion?.identifier == "Q3")
        let request = try #require(browser.request)
        browser.press(.nextMatch)
        browser.runSearch(request)
        #expect(browser.selected == "r4")
    }

    @Test("Matches that a filter left out are not denied: how many they are is said, and the key that shows them")
    func outsideFilter() throws {
        var browser = try openThree()
        browser.press(.focusCodes)
        browser.filter("not text \"crew\"")
        keep("crew", in: &browser)
        let expected = "2 outside the filter: v shows all · 2 in other questions: n"
        #expect(title(browser).hasSuffix("0 of 1 match · \(expected)"))
        #expect(searched(browser).hasPrefix("“crew”: 0 in answers · 1 label · 2 outside the filter"))
        browser.press(.nextMatch, .focusCodes)
        keep("again", in: &browser)
        browser.press(.focusAnswers)
        browser.press(.sheet(.respondent))
        #expect(browser.state.screen.sheets.isEmpty)
    }

    @Test("An id that a filter left out is told as well")
    func identifierOutsideFilter() throws {
        var browser = try openThree()
        browser.press(.focusCodes)
        browser.filter("not text \"crew\"")
        keep("r3", in: &browser)
        #expect(title(browser).hasSuffix("0 of 1 match in ids · 1 outside the filter: v shows all"))
    }

    @Test("Enter before the search is complete: what it finds is told when it is found, and again when more is")
    func told() throws {
        var browser = try openThree()
        browser.press(.prompt(.search))
        browser.type("crew")
        let request = try #require(browser.request)
        var search = request.search
        browser.send(.submit)
        #expect(notice(browser) == nil)
        while !search.isComplete { search.advance(bytes: 1) }
        browser.send(.found(request.token, search.hits))
        #expect(notice(browser) == "2 in answers · 1 label")
        search.advance(bytes: .max)
        browser.send(.found(request.token, search.hits))
        #expect(notice(browser) == "2 in answers · 1 label · 2 in other questions: n")
    }

    @Test("Of nothing, too, it is told once it is known; whoever went on is told no more")
    func toldLater() throws {
        var browser = try openThree()
        for isLeft in [false, true] {
            browser.press(.prompt(.search))
            browser.send(.edit(.deleteAll))
            browser.type("zzzz")
            let request = try #require(browser.request)
            browser.send(.submit)
            if isLeft { browser.press(.focusCodes) }
            browser.runSearch(request)
            #expect(notice(browser) == (isLeft ? nil : "No answer to this question matches “zzzz”"))
        }
    }

    @Test("A pattern that is cut off is told at Enter, at n, in the title and over the tree; at a label, too")
    func cutOff() throws {
        let letters = String(repeating: "a", count: 60)
        let codes = [
            Sample.code(1, "Few", [Sample.answer(1, letters), Sample.answer(2, "fine")]),
            Sample.code(2, letters, [Sample.answer(3, "so")]),
        ]
        var browser = TestBrowser()
        browser.send(.openSaved(try Sample.job(pages: ["[\(Sample.question("Q1", "?", codes))]"])))
        browser.press(.prompt(.search))
        browser.send(.promptKey(.toggleSyntax))
        browser.search("(a+)+[bc]")
        browser.send(.submit)
        let told = "The pattern takes too long: not known of 1 answer and 1 label"
        #expect(browser.state.footer.notice?.tone == .warning && notice(browser) == told)
        #expect(title(browser).hasSuffix("0+ of 2 match"))
        #expect(searched(browser).contains("not known of 1 answer and 1 label"))
        browser.press(.focusAnswers, .nextMatch)
        #expect(notice(browser) == told)
    }

    @Test("A command is held back again under another code without a match")
    func heldBackAgain() throws {
        var browser = try openThree()
        keep("zeppelin", in: &browser)
        browser.press(.focusCodes)
        for _ in 0..<2 {
            for isHeldBack in [true, false] {
                browser.press(.sheet(.respondent))
                #expect(browser.state.screen.sheets.isEmpty == isHeldBack)
            }
            browser.press(.back, .moveDown)
        }
    }

    @Test("A matching label is marked in the tree and among an answer's codes, an id in its head; n counts them")
    func marked() throws {
        for (scope, pattern, kind) in [
            (2, "crew", DetailLine.Kind.link(isSelected: false)), (3, "r3", .heading), (4, "r3", .heading),
        ] {
            var browser = try openThree()
            browser.press(.focusCodes, .moveDown, .prompt(.search))
            for _ in 0..<scope { browser.send(.promptKey(.cycleScope)) }
            browser.search(pattern)
            browser.send(.submit)
            browser.runAnalyses()
            let detail = browser.state.detail(width: 60, height: 60)
            let lines = detail.lines.filter { !$0.hits.isEmpty }
            #expect(lines.map(\.kind) == [kind] && lines.first?.current?.count == pattern.count, "\(pattern)")
            #expect(detail.title.string.hasSuffix("· match 1 of 1"))
            guard case .tree(let rows) = browser.pane.content, scope == 2 else { continue }
            #expect(rows.map(\.labelHits) == [[], [0..<4]])
        }
    }

    @Test("Several words that nobody said in one piece: the notice tells how each is looked for, in a line")
    func wordsApart() throws {
        var browser = try openThree()
        keep("fridge crew", in: &browser)
        let told = notice(browser) ?? ""
        #expect(told == "Not in one piece: “fridge crew”. For both: f text \"fridge\" and text \"crew\"")
        browser.filter(String(told.dropFirst("Not in one piece: “fridge crew”. For both: f ".count)))
        #expect(browser.filterLine.hasPrefix("0 of 3 answers"))
        browser.press(.dropFilter)
        keep("extraordinarily long words of many an expression that nobody said", in: &browser)
        #expect(notice(browser)?.hasSuffix("in one piece; f finds words apart") == true)
    }

    @Test("A new search begins with answers, whatever the one before looked at; its example fits the scope")
    func newScope() throws {
        var browser = try openThree()
        var examples: [String] = []
        browser.press(.prompt(.search))
        for _ in SearchScope.allCases {
            examples.append(browser.state.promptRemark?.text.string ?? "")
            browser.send(.promptKey(.cycleScope))
        }
        let expected = [
            "Look for a text such as   late delivery   or   didn't",
            "Look for words of a follow-up question such as   what else",
            "Look for a code's label such as   Food", "Look for a respondent's id such as   r1",
            "Look for a text such as   late delivery   or   didn't",
        ]
        #expect(examples == expected)
        browser.send(.promptKey(.cycleScope))
        browser.press(.back, .prompt(.search))
        #expect(browser.state.promptModel(width: 80)?.label == "/")
    }
}
