import Analysis
import CodingModel
import TestSupport
import Testing

@Suite("Shares and what they are of")
struct PercentageBaseTests {
    @Test("Each base has its own number above the line")
    func shares() throws {
        let question = try job(of: JobPages.overlapping).questions[0]
        let top = try question.code("1")
        #expect(question.baseSize(.codedRespondents) == 5)
        #expect(question.baseSize(.mentions) == 11)
        #expect(question.baseSize(.given(40)) == 40)
        #expect(question.share(of: top, base: .codedRespondents) == 4.0 / 5)
        #expect(question.share(of: top, base: .mentions) == 9.0 / 11)
        #expect(question.share(of: top, base: .given(40)) == 4.0 / 40)
        #expect(question.share(of: top, base: .given(2)) == 2)
        #expect(question.share(of: top, base: .given(0)) == nil)
        #expect(question.share(of: top, base: .given(-1)) == nil)
    }

    @Test("A question without answers has no share")
    func nothingToShare() throws {
        let question = try job(of: Page(Question("Q1", Code(1)))).questions[0]
        #expect(question.share(of: 0, base: .codedRespondents) == nil)
        #expect(question.share(of: 0, base: .mentions) == nil)
    }
}
