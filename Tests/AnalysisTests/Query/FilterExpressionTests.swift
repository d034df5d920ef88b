import CodingModel
import TerminalText
import TestSupport
import Testing

@testable import Analysis

@Suite("The readable form of filters", .permit(.processor))
struct FilterExpressionTests {
    /// 1 Service (11 Staff, 12 Late) and 2 Delivery (21 Late, 22 "Box, \"big\"").
    private func question() throws -> CodedQuestion {
        let page = Page(
            Question(
                "Q1",
                Code(1, label: "Service", children: [Code(11, label: "Staff"), Code(12, label: "Late")]),
                Code(2, label: "Delivery", children: [Code(21, label: "Late"), Code(22, label: "Box, 'big'")]),
                Code(-3, label: "Other")))
        return try job(of: page).questions[at: 0]
    }

    @Test(
        "What is read is written the same way, in its simplest form",
        arguments: [
            ("\"staff\"", "\"Staff\""),
            ("1/11", "\"Staff\""),
            ("any of \"Service › Late\", 2/21", "any of \"Service › Late\", \"Delivery › Late\""),
            ("ALL OF staff", nil),
            ("all of \"Staff\",\"Other\"", "all of \"Staff\", \"Other\""),
            ("none of \"Staff\"", "not \"Staff\""),
            ("none of \"Staff\", -3", "none of \"Staff\", \"Other\""),
            ("\"Staff\" or \"Other\" and followups", "\"Staff\" or \"Other\" and followups"),
            ("(\"Staff\" or followups) and duplicate", "(\"Staff\" or followups) and duplicate"),
            ("not (followups and codes>=2)", "not (followups and codes >= 2)"),
            ("length<20 or length = 0", "length < 20 or length = 0"),
            ("text \"say \\\"no\\\"\"", "text \"say \\\"no\\\"\""),
            ("text /late|slo+w/", "text /late|slo+w/"), ("text /a\\/b/", "text /a\\/b/"),
            ("text /a\\/\u{301}b/ or duplicate", nil), ("text in questions \"late\"", nil),
            ("text in ids /r\\d+/", nil),
            ("text in answers \"late\"", "text \"late\""), ("TEXT IN ALL \"late\"", "text in all \"late\""),
            ("flagged and unreviewed", "flagged and unreviewed"), ("agreed or disagreed or unsure or noted", nil),
            ("exactly \"\"", "exactly \"\""),
            ("exactly \"\u{301}a\u{600}\"", "exactly \"\u{301}a\\u{600}\""),
            ("exactly \"a\\r\\n\\u{85}\"", "exactly \"a\\r\\n\\u{85}\""),
            ("followups then \"Staff\" and (duplicate then length > 2)", nil), ("2", "\"Delivery\""),
            ("people of 2/22 and \"Staff\"", "people of \"Box, 'big'\" and \"Staff\""),
        ] as [(RawText, String?)])
    func writing(text: RawText, expected: String?) throws {
        let question = try question()
        guard let filter = try? AnswerFilter(parsing: text, in: question) else {
            #expect(expected == nil)
            return
        }
        let written = filter.expression(in: question)
        #expect(written.string == expected ?? text.string)
        #expect(try AnswerFilter(parsing: written, in: question) == filter)
    }

    @Test(
        "What can't be read is told with its place and what could stand there",
        arguments: [
            ("", 0, "Expected a condition here"), ("\"Late\"", 0, "1/12, 2/21"), ("\"Lates\"", 0, "is called “Lates”"),
            ("text //", 5, "pattern is empty"), ("any \"Staff\"", 4, "“of”"), ("any of", 6, "Expected a code here"),
            ("people 1", 7, "“of”"),
            ("any of 1/12,", 12, "Expected a code here"),
            ("9/9", 0, "has the path 9/9"), ("1 followups", 2, "Expected and, or, then, or the end here"),
            ("(followups", 10, "Expected ) here"),
            ("length 5", 7, "Expected < <="), ("codes >=", 8, "Expected a number here"), ("text", 4, "/late|slow/"),
            ("text \"\"", 5, "empty"), ("text /a(b/", 9, "parenthesis"),
            ("text in words \"a\"", 8, "one of answers, questions"),
            ("followups or frobnicate", 13, "Unknown condition “frobnicate”. There are any,"),
            ("lenght < 20", 0, "Unknown condition “lenght”. Did you mean length?"),
            ("\"Staff", 0, "closing \" is missing"), ("followups ; 1", 10, "Unexpected “;”"),
            ("exactly followups", 8, "in double quotes"),
            ("1/", 0, "neither a number nor"),
        ] as [(RawText, Int, String)])
    func failures(text: RawText, place: Int, reason: String) throws {
        let question = try question()
        let failure = #expect(throws: FilterFailure.self) { try AnswerFilter(parsing: text, in: question) }
        #expect(failure?.place == place)
        #expect(failure?.reason.string.contains(reason) == true, "\(failure?.reason.string ?? "")")
    }

