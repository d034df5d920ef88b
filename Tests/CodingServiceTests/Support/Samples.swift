import CodingModel
import CodingService
import TerminalText
import Testing

/// Settings, ids and answers that the tests share.
enum Sample {
    /// Nothing may ever show this.
    static let secret = "sk-SECRET/0123456789+abc=="

    /// With timeouts that no slow machine reaches; a test that is about one sets it.
    static func settings(_ origin: String = "https://surveys.example") throws -> ServiceSettings {
        var settings = ServiceSettings(
            origin: try ServerOrigin(parsing: origin), key: APIKey(secret), version: "1.2.3")
        let minutes: Int64 = 20 * 60_000
        (settings.timeouts.connect, settings.timeouts.idleRead) = (minutes, minutes)
        (settings.timeouts.errorBody, settings.timeouts.slowBody) = (minutes, minutes)
        return settings
    }

    static func job(_ id: String = "job-1") throws -> JobIdentifier {
        try #require(JobIdentifier(RawText(id)))
    }

    /// An answer that carries no results.
    static func report(_ status: String) -> String {
        #"{"batchJobId":"job-1","surveyIdentifier":"S","status":"\#(status)","results":null}"#
    }

    /// A page with one code, whose id is the page's number.
    static func page(_ number: Int, next cursor: String? = nil, status: String = "completed") -> String {
        let code =
            #"{"id":\#(number),"label":"L\#(number)","responses":"#
            + #"[{"responseIdentifier":"r\#(number)","answer":"a"}],"subCodes":[]}"#
        return pageDocument(codes: code, next: cursor, status: status)
    }

    /// A page with nothing on it.
    static func emptyPage(next cursor: String? = nil, status: String = "completed") -> String {
        let next = cursor.map { "\"\($0)\"" } ?? "null"
        return #"{"batchJobId":"job-1","surveyIdentifier":"S","status":"\#(status)","results":"#
            + #"{"completedAt":"2024-03-12T15:30:45Z","questionCodes":[],"nextCursor":\#(next)}}"#
    }

    private static func pageDocument(codes: String, next cursor: String?, status: String) -> String {
        let next = cursor.map { "\"\($0)\"" } ?? "null"
        return #"{"batchJobId":"job-1","surveyIdentifier":"S","status":"\#(status)","results":{"#
            + #""completedAt":"2024-03-12T15:30:45Z","questionCodes":[{"questionIdentifier":"Q1","question":"Why?","#
            + #""responseCodes":[\#(codes)]}],"nextCursor":\#(next)}}"#
    }
}

extension HTTPAnswer {
    static func ok(_ body: String, retryAfter: String? = nil) -> HTTPAnswer {
        status(200, retryAfter: retryAfter, body: body)
    }

    static func status(_ status: Int, retryAfter: String? = nil, body: String = "") -> HTTPAnswer {
        var answer = HTTPAnswer(status: status, body: Array(body.utf8))
        answer.retryAfter = retryAfter.map { RawText($0) }
        return answer
    }
}
