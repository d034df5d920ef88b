import TerminalText
import Testing

@testable import CodingModel

@Suite("Regular expressions")
struct RegularExpressionTests {
    private func ranges(_ pattern: RawText, _ text: RawText) throws -> [String] {
        let bytes = Array(text.string.utf8)
        return try TextQuery(regularExpression: pattern).ranges(in: text).map {
            String(decoding: bytes[$0], as: UTF8.self)
        }
    }

    @Test("They find what they say, from the left and without overlaps")
    func finding() throws {
        #expect(try ranges("la+te?|slow", "Late, laaat and SLOW") == ["Late", "laaat", "SLOW"])
        #expect(try ranges(#"\bcat\b"#, "cat concat cat") == ["cat", "cat"])
        #expect(try ranges("^the", "The box; the man") == ["The"])
        #expect(try ranges("ö+", "schööön ÖÖ") == ["ööö", "ÖÖ"])
        #expect(try ranges(#"\p{Han}+"#, "abc 漢字 d") == ["漢字"])
        #expect(try ranges("(?<=too )late", "too late, late") == ["late"])
    }

    @Test(
        "Case matters once an upper-case letter stands for itself",
        arguments: [("late", true), ("Late", false), (#"\Sate"#, true), (#"\p{Lu}?late"#, true), ("[A-Z]ate", false)]
            as [(RawText, Bool)])
    func smartCase(pattern: RawText, finds: Bool) throws {
        #expect(try TextQuery(regularExpression: pattern).matches("TOO LATE") == finds)
    }

    @Test("A match of nothing is none, so an empty pattern matches nothing")
    func nothing() throws {
        #expect(try ranges("x*", "axxb") == ["xx"])
        #expect(try !TextQuery(regularExpression: "").matches("abc"))
        #expect(try !TextQuery(regularExpression: "$").matches("abc"))
        #expect(try TextQuery("", .regularExpression) == nil)
    }

    @Test(
        "What is none is told with its place",
        arguments: [("a(b", 3, "parenthesis"), ("[a", 2, "]"), ("é*+*", 3, "quantifier"), (#"ab\C"#, 4, "")]
            as [(RawText, Int, String)])
    func failures(pattern: RawText, place: Int, reason: String) throws {
        let failure = #expect(throws: PatternFailure.self) { try TextQuery(regularExpression: pattern) }
        #expect(failure?.place == place)
        #expect(failure?.reason.string.contains(reason) == true, "\(failure?.reason.string ?? "")")
    }

    @Test("A pattern whose work doubles with every letter is given up, and what it left undecided is told")
    func cutOff() throws {
        let letters = String(repeating: "a", count: 40)
        let answers = (0..<100).map { Answer("r\($0): \(letters)\($0 == 3 ? "" : "!")") }
        let question = try job(of: Page(Question("Q1", Code(1, answers)))).questions[0]
        let query = try TextQuery(regularExpression: "^(a+)+$")
        var search = AnswerSearch(for: query, in: question)
        search.advance(bytes: .max)
        let hits = search.hits
        #expect(hits.isGivenUp && hits.isEnded && !hits.isComplete && !hits.isCertain)
        #expect(hits.undecided == 16 && hits.scanned == 17)
        #expect(Array(hits.answers) == [3])
        let outcome = try #require(question.answers(passing: .text(query)))
        #expect(outcome.isGivenUp && outcome.undecided == 16)
    }

    @Test("A group that needs much memory for a long text is still decided")
    func deepGroups() throws {
        let text = RawText(String(repeating: "ab", count: 5_000) + "c")
        #expect(try TextQuery(regularExpression: "^(a|b)+c$").matches(text))
    }

    @Test("Text that is no UTF-8 matches nothing and does no harm")
    func illFormed() throws {
        let query = try TextQuery(regularExpression: "b.")
        let bytes: [UInt8] = [0x61, 0xFF, 0x62, 0x63, 0xC3]
        let range = bytes.withUnsafeBufferPointer { query.matcher.firstMatch(in: $0, from: 0) }
        #expect(range == 2..<4)
    }
}
