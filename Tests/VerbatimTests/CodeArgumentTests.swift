import Analysis
import CodingModel
import TerminalText
import TestSupport
import Testing

@testable import verbatim

@Suite("Questions, codes and answers as the command line names them")
struct CodeArgumentTests {
    /// Codes as `Q/1: 2 3/4` would have them: a question's identifier, and the paths of its codes.
    private func job(_ questions: [(identifier: String, paths: [[Int]])]) throws -> CodedJob {
        func codes(_ paths: [[Int]]) -> String {
            var ids: [Int] = []
            for path in paths where !ids.contains(path[0]) { ids.append(path[0]) }
            return ids.map { id in
                let below = paths.filter { $0[0] == id && $0.count > 1 }.map { Array($0.dropFirst()) }
                return #"{"id":\#(id),"label":"L\#(id)","responses":[],"subCodes":[\#(codes(below))]}"#
            }.joined(separator: ",")
        }
        let json = questions.map {
            #"{"questionIdentifier":"\#($0.identifier)","question":"?","responseCodes":[\#(codes($0.paths))]}"#
        }
        return try self.job(
            ofBody: """
                {"batchJobId":"j","surveyIdentifier":"s","status":"completed","results":{
                 "completedAt":"2024-05-01T10:00:00Z","nextCursor":null,
                 "questionCodes":[\(json.joined(separator: ","))]}}
                """)
    }

    private func job(ofBody body: String) throws -> CodedJob {
        var builder = CodedJobBuilder()
        builder.keep(try builder.read(Array(body.utf8)))
        return builder.snapshot(isComplete: true)
    }

    private func example() throws -> CodedJob {
        var builder = CodedJobBuilder()
        for body in WorkedExample.pages { builder.keep(try builder.read(Array(body.utf8))) }
        return builder.snapshot(isComplete: true)
    }

    @Test("A code is named by its question and its path")
    func code() throws {
        let job = try example()
        let argument = try CodeArgument("Q2/-5/4294967301", in: job)
        #expect(argument.question == 1)
        #expect(try job.questions[at: 1].label(of: argument.code) == "Unclear")
    }

    @Test("The longest question that fits goes first")
    func longestQuestion() throws {
        let job = try job([("Q", [[1, 2], [1, 3]]), ("Q/1", [[2]]), ("Q/", [[7]]), ("", [[5]])])
        func found(_ text: String) throws -> String {
            let argument = try CodeArgument(text, in: job)
            let question = try job.questions[at: argument.question]
            return "\(question.identifier.string) \(question.path(of: argument.code))"
        }
        #expect(try found("Q/1/2") == "Q/1 2")
        // The longer one has no such code.
        #expect(try found("Q/1/3") == "Q 1/3")
        #expect(try found("Q/1") == "Q 1")
        #expect(try found("Q//7") == "Q/ 7")
        #expect(try found("/5") == " 5")
    }

    @Test(
        "A name that is not there is told beside those that are",
        arguments: [
            ("Q1/1/99", "--code: Q1 has no code 1/99; the nearest are Q1/1/11 (Staff), Q1/1/12 (Speed)"),
            ("Q1/2/22/22", "--code: Q1 has no code 2/22/22; the nearest are Q1/2/22/221 (Damaged)"),
            ("Q1/9/1", "--code: Q1 has no code 9/1; the nearest are Q1/9 (Nothing)"),
            (
                "Q2/4",
                "--code: Q2 has no code 4; the nearest are Q2/1 (Delivery), Q2/5 (Opening hours), Q2/-5 (-other-)"
            ),
            (
                "Q1",
                "--code Q1 names no code: write the question and the code's path of ids or its label, as in Q1/1/11 or Q1/Late"
            ),
            (
                "Q1/",
                "--code Q1/ names no code: write the question and the code's path of ids or its label, as in Q1/1/11 or Q1/Late"
            ),
            (
                "Q1/a",
                "--code Q1/a names no code: write the question and the code's path of ids or its label, as in Q1/1/11 or Q1/Late"
            ),
            (
                "Q1/ ",
                "--code Q1/  names no code: write the question and the code's path of ids or its label, as in Q1/1/11 or Q1/Late"
            ),
            ("Q3/1", "--code Q3/1: there is no such question or label; the job has Q1, Q2"),
            ("", "--code : there is no such question or label; the job has Q1, Q2"),
        ])
    func unknown(text: String, sentence: String) throws {
        let job = try example()
        #expect(throws: Problem(sentence, status: .usage)) { try CodeArgument(text, in: job) }
    }

