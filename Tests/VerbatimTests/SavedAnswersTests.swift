import CodingModel
import Glibc
import TerminalText
import TestSupport
import Testing

@testable import verbatim

struct SavedAnswersTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func page(
        of job: String, code: Int, cursor: String? = nil, status: JobStatus = .completed
    ) -> String {
        """
        {"batchJobId": "\(job)", "surveyIdentifier": "S", "status": "\(status.apiValue.string)", "results": {
         "code": "C", "message": "M", "completedAt": "2024-05-01T10:00:00Z",
         "nextCursor": \(cursor.map { "\"\($0)\"" } ?? "null"),
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

    @Test func aSavedErrorAnswerIsToldAsWhatTheServerSaid() throws {
        let file = try folder.write("error", #"{"code": "NOT_FOUND", "message": "Unknown batch"}"#)
        #expect(throws: Problem("\(file) is an error answer of the server, not a job: NOT_FOUND: Unknown batch")) {
            try SavedAnswers.load([file])
        }
    }

    @Test func aJobIsWholeOnceItsLastPageIsThere() throws {
        let first = try folder.write("1", page(of: "a", code: 1, cursor: "next"))
        let last = try folder.write("2", page(of: "a", code: 2))
        #expect(try SavedAnswers.load([first]).map(\.isComplete) == [false])
        #expect(try SavedAnswers.load([first, last]).map(\.isComplete) == [true])
        // A shell's * puts page10 before page2.
        #expect(try SavedAnswers.load([last, first]).map(\.isComplete) == [true])
    }

    @Test(arguments: [
        ([JobStatus.completed], true), ([.partialFailure], true), ([.totalFailure], true),
        ([.queued], false), ([.processing], false), ([.unrecognised("paused")], false),
        ([.completed, .completed], true), ([.processing, .processing], false),
        ([.processing, .completed], false), ([.completed, .processing], false), ([.completed, .partialFailure], false),
    ])
    func aJobIsWholeOnlyIfAllItsPagesSayThatItHasEnded(statuses: [JobStatus], isWhole: Bool) throws {
        let files = try statuses.enumerated().map { number, status in
            let cursor = number < statuses.count - 1 ? "next" : nil
            return try folder.write("\(number)", page(of: "a", code: number, cursor: cursor, status: status))
        }
        #expect(try SavedAnswers.load(files).map(\.isComplete) == [isWhole])
    }

    @Test func aJobThatIsStillInWorkDoesNotMakeAnotherIncomplete() throws {
        let whole = try folder.write("1", page(of: "a", code: 1))
        let queued = try folder.write("2", #"{"batchJobId": "b", "surveyIdentifier": "S", "status": "queued"}"#)
        #expect(try SavedAnswers.load([whole, queued]).map(\.isComplete) == [true, false])
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

    /// Descriptors that refuse also for root: one that can't be opened, one that can't be read.
    @Test(arguments: [
        ("/proc/self/mem", "the file /proc/self/mem can't be read: Input/output error"),
        ("/nowhere", "the file /nowhere does not exist"),
        ("/dev/null/x", "the file /dev/null/x does not exist"),
        ("/tmp", "the file /tmp is a directory, not a file"),
    ])
    func aFileThatCantBeReadIsNamedWithTheReason(path: String, sentence: String) throws {
        #expect(throws: Problem(sentence)) { try SavedAnswers.load([path]) }
    }

    @Test func aSocketAndAForbiddenFileAreRefusedInWords() throws {
        let socket = try folder.socket("s")
        #expect(throws: FileContents.Refusal("can't be read: No such device or address")) {
            try FileContents.read(socket, limit: 1)
        }
        #expect(FileContents.Refusal(code: EACCES).reason == "may not be read by you")
        #expect(FileContents.Refusal(code: EPERM).reason == "may not be read by you")
    }

    @Test func aFileThatIsTooBigIsRefusedBeforeItFillsTheMemory() throws {
        let file = try folder.write("big", String(repeating: "x", count: 2_001))
        #expect(throws: FileContents.Refusal("is too big: more than 2 kB")) {
            try FileContents.read(file, limit: 2_000)
        }
        #expect(try FileContents.read(file, limit: 2_001).count == 2_001)
    }
}
