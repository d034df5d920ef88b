import CodingModel
import TerminalText
import TestSupport
import Testing

@Suite("Counts and look-ups")
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

    @Test("Overlaps counted by hand")
    func overlaps() throws {
        let question = try job(of: JobPages.overlapping).questions[at: 0]
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
        let question = try job(of: JobPages.overlapping).questions[at: 0]
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
        let row = try job(of: JobPages.overlapping).questions[at: 0].netAnswers(of: 3)
        #expect(Array(row) == [0, 3, 4])
        #expect(row.position(of: 3) == 1)
        #expect(row.position(of: 2) == nil)
        #expect(row.position(of: 9) == nil)
        #expect(row.firstPosition(atOrAfter: 1) == 1)
        #expect(row.firstPosition(atOrAfter: 5) == 3)
    }
}
