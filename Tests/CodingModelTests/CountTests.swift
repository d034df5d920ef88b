import CodingModel
import TerminalText
import TestSupport
import Testing

@Suite("Counts, shares and look-ups")
struct CountTests {
    /// Equivalent to the API document's example, in words of our own.
    @Test("The example: one net of one answer, two coded respondents")
    func exampleOfTheAPI() throws {
        let praise = Answer("12345: Everybody on the phone was kind, and it was solved at once.")
        let page = Page(
            Question(
                "Q1",
                Code(
                    1, label: "Customer Service Quality", [praise],
                    children: [Code(11, label: "Staff Helpfulness", [praise])]),
                Code(2, label: "Delivery", [Answer("12346: The site is simple and the parcel came fast.")])))
        let job = try job(of: page)
        let question = try job.questions[at: 0]
        #expect(question.outline == ["1 Customer Service Quality", ".11 Staff Helpfulness", "2 Delivery"])
        #expect(question.codeIndices.map { question.counts(of: $0).netRespondents } == [1, 1, 1])
        #expect(question.codedRespondents == 2)
        #expect(question.answerCount == 2)
        #expect(question.mentions == 3)
        #expect(question.codes(of: 0).map { question.path(of: $0).description } == ["1", "1/11"])
        #expect(job.isComplete)
        #expect(!job.isMarkedIncomplete)
    }

    /// ```
    /// 1        ann:a
    /// ├ 11     ann:a  ann:a2  bob:b
    /// │ └ 111  bob:b  cy:c
    /// └ 12     cy:c   dan:d   ann:a
    /// 2        dan:d2 eve:e
    /// 3
    /// ```
    static let overlapping = Page(
        Question(
            "Q1",
            Code(
                1, label: "beta", [Answer("ann: a")],
                children: [
                    Code(
                        11, label: "late", [Answer("ann: a"), Answer("ann: a2"), Answer("bob: b")],
                        children: [Code(111, [Answer("bob: b"), Answer("cy: c")])]),
                    Code(12, label: "Early", [Answer("cy: c"), Answer("dan: d"), Answer("ann: a")]),
                ]),
            Code(2, label: "Alpha", [Answer("dan: d2"), Answer("eve: e")]), Code(3, label: "alpha")))

    @Test("Overlaps counted by hand")
    func overlaps() throws {
        let question = try job(of: Self.overlapping).questions[at: 0]
        func counts(_ path: String) throws -> [Int] {
            let counts = question.counts(of: try question.code(path))
            return [
                counts.directAnswers, counts.netAnswers, counts.directRespondents, counts.netRespondents,
                counts.directMentions, counts.netMentions,
            ]
        }
        #expect(try counts("1") == [1, 5, 1, 4, 1, 9])
        #expect(try counts("1/11") == [3, 4, 2, 3, 3, 5])
        #expect(try counts("1/11/111") == [2, 2, 2, 2, 2, 2])
        #expect(try counts("1/12") == [3, 3, 3, 3, 3, 3])
        #expect(try counts("2") == [2, 2, 2, 2, 2, 2])
        #expect(try counts("3") == [0, 0, 0, 0, 0, 0])
        #expect(question.codedRespondents == 5)
        #expect(question.answerCount == 7)
        #expect(question.mentions == 11)
        #expect(try question.netTexts("1") == ["a", "a2", "b", "c", "d"])
        #expect(try question.netTexts("1/11") == ["a", "a2", "b", "c"])
        #expect(try question.directTexts("1") == ["a"])
        #expect(try question.netTexts("3") == [])
        #expect(question.codes(of: 0).map { question.path(of: $0).description } == ["1", "1/11", "1/12"])
    }

    @Test("Each base has its own number above the line")
    func shares() throws {
        let question = try job(of: Self.overlapping).questions[at: 0]
        let top = try question.code("1")
        #expect(question.baseSize(.codedRespondents) == 5)
        #expect(question.baseSize(.mentions) == 11)
        #expect(question.baseSize(.given(40)) == 40)
        #expect(question.share(of: top, base: .codedRespondents) == 4.0 / 5)
        #expect(question.share(of: top, base: .mentions) == 9.0 / 11)
        #expect(question.share(of: top, base: .given(40)) == 4.0 / 40)
        #expect(question.share(of: top, base: .given(2)) == 2)
        #expect(question.share(of: top, base: .given(0)) == nil)
        #expect(question.share(of: top, base: .given(-1)) == nil)
    }

