import CodingModel
import TerminalText
import TestSupport
import Testing

@Suite("The builder, fed by events")
struct BuilderTests {
    private func builderWithChain(depth: Int, answers: (Int) -> [String]) -> CodedJobBuilder {
        var builder = CodedJobBuilder(job: .sample)
        builder.beginQuestion(identifier: "Q1".utf8.span, text: "Deep?".utf8.span)
        for level in 0..<depth {
            builder.beginCode(id: Int64(level), label: "L".utf8.span)
            for name in answers(level) {
                builder.answer(Answer("\(name): x"))
            }
        }
        for _ in 0..<depth { builder.endCode() }
        builder.endQuestion()
        return builder
    }

    @Test("10,000 codes inside one another, with an answer at each")
    func tenThousandDeep() throws {
        let depth = 10_000
        var builder = builderWithChain(depth: depth) { ["r\($0)"] }
        let question = try builder.snapshot(isComplete: true).questions[at: 0]
        let last = depth - 1
        #expect(question.codeCount == depth)
        #expect(question.depth(of: last) == last)
        #expect(question.subtreeEnd(of: 0) == depth)
        #expect(question.counts(of: 0).netAnswers == depth)
        #expect(question.counts(of: depth / 2).netRespondents == depth / 2)
        #expect(question.netAnswers(of: 3).count == depth - 3)
        #expect(Array(question.netAnswers(of: depth - 2)) == [last - 1, last])
        #expect(question.index(of: question.path(of: last)) == last)
        #expect(question.ordering(of: Array(question.codeIndices)).codes == Array(question.codeIndices))
    }

    @Test("A deep tree whose codes all repeat one answer")
    func deepRepetition() throws {
        var builder = builderWithChain(depth: 10_000) { _ in ["ann"] }
        let question = try builder.snapshot(isComplete: true).questions[at: 0]
        #expect(question.answerCount == 1)
        #expect(question.counts(of: 0).netAnswers == 1)
        #expect(question.counts(of: 0).netMentions == 10_000)
        #expect(question.codes(of: 0).count == 10_000)
    }

    @Test("Events that have no place where they come are ignored")
    func misplacedEvents() throws {
        var builder = CodedJobBuilder(job: .sample)
        builder.endCode()
        builder.answer(Answer("ann: in no question"))
        builder.beginCode(id: 1, label: "outside".utf8.span)
        builder.beginQuestion(identifier: "Q1".utf8.span, text: "".utf8.span)
        builder.answer(Answer("ann: on no code"))
        builder.endQuestion()
        builder.endQuestion()
        let job = builder.snapshot(isComplete: true)
        #expect(job.questions.map(\.codeCount) == [0])
        #expect(job.respondentCount == 0)
    }

    @Test("Texts larger than a block of the arena, and many small ones, come back whole")
    func largeTexts() throws {
        let large = String(repeating: "ä", count: 400_000)
        let answers = (0..<9_000).map { Answer("r\($0): text number \($0)") }
        let page = Page(Question("Q1", Code(1, [Answer(responseIdentifier: "big", text: RawText(large))] + answers)))
        let question = try job(of: page).questions[at: 0]
        #expect(question.answerText(of: 0).string == large)
        #expect((1...9_000).allSatisfy { question.answerText(of: $0).string == "text number \($0 - 1)" })
    }

    @Test("Nothing known yet: an empty job that counts as queued")
    func emptyJob() {
        var builder = CodedJobBuilder(job: .sample)
        let job = builder.snapshot(isComplete: false)
        #expect(job.report.status == .queued)
        #expect(job.questions.isEmpty)
        #expect(job.respondentCount == 0)
        #expect(!job.isComplete)
    }
}

extension AnswerDraft {
    /// The draft of a whole answer.
    init(_ answer: Answer) {
        self.init()
        setIdentifier(answer.responseIdentifier.string.utf8.span)
        setText(answer.text.string.utf8.span)
        for followup in answer.followups {
            setFollowupQuestion(followup.question.string.utf8.span)
            setFollowupAnswer(followup.answer.string.utf8.span)
            endFollowup()
        }
        end()
    }
}

extension CodedJobBuilder {
    mutating func answer(_ answer: Answer) {
        var draft = AnswerDraft(answer)
        self.answer(&draft)
    }
}
