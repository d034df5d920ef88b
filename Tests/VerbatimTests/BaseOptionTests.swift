import Analysis
import CodingModel
import TerminalText
import TestSupport
import Testing

@testable import verbatim

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
