import CodingModel
import TerminalText
import TestSupport
import Testing

@testable import verbatim_bench

@Suite("Searches that are timed", .permit(.processor))
struct SearchBenchmarkTests {
    private let job: CodedJob
    private let question: CodedQuestion

    init() throws {
        var loading = Loading()
        try loading.read(SurveyWriter(SurveyPlan(answers: 3_000)).page())
        job = loading.snapshot()
        question = try #require(job.questions.first)
    }

    /// The answers to a question that a pattern is in, by number.
    private func answers(with pattern: SearchPattern, in question: CodedQuestion) throws -> [Int] {
        let query = try #require(TextQuery(RawText(pattern.text)))
        return (0..<question.answerCount).filter {
            query.matches(question.answerText(of: $0)) || question.hasFollowup(of: $0, matching: query)
        }
    }

    private func answers(with name: String) throws -> [Int] {
        let pattern = try #require(SearchPattern.all(in: question).first { $0.name == name })
        return try answers(with: pattern, in: question)
    }

    @Test("Each pattern is as frequent as its name says")
    func patterns() throws {
        let common = try answers(with: "common")
        #expect(try #require(common.first) < 50)
        #expect(common.count > question.answerCount / 20)
        let single = try answers(with: "single")
        #expect(single.count == 1)
        #expect((question.answerCount / 2..<question.answerCount * 3 / 5).contains(try #require(single.first)))
        #expect(try answers(with: "absent").isEmpty)
        for name in ["folded", "accented"] { #expect(try (1...200).contains(answers(with: name).count)) }
    }

    @Test("A timed search finds in the whole job what is there")
    func timedSearch() throws {
        var search = try TimedSearch(job)
        for pattern in SearchPattern.all(in: question) {
            let expected = try job.questions.reduce(0) { try $0 + answers(with: pattern, in: $1).count }
            let result = try search.run(pattern.text)
            #expect(result.found == expected, "\(pattern.name)")
            #expect(0 < result.told && result.told <= result.first && result.first <= result.all)
        }
    }

    @Test("An answer is a line for plain scans")
    func plainScan() throws {
        let folder = try TemporaryFolder()
        let file = "\(folder.path)/texts"
        try TextLines.write(job, to: file)
        let lines = try Descriptor.contents(of: file).split(separator: UInt8(ascii: "\n"))
        #expect(lines.count == job.questions.reduce(0) { $0 + $1.answerCount })
        let scan = try #require(PlainScan(of: file, home: folder.path))
        var search = try TimedSearch(job)
        #expect(try scan.run("late").lines == search.run("late").found)
        #expect(try scan.run("late", stopsAtFirst: true).lines == 1)
        #expect(try scan.run("grossartig").lines == 0)
    }

    @Test("A count of matches is told from the wait for one")
    func countOfMatches() {
        func counts(_ output: String) -> Bool { SearchTyping.countsMatches(Array(output.utf8)) }
        #expect(counts("\u{1B}[1;3H12+ of 41 match"))
        #expect(counts("\u{1B}[1;3H\u{1B}[1m0\u{1B}[m of 41 match"))
        #expect(!counts("\u{1B}[1;3H… of 41 match"))
        #expect(!counts("\u{1B}[1;38 of"))
        #expect(!counts("best of all, 12\u{1B}[2"))
        #expect(!counts(""))
    }
}
