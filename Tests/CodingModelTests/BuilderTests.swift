import CodingModel
import TerminalText
import Testing

@Suite("The builder, fed by events")
struct BuilderTests {
    private func builderWithChain(depth: Int, answers: (Int) -> [String]) -> CodedJobBuilder {
        var builder = CodedJobBuilder(job: .sample)
        builder.beginQuestion(identifier: "Q1".utf8.span, text: "Deep?".utf8.span)
        for level in 0..<depth {
            builder.beginCode(id: Int64(level), label: "L".utf8.span)
            for name in answers(level) {
                builder.beginAnswer(responseIdentifier: name.utf8.span, text: "x".utf8.span)
                builder.endAnswer()
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
        let question = builder.snapshot(isComplete: true).questions[0]
        let last = depth - 1
        #expect(question.codeCount == depth)
        #expect(question.depth(of: last) == last)
        #expect(question.subtreeEnd(of: 0) == depth)
        #expect(question.counts(of: 0).netAnswers == depth)
        #expect(question.counts(of: depth / 2).netRespondents == depth / 2)
        #expect(question.netAnswers(of: 3).count == depth - 3)
        #expect(Array(question.netAnswers(of: depth - 2)) == [last - 1, last])
        #expect(question.index(of: question.path(of: last)) == last)
        #expect(question.ordering(by: .label).codes == Array(question.codeIndices))
    }

    @Test("A deep tree whose codes all repeat one answer")
    func deepRepetition() throws {
        var builder = builderWithChain(depth: 10_000) { _ in ["ann"] }
        let question = builder.snapshot(isComplete: true).questions[0]
        #expect(question.answerCount == 1)
        #expect(question.counts(of: 0).netAnswers == 1)
        #expect(question.counts(of: 0).netMentions == 10_000)
        #expect(question.codes(of: 0).count == 10_000)
    }

    @Test("Events that have no place where they come are ignored")
    func misplacedEvents() throws {
        var builder = CodedJobBuilder(job: .sample)
        builder.endCode()
        builder.endAnswer()
        builder.followup(question: "q".utf8.span, answer: "a".utf8.span)
        builder.beginCode(id: 1, label: "outside".utf8.span)
        builder.beginQuestion(identifier: "Q1".utf8.span, text: "".utf8.span)
        builder.beginAnswer(responseIdentifier: "ann".utf8.span, text: "on no code".utf8.span)
        builder.endAnswer()
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
        let question = try job(of: page).questions[0]
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

    @Test("Snapshots that are worth it stay few, however many pages there are")
    func snapshotsGrowGeometrically() throws {
        var builder = CodedJobBuilder(job: .sample)
        var taken = 0
        for page in 0..<60 {
            let answers = (0..<1_000).map { Answer("r\(page * 1_000 + $0): x") }
            var content = PageContent()
            CodingModelTests.record(Question("Q1", Code(1, answers)), in: &content)
            let report = JobReport(job: .sample, survey: "s", status: .completed)
            builder.merge(ResultPage(report: report, nextCursor: nil, content: content))
            guard builder.isWorthSnapshot else { continue }
            _ = builder.snapshot(isComplete: false)
            taken += 1
        }
        #expect((15...30).contains(taken), "\(taken) snapshots of 60 pages")
    }
}

/// Tells a sink about a question of one level.
func record(_ question: Question, in sink: inout some CodingSink) {
    sink.beginQuestion(identifier: question.identifier.utf8.span, text: question.text.utf8.span)
    for code in question.codes {
        sink.beginCode(id: code.id, label: code.label.utf8.span)
        for answer in code.answers {
            sink.beginAnswer(
                responseIdentifier: answer.responseIdentifier.string.utf8.span, text: answer.text.string.utf8.span)
            sink.endAnswer()
        }
        sink.endCode()
    }
    sink.endQuestion()
}
