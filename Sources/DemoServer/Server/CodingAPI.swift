/// The parts of an HTTP request that the API reads.
struct APIRequest: Sendable {
    var method = "GET"
    /// The path without its query, as it stood in the request line.
    let path: String
    /// The value of the `cursor` query parameter, percent-decoded; nil when there is none.
    var cursor: String?
    /// The value of the `X-Aftercare-Key` header.
    var key: String?
}

/// An HTTP response: a status, a JSON body, and the time to wait before it is sent.
struct APIResponse: Sendable {
    let status: Int
    let body: OrderedJSON
    var delay: Duration = .zero

    static func error(_ status: Int, _ code: String, _ message: String) -> APIResponse {
        APIResponse(status: status, body: ErrorDetails(code: code, message: message).json)
    }
}

/// The requests so far, by job: the states of a job are timed from its first request on.
struct RequestHistory: Sendable {
    fileprivate var firstAsked: [String: Duration] = [:]
    fileprivate var timesAsked: [String: Int] = [:]

    /// Notes a request for the job, and tells how long ago the first was and how many came before this one.
    fileprivate mutating func note(_ job: String, at time: Duration) -> (age: Duration, earlier: Int) {
        let first = firstAsked[job, default: time]
        let earlier = timesAsked[job, default: 0]
        firstAsked[job] = first
        timesAsked[job] = earlier + 1
        return (time - first, earlier)
    }
}

/// The contract of `GET /api/v1/coding/{batchJobId}` as a function: no sockets, no clock, no waiting.
struct CodingAPI: Sendable {
    let key: String
    let jobs: [String: JobScript]

    private static let resource = "/api/v1/coding/"

    /// Answers one request.
    ///
    /// `time` is the time since any fixed start; only differences between requests of one history matter.
    func respond(to request: APIRequest, at time: Duration, history: inout RequestHistory) -> APIResponse {
        let identifier = request.path.dropFirst(Self.resource.count)
        guard request.path.hasPrefix(Self.resource), !identifier.isEmpty, !identifier.contains("/") else {
            return .error(404, "NOT_FOUND", "There is nothing at this path; ask for \(Self.resource){batchJobId}")
        }
        guard request.method == "GET" else {
            return .error(405, "METHOD_NOT_ALLOWED", "Only GET is allowed here")
        }
        guard request.key == key else {
            return .error(403, "INVALID_API_KEY", "The API key is missing or not valid")
        }
        guard isUUID(identifier) else {
            return .error(400, "INVALID_REQUEST", "The batch job ID is not a UUID")
        }
        let job = identifier.lowercased()
        guard let script = jobs[job] else {
            return .error(404, "NOT_FOUND", "There is no batch job with this ID")
        }
        let (age, earlier) = history.note(job, at: time)
        if earlier < script.troubles.count {
            return trouble(script.troubles[earlier])
        }
        return answer(for: job, script, age: age, cursor: request.cursor)
    }

    private func answer(for job: String, _ script: JobScript, age: Duration, cursor: String?) -> APIResponse {
        let (status, results) = script.state(atAge: age)
        guard case .pages(let pages)? = results else {
            guard cursor == nil else { return unknownCursor }
            return respond(job, script, status, results.flatMap(\.failure).map(BatchCodingResults.failure))
        }
        let first = cursor == nil ? pages.first : nil
        guard let page = first ?? pages.first(where: { $0.cursor != nil && $0.cursor == cursor }) else {
            return unknownCursor
        }
        let success = BatchCodingSuccess(
            completedAt: script.completedAt, questionCodes: page.questionCodes, nextCursor: page.nextCursor)
        return respond(job, script, status, .success(success))
    }

    private func respond(
        _ job: String, _ script: JobScript, _ status: BatchCodingStatus, _ results: BatchCodingResults?
    ) -> APIResponse {
        let document = BatchCodingResponse(
            batchJobId: job, surveyIdentifier: script.survey, status: status, results: results)
        return APIResponse(status: 200, body: document.json, delay: script.pageDelay)
    }

    private var unknownCursor: APIResponse {
        .error(400, "INVALID_REQUEST", "The cursor does not belong to this batch job")
    }

    private func trouble(_ trouble: JobScript.Trouble) -> APIResponse {
        switch trouble {
        case .internalError:
            .error(500, "INTERNAL_ERROR", "Something went wrong while the codes were being read")
        case .gatewayTimeout:
            .error(504, "GATEWAY_TIMEOUT", "The coding service did not answer in time")
        }
    }

    private func isUUID(_ text: Substring) -> Bool {
        let groups = text.split(separator: "-", omittingEmptySubsequences: false)
        return groups.map(\.utf8.count) == [8, 4, 4, 4, 12]
            && groups.allSatisfy { $0.utf8.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit } }
    }
}
