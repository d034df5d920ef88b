import CodingModel
import TerminalText
import TestSupport
import Testing

@Suite("Merging pages, rule by rule")
struct MergeRuleTests {
    @Test("A question on two pages is one question")
    func questionsMergeByIdentifier() throws {
        let job = try job(of: Page(Question("Q1", Code(1))), Page(Question("Q2", Code(1)), Question("Q1", Code(2))))
        #expect(job.questions.map(\.identifier) == ["Q1", "Q2"])
        #expect(try job.questions[at: 0].outline == ["1 Label of 1", "2 Label of 2"])
    }

    @Test("A code on two pages is one code, with the answers of both")
    func codesMergeByPath() throws {
        let question = try job(
            of: Page(Question("Q1", Code(1, children: [Code(11, [Answer("ann: a")])]))),
            Page(Question("Q1", Code(1, children: [Code(11, [Answer("bob: b")])])))
        ).questions[at: 0]
        #expect(question.outline == ["1 Label of 1", ".11 Label of 11"])
        #expect(try question.directTexts("1/11") == ["a", "b"])
    }

    @Test("The same id under two parents is two codes")
    func sameIdElsewhereIsAnotherCode() throws {
        let question = try job(
            of: Page(
                Question(
                    "Q1", Code(1, children: [Code(9, [Answer("ann: a")])]),
                    Code(2, children: [Code(9, [Answer("bob: b")])]), Code(9)))
        ).questions[at: 0]
        #expect(question.codeCount == 5)
        #expect(try question.directTexts("1/9") == ["a"])
        #expect(try question.directTexts("2/9") == ["b"])
        #expect(try question.directTexts("9") == [])
    }

    @Test("The same codes in two questions stay apart")
    func questionsDoNotShareCodes() throws {
        let job = try job(of: Page(Question("Q1", Code(1, [Answer("ann: a")])), Question("Q2", Code(1))))
        #expect(try job.questions[at: 0].mentions == 1)
        #expect(try job.questions[at: 1].mentions == 0)
    }

    @Test("An answer that a code has already is not added again")
    func answersMergeBySetUnion() throws {
        let question = try job(
            of: Page(Question("Q1", Code(1, [Answer("ann: a"), Answer("bob: b"), Answer("ann: a")]))),
            Page(Question("Q1", Code(1, [Answer("bob: b"), Answer("cy: c")])))
        ).questions[at: 0]
        #expect(try question.directTexts("1") == ["a", "b", "c"])
        #expect(question.mentions == 3)
    }

    @Test("Questions, codes, answers and respondents stand by first appearance")
    func orderIsFirstAppearance() throws {
        let job = try job(
            of: Page(Question("Q2", Code(5, [Answer("zoe: z")]), Code(3))),
            Page(Question("Q1", Code(1, [Answer("ann: a")]))),
            Page(Question("Q2", Code(4), Code(3, children: [Code(31)]), Code(5, [Answer("bob: b")]))))
        #expect(job.questions.map(\.identifier) == ["Q2", "Q1"])
        #expect(try job.questions[at: 0].codeIndices.map(job.questions[at: 0].id(of:)) == [5, 3, 31, 4])
        #expect((0..<job.respondentCount).map(job.responseIdentifier(of:)) == ["zoe", "ann", "bob"])
    }

    @Test("Answers and respondents keep their numbers as pages arrive")
    func numbersAreStable() throws {
        var builder = CodedJobBuilder(job: .sample)
        try builder.merge(Page(Question("Q1", Code(2, [Answer("ann: a"), Answer("bob: b")]))))
        let before = builder.snapshot(isComplete: false)
        try builder.merge(Page(Question("Q1", Code(2, children: [Code(21, [Answer("cy: c")])]), Code(1))))
        let after = builder.snapshot(isComplete: true)
        #expect(try (0..<2).map(after.questions[at: 0].answer) == (0..<2).map(before.questions[at: 0].answer))
        #expect(try before.questions[at: 0].answerCount == 2)
        #expect(try before.questions[at: 0].codeCount == 1)
        #expect(try after.questions[at: 0].answerCount == 3)
    }

