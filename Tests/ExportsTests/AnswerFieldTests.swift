import Exports
import Foundation
import TerminalText
import TestSupport
import Testing

@testable import CodingModel

/// Whoever gives the API's answers another field learns here what does not carry it yet.
@Suite("A field of an answer is carried all the way")
struct AnswerFieldTests {
    /// The value of a field in JSON, which holds `mark`; nil for a field of other objects.
    private static func value(_ field: ResponseField, _ mark: String) -> String? {
        switch field {
        case .responseIdentifier: "\"who \(mark)\""
        case .answer: "\"said \(mark)\""
        case .followupResponses: "[{\"question\":\"why \(mark)?\",\"answer\":\"so \(mark)\"}]"
        case .batchJobId, .surveyIdentifier, .status, .results, .completedAt, .questionCodes, .nextCursor, .code,
            .message, .questionIdentifier, .question, .responseCodes, .id, .label, .responses, .subCodes:
            nil
        }
    }

    /// The fields of an answer in the API's order.
    private static let fields = (0..<32).compactMap { ResponseField(rawValue: $0) }.filter(ResponseFields.ofAnswer.has)
    private static let required = fields.filter { !ResponseFields.optional.has($0) }
    private static let optional = fields.filter(ResponseFields.optional.has)

    private static func object(_ fields: [ResponseField], mark: (ResponseField) -> String) -> String {
        let members = fields.map { "\"\($0.name)\":\(value($0, mark($0)) ?? "nothing stands for \($0.name) yet")" }
        return "{\(members.joined(separator: ","))}"
    }

    /// An answer with these fields, each with its own name in its value.
    private static func answer(_ fields: [ResponseField]) -> String { object(fields) { "in \($0.name)" } }

    /// All that stands before the first answer of a page.
    private static let start = """
        {"batchJobId":"sample-job","surveyIdentifier":"s","status":"completed","results":{"completedAt":"t",
        "questionCodes":[{"questionIdentifier":"Q1","question":"?","responseCodes":[{"id":1,"label":"A","responses":[
        """

    private static func page(_ answers: [String]) -> String {
        start + answers.joined(separator: ",") + "],\"subCodes\":[]}]}],\"nextCursor\":null}}"
    }

    private static func written(_ job: CodedJob) -> String {
        let written = Written()
        JobDocument(job).write { written.take($0) }
        return written.text
    }

    /// The answers of the only code in a document of the API.
    private static func answers(in document: String) throws -> NSArray {
        var json: Any? = try JSONSerialization.jsonObject(with: Data(document.utf8))
        for key in ["results", "questionCodes", "responseCodes", "responses"] {
            if let list = json as? [Any] { json = list.first }
            json = (json as? [String: Any])?[key]
        }
        return NSArray(array: try (json as? [Any]).orThrow("no answers"))
    }

    @Test("The short way reads the API's order, whichever of the optional fields are there")
    func shortWay() throws {
        for chosen in 0..<(1 << Self.optional.count) {
            let left = Self.optional.enumerated().filter { chosen >> $0.offset & 1 == 1 }.map(\.element)
            let fields = Self.fields.filter { Self.required.contains($0) || left.contains($0) }
            var reader = ResponseReader()
            var builder = CodedJobBuilder(job: .sample)
            builder.beginPage()
            try Array(Self.start.utf8).withUnsafeBufferPointer { bytes in
                var input = JSONInput(bytes)
                try reader.read(&input, into: &builder)
            }
            let answer = Self.answer(fields)
            let isShort = Array(answer.utf8).withUnsafeBufferPointer { bytes in
                var input = JSONInput(bytes)
                return reader.takePlainAnswer(&input, &builder)
            }
            #expect(isShort, "\(answer)")
        }
    }

    @Test("Drafts, tables, recordings and the document of fetch have all of it, however it came")
    func everyWay() throws {
        let short = Self.page([Self.answer(Self.fields)])
        let long = Self.page([Self.answer(Self.fields.reversed())])
        let late = short.replacing("\"id\":1,\"label\":\"A\",", with: "").replacing(
            "\"subCodes\":[]", with: "\"subCodes\":[],\"id\":1,\"label\":\"A\"")
        let expected = try Self.answers(in: short)
        for body in [short, long, late] {
            let job = try job(ofBodies: [body])
            #expect(try Self.answers(in: Self.written(job)) == expected, "\(body)")
            var (reading, recording) = (PageReading(), PageRecording())
            var builder = CodedJobBuilder(job: .sample)
            try reading.take(Array(body.utf8).span, into: &recording)
            let head = try reading.end(into: &recording)
            recording.replay(into: &builder)
            builder.keep(head)
            #expect(try Self.answers(in: Self.written(builder.snapshot(isComplete: true))) == expected, "\(body)")
        }
    }

    @Test("An answer that differs in one field is another, and is found again by its value")
    func identity() throws {
        for field in Self.fields {
            let other = Self.object(Self.fields) { $0 == field ? "other" : "in \($0.name)" }
            let question = try job(ofBodies: [Self.page([Self.answer(Self.fields), other])]).questions[0]
            #expect(question.answerCount == 2, "\(field)")
            for answer in 0..<question.answerCount {
                #expect(question.index(of: question.answer(answer)) == answer, "\(field)")
            }
        }
    }

    @Test("Csv, jsonl and responses --json have all of it")
    func writers() throws {
        let job = try job(ofBodies: [Self.page([Self.answer(Self.fields)])])
        let texts = [
            job.exported(as: .csv).text, job.exported(as: .jsonLines).text, ResponsesDocument(job).text,
        ]
        for field in Self.fields {
            for text in texts { #expect(text.contains("in \(field.name)"), "\(field)") }
        }
    }
}
