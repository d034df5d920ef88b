import TerminalText

/// Why a reading can't go on: the text is no JSON, or not what the API promises.
enum ResponseTrouble: Error, Sendable {
    case fault(JSONFailure)
    case failure(DecodingFailure)

    /// A fault of the text needs its surroundings to be told; it never comes from where the fields are looked at.
    var failure: DecodingFailure {
        switch self {
        case .failure(let failure): failure
        case .fault: .malformed([], reason: "it can't be read")
        }
    }
}

// Where the reading is, and what is wrong there.
extension ResponseReader {
    /// From the document's root to what is being read.
    var path: [JSONStep] {
        var steps: [JSONStep] = []
        if container.isWithin(.results) { steps.append(.key("results")) }
        if container.isWithin(.questions) {
            steps.append(.key("questionCodes"))
            if question.index >= 0 { steps.append(.index(question.index)) }
        }
        for (level, code) in codes.enumerated() {
            steps += [.key(level == 0 ? "responseCodes" : "subCodes"), .index(code.index)]
        }
        if container == .codes { steps.append(.key(codes.isEmpty ? "responseCodes" : "subCodes")) }
        if container.isWithin(.responses) {
            steps.append(.key("responses"))
            if answerIndex >= 0 { steps.append(.index(answerIndex)) }
        }
        if container.isWithin(.followups) {
            steps.append(.key("followupResponses"))
            if followupIndex >= 0 { steps.append(.index(followupIndex)) }
        }
        if container.isObject, let field { steps.append(.key("\(field.name)")) }
        if !skippedName.isEmpty { steps.append(.key(String(decoding: skippedName, as: UTF8.self))) }
        return steps
    }

    func text(in input: JSONInput) -> RawText {
        tokens.withText(in: input) { text in text.withUnsafeBufferPointer { RawText(utf8: $0) } }
    }

    /// Another value than `expected` stands here.
    func mismatch(_ token: JSONTokens.Token, _ input: JSONInput, expected: String? = nil) -> ResponseTrouble {
        .failure(
            .mismatch(
                path, found: description(of: token, input), offset: tokens.tokenOffset,
                expected: expected ?? field?.expectation ?? "an object"))
    }

    /// The object that ends here lacks a field.
    func lacks(_ field: ResponseField) -> ResponseTrouble {
        .failure(.missing(path + [.key("\(field.name)")], endingAt: tokens.tokenOffset))
    }

    /// The value in words.
    private func description(of token: JSONTokens.Token, _ input: JSONInput) -> String {
        switch token {
        case .beginObject: "an object"
        case .beginArray: "an array"
        case .string, .key: "the text \(JSONPath.excerpt(of: text(in: input)))"
        case .number: "the number \(text(in: input).string.prefix(40))"
        case .yes: "true"
        case .no: "false"
        case .null: "null"
        case .endObject, .endArray: "nothing"
        }
    }
}

extension ResponseReader.Container {
    /// Whether this is `outer` or a container inside it; the cases stand from the outside in. A code's own lists of codes
    /// make no difference, since `codes` tells them.
    func isWithin(_ outer: Self) -> Bool { self != .end && rawValue >= outer.rawValue }
}
