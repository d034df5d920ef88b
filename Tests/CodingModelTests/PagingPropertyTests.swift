import CodingModel
import TerminalText
import TestSupport
import Testing

@Suite("However a job is cut into pages, it is the same job", .permit(.processor))
struct PagingPropertyTests {
    @Test("Any random tree, cut anyhow, in any order of pages", arguments: Rounds.seeds(80))
    func anyCutGivesTheSameJob(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let whole = RandomJob.page(using: &random)
        var pages = RandomJob.cut(whole, using: &random)
        pages.shuffle(using: &random)
        if Bool.random(using: &random), let again = pages.randomElement(using: &random) { pages.append(again) }

        let reference = ReferenceModel([whole]).reading
        #expect(Reading(try job(of: whole)) == reference, "one page, seed \(seed)")
        #expect(Reading(try job(of: pages)) == reference, "\(pages.count) pages, seed \(seed)")
    }

    @Test("A snapshot after every page changes nothing", arguments: Rounds.seeds(30))
    func snapshotsBetweenPages(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let pages = RandomJob.cut(RandomJob.page(using: &random), using: &random)
        var builder = CodedJobBuilder(job: .sample)
        var snapshots: [CodedJob] = []
        for page in pages {
            try builder.merge(page)
            snapshots.append(builder.snapshot(isComplete: false))
        }
        for (index, snapshot) in snapshots.enumerated() {
            let reference = ReferenceModel(Array(pages[...index])).reading
            #expect(Reading(snapshot) == reference, "after page \(index + 1), seed \(seed)")
        }
    }

    @Test("Rows are ascending and distinct, and pre-order holds", arguments: Rounds.seeds(50))
    func shapeOfTheArrays(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let pages = RandomJob.cut(RandomJob.page(using: &random), using: &random)
        for question in try job(of: pages).questions {
            for code in question.codeIndices {
                for row in [question.directAnswers(of: code), question.netAnswers(of: code)] {
                    #expect(zip(row, row.dropFirst()).allSatisfy { $0 < $1 }, "seed \(seed)")
                }
                #expect(question.index(of: question.path(of: code)) == code, "seed \(seed)")
                let descendants = question.codeIndices.filter { question.lineage(of: $0).contains(code) }
                #expect(descendants == Array(code..<question.subtreeEnd(of: code)), "seed \(seed)")
                #expect(question.hasChildren(code) == (descendants.count > 1), "seed \(seed)")
            }
            for answer in 0..<question.answerCount {
                #expect(question.index(of: question.answer(answer)) == answer, "seed \(seed)")
            }
        }
    }
}
