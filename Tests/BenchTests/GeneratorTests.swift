import CodingModel
import TerminalText
import TestSupport
import Testing

@testable import verbatim_bench

@Suite("Generated surveys", .permit(.processor))
struct GeneratorTests {
    private func job(_ pages: [[UInt8]]) throws -> CodedJob {
        var loading = Loading()
        for page in pages { try loading.read(page) }
        return loading.snapshot()
    }

    /// All that the model knows, in order.
    private func facts(of job: CodedJob) -> [String] {
        job.questions.flatMap { question in
            ["\(question.identifier.string) \(question.text.string)"]
                + question.codeIndices.map { code in
                    let answers = question.directAnswers(of: code).map { String($0) }.joined(separator: " ")
                    return "\(question.path(of: code)) \(question.label(of: code).string): \(answers)"
                }
                + (0..<question.answerCount).map { number in
                    let answer = question.answer(number)
                    let followups = answer.followups.map { "\($0.question.string) \($0.answer.string)" }
                    return "\(answer.responseIdentifier.string) \(answer.text.string) \(followups)"
                }
        }
    }

    @Test("The job has the answers, mentions and codes that were planned", arguments: [1, 2, 7, 1_000])
    func plan(answers: Int) throws {
        let plan = SurveyPlan(answers: answers)
        let job = try job([SurveyWriter(plan).page()])
        #expect(job.questions.reduce(0) { $0 + $1.answerCount } == answers)
        #expect(job.questions.reduce(0) { $0 + $1.mentions } == plan.mentions)
        #expect(job.questions.reduce(0) { $0 + $1.codeCount } == plan.codes)
        #expect(job.warnings.isEmpty)
    }

    @Test("Two runs write the same bytes, and another seed others")
    func seed() {
        let first = SurveyWriter(SurveyPlan(answers: 300)).page()
        #expect(first == SurveyWriter(SurveyPlan(answers: 300)).page())
        #expect(first != SurveyWriter(SurveyPlan(answers: 300, seed: 2)).page())
    }

    @Test("Pages merge to the whole job", arguments: [2, 3, 10, 97, 1_000])
    func pages(count: Int) throws {
        let writer = SurveyWriter(SurveyPlan(answers: 150))
        let whole = try job([writer.page()])
        let merged = try job(Array(writer.pages(count: count)))
        #expect(facts(of: merged) == facts(of: whole))
        #expect(merged.warnings.isEmpty)
    }

    @Test("Only the last page has no cursor")
    func cursors() throws {
        let pages = Array(SurveyWriter(SurveyPlan(answers: 20)).pages(count: 3))
        let ends = pages.map { String(decoding: $0.suffix(24), as: UTF8.self) }
        #expect(try ends[at: 0].hasSuffix(#""nextCursor":"page-1"}}"#))
        #expect(try ends[at: 1].hasSuffix(#""nextCursor":"page-2"}}"#))
        #expect(try ends[at: 2].hasSuffix(#""nextCursor":null}}"#))
    }

    @Test("A hundred thousand answers have as many mentions and bytes as promised")
    func size() {
        // A hundredth of it, since the shares are the same at every size.
        let plan = SurveyPlan(answers: 10_000)
        #expect((21_500...23_900).contains(plan.mentions))
        #expect((6_500_000...7_100_000).contains(SurveyWriter(plan).page().count))
        #expect(plan.codes > 500)
    }

    @Test("Answers are of all kinds")
    func kinds() throws {
        let job = try job([SurveyWriter(SurveyPlan(answers: 3_000)).page()])
        let question = try #require(job.questions.first)
        let texts = (0..<question.answerCount).map { question.answerText(of: $0).string }
        let foreign = texts.count { !$0.utf8.allSatisfy { $0 < 0x80 } }
        #expect((5...20).contains(foreign * 100 / texts.count))
        #expect(texts.contains { $0.contains("\n") })
        #expect(texts.contains { $0.contains("\"") })
        #expect(texts.contains { $0.contains("café") })
        #expect((0..<question.answerCount).contains { question.followupCount(of: $0) > 0 })
        let longest = texts.map { $0.split(whereSeparator: \.isWhitespace).count }.max() ?? 0
        #expect(longest <= 85)
        #expect(job.respondentCount < 3_000)
    }
}
