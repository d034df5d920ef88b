import CodingModel
import TerminalText
import TestSupport
import Testing

@testable import Analysis

@Suite("Texts that went wrong once")
struct CaseFileTests {
    private func names(_ filter: RawText, in question: CodedQuestion) throws -> [String] {
        let outcome = try #require(question.answers(passing: try AnswerFilter(parsing: filter, in: question)))
        return outcome.answers.map { question.responseIdentifier(of: $0).string }
    }

    @Test(
        "A search finds all spellings",
        arguments: [
            ("didn't", ["r1", "r2", "r3"]), ("bien !", ["r4", "r5"]), ("late 10", ["r6", "r7"]),
            ("late delivery", ["r8", "r9", "r10"]), ("한국어", ["r19", "r20"]), ("uber", ["r11", "r12", "r14"]),
            ("über", ["r11", "r12", "r14"]), ("hangegleiter", ["r13"]),
        ])
    func search(pattern: String, expected: [String]) throws {
        let question = try CaseFile.job("search").questions[at: 0]
        #expect(try names(RawText("text \"\(pattern)\""), in: question) == expected)
    }

    @Test(
        "Labels are named as they are typed",
        arguments: [
            ("any of \"Don't know\"", ["r16"]), ("any of \"don’t know\"", ["r16"]), ("any of \"'curly'\"", nil),
            ("\"\\\"curly\\\"\"", ["r15"]), ("\"late\"", ["r13"]), ("\"Late\"", nil), ("\"Ärger\"", nil), ("\"\"", nil),
            ("\"line break\"", ["r6"]), ("\"sonstiges: arger, larm & co.\"", ["r14"]), ("\"Price › Value\"", ["r4"]),
        ] as [(RawText, [String]?)])
    func labels(filter: RawText, expected: [String]?) throws {
        let question = try CaseFile.job("labels").questions[at: 0]
        guard let expected else {
            #expect(throws: FilterFailure.self) { try AnswerFilter(parsing: filter, in: question) }
            return
        }
        #expect(try names(filter, in: question) == expected)
    }

    @Test("Two spellings of a label are one text and two codes, which are told")
    func ambiguous() throws {
        let question = try CaseFile.job("labels").questions[at: 0]
        let failure = #expect(throws: FilterFailure.self) { try AnswerFilter(parsing: "\"Ärger\"", in: question) }
        #expect(failure?.reason.string.contains("2 codes are called “Ärger”. Use a path: 18, 19") == true)
    }

    @Test("Every code's name is read back as the code", arguments: ["labels", "way", "sort"])
    func roundTrip(file: String) throws {
        let question = try CaseFile.job(file).questions[at: 0]
        for code in question.codeIndices {
            let filter = AnswerFilter.code(question.path(of: code))
            #expect(try AnswerFilter(parsing: filter.expression(in: question), in: question) == filter)
        }
    }

    @Test("A way of labels is found however it is spelt")
    func way() throws {
        let question = try CaseFile.job("way").questions[at: 0]
        for name in ["Café › Late", "Cafe\u{301} › Late", "café › late", "CAFÉ › LATE", "cafe › late"] {
            #expect(try names(RawText("any of \"\(name)\""), in: question) == ["r1"], "\(name)")
        }
    }

    @Test("Duplicates and “exactly” take the same texts for the same")
    func duplicates() throws {
        let question = try CaseFile.job("dups").questions[at: 0]
        let groups = try #require(DuplicateGroups(of: question)).groups.map { group in
            group.answers.map { question.responseIdentifier(of: $0).string }
        }
        #expect(groups == [["r0", "r2"], ["r4", "r5"], ["r6", "r7"], ["r8", "r9"]])
        #expect(try names("duplicate", in: question) == ["r0", "r2", "r4", "r5", "r6", "r7", "r8", "r9"])
        #expect(try names("exactly \"Café\"", in: question) == ["r4", "r5"])
        #expect(try names("exactly \"a b\"", in: question) == ["r6", "r7"])
        #expect(try names("exactly \"no\"", in: question) == ["r1"])
    }

    @Test("Labels are sorted as a reader looks for them")
    func order() throws {
        let question = try CaseFile.job("sort").questions[at: 0]
        #expect(
            question.ordering(by: .label).codes.map { question.label(of: $0).string } == [
                "2", "2 minutes", "9 minutes", "10", "10 minutes", "Apple", "apple", "Äpfel", "ångstrom", "banana",
                "eclair",
                "éclair", "Öl", "Zebra", "zoo",
            ])
    }

    @Test("A pattern is not in an answer because its respondent's id has it")
    func identifiers() throws {
        let question = try CaseFile.job("numbers-3-textid").questions[at: 0]
        #expect(try names("text \"late\"", in: question) == ["b"])
        #expect(try names("text in ids \"late\"", in: question) == ["late-7"])
    }
}
