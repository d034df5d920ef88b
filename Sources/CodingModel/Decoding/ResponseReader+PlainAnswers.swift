// The short way for most of a document.
extension ResponseReader {
    /// Reads an answer that is written as nearly all are: its fields in the API's order and no others, its texts without
    /// escapes, all of it in this piece. Answers are nine tenths of a document, and this takes half the time of reading
    /// them token by token.
    /// - Returns: False when the next element is not such an answer; nothing has been read then.
    mutating func takePlainAnswer(_ input: inout JSONInput, _ sink: inout some CodingSink) -> Bool {
        guard container == .responses, skipLevel == nil, var ahead = tokens.objectAhead(in: input) else { return false }
        draft.begin()
        guard ahead.skip(key: "responseIdentifier"), let identifier = ahead.plainText(), ahead.skip(UInt8(ascii: ",")),
            ahead.skip(key: "answer"), let text = ahead.plainText()
        else { return false }
        draft.setIdentifier(ahead.part(identifier).span)
        draft.setText(ahead.part(text).span)
        if ahead.skip(UInt8(ascii: ",")) {
            guard ahead.skip(key: "followupResponses"), takePlainFollowups(&ahead) else { return false }
        }
        guard ahead.skip(UInt8(ascii: "}")), !draft.isTooLong else { return false }
        draft.end()
        input.position = ahead.position
        tokens.elementWasRead()
        answerIndex += 1
        if deferringSince == nil { sink.answer(&draft) } else { deferred.answer(&draft) }
        return true
    }

    private mutating func takePlainFollowups(_ ahead: inout JSONInput) -> Bool {
        guard ahead.skip(UInt8(ascii: "[")) else { return false }
        if ahead.skip(UInt8(ascii: "]")) { return true }
        repeat {
            guard ahead.skip(UInt8(ascii: "{")), ahead.skip(key: "question"), let question = ahead.plainText(),
                ahead.skip(UInt8(ascii: ",")), ahead.skip(key: "answer"), let answer = ahead.plainText(),
                ahead.skip(UInt8(ascii: "}"))
            else { return false }
            draft.setFollowupQuestion(ahead.part(question).span)
            draft.setFollowupAnswer(ahead.part(answer).span)
            draft.endFollowup()
        } while ahead.skip(UInt8(ascii: ","))
        return ahead.skip(UInt8(ascii: "]"))
    }
}

extension JSONTokens {
    /// The levels of arrays and objects that an answer has.
    private static var answerDepth: Int { 3 }

    /// The input behind the bracket of an object that is the next element of the open array; nil when something else
    /// comes next, or not all that leads there is in the piece.
    func objectAhead(in input: JSONInput) -> JSONInput? {
        guard depth + Self.answerDepth <= Self.depthLimit else { return nil }
        var ahead = input
        switch elementState {
        case .first: break
        case .next: guard ahead.skip(UInt8(ascii: ",")) else { return nil }
        case .none: return nil
        }
        return ahead.skip(UInt8(ascii: "{")) ? ahead : nil
    }
}

extension JSONInput {
    /// Steps over white space and this byte; false, with nothing but white space passed, when another comes.
    @inline(__always) mutating func skip(_ byte: UInt8) -> Bool {
        skipSpace()
        guard current == byte else { return false }
        position += 1
        return true
    }

    /// Steps over a key and its colon; false when another comes, with some of it passed.
    @inline(__always) mutating func skip(key name: StaticString) -> Bool {
        skipSpace()
        let end = position + name.utf8CodeUnitCount + 1
        guard end < bytes.count, bytes[position] == UInt8(ascii: "\""), bytes[end] == UInt8(ascii: "\"") else {
            return false
        }
        let found = UnsafeRawBufferPointer(bytes)
        let start = position + 1
        guard name.isEqual(to: UnsafeRawBufferPointer(rebasing: found[start..<end])) else { return false }
        position = end + 1
        return skip(UInt8(ascii: ":"))
    }

    /// Steps over a text without escapes that ends in this piece and is UTF-8, and tells what stands in its quotes.
    @inline(__always) mutating func plainText() -> Range<Int>? {
        guard skip(UInt8(ascii: "\"")) else { return nil }
        let start = position
        let hasNonASCII = skipPlainText()
        guard current == UInt8(ascii: "\"") else { return nil }
        let text = start..<position
        if hasNonASCII, (try? UTF8Span(validating: part(text).span)) == nil { return nil }
        position += 1
        return text
    }
}
