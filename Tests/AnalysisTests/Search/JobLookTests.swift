import CodingModel
import TerminalText
import TestSupport
import Testing

@testable import Analysis

@Suite("Searching the rest of a job")
struct JobLookTests {
    private func query(_ pattern: RawText) throws -> TextQuery { try #require(TextQuery(pattern)) }

    /// The other questions with matches, and how many answers to them match.
    private func places(_ hits: SearchHits) -> [String] {
        hits.elsewhere.questions.map { "\($0.place): \($0.answers)" }
    }

    /// Three questions; “late” is said in two of them, and asked in the third.
    private func threeQuestions() throws -> CodedJob {
        let asked = [Followup(question: "How late?", answer: "very")]
        return try job(
            of: Page(
                Question("Q1", Code(1, [Answer("a: late"), Answer("b: fine"), Answer("c: late again")])),
                Question("Q2", Code(1, label: "Late", [Answer("a: late"), Answer("b: late"), Answer("d: fine")])),
                Question("Q3", Code(1, [Answer("a: so", followups: asked)]))))
    }

    @Test("In every scope the other questions are looked through, from the next one on and round")
    func elsewhere() throws {
        let job = try threeQuestions()
        func hits(_ pattern: RawText, _ scope: SearchScope, at place: Int) throws -> SearchHits {
            let question = try job.questions[at: place]
            var search = AnswerSearch(for: try query(pattern), in: question, scope: scope, job: job, place: place)
            search.advance(bytes: .max)
            #expect(search.isFinished && search.hits.elsewhere.isCertain)
            return search.hits
        }
        #expect(try places(hits("late", .answers, at: 0)) == ["1: 2"])
        #expect(try places(hits("late", .answers, at: 1)) == ["0: 2"])
        #expect(try places(hits("late", .answers, at: 2)) == ["0: 2", "1: 2"])
        #expect(try places(hits("late", .questions, at: 0)) == ["1: 0", "2: 1"], "a label that matches is told, too")
        #expect(try places(hits("late", .labels, at: 0)) == ["1: 3"])
        #expect(try places(hits("a", .ids, at: 1)) == ["2: 1", "0: 1"])
        #expect(try places(hits("late", .all, at: 0)) == ["1: 3", "2: 1"])
        #expect(try hits("late", .answers, at: 2).scope == .answers, "somebody said it, if not here")
        #expect(try hits("late", .answers, at: 0).elsewhere.outsideFilter == 0)
    }

    @Test("Matches that a filter left out are counted apart, of words and of identifiers")
    func outside() throws {
        let job = try threeQuestions()
        var kept = AnswerSet()
        kept.insert(1)
        let shown = try job.questions[at: 0].restricted(to: kept)
        func hits(_ pattern: RawText) throws -> SearchHits {
            var search = AnswerSearch(for: try query(pattern), in: shown, job: job, place: 0)
            search.advance(bytes: .max)
            return search.hits
        }
        #expect(try hits("late").elsewhere.outsideFilter == 2 && hits("late").answers.count == 0)
        #expect(try hits("fine").elsewhere.outsideFilter == 0 && hits("fine").answers.count == 1)
        let named = try hits("c")
        #expect(named.scope == .ids && named.elsewhere.outsideFilter == 1 && named.answers.count == 0)
    }

    @Test("The open question is complete before anything else is looked at")
    func first() throws {
        let job = try threeQuestions()
        var search = AnswerSearch(for: try query("late"), in: try job.questions[at: 0], job: job, place: 0)
        while !search.isComplete {
            #expect(search.hits.elsewhere.questions.isEmpty && !search.hits.isFinished)
            search.advance(bytes: 1)
        }
        #expect(search.hits.isSettled && search.hits.answers.count == 2)
        while !search.isFinished { search.advance(bytes: 1) }
        #expect(places(search.hits) == ["1: 2"])
    }
}
