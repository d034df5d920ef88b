// The schemas of the coding API under the API's own names; docs/api/README.md describes each field.

/// The answer to a status request: what state the job is in and, once it has ended, its results.
struct BatchCodingResponse: Sendable {
    let batchJobId: String
    let surveyIdentifier: String
    let status: BatchCodingStatus
    /// Absent while the job is queued or processing.
    let results: BatchCodingResults?

    var json: OrderedJSON {
        var members: [(name: String, value: OrderedJSON)] = [
            ("batchJobId", .string(batchJobId)),
            ("surveyIdentifier", .string(surveyIdentifier)),
            ("status", .string(status.rawValue)),
        ]
        if let results { members.append(("results", results.json)) }
        return .object(members)
    }
}

/// The states of a job, as the API spells them.
enum BatchCodingStatus: String, Sendable {
    case queued
    case processing
    case completed
    case partialFailure = "partial_failure"
    case totalFailure = "total_failure"
}

/// The two shapes of `results`.
enum BatchCodingResults: Sendable {
    case success(BatchCodingSuccess)
    case failure(ErrorDetails)

    var json: OrderedJSON {
        switch self {
        case .success(let success): success.json
        case .failure(let failure): failure.json
        }
    }
}

/// One page of results.
struct BatchCodingSuccess: Sendable {
    let completedAt: String
    let questionCodes: [QuestionCodeData]
    /// Where the next page begins; nil, written as null, on the last page.
    let nextCursor: String?

    var json: OrderedJSON {
        .object([
            ("completedAt", .string(completedAt)),
            ("questionCodes", .array(questionCodes.map(\.json))),
            ("nextCursor", nextCursor.map(OrderedJSON.string) ?? .null),
        ])
    }
}

/// A code and a message: both the body of an error answer (`Error`) and the results of a failed job
/// (`BatchCodingErrorDetails`).
struct ErrorDetails: Sendable {
    let code: String
    let message: String

    var json: OrderedJSON { .object([("code", .string(code)), ("message", .string(message))]) }
}

/// A question with its code tree.
struct QuestionCodeData: Sendable {
    let questionIdentifier: String
    let question: String
    var responseCodes: [ResponseCode]

    var json: OrderedJSON {
        .object([
            ("questionIdentifier", .string(questionIdentifier)),
            ("question", .string(question)),
            ("responseCodes", .array(responseCodes.map(\.json))),
        ])
    }
}

/// A code with the answers listed on it and its sub-codes.
struct ResponseCode: Sendable {
    let id: Int64
    let label: String
    var responses: [ResponseEntry]
    var subCodes: [ResponseCode]

    var json: OrderedJSON {
        .object([
            ("id", .integer(id)),
            ("label", .string(label)),
            ("responses", .array(responses.map(\.json))),
            ("subCodes", .array(subCodes.map(\.json))),
        ])
    }
}

/// An answer with the follow-up questions that were asked about it.
struct ResponseEntry: Sendable {
    let responseIdentifier: String
    let answer: String
    var followupResponses: [FollowupResponse] = []

    var json: OrderedJSON {
        var members: [(name: String, value: OrderedJSON)] = [
            ("responseIdentifier", .string(responseIdentifier)),
            ("answer", .string(answer)),
        ]
        if !followupResponses.isEmpty {
            members.append(("followupResponses", .array(followupResponses.map(\.json))))
        }
        return .object(members)
    }
}

/// A follow-up question and the reply to it.
struct FollowupResponse: Sendable {
    let question: String
    let answer: String

    var json: OrderedJSON { .object([("question", .string(question)), ("answer", .string(answer))]) }
}
