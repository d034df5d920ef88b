import Analysis
import CodingModel
import SurveyWords
import TerminalText
import TestSupport
import Testing

@Suite("Counts, shares, bases, codes and marks in words")
struct WordsTests {
    private func job() throws -> CodedJob {
        var builder = CodedJobBuilder()
        for page in WorkedExample.pages { builder.keep(try builder.read(Array(page.utf8))) }
        return builder.snapshot(isComplete: true)
    }

    private func question() throws -> CodedQuestion { try #require(try job().questions.first) }

    @Test("A number is one of a noun, or several")
    func nouns() {
        #expect(counted(1, "person", "people") == "1 person")
        #expect(counted(0, "person", "people") == "0 people")
        #expect(counted(2, "person", "people") == "2 people")
    }

    @Test(
        "A share is shown with one decimal, one of nobody as –, a withheld one as …",
        arguments: [(0.481, "48.1%"), (1, "100.0%"), (0, "0.0%"), (1.2, "120.0%"), (nil, "–")] as [(Double?, String)])
    func percentages(_ share: Double?, _ text: String) {
        #expect(Percentage.text(share, isWithheld: false).string == text)
        #expect(Percentage.text(share, isWithheld: true) == "…")
    }

    @Test("A base is named with its size; that of a part with the size of the whole, unless it was given")
    func bases() throws {
        let whole = try question()
        var three = AnswerSet()
        for answer in 0..<3 { three.insert(answer) }
        let part = whole.restricted(to: three)
        #expect(whole.name(of: .codedRespondents) == "7 coded respondents")
        #expect(whole.name(of: .given(80)) == "80 (given)")
        #expect(part.name(of: .codedRespondents, partOf: whole) == "3 of 7 coded respondents")
        #expect(part.name(of: .codedRespondents, partOf: nil) == "3 coded respondents")
        #expect(part.name(of: .given(80), partOf: whole) == "80 (given)")
        #expect(part.shortName(of: .codedRespondents, partOf: whole) == "3 of 7 coded")
        #expect(part.shortName(of: .given(80), partOf: whole) == "80 (given)")
    }

    @Test("A code is named by the labels from the root down to it")
    func labels() throws {
        let question = try question()
        let code = try #require(CodePath(parsing: "1/11").flatMap(question.index(of:)))
        #expect(question.labelPath(of: 0) == question.label(of: 0).oneLine)
        #expect(question.labelPath(of: code) == "\(question.label(of: 0)) › \(question.label(of: code))")
    }

    @Test("A mark is told in signs and in a sentence, its note in signs alone")
    func marks() {
        let mark = ReviewMark(verdict: .disagree, isBlind: true, isFlagged: true, note: "why?")
        #expect(mark.glyphs == "✗⚑✎")
        #expect(mark.sentence == "you: disagreed (blind) · flagged")
        #expect(ReviewMark(note: "why?").sentence == nil)
        #expect(ReviewMark().glyphs.isEmpty)
    }

    @Test("Precision is told with what it is of and its interval, and as – where nothing was decided")
    func precision() throws {
        var board = ReviewBoard(of: try job())
        for answer in 0..<4 {
            let verdict: Verdict = answer == 0 ? .disagree : .agree
            board.set(
                ReviewMark(verdict: verdict, isBlind: true), at: ReviewPlace(question: 0, code: 0, answer: answer))
        }
        #expect(board.precision(of: 0, in: 0).text == "3 of 4, 75.0% (30.1–95.4%)")
        #expect(board.precision(of: 0, in: 0).shortText == "75.0% (30.1–95.4%)")
        #expect(board.precision(of: 1, in: 0).text == "–")
    }
}
