/// Numbers as JSON writes them (RFC 8259, section 6).
enum JSONNumber {
    /// How far a number has been read.
    enum Phase: Sendable {
        case minus, zero, digits, point, fraction, exponent, exponentSign, exponentDigits

        /// Nil for a byte that begins no number.
        init?(first byte: UInt8) {
            switch byte {
            case UInt8(ascii: "-"): self = .minus
            case UInt8(ascii: "0"): self = .zero
            case UInt8(ascii: "1")...UInt8(ascii: "9"): self = .digits
            default: return nil
            }
        }

        /// Whether the number may end here.
        var mayEnd: Bool {
            switch self {
            case .zero, .digits, .fraction, .exponentDigits: true
            case .minus, .point, .exponent, .exponentSign: false
            }
        }

        /// The phase after one more byte; nil when it does not belong to the number.
        func after(_ byte: UInt8) -> Phase? {
            let isDigit = byte &- UInt8(ascii: "0") < 10
            switch self {
            case .minus: return isDigit ? (byte == UInt8(ascii: "0") ? .zero : .digits) : nil
            case .digits where isDigit: return .digits
            case .zero, .digits:
                if byte == UInt8(ascii: ".") { return .point }
                return Self.isExponent(byte) ? .exponent : nil
            case .point: return isDigit ? .fraction : nil
            case .fraction: return isDigit ? .fraction : Self.isExponent(byte) ? .exponent : nil
            case .exponent:
                if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { return .exponentSign }
                return isDigit ? .exponentDigits : nil
            case .exponentSign, .exponentDigits: return isDigit ? .exponentDigits : nil
            }
        }

        private static func isExponent(_ byte: UInt8) -> Bool { byte | 0x20 == UInt8(ascii: "e") }
    }

    /// The whole number of 64 bits that a number means exactly, however it is written (`1e3`, `1.0`); nil when it means
    /// none. The text follows the grammar.
    static func integer(_ text: Span<UInt8>) -> Int64? {
        var position = 0
        let isNegative = text.count > 0 && text[0] == UInt8(ascii: "-")
        if isNegative { position = 1 }
        // Digits without the point, and how many of them stand behind it.
        var digits: [UInt8] = []
        var scale = 0
        var hasPoint = false
        while position < text.count, text[position] | 0x20 != UInt8(ascii: "e") {
            if text[position] == UInt8(ascii: ".") {
                hasPoint = true
            } else {
                digits.append(text[position] - UInt8(ascii: "0"))
                if hasPoint { scale += 1 }
            }
            position += 1
        }
        var exponent = 0
        if position < text.count {
            position += 1
            let isReduced = text[position] == UInt8(ascii: "-")
            if isReduced || text[position] == UInt8(ascii: "+") { position += 1 }
            while position < text.count {
                // Beyond any number of digits that is kept; more would only overflow.
                exponent = min(exponent * 10 + Int(text[position] - UInt8(ascii: "0")), 1_000_000)
                position += 1
            }
            if isReduced { exponent = -exponent }
        }
        return integer(digits, shiftedBy: exponent - scale, isNegative: isNegative)
    }

    /// `digits × 10^shift`.
    private static func integer(_ digits: [UInt8], shiftedBy shift: Int, isNegative: Bool) -> Int64? {
        var digits = digits[...].drop { $0 == 0 }
        var shift = shift
        while shift < 0, digits.last == 0 {
            digits.removeLast()
            shift += 1
        }
        if digits.isEmpty { return 0 }
        guard shift >= 0, digits.count + shift <= 19 else { return nil }
        var value: Int64 = 0
        for digit in digits + Array(repeating: 0, count: shift) {
            let (product, overflowed) = value.multipliedReportingOverflow(by: 10)
            let step = isNegative ? -Int64(digit) : Int64(digit)
            let (sum, overflowedToo) = product.addingReportingOverflow(step)
            if overflowed || overflowedToo { return nil }
            value = sum
        }
        return value
    }
}

/// A reason why a text is not read: it is no JSON, or it is nested too deep.
enum JSONFailure: Error, Hashable, Sendable {
    /// Something stands at a byte of the document where `expected` should; it begins with `start`, which was read.
    case unexpected(offset: Int, start: String = "", expected: String)
    case tooDeep
    /// The text that begins at a byte of the document is longer than `JSONTokens.textLimit`.
    case tooLong(offset: Int)
}
