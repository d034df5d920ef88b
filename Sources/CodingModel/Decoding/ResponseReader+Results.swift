import TerminalText

// The document, `results`, and the list of questions.
extension ResponseReader {
    mutating func takeOutside(_ token: JSONTokens.Token, _ input: JSONInput) throws(ResponseTrouble) {
        switch (container, token) {
        case (.start, .beginObject): container = .document
        case (.start, _): throw mismatch(token, input, expected: "an object")
        case (.document, .endObject):
            if let missing = container.required.first(notIn: seenInDocument) {
                throw ErrorAnswer(code: errorCode, message: errorMessage).map { .failure(.errorAnswer($0)) }
                    ?? lacks(missing)
            }
            container = .end
        case (.results, .endObject):
            container = .document
        case (.document, _): try takeInDocument(token, input)
        default: takeInResults(token, input)
        }
    }

    private mutating func takeInDocument(_ token: JSONTokens.Token, _ input: JSONInput) throws(ResponseTrouble) {
        switch (field, token) {
        case (.results, .beginObject):
            container = .results
            findings.results = .object
        case (.results, .null): findings.results = .null(mismatch(token, input).failure)
        case (.results, _):
            findings.results = .wrong(mismatch(token, input).failure)
            if token.isOpening { passOverFrom(tokens.depth - 1) }
        case (.batchJobId, .string):
            guard let job = JobIdentifier(text(in: input)) else { throw mismatch(token, input) }
            findings.job = job
        case (.surveyIdentifier, .string): findings.survey = text(in: input)
        case (.status, .string):
            let word = text(in: input)
            findings.status = JobStatus(apiValue: word)
            let isSpelledOtherwise = findings.status.apiValue != word.excerpt()
            remarks.statusSpelling = isSpelledOtherwise ? word.excerpt() : nil
        case (.code, .string), (.code, .number): errorCode = text(in: input)
        case (.message, .string): errorMessage = text(in: input)
        // In a job they would be unknown fields, which may hold anything.
        case (.code, _), (.message, _):
            if token.isOpening { passOverFrom(tokens.depth - 1) }
        default: throw mismatch(token, input)
        }
    }

    private mutating func takeInResults(_ token: JSONTokens.Token, _ input: JSONInput) {
        guard let field else { return }
        if field == .questionCodes, token == .beginArray {
            findings.questions = .read
            question.index = -1
            container = .questions
            return
        }
        let finding: ResponseFindings.Field =
            switch token {
            case .null: .null(mismatch(token, input).failure)
            case .string where field != .questionCodes: .text(text(in: input))
            default: .wrong(mismatch(token, input).failure)
            }
        switch field {
        case .completedAt: findings.completedAt = finding
        case .nextCursor: findings.nextCursor = finding
        case .code: findings.code = finding
        case .message: findings.message = finding
        default: findings.questions = finding.asQuestions
        }
        if token.isOpening { passOverFrom(tokens.depth - 1) }
    }

    mutating func takeInQuestions(
        _ token: JSONTokens.Token, _ input: JSONInput, _ sink: inout some CodingSink
    ) throws(ResponseTrouble) {
        switch (container, field, token) {
        case (.questions, _, .endArray):
            container = .results
        case (.questions, _, _):
            question.advance()
            findings.hasQuestions = true
            guard token == .beginObject else { return giveUp(mismatch(token, input, expected: "an object"), &sink) }
            container = .question
        case (.question, .questionIdentifier, .string):
            tokens.withText(in: input) { text in text.withUnsafeBufferPointer { question.identifier += $0 } }
            if let placeholder = question.placeholder {
                deferred.setIdentifier(question.identifier, of: placeholder)
            }
            beginQuestionIfKnown(&sink)
        case (.question, .question, .string):
            tokens.withText(in: input) { text in text.withUnsafeBufferPointer { question.text += $0 } }
            if let placeholder = question.placeholder { deferred.setText(question.text, of: placeholder) }
            beginQuestionIfKnown(&sink)
        case (.question, .responseCodes, .beginArray):
            if !question.hasBegun { beginQuestionLate() }
            container = .codes
        case (.question, _, .endObject):
            if let missing = container.required.first(notIn: question.seen) { return giveUp(lacks(missing), &sink) }
            endQuestion(&sink)
        default:
            giveUp(mismatch(token, input), &sink)
        }
    }

    private mutating func beginQuestionIfKnown(_ sink: inout some CodingSink) {
        guard !question.hasBegun, question.seen.has(.questionIdentifier), question.seen.has(.question) else {
            return
        }
        question.hasBegun = true
        sink.beginQuestion(identifier: question.identifier.span, text: question.text.span)
    }

    /// Its codes come before its name or its text.
    private mutating func beginQuestionLate() {
        question.hasBegun = true
        deferringSince = 0
        let placeholder = deferred.beginQuestion()
        deferred.setIdentifier(question.identifier, of: placeholder)
        deferred.setText(question.text, of: placeholder)
        question.placeholder = placeholder
    }

    private mutating func endQuestion(_ sink: inout some CodingSink) {
        container = .questions
        if deferringSince == 0 {
            deferred.endQuestion()
            deferringSince = nil
            deferred.replay(into: &sink)
        } else {
            sink.endQuestion()
        }
    }

    /// Something in the questions is not what it should be. Whether that matters is known at the end; the sink forgets
    /// what it was told, and the rest of the questions is passed over.
    mutating func giveUp(_ trouble: ResponseTrouble, _ sink: inout some CodingSink) {
        findings.questions = .wrong(trouble.failure)
        sink.drop()
        deferred.removeAll()
        deferringSince = nil
        codes.removeAll()
        container = .results
        field = .questionCodes
        // The document and its results stay open.
        passOverFrom(2)
    }
}

extension JSONTokens.Token {
    var isOpening: Bool { self == .beginObject || self == .beginArray }
}
