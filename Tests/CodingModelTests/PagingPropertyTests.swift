import CodingModel
import TerminalText
import TestSupport
import Testing

@Suite("However a job is cut into pages, it is the same job", .permit(.processor))
struct PagingPropertyTests {
    @Test("Any random tree, cut anyhow, in any order of pages", arguments: 1...150 as ClosedRange<UInt64>)
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

    @Test("A snapshot after every page changes nothing", arguments: 1...30 as ClosedRange<UInt64>)
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

    @Test("Rows are ascending and distinct, and pre-order holds", arguments: 1...50 as ClosedRange<UInt64>)
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

/// Small random jobs in which much collides: few respondents, texts, ids.
enum RandomJob {
    static func page(using random: inout SplitMix64) -> Page {
        let questions = (1...Int.random(in: 1...3, using: &random)).map { number in
            Question("Q\(number)", text: "Text \(number)", codes: codes(depth: 0, using: &random))
        }
        return Page(questions: questions)
    }

    private static func codes(depth: Int, using random: inout SplitMix64) -> [Code] {
        // Now and then deeper than net rows are stored.
        let most = depth > 20 ? 0 : depth > 3 ? 1 : 3
        let ids = Set(
            (0..<Int.random(in: 0...most, using: &random)).map { _ in Int64.random(in: -2...5, using: &random) })
        return ids.sorted().map { id in
            let answers = (0..<Int.random(in: 0...4, using: &random)).map { _ in answer(using: &random) }
            return Code(id, answers, children: codes(depth: depth + 1, using: &random))
        }
    }

    private static func answer(using random: inout SplitMix64) -> Answer {
        let followups = (0..<Int.random(in: 0...2, using: &random)).map { _ in
            Followup(question: "Why?", answer: RawText(["", "so", "no"].randomElement(using: &random) ?? ""))
        }
        return Answer(
            responseIdentifier: RawText("r\(Int.random(in: 0..<8, using: &random))"),
            text: RawText(["", "good", "bad"].randomElement(using: &random) ?? ""), followups: followups)
    }

    /// Cuts a page so that every code and every answer is on at least one part, and some are on several.
    static func cut(_ page: Page, using random: inout SplitMix64) -> [Page] {
        let count = Int.random(in: 1...5, using: &random)
        var parts = Array(repeating: Page(), count: count)
        for question in page.questions {
            let home = Int.random(in: 0..<count, using: &random)
            let dealt = deal(question.codes, over: count, using: &random)
            for part in 0..<count where part == home || !dealt[part].isEmpty {
                parts[part].questions.append(Question(question.identifier, text: question.text, codes: dealt[part]))
            }
        }
        return parts
    }

    private static func deal(_ codes: [Code], over count: Int, using random: inout SplitMix64) -> [[Code]] {
        var parts = Array(repeating: [Code](), count: count)
        for code in codes {
            let home = Int.random(in: 0..<count, using: &random)
            let children = deal(code.children, over: count, using: &random)
            var answers = Array(repeating: [Answer](), count: count)
            for answer in code.answers {
                for _ in 0..<Int.random(in: 1...2, using: &random) {
                    answers[Int.random(in: 0..<count, using: &random)].append(answer)
                }
            }
            for part in 0..<count where part == home || !children[part].isEmpty || !answers[part].isEmpty {
                parts[part].append(Code(code.id, label: code.label, answers[part], children: children[part]))
            }
        }
        return parts.map { $0.shuffled(using: &random) }
    }
}
