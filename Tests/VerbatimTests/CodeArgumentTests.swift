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
