import TerminalText

/// Reads a body that was refused, to tell where it is wrong or what stands in a place. Keeps its own stack, so no
/// depth overflows. It forgives what `JSONDecoder` forgives.
struct JSONInspector {
    /// The first thing that is wrong with a body.
    enum Fault {
        case tooDeep([JSONStep])
        case brokenOff([JSONStep])
        case unexpected([JSONStep], offset: Int, expected: String)
        /// The grammar is right, but a text in it can't be decoded; `reason` completes “the text …”.
        case invalidText([JSONStep], reason: String)
    }

    /// What stands at the place looked for, in words; nil until it was met.
    private(set) var found: String?

    private let bytes: [UInt8]
    private let wanted: [JSONStep]?
    private var offset = 0
    /// From the root to the value being read; an array or object is open for each.
    private var steps: [JSONStep] = []
    private var invalidText: Fault?

    init(_ bytes: [UInt8], lookingFor wanted: [JSONStep]? = nil) {
        self.bytes = bytes
        self.wanted = wanted
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
    }

    /// Reads to the end or to what is wrong. A text that can't be decoded is reported only if the grammar
    /// is right, since in a field that nobody reads it does no harm.
    mutating func firstFault() -> Fault? {
        if let fault = readValue() { return fault }
        while !steps.isEmpty {
            if let fault = readNext() { return fault }
        }
        skipSpace()
        if offset < bytes.count { return .unexpected([], offset: offset, expected: "the end") }
        return invalidText
    }

    /// Reads what follows a value inside an array or object: the next value, or the end, which closes it.
    private mutating func readNext() -> Fault? {
        skipSpace()
        switch (steps.last, current) {
        case (.index(let index), UInt8(ascii: ",")):
            offset += 1
            steps[steps.count - 1] = .index(index + 1)
            return closes(UInt8(ascii: "]")) ? nil : readValue()
        case (.key, UInt8(ascii: ",")):
            offset += 1
            steps[steps.count - 1] = .key("")
            return closes(UInt8(ascii: "}")) ? nil : readMember()
        case (.index, UInt8(ascii: "]")), (.key, UInt8(ascii: "}")):
            offset += 1
            steps.removeLast()
            return nil
        case (.key, _): return fault(expected: "a comma or “}”")
        default: return fault(expected: "a comma or “]”")
        }
    }

    /// Reads a scalar, or the start of an array or object down to its first scalar.
    private mutating func readValue() -> Fault? {
        while true {
            skipSpace()
            if found == nil, wanted == steps { found = description }
            switch current {
            case UInt8(ascii: "["):
                offset += 1
                steps.append(.index(0))
                if steps.count > FoundationPageDecoder.depthLimit { return .tooDeep(steps) }
                if closes(UInt8(ascii: "]")) { return nil }
            case UInt8(ascii: "{"):
                offset += 1
                steps.append(.key(""))
                if steps.count > FoundationPageDecoder.depthLimit { return .tooDeep(steps) }
                if closes(UInt8(ascii: "}")) { return nil }
                if let fault = readKey() { return fault }
            default: return readScalar()
            }
        }
    }

    private mutating func readMember() -> Fault? { readKey() ?? readValue() }

    private mutating func readKey() -> Fault? {
        skipSpace()
        guard current == UInt8(ascii: "\"") else { return fault(expected: "a key in quotes") }
        let start = offset
        if let fault = readText() { return fault }
        steps[steps.count - 1] = .key(String(decoding: bytes[start + 1..<offset - 1], as: UTF8.self))
        skipSpace()
        guard current == UInt8(ascii: ":") else { return fault(expected: "a colon") }
        offset += 1
        return nil
    }

    private mutating func readScalar() -> Fault? {
        if current == UInt8(ascii: "\"") { return readText() }
        let start = offset
        while let byte = current, Self.isWordByte(byte) { offset += 1 }
        let word = bytes[start..<offset]
        if ["true", "false", "null"].contains(where: { word.elementsEqual($0.utf8) }) || Self.isNumber(word) {
            return nil
        }
        // A word that touches the end may have gone on there.
        if offset == bytes.count { return .brokenOff(steps) }
        offset = start
        return .unexpected(steps, offset: start, expected: "a value")
    }

