import Analysis
import CodingModel
import TerminalText
import Testing

@testable import SurveyWords

@Suite("A verdict has one word")
struct VerdictTests {
    @Test("In notices, lists and filters alike", arguments: Verdict.allCases)
    func words(verdict: Verdict) {
        #expect(verdict.name.string.lowercased() == verdict.word.string)
        #expect(AnswerFilter.ReviewCondition(rawValue: verdict.word.string) != nil)
        #expect(ReviewMark(verdict: verdict).sentence?.string == "you: \(verdict.word)")
    }
}
