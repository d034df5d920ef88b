/// The fields of the API's objects that are read.
enum ResponseField: UInt8, Sendable {
    case batchJobId, surveyIdentifier, status, results
    case completedAt, questionCodes, nextCursor, code, message
    case questionIdentifier, question, responseCodes
    case id, label, responses, subCodes
    case responseIdentifier, answer, followupResponses

    /// The field with this name; nil for any other, which is passed over.
    init?(_ name: Span<UInt8>) {
        let candidates: (ResponseField, ResponseField)
        switch name.count {
        case 2: candidates = (.id, .id)
        case 4: candidates = (.code, .code)
        case 5: candidates = (.label, .label)
        case 6: candidates = (.answer, .status)
        case 7: candidates = (.results, .message)
        case 8: candidates = (.question, .subCodes)
        case 9: candidates = (.responses, .responses)
        case 10: candidates = (.batchJobId, .nextCursor)
        case 11: candidates = (.completedAt, .completedAt)
        case 13: candidates = (.responseCodes, .questionCodes)
        case 16: candidates = (.surveyIdentifier, .surveyIdentifier)
        case 17: candidates = (.followupResponses, .followupResponses)
        case 18: candidates = (.responseIdentifier, .questionIdentifier)
        default: return nil
        }
        if candidates.0.isNamed(name) {
            self = candidates.0
        } else if candidates.1.isNamed(name) {
            self = candidates.1
        } else {
            return nil
        }
    }

    @inline(__always) private func isNamed(_ other: Span<UInt8>) -> Bool {
        other.withUnsafeBytes { name.isEqual(to: $0) }
    }

    var name: StaticString {
        switch self {
        case .batchJobId: "batchJobId"
        case .surveyIdentifier: "surveyIdentifier"
        case .status: "status"
        case .results: "results"
        case .completedAt: "completedAt"
        case .questionCodes: "questionCodes"
        case .nextCursor: "nextCursor"
        case .code: "code"
        case .message: "message"
        case .questionIdentifier: "questionIdentifier"
        case .question: "question"
        case .responseCodes: "responseCodes"
        case .id: "id"
        case .label: "label"
        case .responses: "responses"
        case .subCodes: "subCodes"
        case .responseIdentifier: "responseIdentifier"
        case .answer: "answer"
        case .followupResponses: "followupResponses"
        }
    }

    /// The kind of value that the API promises.
    var expectation: String {
        switch self {
        case .id: "a whole number of 64 bits"
        case .questionCodes, .responseCodes, .responses, .subCodes, .followupResponses: "an array"
        case .results: "an object"
        case .batchJobId: "a text that is not blank"
        default: "a text"
        }
    }
}

extension StaticString {
    /// Whether these are the literal's bytes; they must be as many.
    @inline(__always) func isEqual(to other: UnsafeRawBufferPointer) -> Bool {
        UnsafeRawBufferPointer(start: utf8Start, count: other.count).isEqual(to: other)
    }
}

/// A set of fields: those that an object has had, or must have.
struct ResponseFields: OptionSet, Sendable {
    let rawValue: UInt32

    init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    @inline(__always) init(_ field: ResponseField) {
        rawValue = 1 << UInt32(field.rawValue)
    }

    @inline(__always) func has(_ field: ResponseField) -> Bool { rawValue & 1 << UInt32(field.rawValue) != 0 }

    /// The first field, in the API's order, that is here and not in `others`.
    func first(notIn others: ResponseFields) -> ResponseField? {
        let missing = rawValue & ~others.rawValue
        return missing == 0 ? nil : ResponseField(rawValue: UInt8(missing.trailingZeroBitCount))
    }

    // The fields that are read of each object. Fields of an answer that nobody reads are looked up here a million times, so
    // each set is a number, not a list.
    static var ofDocument: Self {
        [Self(.batchJobId), Self(.surveyIdentifier), Self(.status), Self(.results), Self(.code), Self(.message)]
    }
    static var ofResults: Self {
        [Self(.completedAt), Self(.questionCodes), Self(.nextCursor), Self(.code), Self(.message)]
    }
    static var ofQuestion: Self { [Self(.questionIdentifier), Self(.question), Self(.responseCodes)] }
    static var ofCode: Self { [Self(.id), Self(.label), Self(.responses), Self(.subCodes)] }
    static var ofAnswer: Self { [Self(.responseIdentifier), Self(.answer), Self(.followupResponses)] }
    static var ofFollowup: Self { [Self(.question), Self(.answer)] }

    /// The fields that an object may lack, whatever the status. `code` and `message` stand in an error answer.
    static var optional: Self { [Self(.results), Self(.followupResponses), Self(.code), Self(.message)] }
}
