import TerminalText

/// JSON on its way out, in chunks: no document is ever in memory as a whole.
///
/// Texts are escaped as RFC 8259 asks; beyond that every control character is, DEL and those of Latin-1 (C1) included,
/// so that a document shown on a terminal does nothing to it.
///
/// Not generic over the sink's failure, since the compiler would leave all of it unspecialised.
struct JSONOutput {
    private static let chunkSize = 1 << 16

    private var pending: [UInt8] = []

    init() { pending.reserveCapacity(Self.chunkSize * 2) }

    /// Punctuation, numbers, names: what needs no escape.
    mutating func write(_ literal: StaticString) {
        literal.withUTF8Buffer { pending.append(contentsOf: $0) }
    }

    mutating func write(_ number: some BinaryInteger) { pending.append(contentsOf: String(number).utf8) }

    mutating func write(text: RawText) {
        var string = text.string
        string.withUTF8 { write(text: $0.span) }
    }

    mutating func write(text: RawText?) {
        if let text { write(text: text) } else { write("null") }
    }

    /// A text in quotes; the bytes are UTF-8.
    mutating func write(text bytes: Span<UInt8>) {
        bytes.withUnsafeBufferPointer { pending.append(jsonText: $0) }
    }

    /// Lets go of what has gathered, if it is worth it.
    mutating func yield<Failure>(to sink: (Span<UInt8>) throws(Failure) -> Void) throws(Failure) {
        if pending.count >= Self.chunkSize { try flush(to: sink) }
    }

    mutating func flush<Failure>(to sink: (Span<UInt8>) throws(Failure) -> Void) throws(Failure) {
        try sink(pending.span)
        pending.removeAll(keepingCapacity: true)
    }

    /// All that has gathered.
    consuming func bytes() -> [UInt8] { pending }
}

extension [UInt8] {
    /// Appends a text in quotes.
    fileprivate mutating func append(jsonText bytes: UnsafeBufferPointer<UInt8>) {
        append(UInt8(ascii: "\""))
        var start = 0
        var position = JSONEscapes.first(in: bytes, from: 0)
        while position < bytes.count {
            let isC1 = bytes[position] == 0xC2
            if isC1 && !(position + 1 < bytes.count && bytes[position + 1] < 0xA0) {
                position = JSONEscapes.first(in: bytes, from: position + 1)
                continue
            }
            append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<position]))
            append(escapeOf: isC1 ? bytes[position + 1] : bytes[position])
            start = position + (isC1 ? 2 : 1)
            position = JSONEscapes.first(in: bytes, from: start)
        }
        append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
        append(UInt8(ascii: "\""))
    }

    private mutating func append(escapeOf byte: UInt8) {
        func append(_ literal: StaticString) { literal.withUTF8Buffer { self.append(contentsOf: $0) } }
        switch byte {
        case UInt8(ascii: "\""): append("\\\"")
        case UInt8(ascii: "\\"): append("\\\\")
        case 0x0A: append("\\n")
        case 0x0D: append("\\r")
        case 0x09: append("\\t")
        default:
            append("\\u00")
            for digit in [byte >> 4, byte & 0xF] { self.append(digit < 10 ? 0x30 + digit : 0x61 + digit - 10) }
        }
    }
}

/// Finds what may have to be escaped in a text.
private enum JSONEscapes {
    /// Where the first such byte stands, from a place on; the text's end when there is none.
    ///
    /// Eight bytes at a time, since most are plain; see `JSONInput.skipPlainText`.
    static func first(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let raw = UnsafeRawBufferPointer(bytes)
        var position = start
        while position + 8 <= raw.count {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
            // Mostly all eight are ASCII, where the tests can be simpler.
            let quick =
                ((word ^ 0x2222_2222_2222_2222) &- ones) | ((word ^ 0x5C5C_5C5C_5C5C_5C5C) &- ones)
                | (word &- 0x2020_2020_2020_2020) | (word &+ ones) | word
            if quick & highBits == 0 {
                position += 8
                continue
            }
            let special =
                marks(of: 0x22, in: word) | marks(of: 0x5C, in: word) | marks(of: 0x7F, in: word)
                | marks(of: 0xC2, in: word) | (word &- 0x2020_2020_2020_2020) & ~word & highBits
            if special != 0 { return position + special.trailingZeroBitCount >> 3 }
            position += 8
        }
        while position < raw.count, !isSpecial(raw[position]) { position += 1 }
        return position
    }

    /// C1 begins with 0xC2.
    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F || byte == 0xC2
    }

    /// The high bit of each such byte, exactly up to the first of them.
    @inline(__always) private static func marks(of byte: UInt8, in word: UInt64) -> UInt64 {
        let difference = word ^ (UInt64(byte) &* ones)
        return (difference &- ones) & ~difference & highBits
    }

    private static var ones: UInt64 { 0x0101_0101_0101_0101 }
    private static var highBits: UInt64 { 0x8080_8080_8080_8080 }
}
