import TerminalText
import TestSupport
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
        arguments: [
            ("late", true), ("Late", false), (#"\Sate"#, true), (#"\p{Lu}?late"#, true), ("[A-Z]ate", false),
            (#"\pLate"#, true), (#"(?<Name>late)"#, true), (#"(?P<Name>late)"#, true),
            (#"\x6Cate"#, true), ("(?<=Too )late", false),
        ]
            as [(RawText, Bool)])
    func smartCase(pattern: RawText, finds: Bool) throws {
        #expect(try TextQuery(regularExpression: pattern).matches("TOO LATE") == finds)
    }

    @Test("A match of nothing counts, and is not shown")
    func nothing() throws {
        #expect(try ranges("x*", "axxb") == ["xx"])
        #expect(try TextQuery(regularExpression: "^$").matches("") && !TextQuery(regularExpression: "^$").matches("a"))
        #expect(try TextQuery(regularExpression: "^(?=.*late)(?=.*one)").matches("one came late"))
        #expect(try TextQuery("", .regularExpression) == nil)
    }

    @Test("A pattern that takes long from every place of a text is cut off too")
    func slowEverywhere() throws {
        let text = String(repeating: "so and so ", count: 60)
        let answers = (0..<60).map { Answer("r\($0): \(text)") }
        let question = try job(of: Page(Question("Q1", Code(1, answers)))).questions[at: 0]
        let pattern: RawText = #"\w[\w ]{0,300}\w[\w ]{0,300}\w[\w ]{0,300}[YZ]"#
        var search = AnswerSearch(for: try TextQuery(regularExpression: pattern), in: question)
        search.advance(bytes: .max)
        #expect(search.isGivenUp)
    }

    @Test("What is found far into a long text is found though other places take long")
    func far() throws {
        let text = RawText(String(repeating: "too slow, ", count: 2_000) + "late 漢字, and not before")
        #expect(try TextQuery(regularExpression: #"late.*not"#).matches(text))
        #expect(try TextQuery(regularExpression: #"[a-z, ]+漢字"#).matches(text))
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
        let question = try job(of: Page(Question("Q1", Code(1, answers)))).questions[at: 0]
        let query = try TextQuery(regularExpression: "^(a+)+$")
        var search = AnswerSearch(for: query, in: question)
        search.advance(bytes: .max)
        let hits = search.hits
        #expect(hits.isGivenUp && hits.isEnded && !hits.isComplete && !hits.isCertain)
        #expect(hits.undecided == 16 && hits.scanned == 17)
        #expect(Array(hits.answers) == [3])
        let outcome = try #require(question.answers(passing: .text(query)))
        #expect(outcome.isGivenUp && outcome.undecided == 99)
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
