/// How far a string has been read that goes beyond a run of plain bytes: its escapes (RFC 8259, section 7).
struct JSONStringPart: Sendable {
    private enum Escape: Sendable {
        case none, begun
        /// After `\u`, with the value of the digits so far.
        case hex(value: UInt16, digits: Int)
    }

    /// A byte so far was not ASCII, so the string must be checked.
    var hasNonASCII: Bool
    private var escape = Escape.none
    /// The first half of a surrogate pair, whose second half may come next.
    private var highSurrogate: UInt16?

    init(hasNonASCII: Bool) {
        self.hasNonASCII = hasNonASCII
    }

    var isInEscape: Bool {
        if case .none = escape { return false }
        return true
    }

    var expectedInEscape: String {
        if case .hex = escape { return "a hexadecimal digit" }
        return "an escape that JSON knows"
    }

    /// A backslash was read.
    mutating func beginEscape() { escape = .begun }

    /// Takes the next byte of an escape; false when it can't stand there.
    mutating func takeEscape(_ byte: UInt8, into text: inout [UInt8], isSkipping: Bool) -> Bool {
        switch escape {
        case .none: return false
        case .begun:
            if byte == UInt8(ascii: "u") {
                escape = .hex(value: 0, digits: 0)
                return true
            }
            guard let meant = Self.meaning(of: byte) else { return false }
            endPair(into: &text, isSkipping: isSkipping)
            if !isSkipping { text.append(meant) }
            escape = .none
        case .hex(let value, let digits):
            guard let digit = Self.hexDigit(byte) else { return false }
            let longer = value << 4 | digit
            escape = digits == 3 ? .none : .hex(value: longer, digits: digits + 1)
            if digits == 3 { take(unit: longer, into: &text, isSkipping: isSkipping) }
        }
        return true
    }

    /// Something else than the second half follows a first half: that one stands alone, which is U+FFFD.
    mutating func endPair(into text: inout [UInt8], isSkipping: Bool) {
        guard highSurrogate != nil else { return }
        highSurrogate = nil
        Self.append(Self.replacement, to: &text, isSkipping: isSkipping)
    }

    /// Takes a UTF-16 code unit that was written as `\uXXXX`.
    private mutating func take(unit: UInt16, into text: inout [UInt8], isSkipping: Bool) {
        if let high = highSurrogate, UTF16.isTrailSurrogate(unit) {
            highSurrogate = nil
            let value = 0x10000 + (UInt32(high) - 0xD800) << 10 + (UInt32(unit) - 0xDC00)
            Self.append(Unicode.Scalar(value) ?? Self.replacement, to: &text, isSkipping: isSkipping)
            return
        }
        endPair(into: &text, isSkipping: isSkipping)
        if UTF16.isLeadSurrogate(unit) {
            highSurrogate = unit
        } else {
            // Only the second half of a pair, alone, is no scalar here.
            Self.append(Unicode.Scalar(unit) ?? Self.replacement, to: &text, isSkipping: isSkipping)
        }
    }

    private static var replacement: Unicode.Scalar { "\u{FFFD}" }

    private static func append(_ scalar: Unicode.Scalar, to text: inout [UInt8], isSkipping: Bool) {
        if !isSkipping { text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter) }
    }

    private static func meaning(of byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): byte
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: nil
        }
    }

    private static func hexDigit(_ byte: UInt8) -> UInt16? {
        switch byte {
        case 0x30...0x39: UInt16(byte - 0x30)
        case 0x41...0x46: UInt16(byte - 0x41 + 10)
        case 0x61...0x66: UInt16(byte - 0x61 + 10)
        default: nil
        }
    }
}
