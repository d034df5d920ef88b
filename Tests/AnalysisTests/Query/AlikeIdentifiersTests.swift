import CodingModel
import TerminalText
import TestSupport
import Testing

@testable import Analysis

@Suite("Response identifiers that look alike")
struct AlikeIdentifiersTests {
    private func job(_ identifiers: [String]) throws -> CodedJob {
        let answers = identifiers.map { Answer(responseIdentifier: RawText($0), text: "x", followups: []) }
        return try TestSupport.job(of: Page(Question("Q", Code(1, answers))))
    }

    private func found(_ identifiers: String...) throws -> AlikeIdentifiers {
        try AlikeIdentifiers(in: job(identifiers)).orThrow("ended")
    }

    @Test(
        "Identifiers whose difference is easily overlooked are alike",
        arguments: [
            ("R1", "R1 ", .blanks), ("R1", "\u{A0}R1", .blanks), ("R 1", "R  1", .blanks),
            ("R 1", "R\u{2003}1", .blanks),
            ("R 1", "R\u{3000}1", .blanks), ("R1", "r1", .letterCase), ("STRASSE", "straße", .letterCase),
            ("R1", "Ｒ１", .characters), ("é", "e\u{301}", .characters), ("R1", "R\u{200B}1", .characters),
            ("a-1", "a–1", .characters), ("R1", "R001", .numbers), ("12", "0012", .numbers), ("12", "１2.0", .numbers),
            ("W2-07", "W2-7", .numbers), ("0", "000", .numbers), (" 7", "07", .numbers),
        ] as [(String, String, AlikeIdentifiers.Difference)])
    func alike(first: String, second: String, difference: AlikeIdentifiers.Difference) throws {
        for (one, other) in [(first, second), (second, first)] {
            let people = try found("somebody", one, "else", other).people
            let example = try #require(people.example)
            #expect(people.count == 1)
            #expect([example.first, example.second] == [RawText(one), RawText(other)])
            #expect(AlikeIdentifiers.Difference(between: example.first, and: example.second) == difference)
        }
    }

    @Test(
        "Identifiers that differ in what can be read are not alike",
        arguments: [
            ("R1", "R2"), ("R 1", "R1"), ("é", "e"), ("R10", "R1"), ("v1.05", "v1.5"), ("a0", "a"), ("a00", "a1"),
            ("12345678901234567890", "12345678901234567891"), ("1e3", "1000"), ("nan", "inf"), ("0x1", "x1"),
            ("", " "), ("\u{200B}", ""),
        ])
    func unlike(first: String, second: String) throws {
        #expect(try found(first, second).people.count == 0)
    }

    @Test("Each identifier is counted once, whichever earlier one it is like, and the first pair is the example")
    func count() throws {
        let people = try found("b", "R1", "r1", "R1 ", "B", "R01").people
        #expect(people.count == 4)
        #expect(people.example?.first == "R1" && people.example?.second == "r1")
    }

    @Test("The case of the audits is told: seven that look like others")
    func audit() throws {
        let people = try AlikeIdentifiers(in: CaseFile.job("rids")).orThrow("ended").people
        #expect(people.count == 7)
        #expect(people.example?.first == "R1" && people.example?.second == "r1")
    }

    @Test("Numbers that only a program takes for one are counted for those who read a format without types")
    func numbers() throws {
        let mixed = try found("001", "01", "1", "2", "x1", " 2", "1e0", "X1")
        #expect(mixed.sameNumbers.count == 4)
        #expect(mixed.sameNumbers.example?.first == "001" && mixed.sameNumbers.example?.second == "01")
        #expect(mixed.people.count == 4 && mixed.texts.count == 1)
        let long = try found("12345678901234567890", "12345678901234567891")
        #expect(long.sameNumbers.count == 1 && long.people.count == 0)
        #expect(
            try found("a", "A", "", "nan", "NaN", "inf", "INF", "1-2", "12", "0x1", "0x01", "-", "+").sameNumbers.count
                == 0)
        #expect(try found("-0", "0").sameNumbers.count == 1)
    }

    @Test("Of a selection only people with a selected answer are compared")
    func selection() throws {
        let job = try TestSupport.job(
            of: Page(
                Question("Q1", Code(1, [Answer("R1: x"), Answer("r1: x")])), Question("Q2", Code(1, [Answer("R1: x")])))
        )
        #expect(AlikeIdentifiers(in: job)?.people.count == 1)
        #expect(AlikeIdentifiers(in: job, .question(1, in: job))?.people.count == 0)
    }

    @Test("Every identifier is compared with few others, and the work ends when it is not wanted")
    func work() throws {
        let job = try job((0..<20_000).map { "R\($0)" } + ["r7 "])
        var looks = 0
        let found = AlikeIdentifiers(in: job) {
            looks += 1
            return true
        }
        #expect(found?.people.count == 1 && looks == 5)
        #expect(AlikeIdentifiers(in: job, while: { false }) == nil)
    }
}
