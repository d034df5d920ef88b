import CodingModel
import Foundation
import Glibc
import TerminalText
import TestSupport
import Testing

@testable import verbatim

@Suite("Saved answers of the API", .permit(.waits))
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

    @Test("Pages of a job are merged in the given order, and jobs keep theirs")
    func order() throws {
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

    @Test("A saved error answer is told as what the server said")
    func errorAnswer() throws {
        let file = try folder.write("error", #"{"code": "NOT_FOUND", "message": "Unknown batch"}"#)
        let sentence = "\(file) is an error answer of the server, not a job: NOT_FOUND: Unknown batch"
        #expect(throws: Problem(sentence, status: .notFound)) { try SavedAnswers.load([file]) }
    }

    @Test(
        "A saved error answer ends like the answer itself",
        arguments: [
            ("NOT_FOUND", 6), ("batch-not-found", 6), ("INVALID_API_KEY", 4), ("FORBIDDEN", 4), ("INTERNAL_ERROR", 1),
            ("SOMETHING_ELSE", 1),
        ])
    func errorStatus(code: String, status: Int32) throws {
        let file = try folder.write("error", #"{"message": "M", "detail": [1, {"a": 2}], "code": "\#(code)"}"#)
        let problem = #expect(throws: Problem.self) { try SavedAnswers.load([file]) }
        #expect(problem?.status.rawValue == status)
    }

    @Test(
        "UTF-16 by its mark, and what gzip has packed, are read like the plain file",
        arguments: ["utf16le-bom.json", "plain.json.gz"])
    func containers(name: String) throws {
        let path = CaseFile.path("x").replacing("x.json", with: name)
        let job = try #require(try SavedAnswers.load([path]).first)
        #expect(job.isComplete && !job.questions.isEmpty && job.warnings.isEmpty)
    }

    @Test("A packed file that is cut off is told as that")
    func cutOff() throws {
        let path = CaseFile.path("x").replacing("x.json", with: "plain.json.gz")
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        let file = "\(folder.path)/cut.json.gz"
        try whole.dropLast(9).write(to: URL(fileURLWithPath: file))
        let problem = #expect(throws: Problem.self) { try SavedAnswers.load([file]) }
        #expect(problem?.sentence == "the file \(file) is packed by gzip, and damaged or cut off: try gzip -t")
    }

    @Test("Bytes that are no UTF-8 are replaced, and told with their number and the first place")
    func otherBytes() throws {
        let job = try #require(try SavedAnswers.load([CaseFile.path("cp1252")]).first)
        let warning = try #require(job.warnings.first)
        guard case .replacedBytes(let count) = warning.kind else {
            Issue.record("\(warning)")
            return
        }
        #expect(count > 0)
        #expect(warning.sentence.string.contains("no UTF-8"))
        #expect(warning.sentence.string.contains("$."))
        #expect(warning.sentence.string.contains("of page 1"))
    }

    @Test("A job is whole once its last page is there")
    func lastPage() throws {
        let first = try folder.write("1", page(of: "a", code: 1, cursor: "next"))
        let last = try folder.write("2", page(of: "a", code: 2))
        #expect(try SavedAnswers.load([first]).map(\.isComplete) == [false])
        #expect(try SavedAnswers.load([first, last]).map(\.isComplete) == [true])
        // A shell's * puts page10 before page2.
        #expect(try SavedAnswers.load([last, first]).map(\.isComplete) == [true])
    }

    @Test(
        "A job is whole only if all its pages say that it has ended",
        arguments: [
            ([JobStatus.completed], true), ([.partialFailure], true), ([.totalFailure], true),
            ([.queued], false), ([.processing], false), ([.unrecognised("paused")], false),
            ([.completed, .completed], true), ([.processing, .processing], false),
            ([.processing, .completed], false), ([.completed, .processing], false),
            ([.completed, .partialFailure], false),
        ])
    func ended(statuses: [JobStatus], isWhole: Bool) throws {
        let files = try statuses.enumerated().map { number, status in
            let cursor = number < statuses.count - 1 ? "next" : nil
            return try folder.write("\(number)", page(of: "a", code: number, cursor: cursor, status: status))
        }
        #expect(try SavedAnswers.load(files).map(\.isComplete) == [isWhole])
    }

    @Test("A job that is still in work does not make another incomplete")
    func inWork() throws {
        let whole = try folder.write("1", page(of: "a", code: 1))
        let queued = try folder.write("2", #"{"batchJobId": "b", "surveyIdentifier": "S", "status": "queued"}"#)
        #expect(try SavedAnswers.load([whole, queued]).map(\.isComplete) == [true, false])
    }

    @Test("A job without results is still a job")
    func noResults() throws {
        let file = try folder.write("q", #"{"batchJobId": "a", "surveyIdentifier": "S", "status": "queued"}"#)
        let jobs = try SavedAnswers.load([file])
        #expect(jobs.map(\.report.status) == [.queued])
        #expect(jobs.first?.questions.isEmpty == true)
    }

    @Test("A document that is not the API's is named by file and path")
    func foreign() throws {
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
    @Test(
        "A file that can't be read is named with the reason",
        arguments: [
            ("/proc/self/mem", "the file /proc/self/mem can't be read: Input/output error"),
            ("/nowhere", "the file /nowhere does not exist"),
            ("/dev/null/x", "the file /dev/null/x does not exist"),
            ("/tmp", "the file /tmp is a folder, not a file"),
        ])
    func unreadable(path: String, sentence: String) throws {
        #expect(throws: Problem(sentence)) { try SavedAnswers.load([path]) }
    }

    @Test("A socket and a forbidden file are refused in words")
    func refused() throws {
        let socket = try folder.socket("s")
        #expect(throws: FileContents.Refusal("can't be read: No such device or address")) {
            try FileContents.read(socket, limit: 1)
        }
        #expect(FileContents.Refusal(code: EACCES).reason == "may not be read by you")
        #expect(FileContents.Refusal(code: EPERM).reason == "may not be read by you")
    }

    @Test("A file that is too big is refused before it fills the memory")
    func tooBig() throws {
        let file = try folder.write("big", String(repeating: "x", count: 2_001))
        #expect(throws: FileContents.Refusal("is too big: more than 2 kB")) {
            try FileContents.read(file, limit: 2_000)
        }
        #expect(try FileContents.read(file, limit: 2_001).count == 2_001)
    }
}