    /// Reads a text with its quotes; what can't be decoded in it is noted, not refused.
    private mutating func readText() -> Fault? {
        offset += 1
        let start = offset
        var expectsLowSurrogate = false
        while let byte = current, byte != UInt8(ascii: "\"") {
            if byte < 0x20 { note("holds a control character that is not escaped") }
            offset += 1
            let unit = byte == UInt8(ascii: "\\") ? readEscape() : nil
            let isLowSurrogate = unit.map { (0xDC00...0xDFFF).contains($0) } ?? false
            if isLowSurrogate != expectsLowSurrogate { note(Self.noUnicode) }
            expectsLowSurrogate = unit.map { (0xD800...0xDBFF).contains($0) } ?? false
        }
        guard offset < bytes.count else { return .brokenOff(steps) }
        if expectsLowSurrogate || String(validating: bytes[start..<offset], as: UTF8.self) == nil {
            note(Self.noUnicode)
        }
        offset += 1
        return nil
    }

    /// After a backslash; gives the UTF-16 unit of a `\u` escape.
    private mutating func readEscape() -> UInt16? {
        guard let letter = current else { return nil }
        offset += 1
        guard letter == UInt8(ascii: "u") else {
            if !"\"\\/bfnrt".utf8.contains(letter) { note(Self.badEscape) }
            return nil
        }
        let digits = bytes[offset...].prefix(4)
        guard digits.count == 4, let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16) else {
            note(Self.badEscape)
            return nil
        }
        offset += 4
        return unit
    }

    private mutating func note(_ reason: String) { invalidText = invalidText ?? .invalidText(steps, reason: reason) }

    private static let noUnicode = "is no valid Unicode"
    private static let badEscape = "holds an escape that JSON does not know"
}

// MARK: - Small parts

extension JSONInspector {
    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

    /// The first characters, quoted.
    static func excerpt(_ bytes: ArraySlice<UInt8>) -> String {
        // Enough for one scalar more than is shown, whatever their lengths.
        "“\(RawText(utf8: bytes.prefix(164)).excerpt(40).string)”"
    }

    private var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private mutating func skipSpace() {
        while let byte = current, Self.isSpace(byte) { offset += 1 }
    }

    /// Steps over the bracket and out of what it closes, if it comes next.
    private mutating func closes(_ bracket: UInt8) -> Bool {
        skipSpace()
        guard current == bracket else { return false }
        offset += 1
        steps.removeLast()
        return true
    }

    private func fault(expected: String) -> Fault {
        offset < bytes.count ? .unexpected(steps, offset: offset, expected: expected) : .brokenOff(steps)
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): true
        default: false
        }
    }

    /// JSON's grammar of a number (RFC 8259, section 6).
    private static func isNumber(_ word: ArraySlice<UInt8>) -> Bool {
        var rest = word
        func skip(_ choices: String) -> Bool {
            guard let byte = rest.first, choices.utf8.contains(byte) else { return false }
            rest = rest.dropFirst()
            return true
        }
        func skipDigits() -> Int {
            let digits = rest.prefix { (0x30...0x39).contains($0) }
            rest = rest.dropFirst(digits.count)
            return digits.count
        }
        _ = skip("-")
        // A leading zero stands alone.
        guard skip("0") || skipDigits() > 0 else { return false }
        if skip("."), skipDigits() == 0 { return false }
        if skip("eE") {
            _ = skip("+-")
            guard skipDigits() > 0 else { return false }
        }
        return rest.isEmpty
    }

    /// The value that begins here, in words.
    private var description: String {
        let rest = bytes[offset...]
        switch current {
        case nil: return "nothing"
        case UInt8(ascii: "{"): return "an object"
        case UInt8(ascii: "["): return "an array"
        case UInt8(ascii: "\""): return textDescription
        default:
            let word = rest.prefix(while: Self.isWordByte)
            let isNumber = word.first.map { $0 == UInt8(ascii: "-") || (0x30...0x39).contains($0) } ?? false
            return (isNumber ? "the number " : "") + String(decoding: word.prefix(40), as: UTF8.self)
        }
    }

    /// Up to the closing quote, escapes as they are written.
    private var textDescription: String {
        var end = offset + 1
        while end < bytes.count, bytes[end] != UInt8(ascii: "\"") { end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1 }
        return "the text " + Self.excerpt(bytes[offset + 1..<min(end, bytes.count)])
    }
}
