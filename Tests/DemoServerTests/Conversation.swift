import Foundation
import TestSupport

@testable import DemoServer

/// A client without a network: asks the API function and keeps its history.
struct Conversation {
    static let key = "test-key"

    let api = CodingAPI(key: key, jobs: DemoServer.scripts(pageDelay: .milliseconds(1)))
    var history = RequestHistory()

    /// Asks for a job, with the right key unless told otherwise.
    mutating func ask(
        _ job: String, at time: Duration = .zero, cursor: String? = nil, key: String? = Conversation.key
    ) -> APIResponse {
        let request = APIRequest(path: "/api/v1/coding/\(job)", cursor: cursor, key: key)
        return api.respond(to: request, at: time, history: &history)
    }

    /// The pages of a finished job, in the order in which the cursors lead through them.
    mutating func pages(of job: String) -> [[UInt8]] {
        var bodies: [[UInt8]] = []
        var cursor: String?
        repeat {
            let body = ask(job, at: .seconds(60), cursor: cursor).body.bytes
            bodies.append(body)
            cursor = AnswerDocument(body)?.results?.nextCursor
        } while cursor != nil && bodies.count < 1_000
        return bodies
    }
}

/// An answer as a client would decode it.
struct AnswerDocument: Decodable, Sendable {
    struct Results: Decodable, Sendable {
        var nextCursor: String?
        var questionCodes: [Question]?
        var code: String?
        var message: String?
    }

    struct Question: Decodable, Sendable {
        var questionIdentifier: String
        var question: String
        var responseCodes: [Code]
    }

    struct Code: Decodable, Sendable {
        var id: Int64
        var label: String
        var responses: [Entry]
        var subCodes: [Code]
    }

    struct Entry: Decodable, Hashable, Sendable {
        var responseIdentifier: String
        var answer: String
        var followupResponses: [Followup]?
    }

    struct Followup: Decodable, Hashable, Sendable {
        var question: String
        var answer: String
    }

    /// One answer under one code: where it stands, and what it says.
    struct Mention: Hashable, Sendable {
        let question: String
        let path: [Int64]
        let entry: Entry
    }

    var batchJobId: String
    var surveyIdentifier: String
    var status: String
    var results: Results?

    init?(_ body: [UInt8]) {
        guard let document = try? JSONDecoder().decode(AnswerDocument.self, from: Data(body)) else { return nil }
        self = document
    }

    /// Every mention in the document, in document order.
    var mentions: [Mention] {
        (results?.questionCodes ?? []).flatMap { question in
            question.responseCodes.flatMap { Self.mentions(in: $0, of: question.questionIdentifier, below: []) }
        }
    }

    /// The path of ids of every code in the document, after its question's identifier.
    var codePaths: [String] {
        (results?.questionCodes ?? []).flatMap { question in
            question.responseCodes.flatMap { Self.paths(of: $0, below: question.questionIdentifier) }
        }
    }

    private static func mentions(in code: Code, of question: String, below parents: [Int64]) -> [Mention] {
        let path = parents + [code.id]
        return code.responses.map { Mention(question: question, path: path, entry: $0) }
            + code.subCodes.flatMap { mentions(in: $0, of: question, below: path) }
    }

    private static func paths(of code: Code, below parent: String) -> [String] {
        ["\(parent)/\(code.id)"] + code.subCodes.flatMap { paths(of: $0, below: "\(parent)/\(code.id)") }
    }
}

/// The sample jobs by what they show.
enum Job {
    static let nightTrain = id(0, of: DemoServer.jobs)
    static let underWay = id(1, of: DemoServer.jobs)
    static let manyPages = id(2, of: DemoServer.jobs)
    static let partialFailure = id(3, of: DemoServer.jobs)
    static let totalFailure = id(4, of: DemoServer.jobs)
    static let unwell = id(5, of: DemoServer.jobs)
    static let hostile = id(6, of: DemoServer.jobs)
    static let queued = id(7, of: DemoServer.jobs)
    static let malformed = id(0, of: DemoServer.troublesomeJobs)
    static let unknown = id(1, of: DemoServer.troublesomeJobs)
    static let hostileFailure = id(2, of: DemoServer.troublesomeJobs)

    private static func id(_ number: Int, of jobs: some Collection<SampleJob>) -> String {
        (try? jobs[at: number].id) ?? "no job \(number)"
    }
}
