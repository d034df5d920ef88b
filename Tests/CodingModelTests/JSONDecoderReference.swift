import CodingModel
import Foundation
import TerminalText
import TestSupport

/// The same answer read by `JSONDecoder` into structs: slow and plain, to hold the streaming decoder against.
struct JSONDecoderReference {
    struct Report: Hashable {
        let job: RawText
        let survey: RawText
        let status: RawText
        let completedAt: RawText?
        let failure: JobFailure?
        let nextCursor: RawText?
        let hasResults: Bool
    }

    let report: Report
    let page: Page

    /// - Throws: `DecodingError`.
    init(_ body: [UInt8]) throws {
        let document = try JSONDecoder().decode(Document.self, from: Data(body))
        let results = document.results
        let codes = results?.questionCodes
        let isWanted = ["completed", "partial_failure", "total_failure"].contains(document.status)
        let isInWork = ["queued", "processing"].contains(document.status)
        let hasResults = codes.map { !$0.isEmpty || isWanted || !isInWork } ?? false
        page = Page(questions: hasResults ? (codes ?? []).map(\.question) : [])
        var failure: JobFailure?
        if document.status != "completed", let code = results?.code, let message = results?.message {
            failure = JobFailure(code: RawText(code), message: RawText(message))
        }
        let cursor = results?.nextCursor ?? ""
        report = Report(
            job: RawText(document.batchJobId), survey: RawText(document.surveyIdentifier),
            status: RawText(document.status), completedAt: results?.completedAt.map { RawText($0) }, failure: failure,
            nextCursor: cursor.isEmpty ? nil : RawText(cursor), hasResults: hasResults)
    }

    private struct Document: Decodable {
        let batchJobId, surveyIdentifier, status: String
        let results: Results?
    }

    private struct Results: Decodable {
        let completedAt, nextCursor, code, message: String?
        let questionCodes: [QuestionCodeData]?
    }

    private struct QuestionCodeData: Decodable {
        let questionIdentifier: String
        let text: String
        let responseCodes: [ResponseCode]

        private enum CodingKeys: String, CodingKey {
            case questionIdentifier, text = "question", responseCodes
        }

        var question: Question { Question(questionIdentifier, text: text, codes: responseCodes.map(\.code)) }
    }

    private struct ResponseCode: Decodable {
        let id: Int64
        let label: String
        let responses: [ResponseEntry]
        let subCodes: [ResponseCode]

        var code: Code { Code(id, label: label, responses.map(\.value), children: subCodes.map(\.code)) }
    }

    private struct ResponseEntry: Decodable {
        let responseIdentifier, answer: String
        let followupResponses: [FollowupResponse]?

        var value: Answer {
            Answer(
                responseIdentifier: RawText(responseIdentifier), text: RawText(answer),
                followups: (followupResponses ?? []).map {
                    Followup(question: RawText($0.question), answer: RawText($0.answer))
                })
        }
    }

    private struct FollowupResponse: Decodable {
        let question, answer: String
    }
}
