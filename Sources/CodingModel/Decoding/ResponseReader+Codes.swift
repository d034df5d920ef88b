import TerminalText

// Codes, the answers on them, and their follow-ups.
extension ResponseReader {
    mutating func takeInCodes(
        _ token: JSONTokens.Token, _ input: JSONInput, _ sink: inout some CodingSink
    ) throws(ResponseTrouble) {
        switch (container, field, token) {
        case (.codes, _, .endArray): container = codes.isEmpty ? .question : .code
        case (.codes, _, _):
            beginCode()
            guard token == .beginObject else {
                return giveUp(mismatch(token, input, expected: "an object"), &sink)
            }
        case (.code, .id, .number):
            guard let id = integer(in: input) else { return giveUp(mismatch(token, input), &sink) }
            set(id: id)
        case (.code, .label, .string): setLabel(in: input, &sink)
        case (.code, .responses, .beginArray):
            beginCodeIfLate()
            answerIndex = -1
            container = .responses
        case (.code, .subCodes, .beginArray):
            beginCodeIfLate()
            container = .codes
        case (.code, _, .endObject):
            if let missing = container.required.first(notIn: codes[codes.count - 1].seen) {
                return giveUp(lacks(missing), &sink)
            }
            endCode(&sink)
        default:
            giveUp(mismatch(token, input), &sink)
        }
    }

    private mutating func beginCode() {
        let index: Int
        if let parent = codes.indices.last {
            index = codes[parent].childCount
            codes[parent].childCount += 1
        } else {
            index = question.codeCount
            question.codeCount += 1
        }
        codes.append(OpenCode(index: index))
        container = .code
    }

    private mutating func set(id: Int64) {
        let last = codes.count - 1
        codes[last].id = id
        if let placeholder = codes[last].placeholder { deferred.setID(id, of: placeholder) }
    }

    /// In the API's order the id is here, and the code begins.
    private mutating func setLabel(in input: JSONInput, _ sink: inout some CodingSink) {
        let last = codes.count - 1
        if !codes[last].hasBegun, codes[last].seen.has(.id), deferringSince == nil {
            codes[last].hasBegun = true
            let id = codes[last].id
            tokens.withText(in: input) { sink.beginCode(id: id, label: $0) }
            return
        }
        beginCodeIfLate()
        guard let placeholder = codes[last].placeholder else { return }
        tokens.withText(in: input) { deferred.setLabel($0, of: placeholder) }
    }

    /// Begins a code among the deferred events when its sub-codes or answers come before its id or label.
    private mutating func beginCodeIfLate() {
        let last = codes.count - 1
        guard !codes[last].hasBegun else { return }
        deferringSince = deferringSince ?? codes.count
        codes[last].hasBegun = true
        codes[last].placeholder = deferred.beginCode(id: codes[last].id)
    }

    private mutating func endCode(_ sink: inout some CodingSink) {
        if let since = deferringSince {
            deferred.endCode()
            if since == codes.count {
                deferringSince = nil
                deferred.replay(into: &sink)
            }
        } else {
            sink.endCode()
        }
        codes.removeLast()
        container = .codes
    }

    private func integer(in input: JSONInput) -> Int64? {
        tokens.withText(in: input) { text in
            text.count < JSONTokens.numberLimit ? JSONNumber.integer(text) : nil
        }
    }
}

// MARK: - Answers

extension ResponseReader {
    mutating func takeInResponses(
        _ token: JSONTokens.Token, _ input: JSONInput, _ sink: inout some CodingSink
    ) throws(ResponseTrouble) {
        if token == .endArray {
            container = .code
            return
        }
        answerIndex += 1
        guard token == .beginObject else { return giveUp(mismatch(token, input, expected: "an object"), &sink) }
        draft.begin()
        seenInAnswer = []
        container = .answer
    }

    mutating func takeInAnswer(
        _ token: JSONTokens.Token, _ input: JSONInput, _ sink: inout some CodingSink
    ) throws(ResponseTrouble) {
        switch (field, token) {
        case (.responseIdentifier, .string): tokens.withText(in: input) { draft.setIdentifier($0) }
        case (.answer, .string):
            if let long = tokens.takeLongText() {
                draft.setText(adopting: long)
            } else {
                tokens.withText(in: input) { draft.setText($0) }
            }
        case (.followupResponses, .beginArray):
            followupIndex = -1
            container = .followups
        case (.followupResponses, .null): break
        case (nil, .endObject):
            if let missing = container.required.first(notIn: seenInAnswer) { return giveUp(lacks(missing), &sink) }
            guard !draft.isTooLong else {
                return giveUp(.failure(.tooLong(path, offset: tokens.tokenOffset)), &sink)
            }
            draft.end()
            if deferringSince == nil { sink.answer(&draft) } else { deferred.answer(&draft) }
            container = .responses
        default:
            giveUp(mismatch(token, input), &sink)
        }
    }

    mutating func takeInFollowups(
        _ token: JSONTokens.Token, _ input: JSONInput, _ sink: inout some CodingSink
    ) throws(ResponseTrouble) {
        switch (container, field, token) {
        case (.followups, _, .endArray): container = .answer
        case (.followups, _, _):
            followupIndex += 1
            guard token == .beginObject else {
                return giveUp(mismatch(token, input, expected: "an object"), &sink)
            }
            seenInFollowup = []
            container = .followup
        case (.followup, .question, .string): tokens.withText(in: input) { draft.setFollowupQuestion($0) }
        case (.followup, .answer, .string): tokens.withText(in: input) { draft.setFollowupAnswer($0) }
        case (.followup, _, .endObject):
            if let missing = container.required.first(notIn: seenInFollowup) { return giveUp(lacks(missing), &sink) }
            draft.endFollowup()
            container = .followups
        default:
            giveUp(mismatch(token, input), &sink)
        }
    }
}