    @Test("A question without answers has no share")
    func nothingToShare() throws {
        let question = try job(of: Page(Question("Q1", Code(1)))).questions[at: 0]
        #expect(question.share(of: 0, base: .codedRespondents) == nil)
        #expect(question.share(of: 0, base: .mentions) == nil)
    }

    @Test("An answer is found again after the job was fetched anew in another order")
    func findingAnswersAgain() throws {
        let asked = Answer("ann: a", followups: [Followup(question: "Why?", answer: "So")])
        let old = try job(of: Page(Question("Q1", Code(1, [Answer("ann: a"), asked, Answer("bob: gone")]))))
        let new = try job(
            of: Page(Question("Q0"), Question("Q1", Code(2, [Answer("zoe: z"), asked]), Code(1, [Answer("ann: a")]))))
        let question = new.questions[try new.questionIndex(identifiedBy: "Q1").orThrow("Q1")]
        let found = try (0..<3).map { try question.index(of: old.questions[at: 0].answer($0)) }
        #expect(found == [2, 1, nil])
        #expect(new.questionIndex(identifiedBy: "Q9") == nil)
    }

    @Test("Tree neighbours")
    func neighbours() throws {
        let question = try job(of: Self.overlapping).questions[at: 0]
        let code = try question.code("1/11/111")
        #expect(question.lineage(of: code) == [0, 1, 2])
        #expect(question.parent(of: code) == 1)
        #expect(question.parent(of: 0) == nil)
        #expect(question.subtreeEnd(of: 0) == 4)
        #expect(question.hasChildren(1))
        #expect(!question.hasChildren(code))
        #expect(question.codeIndices.map(question.depth) == [0, 1, 2, 1, 0, 0])
        #expect(question.index(of: try CodePath(parsing: "1/111").orThrow("path")) == nil)
    }

    @Test("A row of indices knows where an index stands")
    func rows() throws {
        let row = try job(of: Self.overlapping).questions[at: 0].netAnswers(of: 3)
        #expect(Array(row) == [0, 3, 4])
        #expect(row.position(of: 3) == 1)
        #expect(row.position(of: 2) == nil)
        #expect(row.position(of: 9) == nil)
        #expect(row.firstPosition(atOrAfter: 1) == 1)
        #expect(row.firstPosition(atOrAfter: 5) == 3)
    }

    @Test(
        "Sorted trees keep families together, ties in the API's order",
        arguments: [
            (CodeOrder.api, ["1", "1/11", "1/11/111", "1/12", "2", "3"]),
            (.net, ["1", "1/11", "1/11/111", "1/12", "2", "3"]),
            (.label, ["2", "3", "1", "1/12", "1/11", "1/11/111"]),
            (.id, ["1", "1/11", "1/11/111", "1/12", "2", "3"]),
        ])
    func orderings(order: CodeOrder, expected: [String]) throws {
        let question = try job(of: Self.overlapping).questions[at: 0]
        let ordering = question.ordering(by: order)
        #expect(ordering.codes.map { question.path(of: $0).description } == expected)
        for (place, code) in ordering.codes.enumerated() { #expect(ordering.place(of: code) == place) }
    }

    @Test("Net order puts the larger first, id order the lower first")
    func netAndIDOrder() throws {
        let answers = (0..<3).map { Answer("r\($0): x") }
        let question = try job(
            of: Page(
                Question(
                    "Q1", Code(7, [answers[0]]), Code(-3, answers), Code(5, children: [Code(2), Code(1, [answers[1]])]))
            )
        ).questions[at: 0]
        #expect(question.ordering(by: .net).codes.map(question.id) == [-3, 7, 5, 1, 2])
        #expect(question.ordering(by: .id).codes.map(question.id) == [-3, 5, 1, 2, 7])
    }
}
