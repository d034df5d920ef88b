import FoundationEssentials
import TerminalText

/// `BatchCodingResponse` as it stands in the JSON. The shape of `results` depends on the status.
struct PagePayload: Decodable {
    let page: ResultPage

    private enum Key: String, CodingKey {
        case batchJobId, surveyIdentifier, status, results
    }

    private enum ResultKey: String, CodingKey {
        case completedAt, questionCodes, nextCursor, code, message
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        guard let job = JobIdentifier(try container.rawText(.batchJobId)) else {
            throw DecodingError.dataCorruptedError(forKey: .batchJobId, in: container, debugDescription: "blank")
        }
        let survey = try container.rawText(.surveyIdentifier)
        let status = JobStatus(apiValue: try container.rawText(.status))
        guard try Self.hasResults(container, status: status) else {
            let report = JobReport(job: job, survey: survey, status: status)
            page = ResultPage(report: report, nextCursor: nil, content: nil)
            return
        }
        let results = try container.nestedContainer(keyedBy: ResultKey.self, forKey: .results)
        let cursor = try results.rawTextIfPresent(.nextCursor)
        page = ResultPage(
            report: JobReport(
                job: job, survey: survey, status: status, completedAt: try Self.completedAt(results, status: status),
                failure: try Self.failure(results, status: status)),
            nextCursor: cursor?.isEmpty == false ? cursor : nil,
            content: try Self.content(results, status: status))
    }

    /// Only a completed job must have results. A failed one should say why, but its failure is news without them too;
    /// one in work has none, which servers write as null, `{}` or `[]` or not at all.
    private static func hasResults(_ container: KeyedDecodingContainer<Key>, status: JobStatus) throws -> Bool {
        if status == .completed { return true }
        guard container.contains(.results), try !container.decodeNil(forKey: .results) else { return false }
        guard !status.isFinal, let list = try? container.nestedUnkeyedContainer(forKey: .results) else { return true }
        return !list.isAtEnd
    }

    private static func completedAt(
        _ results: KeyedDecodingContainer<ResultKey>, status: JobStatus
    ) throws -> CompletionTime? {
        let text = try status == .completed ? results.rawText(.completedAt) : results.rawTextIfPresent(.completedAt)
        return text.map { CompletionTime($0) }
    }

    private static func failure(
        _ results: KeyedDecodingContainer<ResultKey>, status: JobStatus
    ) throws -> JobFailure? {
        switch status {
        case .completed:
            return nil
        case .partialFailure, .totalFailure:
            return JobFailure(code: try results.rawText(.code), message: try results.rawText(.message))
        case .queued, .processing, .unrecognised:
            guard let code = try results.rawTextIfPresent(.code), let message = try results.rawTextIfPresent(.message)
            else { return nil }
            return JobFailure(code: code, message: message)
        }
    }

    private static func content(
        _ results: KeyedDecodingContainer<ResultKey>, status: JobStatus
    ) throws -> PageContent? {
        let questions =
            try status == .completed
            ? results.decode([QuestionPayload].self, forKey: .questionCodes)
            : results.decodeIfPresent([QuestionPayload].self, forKey: .questionCodes)
        guard let questions, !questions.isEmpty || status.mayHaveResults else { return nil }
        var content = PageContent()
        for question in questions { question.record(in: &content) }
        return content
    }
}

extension KeyedDecodingContainer {
    fileprivate func rawText(_ key: Key) throws -> RawText { RawText(try decode(String.self, forKey: key)) }

    fileprivate func rawTextIfPresent(_ key: Key) throws -> RawText? {
        try decodeIfPresent(String.self, forKey: key).map { RawText($0) }
    }
}
