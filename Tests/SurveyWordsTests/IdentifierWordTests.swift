import Analysis
import CodingModel
import TerminalText
import TestSupport
import Testing

@testable import SurveyWords

@Suite("Sentences on identifiers that look alike")
struct IdentifierWordTests {
    private func sentences(_ identifiers: String..., isUntyped: Bool = false) throws -> [DisplayText] {
        let answers = identifiers.map { Answer(responseIdentifier: RawText($0), text: "x", followups: []) }
        return try AlikeIdentifiers(in: job(of: Page(Question("Q", Code(1, answers))))).orThrow("ended")
            .sentences(isUntyped: isUntyped)
    }

    @Test("One sentence tells how many there are and shows the first two")
    func sentence() throws {
        #expect(try sentences("R1", "R2") == [])
        #expect(
            try sentences("R1", "R1 ") == [
                "1 response identifier looks like an earlier one and may be of the same person (“R1” and “R1 ” differ in "
                    + "blanks); all are counted apart"
            ])
        #expect(
            try sentences("R1", "r1", "R01", "7", "07") == [
                "3 response identifiers look like an earlier one and may be of the same people (“R1” and “r1” differ in "
                    + "case); all are counted apart"
            ])
    }

    @Test("Where identifiers have no type, those that are one number are told as such, and once")
    func numbers() throws {
        let number: DisplayText =
            "1 response identifier is one number with another (7 and 07); a program that guesses types takes them for one: "
            + "read response_identifier as text, or take respondent_key"
        #expect(try sentences("7", "07", isUntyped: true) == [number])
        let both = try sentences("R1", "r1", "7", "07", isUntyped: true)
        #expect(both.count == 2 && both.last == number)
        #expect(both.first?.string.hasPrefix("1 response identifier looks") == true)
        #expect(try sentences("1e3", "1000") == [])
    }
}