    @Test("A label that a code of the first level shares with one below names neither")
    func sharedLabels() throws {
        let page = Page(
            Question(
                "Q1", Code(6, label: "Other"),
                Code(7, label: "Group", children: [Code(8, label: "Other"), Code(9, label: "Own")])))
        let question = try job(of: page).questions[at: 0]
        let failure = #expect(throws: FilterFailure.self) { try AnswerFilter(parsing: "\"Other\"", in: question) }
        #expect(failure?.reason.string.contains("Use a path: 6, 7/8") == true)
        for (path, written) in [("6", "6"), ("7/8", "\"Group › Other\""), ("7/9", "\"Own\"")] {
            let filter = try AnswerFilter(parsing: RawText(path), in: question)
            #expect(filter.expression(in: question).string == written)
            #expect(try AnswerFilter(parsing: filter.expression(in: question), in: question) == filter)
        }
    }

    @Test(
        "Where there is no room for all of a filter, its conditions are left out as a whole, the last first",
        arguments: [
            ("1 and 2 and length < 9", ["\"Service\" and \"Delivery\" and …", "\"Service\" and …"]),
            ("any of 1, 2, 1/11", ["any of \"Service\", \"Delivery\", …", "any of \"Service\", …"]),
            (
                "followups then 1 or duplicate",
                ["followups then \"Service\" or …", "… then \"Service\" or duplicate", "… then \"Service\" or …"]
            ),
            ("exactly \"a\"", []),
        ])
    func brief(text: String, expected: [String]) throws {
        let labels = CodeLabels(try question())
        let filter = try AnswerFilter(parsing: RawText(text), with: labels)
        #expect(filter.briefExpressions(with: labels).map(\.string) == expected)
    }

    @Test("Of a filter with many conditions there are few such forms")
    func manyConditions() throws {
        let labels = CodeLabels(try question())
        let filter = AnswerFilter.any((1...500).map { .length(.less, $0) })
        #expect(filter.briefExpressions(with: labels).count < 20)
    }

    @Test("Parentheses can't be nested without end")
    func depth() throws {
        let text = RawText(String(repeating: "(", count: 100_000))
        #expect(throws: FilterFailure.self) { try AnswerFilter(parsing: text, in: try question()) }
    }

    @Test("Any filter is read back as it was written", arguments: Rounds.seeds(120))
    func roundTrip(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let question = try question()
        let filter = RandomFilter.make(for: question, depth: 4, using: &random)
        let text = filter.expression(in: question)
        #expect(try AnswerFilter(parsing: text, in: question) == filter, "\(text.string)")
    }

    @Test("Nothing that can be typed makes it fall", arguments: Rounds.seeds(50))
    func fuzz(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let question = try question()
        let pieces = [
            "any", "all", "none", "of", "not", "and", "or", "(", ")", ",", "\"Late\"", "\"Staff\"", "1/11", "-3", "7",
            "<",
            ">=", "=", "length", "codes", "text", "/a+/", "/(/", "\"", "\\", "exactly", "followups", "duplicate", "é",
            "\u{1B}",
        ]
        for _ in 0..<200 {
            let words = (0..<Int.random(in: 0..<12, using: &random)).compactMap { _ in
                pieces.randomElement(using: &random)
            }
            let text = RawText(words.joined(separator: Bool.random(using: &random) ? " " : ""))
            guard let filter = try? AnswerFilter(parsing: text, in: question) else { continue }
            #expect(
                try AnswerFilter(parsing: filter.expression(in: question), in: question) == filter, "\(text.string)")
        }
    }
}

/// Filters that the parser could have made.
enum RandomFilter {
    static func make(
        for question: CodedQuestion, depth: Int, hasThen: Bool = true, using random: inout SplitMix64
    ) -> AnswerFilter {
        func part() -> AnswerFilter { make(for: question, depth: depth - 1, hasThen: hasThen, using: &random) }
        let codes = question.codeIndices.map { AnswerFilter.code(question.path(of: $0)) }
        let comparison = AnswerFilter.Comparison.allCases.randomElement(using: &random) ?? .less
        switch Int.random(in: depth > 0 ? 0..<15 : 4..<15, using: &random) {
        case 0: return flattened([part(), part()], isAny: false)
        case 1: return flattened([part(), part(), part()], isAny: true)
        case 2: return hasThen ? .then([part(), part()]) : .not(part())
        case 3: return .not(part())
        case 4: return .hasFollowups
        case 5: return .codeCount(comparison, Int.random(in: 0..<4, using: &random))
        case 6: return .length(comparison, Int.random(in: 0..<6, using: &random))
        case 7: return .duplicate
        case 8: return .exactly(["good", "a \"b\" \\", "", "two\nlines"].randomElement(using: &random) ?? "")
        case 9: return TextQuery("oo").map { .text($0, in: .answers) } ?? .duplicate
        case 10: return (try? TextQuery(regularExpression: "^b|d$")).map { .text($0, in: .answers) } ?? .duplicate
        case 11: return .review(AnswerFilter.ReviewCondition.allCases.randomElement(using: &random) ?? .flagged)
        case 12:
            return question.codeIndices.randomElement(using: &random).map { .respondents(question.path(of: $0)) }
                ?? .duplicate
        default: return codes.randomElement(using: &random) ?? .duplicate
        }
    }

    /// As the parser joins what stands without parentheses. A list of nothing but codes is told as one.
    private static func flattened(_ parts: [AnswerFilter], isAny: Bool) -> AnswerFilter {
        isAny ? .any(parts) : .all(parts)
    }
}
