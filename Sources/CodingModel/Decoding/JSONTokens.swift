/// Splits a JSON text into tokens as its bytes arrive, in pieces of any size; the text must follow RFC 8259. Keeps a stack
/// of its own, so no depth overflows the program's.
struct JSONTokens: Sendable {
    /// Keys, texts and numbers have a `text`; a colon or a comma is no token.
    enum Token: Sendable {
        case beginObject, endObject, beginArray, endArray, key, string, number, yes, no, null
    }

    /// The token that may come next, or the one that is begun. Small, since it is looked at for every token: the rest of what
    /// is known of a token that goes on in the next piece stands beside it.
    private enum State: UInt8, Sendable {
        case value, firstElement, firstKey, key, colon, afterValue
        /// Inside a token.
        case string, number, literal
    }

    private var state = State.value
    private var isKey = false
    private var string = JSONStringPart(hasNonASCII: false)
    private var number = JSONNumber.Phase.digits
    private var literal = JSONLiteral.null
    private var matched = 0
    /// True for each open object, false for each open array.
    private var containers: [Bool] = []
    /// The last of them; false when none is open.
    private var isInObject = false
    /// Bytes of the document before the present piece.
    private var piecesBefore = 0
    /// Where the last token begins, in bytes from the document's start.
    private(set) var tokenOffset = 0
    /// A value is passed over: no text is put together.
    var isSkipping = false
    /// The last text held bytes that are no UTF-8; whoever has noted that takes it back.
    var hasReplaced = false
    /// The text of a token that is not a run of bytes of the present piece.
    var gathered: [UInt8] = []
    /// The text's place in the present piece; nil when it is `gathered`.
    private var place: Range<Int>?

    /// Arrays and objects that are open.
    var depth: Int { containers.count }

    /// The next token; nil when the piece is used up: the next one goes on where this one ended.
    mutating func next(_ input: inout JSONInput) throws(JSONFailure) -> Token? {
        switch state {
        case .string: return try continueString(&input)
        case .number: return try continueNumber(&input)
        case .literal: return try continueLiteral(&input)
        default: break
        }
        while true {
            input.skipSpace()
            guard let byte = input.current else { return nil }
            switch state {
            case .afterValue where byte == UInt8(ascii: ",") && !containers.isEmpty:
                input.position += 1
                state = isInObject ? .key : .value
            case .colon where byte == UInt8(ascii: ":"):
                input.position += 1
                state = .value
            case .key where byte == UInt8(ascii: "\""), .firstKey where byte == UInt8(ascii: "\""):
                isKey = true
                return try beginString(&input)
            case .value where byte == UInt8(ascii: "\""):
                isKey = false
                return try beginString(&input)
            default:
                return try begin(byte, &input)
            }
        }
    }

    /// Whether an element of the open array may come next, and which one it would be.
    enum ElementState {
        case first, next
        /// No array is open, or something else comes.
        case none
    }

    var elementState: ElementState {
        switch state {
        case .firstElement: .first
        case .afterValue where !isInObject && !containers.isEmpty: .next
        default: .none
        }
    }

    /// An element of the open array was read by other means.
    mutating func elementWasRead() { state = .afterValue }

    /// The piece is used up.
    mutating func endPiece(_ input: JSONInput) { piecesBefore += input.bytes.count }

    /// The text of the last key, string or number: UTF-8, valid for the call.
    @inline(__always)
    func withText<Result>(in input: JSONInput, _ body: (Span<UInt8>) -> Result) -> Result {
        if let place { return body(UnsafeBufferPointer(rebasing: input.bytes[place]).span) }
        return body(gathered.span)
    }

    /// Hands over the last text where it is long and not a run of bytes of the present piece; nil for any other.
    mutating func takeLongText() -> [UInt8]? {
        guard place == nil, gathered.count > Self.longText else { return nil }
        defer { gathered = [] }
        return gathered
    }

    /// Whether the document may end here: nothing is open, and a value was read.
    var isComplete: Bool {
        containers.isEmpty && state == .afterValue
    }

    /// Nothing but white space was read.
    var isUntouched: Bool { containers.isEmpty && state == .value }

    /// A number ends where the document ends. Nil when no number is open, or one that may not end here.
    mutating func endNumber() -> Token? {
        guard state == .number, number.mayEnd else { return nil }
        state = .afterValue
        place = nil
        return .number
    }
}

// MARK: - Between tokens

extension JSONTokens {
    /// Takes a byte that begins a token, other than a key or a text.
    private mutating func begin(_ byte: UInt8, _ input: inout JSONInput) throws(JSONFailure) -> Token? {
        switch state {
        case .afterValue:
            if containers.isEmpty { throw unexpected(input, "the end") }
            guard byte == (isInObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
                throw unexpected(input, isInObject ? "a comma or }" : "a comma or ]")
            }
            return close(&input)
        case .colon: throw unexpected(input, "a colon")
        case .firstKey where byte == UInt8(ascii: "}"), .firstElement where byte == UInt8(ascii: "]"):
            return close(&input)
        case .firstKey, .key: throw unexpected(input, "a key in quotes")
        default: return try beginValue(byte, &input)
        }
    }

    private mutating func beginValue(_ byte: UInt8, _ input: inout JSONInput) throws(JSONFailure) -> Token? {
        isKey = false
        switch byte {
        case UInt8(ascii: "\""): return try beginString(&input)
        case UInt8(ascii: "{"): return try open(isObject: true, &input)
        case UInt8(ascii: "["): return try open(isObject: false, &input)
        case UInt8(ascii: "t"): return try beginLiteral(.yes, &input)
        case UInt8(ascii: "f"): return try beginLiteral(.no, &input)
        case UInt8(ascii: "n"): return try beginLiteral(.null, &input)
        default:
            guard let phase = JSONNumber.Phase(first: byte) else { throw unexpected(input, "a value") }
            beginText(input)
            number = phase
            return try continueNumber(&input, skippingFirst: true)
        }
    }

