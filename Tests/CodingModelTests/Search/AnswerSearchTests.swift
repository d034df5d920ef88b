import TerminalText
import TestSupport
import Testing

@testable import CodingModel

@Suite("Searching a question's answers")
struct AnswerSearchTests {
    private func query(_ pattern: RawText) throws -> TextQuery { try #require(TextQuery(pattern)) }

    @Test("Identifiers, texts and follow-ups are looked at, each by itself; labels, ids and paths of codes too")
    func parts() throws {
        let answers = [
            Answer("ann: late again"), Answer("late: on time"),
            Answer("bob: fine", followups: [Followup(question: "How late?", answer: "very")]),
            Answer("cy: la", followups: [Followup(question: "te", answer: "x")]),
            Answer(
                "dan: fine", followups: [Followup(question: "a", answer: "b"), Followup(question: "c", answer: "LATE")]),
        ]
        let children = [Code(7, label: "Late box"), Code(8, label: "Other")]
        let question = try job(of: Page(Question("Q1", Code(1, label: "late", answers, children: children)))).questions[
            0]
        func hits(_ pattern: RawText) throws -> SearchHits {
            var search = AnswerSearch(for: try query(pattern), in: question)
            search.advance(bytes: .max)
            return search.hits
        }
        #expect(try Array(hits("late").answers) == [0, 1, 2, 4])
        #expect(try hits("late").codes == [0, 1])
        #expect(try hits("8").codes == [2] && hits("1/8").codes == [2] && hits("9").codes.isEmpty)
        #expect(try hits("late").directCount(of: 0) == 4 && hits("late").netCount(of: 1) == 0)
        #expect(question.hasFollowup(of: 2, matching: try query("very")))
        #expect(try !question.hasFollowup(of: 0, matching: query("late")))
    }

    @Test("A restricted question is searched where it has answers")
    func restricted() throws {
        let answers = [Answer("ann: late"), Answer("bob: late"), Answer("cy: late")]
        let question = try job(of: Page(Question("Q1", Code(1, answers)))).questions[at: 0]
        var kept = AnswerSet()
        kept.insert(1)
        var search = AnswerSearch(for: try query("late"), in: question.restricted(to: kept))
        search.advance(bytes: .max)
        #expect(search.isComplete && Array(search.hits.answers) == [1])
    }

    @Test("Slices of any size find and count the same", arguments: 1...60 as ClosedRange<UInt64>)
    func slices(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let question = try #require(try job(of: RandomJob.page(using: &random)).questions.first)
        for pattern in ["oo", "why", "a", "so", "bad", "zz"] as [RawText] {
            let query = try query(pattern)
            var search = AnswerSearch(for: query, in: question)
            var seen = 0
            while !search.isComplete {
                search.advance(bytes: Int.random(in: 1...40, using: &random))
                #expect(search.hits.scanned > seen && search.hits.answers.count == search.foundCount)
                seen = search.hits.scanned
            }
            let hits = search.hits
            let expected = (0..<question.answerCount).filter { index in
                let answer = question.answer(index)
                let texts =
                    [answer.responseIdentifier, answer.text] + answer.followups.flatMap { [$0.question, $0.answer] }
                return texts.contains(where: query.matches)
            }
            #expect(hits.isComplete && (0..<question.answerCount).filter(hits.answers.contains) == expected)
            for code in question.codeIndices {
                let net = Set(question.netAnswers(of: code))
                #expect(hits.netCount(of: code) == expected.count { net.contains($0) })
            }
        }
    }

    @Test("The neighbours of any place in a row are found", arguments: 1...60 as ClosedRange<UInt64>)
    func neighbours(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let size = Int.random(in: 1...300, using: &random)
        let members = (0..<size).filter { _ in Int.random(in: 0..<10, using: &random) < Int(seed % 10) }
        let elements = (0..<size).filter { _ in Bool.random(using: &random) }
        var set = AnswerSet()
        for member in members.shuffled(using: &random) { set.insert(member) }
        #expect(set.count == members.count)
        let row = IndexRow(elements.map { UInt32($0) }[...])
        for place in 0..<size {
            #expect(set.contains(place) == members.contains(place))
            #expect(set.first(atOrAfter: place) == members.first { $0 >= place })
            #expect(set.last(atOrBefore: place) == members.last { $0 <= place })
        }
        for position in elements.indices {
            #expect(
                set.firstPosition(in: row, atOrAfter: position)
                    == elements.indices.first { $0 >= position && members.contains(elements[$0]) })
            #expect(
                set.lastPosition(in: row, atOrBefore: position)
                    == elements.indices.last { $0 <= position && members.contains(elements[$0]) })
        }
        #expect(set.firstPosition(in: row, atOrAfter: elements.count) == nil)
        #expect(set.lastPosition(in: row, atOrBefore: -1) == nil && !set.contains(size + 64))
    }
}
