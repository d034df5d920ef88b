import CodingModel
import TerminalText
import Testing

@testable import verbatim

struct SavedAnswersTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func page(of job: String, code: Int, cursor: String? = nil) -> String {
        """
        {"batchJobId": "\(job)", "surveyIdentifier": "S", "status": "completed", "results": {
         "completedAt": "2024-05-01T10:00:00Z", "nextCursor": \(cursor.map { "\"\($0)\"" } ?? "null"),
         "questionCodes": [{"questionIdentifier": "Q1", "question": "Why?", "responseCodes": [
          {"id": \(code), "label": "Code \(code)", "responses": [], "subCodes": []}]}]}}
        """
    }

    @Test func pagesOfAJobAreMergedInTheGivenOrderAndJobsKeepTheirs() throws {
        let files = [
            try folder.write("b2", page(of: "b", code: 2, cursor: "c")),
            try folder.write("a1", page(of: "a", code: 1)),
            try folder.write("b1", page(of: "b", code: 1)),
        ]
        let jobs = try SavedAnswers.load(files)
        #expect(jobs.map(\.report.job.raw) == ["b", "a"])
        #expect(jobs.map(\.pagesMerged) == [2, 1])
        let question = try #require(jobs.first?.questions.first)
        #expect((0..<question.codeCount).map { question.label(of: $0) } == ["Code 2", "Code 1"])
    }

    @Test func aJobIsWholeOnceItsLastPageIsThere() throws {
        let first = try folder.write("1", page(of: "a", code: 1, cursor: "next"))
        let last = try folder.write("2", page(of: "a", code: 2))
        #expect(try SavedAnswers.load([first]).map(\.isComplete) == [false])
        #expect(try SavedAnswers.load([first, last]).map(\.isComplete) == [true])
    }

    @Test func aJobWithoutResultsIsStillAJob() throws {
        let file = try folder.write("q", #"{"batchJobId": "a", "surveyIdentifier": "S", "status": "queued"}"#)
        let jobs = try SavedAnswers.load([file])
        #expect(jobs.map(\.report.status) == [.queued])
        #expect(jobs.first?.questions.isEmpty == true)
    }

    @Test func aDocumentThatIsNotTheAPIsIsNamedByFileAndPath() throws {
        let file = try folder.write("x.json", #"{"batchJobId": 7, "surveyIdentifier": "S", "status": "queued"}"#)
        do {
            _ = try SavedAnswers.load([file])
            Issue.record("it was taken")
        } catch {
            #expect(error.sentence.hasPrefix("\(file): ") && error.sentence.contains("$.batchJobId"))
            #expect(error.status == .failure)
        }
    }

    @Test func aFileThatIsTooBigIsRefusedBeforeItFillsTheMemory() throws {
        let file = try folder.write("big", String(repeating: "x", count: 2_001))
        #expect(throws: FileContents.Refusal("is too big: more than 2 kB")) {
            try FileContents.read(file, limit: 2_000)
        }
        #expect(try FileContents.read(file, limit: 2_001).count == 2_001)
    }
}
