import CodingModel
import TerminalText
import TestSupport
import Testing

@testable import Analysis

@Suite("Searching a question's answers")
struct AnswerSearchTests {
    private func query(_ pattern: RawText) throws -> TextQuery { try #require(TextQuery(pattern)) }

    /// 1 “late” with five answers, 7 “Late box” and 8 “Other” below it.
    private func question() throws -> CodedQuestion {
        let answers = [
            Answer("ann: late again"), Answer("late: on time"),
            Answer("bob: fine", followups: [Followup(question: "How late?", answer: "very")]),
            Answer("cy: la", followups: [Followup(question: "te", answer: "x")]),
            Answer(
                "dan: fine", followups: [Followup(question: "a", answer: "b"), Followup(question: "c", answer: "LATE")]),
        ]
        let children = [Code(7, label: "Late box", [Answer("eve: on time")]), Code(8, label: "Other")]
        let page = Page(
            Question("Q1", Code(1, label: "late", answers, children: children), Code(2, [Answer("fay: fine")])))
        return try job(of: page).questions[at: 0]
    }

    private func hits(_ pattern: RawText, in scope: SearchScope = .answers) throws -> SearchHits {
        var search = AnswerSearch(for: try query(pattern), in: try question(), scope: scope)
        search.advance(bytes: .max)
        return search.hits
    }

    @Test("A scope says whose words match; the other places are counted apart")
    func scopes() throws {
        for (scope, expected) in [
            (.answers, [0, 4]), (.questions, [2]), (.ids, [1]), (.labels, [0, 1, 2, 3, 4, 5]),
            (.all, [0, 1, 2, 3, 4, 5]),
        ] as [(SearchScope, [Int])] {
            let hits = try hits("late", in: scope)
            #expect(Array(hits.answers) == expected && hits.scope == scope)
            #expect(hits.netCount(of: 0) == expected.count)
            let counts = [SearchScope.answers, .questions, .labels, .ids].map(hits.count)
            #expect(counts == [2, 1, 2, 1])
        }
        #expect(try hits("fine").count(in: .answers) == 3)
    }

    @Test("Codes are found by label, id and path; ids and paths are no labels")
    func codes() throws {
        #expect(try hits("late").codes == [0, 1])
        #expect(try hits("8").codes == [2] && hits("1/8").codes == [2] && hits("9").codes.isEmpty)
        #expect(try hits("8").count(in: .labels) == 0)
        #expect(try hits("late").directCount(of: 0) == 2 && hits("late").netCount(of: 1) == 0)
    }

    @Test("Follow-ups that match are told by scope")
    func followups() throws {
        let question = try question()
        #expect(question.hasFollowup(of: 2, matching: try query("very")))
        #expect(try !question.hasFollowup(of: 0, matching: query("late")))
        #expect(try !question.hasFollowup(of: 2, matching: query("late")))
        #expect(try question.hasFollowup(of: 2, matching: query("late"), in: .questions))
    }

    @Test("What nobody said is taken for an identifier, and found in the whole job")
    func identifiers() throws {
        let page = Page(
            Question("Q1", Code(1, [Answer("r-17: fine"), Answer("r-18: late")])),
            Question("Q2", Code(1, [Answer("r-17: good"), Answer("r-99: bad")])),
            Question("Q3", Code(1, [Answer("r-99: so")])))
        let job = try job(of: page)
        func hits(_ pattern: RawText, place: Int = 0) throws -> SearchHits {
            var search = AnswerSearch(for: try query(pattern), in: try job.questions[at: place], job: job, place: place)
            search.advance(bytes: .max)
            return search.hits
        }
        #expect(
            try hits("r-17").scope == .ids && Array(hits("r-17").answers) == [0] && hits("r-17").netCount(of: 0) == 1)
        #expect(try hits("r-17").elsewhere.questions.map(\.place) == [1])
        let absent = try hits("r-99")
        #expect(absent.scope == .ids && absent.answers.count == 0)
        #expect(absent.elsewhere.questions.map(\.place) == [1, 2] && absent.elsewhere.answers == 2)
        #expect(try hits("late").scope == .answers && hits("zeppelin").scope == .answers)
        var narrow = AnswerSearch(for: try query("r-17"), in: try job.questions[at: 0])
        narrow.advance(bytes: .max)
        #expect(narrow.hits.answers.count == 0 && narrow.hits.count(in: .ids) == 1)
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

    @Test("Slices of any size find and count the same", arguments: Rounds.seeds(25))
    func slices(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let question = try #require(try job(of: RandomJob.page(using: &random)).questions.first)
        for pattern in ["oo", "why", "a", "so", "bad", "zz"] as [RawText] {
            let query = try query(pattern)
            var search = AnswerSearch(for: query, in: question)
            var seen = 0
            while !search.isComplete {
                search.advance(bytes: Int.random(in: 1...40, using: &random))
                #expect(search.hits.scanned >= seen && search.hits.answers.count == search.foundCount)
                seen = search.hits.scanned
            }
            let hits = search.hits
            let expected = (0..<question.answerCount).filter { index in
                let answer = question.answer(index)
                let texts = [answer.text] + answer.followups.map(\.answer)
                return texts.contains(where: query.matches)
            }
            #expect(hits.isComplete && (0..<question.answerCount).filter(hits.answers.contains) == expected)
            for code in question.codeIndices {
                let net = Set(question.netAnswers(of: code))
                #expect(hits.netCount(of: code) == expected.count { net.contains($0) })
            }
        }
    }
}
