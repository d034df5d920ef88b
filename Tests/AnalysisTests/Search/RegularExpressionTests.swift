import CodingModel
import TerminalText
import TestSupport
import Testing

@testable import Analysis

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
        let outcome = try #require(question.answers(passing: .text(query, in: .answers)))
        #expect(outcome.isGivenUp && outcome.undecided == 99)
    }

    @Test(
        "Every look is bounded, the first one too, whatever a pattern does that PCRE2 does not count",
        arguments: [
            "(?=a)[a-z]+[!?]", "[a-z]+[!?]", "[a-z]+[a-z]+[a-z]+[!?]", "(?=a)[a-z]{5000,}[!?]", "[a-z]{60000,}[!?]",
            "(a|b|ab)*[!?]",
            "(?<=a)[a-z]+[!?]", "(?=a)\\w+?[!?]", "(.)(?=\\1).*\\1[!?]", "(?=(a+))\\1[!?]",
        ] as [RawText])
    func bounded(pattern: RawText) throws {
        let bytes = Array(repeating: UInt8(ascii: "a"), count: 100_000)
        let query = try TextQuery(regularExpression: pattern)
        var spent = 0
        let outcome = bytes.withUnsafeBufferPointer { query.matcher.look(in: $0, 0..<bytes.count, spent: &spent) }
        #expect(outcome == .cutOff && spent <= Effort.search.allowance(forBytes: bytes.count))
        let (begun, shown) = (spent, query.ranges(in: RawText(utf8: bytes)))
        #expect(shown.isEmpty && begun > 0)
        #expect(Effort.show.allowance(forBytes: 1 << 30) * 4 < Effort.search.allowance(forBytes: 0))
    }

    @Test("A search that was cut off at a text says so, and is not taken for one without matches")
    func toldCutOff() throws {
        let question = try job(
            of: Page(Question("Q1", Code(1, [Answer("ann: " + String(repeating: "a", count: 100_000))])))
        )
        .questions[at: 0]
        let query = try TextQuery(regularExpression: "(?=a)[a-z]+[!?]")
        var search = AnswerSearch(for: query, in: question)
        search.advance(bytes: .max)
        #expect(search.hits.isComplete && search.hits.undecided == 1 && !search.hits.isCertain)
        #expect(!question.hasFollowup(of: 0, matching: query))
    }

    @Test("A label at which a pattern is cut off leaves the answers under it undecided, for search and filter")
    func cutOffLabel() throws {
        let letters = String(repeating: "a", count: 64)
        let codes = [
            Code(
                1, label: letters, [Answer("ann: one"), Answer("bob: two")],
                children: [Code(2, label: "x", [Answer("cy: three")])]),
            Code(3, label: "aab", [Answer("dan: four")]), Code(4, label: "else", [Answer("eve: five")]),
        ]
        let question = try job(of: Page(Question("Q1", text: "?", codes: codes))).questions[at: 0]
        let query = try TextQuery(regularExpression: "(a+)+[bc]")
        var search = AnswerSearch(for: query, in: question, scope: .labels)
        search.advance(bytes: .max)
        #expect(search.hits.isComplete && search.hits.undecidedLabels == 1 && !search.hits.isCertain)
        #expect(search.hits.undecided == 3)
        #expect(search.hits.answers.count == 1)
        let outcome = try #require(question.answers(passing: .not(.text(query, in: .labels))))
        #expect(outcome.undecided == 3)
        #expect(outcome.answers.count == 1)
        var beside = AnswerSearch(for: query, in: question)
        beside.advance(bytes: .max)
        #expect(beside.hits.undecidedLabels == 1 && beside.hits.undecided == 0)
        #expect(beside.hits.isUndecided(in: .labels) && !beside.hits.isUndecided(in: .answers))
    }

    @Test("Cut-offs in the rest of the job are bounded and told as those of the open question")
    func cutOffElsewhere() throws {
        let letters = String(repeating: "a", count: 40)
        func answers(_ count: Int) -> [Answer] { (0..<count).map { Answer("r\($0): \(letters)!") } }
        for (count, isGivenUp) in [(3, false), (40, true)] {
            let job = try job(
                of: Page(Question("Q1", Code(1, [Answer("a: fine")])), Question("Q2", Code(1, answers(count)))))
            let query = try TextQuery(regularExpression: "^(a+)+$")
            var search = AnswerSearch(for: query, in: try job.questions[at: 0], job: job, place: 0)
            search.advance(bytes: .max)
            let hits = search.hits
            #expect(hits.isComplete && hits.isFinished && hits.isCertain && !hits.elsewhere.isCertain)
            #expect(hits.elsewhere.isGivenUp == isGivenUp && hits.elsewhere.undecided == min(count, 16))
        }
    }

    @Test("Matches that are left out of what is shown are told as such")
    func places() throws {
        let text = RawText(String(repeating: "a", count: 400) + "!")
        let slow = try TextQuery(regularExpression: "^(a+)+$")
        #expect(slow.places(in: text, .search).isCutOff && slow.places(in: text, .show).isCutOff)
        #expect(slow.places(in: text, .search).ranges.isEmpty)
        let quick = try TextQuery(regularExpression: "a").places(in: text, limit: 2, .show)
        #expect(!quick.isCutOff && quick.ranges == [0..<1, 1..<2])
    }

    @Test("Expressions are matched with the text as it is shown, and their matches told as it stands")
    func shown() throws {
        #expect(try ranges("don't \\w+", "I don&#39;t know") == ["don&#39;t know"])
        #expect(try ranges("&", "a &amp; b") == ["&amp;"])
        #expect(try ranges("amp", "a &amp; b").isEmpty)
        #expect(try ranges("x.", "a&eacute;x&lt;y") == ["x&lt;"])
        #expect(try ranges("<b>", "&lt;b&gt; &lt;b&gt;") == ["&lt;b&gt;", "&lt;b&gt;"])
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
        let ranges = bytes.withUnsafeBufferPointer { query.matcher.ranges(in: $0, limit: .max) }
        #expect(ranges == [2..<4])
    }
}
