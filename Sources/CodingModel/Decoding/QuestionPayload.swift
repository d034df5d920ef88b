import FoundationEssentials

/// `QuestionCodeData` as it stands in the JSON.
struct QuestionPayload: Decodable {
    let questionIdentifier: String
    let question: String
    let responseCodes: [CodePayload]

    func record(in sink: inout some CodingSink) {
        sink.beginQuestion(identifier: questionIdentifier.utf8.span, text: question.utf8.span)
        CodePayload.record(responseCodes, in: &sink)
        sink.endQuestion()
    }
}

/// `ResponseCode` as it stands in the JSON.
struct CodePayload: Decodable {
    let id: Int64
    let label: String
    let responses: [AnswerPayload]
    let subCodes: [CodePayload]

    private enum Key: String, CodingKey {
        case id, label, responses, subCodes
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        do {
            id = try container.decode(Int64.self, forKey: .id)
        } catch let error as DecodingError {
            throw error
        } catch {
            // For a number that is no 64-bit integer JSONDecoder throws an error of its own, which names no path.
            throw DecodingError.dataCorruptedError(forKey: .id, in: container, debugDescription: "not a 64-bit integer")
        }
        label = try container.decode(String.self, forKey: .label)
        responses = try container.decode([AnswerPayload].self, forKey: .responses)
        subCodes = try container.decode([CodePayload].self, forKey: .subCodes)
    }

    /// Walks the tree with a stack of its own.
    static func record(_ codes: [CodePayload], in sink: inout some CodingSink) {
        var open = [codes[...]]
        while let code = open.last?.first {
            open[open.count - 1].removeFirst()
            sink.beginCode(id: code.id, label: code.label.utf8.span)
            for answer in code.responses { answer.record(in: &sink) }
            open.append(code.subCodes[...])
            while open.last?.isEmpty == true {
                open.removeLast()
                if !open.isEmpty { sink.endCode() }
            }
        }
    }
}

/// `ResponseEntry` as it stands in the JSON.
struct AnswerPayload: Decodable {
    let responseIdentifier: String
    let answer: String
    let followupResponses: [FollowupPayload]?

    func record(in sink: inout some CodingSink) {
        sink.beginAnswer(responseIdentifier: responseIdentifier.utf8.span, text: answer.utf8.span)
        for followup in followupResponses ?? [] {
            sink.followup(question: followup.question.utf8.span, answer: followup.answer.utf8.span)
        }
        sink.endAnswer()
    }
}

/// `FollowupResponse` as it stands in the JSON.
struct FollowupPayload: Decodable {
    let question: String
    let answer: String
}