    private mutating func open(isObject: Bool, _ input: inout JSONInput) throws(JSONFailure) -> Token {
        guard containers.count < Self.depthLimit else { throw .tooDeep }
        tokenOffset = piecesBefore + input.position
        containers.append(isObject)
        isInObject = isObject
        input.position += 1
        state = isObject ? .firstKey : .firstElement
        return isObject ? .beginObject : .beginArray
    }

    private mutating func close(_ input: inout JSONInput) -> Token {
        tokenOffset = piecesBefore + input.position
        let isObject = containers.removeLast()
        isInObject = containers.last ?? false
        input.position += 1
        state = .afterValue
        return isObject ? .endObject : .endArray
    }

    private func unexpected(_ input: JSONInput, _ expected: String) -> JSONFailure {
        .unexpected(offset: piecesBefore + input.position, expected: expected)
    }
}

// MARK: - Numbers and words

extension JSONTokens {
    private mutating func continueNumber(
        _ input: inout JSONInput, skippingFirst: Bool = false
    ) throws(JSONFailure) -> Token? {
        let start = input.position
        if skippingFirst { input.position += 1 }
        while let byte = input.current, let next = number.after(byte) {
            number = next
            input.position += 1
        }
        if !isSkipping {
            let room = max(0, Self.numberLimit - gathered.count)
            gathered.append(contentsOf: input.bytes[start..<min(input.position, start + room)])
        }
        guard input.current != nil else {
            state = .number
            return nil
        }
        guard number.mayEnd else { throw unexpected(input, "a digit") }
        state = .afterValue
        return .number
    }

    private mutating func beginLiteral(_ begun: JSONLiteral, _ input: inout JSONInput) throws(JSONFailure) -> Token? {
        tokenOffset = piecesBefore + input.position
        literal = begun
        matched = 0
        return try continueLiteral(&input)
    }

    private mutating func continueLiteral(_ input: inout JSONInput) throws(JSONFailure) -> Token? {
        let word = literal.word
        while matched < word.utf8CodeUnitCount {
            guard let byte = input.current else {
                state = .literal
                return nil
            }
            guard byte == word.utf8Start[matched] else {
                let start = String("\(word)".prefix(matched))
                throw .unexpected(offset: tokenOffset, start: start, expected: "a value")
            }
            matched += 1
            input.position += 1
        }
        state = .afterValue
        return literal.token
    }

    /// A text begins with the present byte.
    private mutating func beginText(_ input: JSONInput) {
        tokenOffset = piecesBefore + input.position
        place = nil
        if !gathered.isEmpty { gathered.removeAll(keepingCapacity: gathered.count <= Self.longText) }
    }
}

// MARK: - Strings

extension JSONTokens {
    /// At the opening quote. Most strings end in the piece in which they begin, and hold no escape: they are not copied.
    private mutating func beginString(_ input: inout JSONInput) throws(JSONFailure) -> Token? {
        beginText(input)
        input.position += 1
        let start = input.position
        let hasNonASCII = input.skipPlainText()
        if input.current == UInt8(ascii: "\"") {
            place = start..<input.position
            if hasNonASCII, !isSkipping { try repair(&input) }
            return endString(&input)
        }
        if !isSkipping { gathered.append(contentsOf: input.bytes[start..<input.position]) }
        string = JSONStringPart(hasNonASCII: hasNonASCII)
        return try continueString(&input)
    }

    private mutating func continueString(_ input: inout JSONInput) throws(JSONFailure) -> Token? {
        var part = string
        while true {
            if part.isInEscape {
                guard let byte = input.current else { break }
                guard part.takeEscape(byte, into: &gathered, isSkipping: isSkipping) else {
                    throw unexpected(input, part.expectedInEscape)
                }
                input.position += 1
                continue
            }
            let start = input.position
            if input.skipPlainText() { part.hasNonASCII = true }
            if input.position > start {
                part.endPair(into: &gathered, isSkipping: isSkipping)
                if !isSkipping { gathered.append(contentsOf: input.bytes[start..<input.position]) }
            }
            guard let byte = input.current else { break }
            switch byte {
            case UInt8(ascii: "\""):
                part.endPair(into: &gathered, isSkipping: isSkipping)
                if part.hasNonASCII, !isSkipping { try repair(&input) }
                return endString(&input)
            case UInt8(ascii: "\\"):
                part.beginEscape()
                input.position += 1
            default:
                throw unexpected(input, "a text without bare control characters")
            }
        }
        guard gathered.count <= Self.textLimit else { throw .tooLong(offset: tokenOffset) }
        string = part
        state = .string
        return nil
    }

    private mutating func endString(_ input: inout JSONInput) -> Token {
        input.position += 1
        state = isKey ? .colon : .afterValue
        return isKey ? .key : .string
    }

    /// Puts U+FFFD in the place of bytes that are no UTF-8: a damaged letter must not hide all other answers.
    private mutating func repair(_ input: inout JSONInput) throws(JSONFailure) {
        let isValid = withText(in: input) { text in (try? UTF8Span(validating: text)) != nil }
        if isValid { return }
        hasReplaced = true
        // A byte becomes three at worst.
        guard withText(in: input, { $0.count }) <= Self.textLimit / 3 else { throw .tooLong(offset: tokenOffset) }
        gathered = withText(in: input) { text in
            text.withUnsafeBufferPointer { Array(String(decoding: $0, as: UTF8.self).utf8) }
        }
        place = nil
    }
}