    @Test(
        "A label that no code has, and a path without its beginning, is met with the code that may be meant",
        arguments: [
            ("stafff", "--code stafff names no code. Did you mean Q1/1/11 (Staff)?"),
            ("damagd", "--code damagd names no code. Did you mean Q1/2/22/221 (Damaged)?"),
            ("Q1/Sped", "--code Q1/Sped names no code. Did you mean Q1/1/12 (Speed)?"),
            ("Q1/12", "--code: Q1 has no code 12. Did you mean Q1/1/12 (Speed)?"),
            ("Q1/22/221", "--code: Q1 has no code 22/221. Did you mean Q1/2/22/221 (Damaged)?"),
        ])
    func meant(text: String, sentence: String) throws {
        let job = try example()
        #expect(throws: Problem(sentence, status: .usage)) { try CodeArgument(text, in: job) }
    }

    @Test(
        "A code is also named by a label or a path that no other code has",
        arguments: [
            ("Staff", "Q1/1/11"), ("staff", "Q1/1/11"), ("Ｓtaff ", "Q1/1/11"), ("Service › Staff", "Q1/1/11"),
            ("Q1/Late", "Q1/2/21"), ("Q1/Delivery › Late", "Q1/2/21"), ("Q2/Delivery", "Q2/1"), ("2/21", "Q1/2/21"),
            ("-5", "Q2/-5"), ("-other-", "Q2/-5"),
        ])
    func named(text: String, name: String) throws {
        let job = try example()
        #expect(try CodeArgument(text, in: job) == CodeArgument(name, in: job))
    }

    @Test(
        "A label or a path that several codes have is met with all of them",
        arguments: [
            ("1", "--code 1 names 2 codes, write the one that you mean: Q1/1 (Service), Q2/1 (Delivery)"),
            (
                "delivery",
                "--code delivery names 2 codes, write the one that you mean: Q1/2 (Delivery), Q2/1 (Delivery)"
            ),
        ])
    func ambiguous(text: String, sentence: String) throws {
        let job = try example()
        #expect(throws: Problem(sentence, status: .usage)) { try CodeArgument(text, in: job) }
    }

    @Test("A question's own path goes before a label, and a path before a label that reads like one")
    func precedence() throws {
        let job = try TestSupport.job(
            of: Page(
                Question("Q1", Code(1, label: "2", [Answer("a: x")]), Code(2, label: "Q2/1", [])),
                Question("Q2", Code(1, label: "No", [Answer("a: x")]))))
        #expect(try CodeArgument("Q2/1", in: job) == CodeArgument("Q2/No", in: job))
        #expect(try CodeArgument("2", in: job) == CodeArgument("Q1/2", in: job))
        #expect(try CodeArgument("Q1/Q2/1", in: job) == CodeArgument("Q1/2", in: job))
    }

    @Test("Of many questions the nearest are named")
    func nearest() throws {
        let job = try job((1...30).map { ("Q\($0)", [[1]]) })
        #expect(throws: Problem("--question: there is no question Q31; the nearest are Q1, Q11, Q13", status: .usage)) {
            try QuestionArgument.place(of: "Q31", in: job, option: "--question")
        }
        #expect(throws: Problem("--base: there is no question Q1; the job has no questions", status: .usage)) {
            try QuestionArgument.place(of: "Q1", in: self.job([]), option: "--base")
        }
    }
}

@Suite("Bases as the command line names them")
struct BaseOptionTests {
    private func example() throws -> CodedJob {
        var builder = CodedJobBuilder()
        for body in WorkedExample.pages { builder.keep(try builder.read(Array(body.utf8))) }
        return builder.snapshot(isComplete: true)
    }

