import CodingModel
import TerminalText
import TestSupport
import Testing

@Suite("A page that is dropped leaves nothing behind", .permit(.processor))
struct DroppedPageTests {
    @Test("Any pages, with others in between that break off or are dropped", arguments: Rounds.seeds(30))
    func droppedPages(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let pages = RandomJob.cut(RandomJob.page(using: &random), using: &random)
        var builder = CodedJobBuilder(job: .sample)
        for (index, page) in pages.enumerated() {
            let other = Array(RandomJob.page(using: &random).json().utf8)
            if Bool.random(using: &random) {
                _ = try builder.read(other)
                builder.drop()
            } else {
                let cut = Int.random(in: 1..<other.count, using: &random)
                #expect(throws: DecodingFailure.self) { try builder.read(Array(other[..<cut])) }
            }
            if Bool.random(using: &random) { _ = builder.snapshot(isComplete: false) }
            try builder.merge(page)
            let reference = ReferenceModel(Array(pages[...index])).reading
            let job = builder.snapshot(isComplete: false)
            #expect(Reading(job) == reference, "after page \(index + 1), seed \(seed)")
            #expect(job.pagesMerged == index + 1)
        }
    }

    @Test("Dropping many answers frees whole blocks, and what comes next is numbered as if they had never come")
    func manyAnswers() throws {
        func answers(_ range: Range<Int>) -> Page {
            Page(
                Question(
                    "Q1", Code(1, range.map { Answer("r\($0): answer \($0) \(String(repeating: "x", count: 90))") })))
        }
        var builder = CodedJobBuilder(job: .sample)
        try builder.merge(answers(0..<5_000))
        let before = Reading(builder.snapshot(isComplete: false))
        _ = try builder.read(Array(answers(5_000..<14_000).json().utf8))
        builder.drop()
        #expect(Reading(builder.snapshot(isComplete: false)) == before)
        try builder.merge(answers(9_000..<9_010))
        let job = builder.snapshot(isComplete: false)
        #expect(job.respondentCount == 5_010)
        #expect(try job.questions[at: 0].answerText(of: 5_000).string.hasPrefix("answer 9000 "))
    }

    @Test("A kept page can't be dropped any more")
    func keptPage() throws {
        var builder = CodedJobBuilder(job: .sample)
        try builder.merge(Page(Question("Q1", Code(1, [Answer("ann: a")]))))
        builder.drop()
        #expect(builder.snapshot(isComplete: false).questions.map(\.mentions) == [1])
    }
}