    @Test("A label that differs later: the first is kept, one warning tells")
    func firstLabelIsKept() throws {
        let job = try job(
            of: Page(Question("Q1", Code(1, children: [Code(11, label: "Fast")]))),
            Page(Question("Q1", Code(1, children: [Code(11, label: "Quick")]))),
            Page(Question("Q1", Code(1, children: [Code(11, label: "Speedy")]))))
        #expect(try job.questions[at: 0].outline == ["1 Label of 1", ".11 Fast"])
        #expect(job.warnings.map(\.question) == ["Q1"])
        #expect(
            job.warnings.map(\.sentence) == [
                "Code 1/11 of question Q1 is called “Fast” first and “Quick” later; the first label is kept."
            ])
    }

    @Test("A question text that differs later: the first is kept, one warning tells")
    func firstQuestionTextIsKept() throws {
        let job = try job(
            of: Page(Question("Q1", text: "Why?", Code(1))), Page(Question("Q1", text: "Why not?", Code(2))),
            Page(Question("Q1", text: "What?", Code(2))))
        #expect(try job.questions[at: 0].text == "Why?")
        #expect(job.warnings.map(\.kind) == [.questionTextDiffers])
        #expect(
            job.warnings.map(\.sentence) == [
                "Question Q1 is worded “Why?” first and “Why not?” later; the first wording is kept."
            ])
    }

    @Test("Two siblings with one id merge, and a warning tells; twice over pages is no duplicate")
    func duplicateSiblingsMerge() throws {
        let twice = Page(
            Question(
                "Q1", Code(1, label: "A", [Answer("ann: a")], children: [Code(11)]),
                Code(1, label: "A", [Answer("bob: b")], children: [Code(11), Code(12)])))
        let job = try job(of: twice, twice)
        #expect(try job.questions[at: 0].outline == ["1 A", ".11 Label of 11", ".12 Label of 12"])
        #expect(try job.questions[at: 0].directTexts("1") == ["a", "b"])
        #expect(job.warnings.map(\.kind) == [try .duplicateCode(CodePath(parsing: "1").orThrow("path"))])
        #expect(
            try CodingModelTests.job(of: Page(Question("Q1", Code(1))), Page(Question("Q1", Code(1)))).warnings == [])
    }

    @Test("One respondent with two texts has two answers")
    func sameRespondentOtherText() throws {
        let job = try job(of: Page(Question("Q1", Code(1, [Answer("ann: first"), Answer("ann: second")]))))
        let question = try job.questions[at: 0]
        #expect(try question.directTexts("1") == ["first", "second"])
        #expect(question.codedRespondents == 1)
        #expect(question.counts(of: 0).netAnswers == 2)
        #expect(question.counts(of: 0).netRespondents == 1)
    }

    @Test("Answers that differ in their follow-ups alone, or in how these are cut, are two")
    func identityIncludesFollowups() throws {
        let plain = Answer("ann: same")
        let asked = Answer("ann: same", followups: [Followup(question: "Why?", answer: "So")])
        let cutOtherwise = Answer("ann: same", followups: [Followup(question: "Why?S", answer: "o")])
        let textCutOtherwise = Answer("ann: sameWhy?", followups: [Followup(question: "", answer: "So")])
        let all = [plain, asked, cutOtherwise, textCutOtherwise]
        let question = try job(of: Page(Question("Q1", Code(1, all), Code(2, all.reversed())))).questions[at: 0]
        #expect((0..<question.answerCount).map(question.answer) == all)
        #expect((0..<4).map(question.followupCount) == [0, 1, 1, 1])
    }

    @Test("One respondent over questions is one respondent with several answers")
    func respondentsSpanQuestions() throws {
        let job = try job(
            of: Page(
                Question("Q1", Code(1, [Answer("bob: x"), Answer("ann: a1"), Answer("ann: a2")])),
                Question("Q2", Code(1, [Answer("ann: a3")]))))
        let ann = try job.respondent(identifiedBy: "ann").orThrow("ann")
        #expect(job.respondentCount == 2)
        #expect(
            job.answers(of: ann) == [
                AnswerReference(question: 0, answer: 1), AnswerReference(question: 0, answer: 2),
                AnswerReference(question: 1, answer: 0),
            ])
        #expect(job.respondent(identifiedBy: "nobody") == nil)
    }

    @Test("The same text of two questions is two answers")
    func answersBelongToTheirQuestion() throws {
        let job = try job(
            of: Page(Question("Q1", Code(1, [Answer("ann: a")])), Question("Q2", Code(1, [Answer("ann: a")]))))
        #expect(job.questions.map(\.answerCount) == [1, 1])
    }

    @Test("A page that comes again merges to nothing")
    func repeatedPageChangesNothing() throws {
        let page = Page(Question("Q1", Code(1, [Answer("ann: a")], children: [Code(11, [Answer("ann: a")])])))
        let once = try job(of: page)
        let thrice = try job(of: page, page, page)
        #expect(Reading(thrice) == Reading(once))
        #expect(thrice.warnings == [])
        #expect(thrice.pagesMerged == 3)
    }

    @Test("An empty page changes nothing but the number of pages")
    func emptyPage() throws {
        let page = Page(Question("Q1", Code(1, [Answer("ann: a")])))
        let job = try job(of: page, Page())
        #expect(Reading(job) == Reading(try CodingModelTests.job(of: page)))
        #expect(job.pagesMerged == 2)
    }

    @Test("Texts are told apart by their bytes: nothing that looks alike is merged")
    func canonicalEquivalentsStayApart() throws {
        let composed = Answer("ann: caf\u{E9}")
        let decomposed = Answer("ann: cafe\u{301}")
        let question = try job(of: Page(Question("Q1", Code(1, [composed, decomposed])))).questions[at: 0]
        #expect(question.answerCount == 2)
        #expect(question.answerText(of: 1).string.unicodeScalars.count == 5)
    }

    @Test("Contradictions are told up to a hundred, then counted")
    func warningsAreBounded() throws {
        let first = Page(questions: [Question("Q1", text: "", codes: (0..<150).map { Code($0, label: "a") })])
        let second = Page(questions: [Question("Q1", text: "", codes: (0..<150).map { Code($0, label: "b") })])
        let warnings = try job(of: first, second).warnings
        #expect(warnings.count == 101)
        #expect(warnings.last?.kind == .more(50))
    }

    @Test("Warnings quote no more than the beginning of what a server sent")
    func warningsAreShort() throws {
        let long = String(repeating: "x\u{301}", count: 50_000)
        let first = Page(Question(long, text: long + "1", Code(1, label: long + "1"), Code(1, label: long + "1")))
        let second = Page(Question(long, text: long + "2", Code(1, label: long + "2")))
        var builder = CodedJobBuilder(job: try JobIdentifier(RawText(long)).orThrow("id"))
        for page in [first, second] { try builder.merge(page) }
        let warnings = builder.snapshot(isComplete: true).warnings
        #expect(warnings.count == 5)
        for warning in warnings { #expect(warning.sentence.string.unicodeScalars.count < 400) }
    }

    @Test("A page tells whether it brought anything new")
    func growth() throws {
        let page = Page(Question("Q1", Code(1, [Answer("ann: a")])))
        var builder = CodedJobBuilder(job: .sample)
        #expect(try builder.merge(Page()) == false)
        for (next, isNews) in [
            (page, true), (page, false), (Page(Question("Q1", Code(1, label: "other"))), false),
            (Page(Question("Q1", Code(2))), true), (Page(Question("Q2")), true),
            (Page(Question("Q1", Code(1, [Answer("bob: b")]))), true),
        ] {
            #expect(try builder.merge(next) == isNews)
        }
    }

    @Test("A job whose id comes back in the other case is the same job")
    func caseOfIdentifier() throws {
        var builder = CodedJobBuilder(job: try JobIdentifier("SAMPLE-Job").orThrow("id"))
        try builder.merge(Page())
        #expect(builder.snapshot(isComplete: true).warnings == [])
    }

    @Test("A page about another job is merged with a warning")
    func foreignJob() throws {
        var builder = CodedJobBuilder(job: try JobIdentifier("other").orThrow("id"))
        try builder.merge(Page())
        #expect(builder.snapshot(isComplete: true).warnings.map(\.kind) == [.foreignJob])
    }
}