    /// The bases of the two questions, and what was warned of.
    private func bases(
        _ texts: [String], configured: [RawText: Int] = [:], of survey: String = WorkedExample.survey,
        kept: [RawText: Int] = [:]
    ) throws -> ([PercentageBase], [String]) {
        func named(_ bases: [RawText: Int]) throws -> [SurveyQuestion: Int] {
            var named: [SurveyQuestion: Int] = [:]
            for (question, people) in bases {
                named[try #require(SurveyQuestion(survey: RawText(survey), question: question))] = people
            }
            return named
        }
        var options = BaseOptions()
        options.texts = texts
        var configuration = Configuration()
        configuration.bases = try named(configured)
        let ofStore = try named(kept)
        let job = try example()
        var warnings: [String] = []
        let choice = try options.choice(configuration).choice(for: job, kept: ofStore) { warnings.append($0) }
        return (job.questions.map(choice.base(of:)), warnings)
    }

    private static let choices: [([String], [RawText: Int], [PercentageBase])] = [
        ([], [:], [.codedRespondents, .codedRespondents]),
        (["mentions"], [:], [.mentions, .mentions]),
        (["respondents"], ["Q1": 50], [.codedRespondents, .codedRespondents]),
        ([], ["Q1": 50, "other": 1], [.given(50), .codedRespondents]),
        (["Q1=60"], ["Q1": 50, "Q2": 70], [.given(60), .given(70)]),
        (["Q2=60", "mentions"], ["Q1": 50], [.mentions, .given(60)]),
        (["Q1=60", "Q1=60"], [:], [.given(60), .codedRespondents]),
    ]

    @Test("The command line goes before the configuration", arguments: choices)
    func precedence(
        texts: [String], configured: [RawText: Int], expected: [PercentageBase]
    ) throws {
        let (bases, warnings) = try bases(texts, configured: configured)
        #expect(bases == expected)
        #expect(warnings.isEmpty)
    }

    @Test("What was typed in the program goes before the configuration, and neither holds for another survey")
    func surveys() throws {
        #expect(try bases([], configured: ["Q1": 50, "Q2": 70], kept: ["Q1": 90]).0 == [.given(90), .given(70)])
        #expect(try bases(["Q1=60"], configured: ["Q1": 50], kept: ["Q1": 90]).0 == [.given(60), .codedRespondents])
        #expect(try bases(["mentions"], configured: ["Q1": 50], kept: ["Q1": 90]).0 == [.mentions, .mentions])
        let ofOthers = try bases([], configured: ["Q1": 50], of: "another survey", kept: ["Q2": 90])
        #expect(ofOthers.0 == [.codedRespondents, .codedRespondents])
    }

    @Test("A base below the coded respondents is warned of")
    func lowBase() throws {
        let (bases, warnings) = try bases(["Q1=6", "Q2=4"])
        #expect(bases == [.given(6), .given(4)])
        #expect(
            warnings == ["the base of Q1, 6, is below its 7 coded respondents: percentages can be above 100"])
    }

    @Test(
        "A word that is no base is a usage error",
        arguments: [
            ["people"], ["Q1="], ["Q1=0"], ["=5"], ["Q1=-5"], ["respondents", "mentions"], ["Q9=5"],
            ["Q1=60", "Q1=61"],
        ])
    func noBase(texts: [String]) {
        #expect { try bases(texts) } throws: { ($0 as? Problem)?.status == .usage }
    }
}

@Suite("Selections as the command line names them")
struct SelectionOptionTests {
    private func found(
        _ codes: [String], _ search: String?, filter: String? = nil, isLiteral: Bool = false, scope: SearchScope? = nil,
        remark: (String) -> Void = { _ in }
    ) throws -> [[Int]] {
        var builder = CodedJobBuilder()
        for body in WorkedExample.pages { builder.keep(try builder.read(Array(body.utf8))) }
        let job = builder.snapshot(isComplete: true)
        var options = SelectionOptions()
        options.codes = codes
        options.search = search
        (options.literal, options.filter, options.scope) = (isLiteral, filter, scope)
        let selection = try options.selection(in: job, options.query(), doubt: { _ in }, remark: remark)
        return job.questions.indices.map { Array(selection.answers(of: $0, in: job)) }
    }

