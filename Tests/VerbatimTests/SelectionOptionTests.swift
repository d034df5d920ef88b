import Analysis
import CodingModel
import TerminalText
import TestSupport
import Testing

@testable import verbatim

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
