import FoundationEssentials
import TerminalText

/// `BatchCodingResponse` as it stands in the JSON. The shape of `results` depends on the status.
struct PagePayload: Decodable {
    let page: ResultPage

    private enum Key: String, CodingKey {
        case batchJobId, surveyIdentifier, status, results
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        guard let job = JobIdentifier(try container.rawText(.batchJobId)) else {
            throw DecodingError.dataCorruptedError(forKey: .batchJobId, in: container, debugDescription: "blank")
        }
        let survey = try container.rawText(.surveyIdentifier)
        let status = JobStatus(apiValue: try container.rawText(.status))
        let results = try Self.results(in: container, status: status)
        page = ResultPage(
            report: JobReport(
                job: job, survey: survey, status: status, completedAt: try results?.completedAt(status),
                failure: try results?.failure(status)),
            nextCursor: try results?.cursor(status), content: try results?.content(status))
    }

    /// Nil where there are none. Only a completed job must have results. A failed one should say why, but its failure
    /// is news without them too; one in work has none, which servers write as null, `{}` or `[]`, as a word, or not at
    /// all: what stands there is not looked at before it makes sense.
    private static func results(
        in container: KeyedDecodingContainer<Key>, status: JobStatus
    ) throws -> ResultsPayload? {
        if status != .completed {
            guard container.contains(.results), try !container.decodeNil(forKey: .results) else { return nil }
            if let list = try? container.nestedUnkeyedContainer(forKey: .results), list.isAtEnd { return nil }
        }
        do {
            return ResultsPayload(fields: try container.nestedContainer(keyedBy: ResultKey.self, forKey: .results))
        } catch  where !status.isFinal {
            return nil
        }
    }
}

private enum ResultKey: String, CodingKey {
    case completedAt, questionCodes, nextCursor, code, message
}

/// `results`, of which the status decides what must be there. Of a job that is not finished nothing must, and what
/// can't be read counts as absent: it is asked about again anyway.
private struct ResultsPayload {
    let fields: KeyedDecodingContainer<ResultKey>

    func completedAt(_ status: JobStatus) throws -> CompletionTime? {
        let text = try status == .completed ? fields.rawText(.completedAt) : optional(status, .completedAt)
        return text.map { CompletionTime($0) }
    }

    /// A failed job need not say why (it may bring codes instead), but a reason has a code and a message.
    func failure(_ status: JobStatus) throws -> JobFailure? {
        if status == .completed { return nil }
        let (code, message) = (try optional(status, .code), try optional(status, .message))
        if let code, let message { return JobFailure(code: code, message: message) }
        if status.isFinal, code != nil || message != nil {
            return JobFailure(code: try fields.rawText(.code), message: try fields.rawText(.message))
        }
        return nil
    }

    func cursor(_ status: JobStatus) throws -> RawText? {
        let cursor = try optional(status, .nextCursor)
        return cursor?.isEmpty == false ? cursor : nil
    }

    func content(_ status: JobStatus) throws -> PageContent? {
        guard let questions = try questions(status), !questions.isEmpty || status.mayHaveResults else { return nil }
        var content = PageContent()
        for question in questions { question.record(in: &content) }
        return content
    }

    private func questions(_ status: JobStatus) throws -> [QuestionPayload]? {
        if status == .completed { return try fields.decode([QuestionPayload].self, forKey: .questionCodes) }
        do {
            return try fields.decodeIfPresent([QuestionPayload].self, forKey: .questionCodes)
        } catch  where !status.isFinal {
            return nil
        }
    }

    private func optional(_ status: JobStatus, _ key: ResultKey) throws -> RawText? {
        do {
            return try fields.rawTextIfPresent(key)
        } catch  where !status.isFinal {
            return nil
        }
    }
}

extension KeyedDecodingContainer {
    fileprivate func rawText(_ key: Key) throws -> RawText { RawText(try decode(String.self, forKey: key)) }

    fileprivate func rawTextIfPresent(_ key: Key) throws -> RawText? {
        try decodeIfPresent(String.self, forKey: key).map { RawText($0) }
    }
}