    @Test("A search is a regular expression, unless it is to be taken as it stands")
    func expressions() throws {
        #expect(try found([], "^quick|^fine") == [[2, 3, 4, 7], []])
        #expect(try found([], "(quick", isLiteral: true) == [[], []])
        let problem = #expect(throws: Problem.self) { try found([], "(quick") }
        #expect(problem?.status == .usage && problem?.sentence.contains("--literal") == true)
    }

    @Test("A filter is written as in the program; a question that lacks its codes has no answers")
    func filters() throws {
        #expect(try found([], nil, filter: "\"Price\" and not followups") == [[4, 7], []])
        #expect(try found([], nil, filter: "length < 13") == [[2, 3, 5, 7], [3]])
        #expect(try found(["Q1/1"], "quick", filter: "not \"Price\"") == [[3], []])
        #expect(try found([], nil, filter: "unreviewed and duplicate") == [[2, 7], []])
        // What a question without a chance lacks keeps nobody from asking another.
        #expect(try found(["Q2/5"], nil, filter: "1/11") == [[], []])
        #expect(throws: Problem.self) { try found(["Q2/5"], nil, filter: "2/22") }
        let problem = #expect(throws: Problem.self) { try found([], nil, filter: "\"Pricee\"") }
        #expect(problem?.status == .usage && problem?.sentence.contains("No code of this question") == true)
    }

    private static let selections: [([String], String?, [[Int]])] = [
        ([], nil, [Array(0...7), Array(0...3)]),
        // The net of the code, and no other question.
        (["Q1/2"], nil, [[5, 6], []]),
        (["Q1/2/22", "Q2/5", "Q1/2"], nil, [[5, 6], [1, 2]]),
        ([], "late", [[5, 6], []]),
        // In a follow-up.
        ([], "at \"the door", [[0], []]),
        ([], "quick", [[0, 3, 4], []]),
        (["Q1/3", "Q2/5"], "quick", [[0, 4], []]),
        (["Q1/9"], nil, [[], []]),
        ([], "nowhere", [[], []]),
    ]

    @Test("Answers under any of the codes and with the text are selected", arguments: selections)
    func selection(codes: [String], search: String?, answers: [[Int]]) throws {
        #expect(try found(codes, search) == answers)
    }

    @Test("A search looks at what respondents said, and says where else the pattern is")
    func scopes() throws {
        var remarks: [String] = []
        let answer = Answer("late-7: fine", followups: [Followup(question: "How late was it?", answer: "no idea")])
        let page = Page(
            Question("Q1", Code(1, label: "Late", [answer, Answer("b: late box")]), Code(2, [Answer("c: so")])))
        let job = try job(of: page)
        func found(_ scope: SearchScope?) throws -> [Int] {
            var options = SelectionOptions()
            (options.codes, options.search, options.literal) = ([], "late", false)
            (options.filter, options.scope) = (nil, scope)
            let selection = try options.selection(
                in: job, options.query(), doubt: { _ in }, remark: { remarks.append($0) })
            return Array(selection.answers(of: 0, in: job))
        }
        #expect(try found(nil) == [1])
        #expect(
            remarks == [
                "--search looks at answers; the pattern is also in 1 question asked, 1 label and 1 id: choose with --in"
            ])
        for (scope, expected) in [(.answers, [1]), (.questions, [0]), (.ids, [0]), (.labels, [0, 1]), (.all, [0, 1])]
            as [(SearchScope, [Int])]
        {
            #expect(try found(scope) == expected)
        }
        #expect(remarks.count == 1)
    }

    @Test("A place to search without a search is a usage error")
    func scopeAlone() {
        #expect(throws: Problem("--in needs --search", status: .usage)) {
            try found([], nil, scope: .ids)
        }
    }

    @Test("A search for nothing is a usage error")
    func emptySearch() {
        #expect(throws: Problem("--search is empty", status: .usage)) { try found([], "") }
    }
}
