import CodingModel
import TerminalText

/// Writes JSON in chunks, so that no document is ever in memory as a whole.
///
/// Texts are escaped as RFC 8259 asks. DEL and the control characters of Latin-1 (C1) are escaped as well, so that a document
/// that is shown on a terminal does nothing to it; and Unicode's line and paragraph separator (U+2028, U+2029), at which
/// readers of JSON Lines may split.
///
/// Not generic over the sink's failure, since the compiler would leave all of it unspecialised.
struct JSONOutput {
    private var pending = PendingBytes()

    /// Writes punctuation and names, which need no escape.
    mutating func write(_ literal: StaticString) { pending.bytes.append(literal) }

    mutating func write(_ number: some BinaryInteger) { pending.bytes.append(decimal: number) }

    mutating func write(_ flag: Bool) { write(flag ? "true" : "false") }

    mutating func write(text: RawText) {
        var string = text.string
        string.withUTF8 { write(text: $0.span) }
    }

    mutating func write(text: RawText?) {
        if let text { write(text: text) } else { write("null") }
    }

    /// Writes a text in quotes; the bytes are UTF-8.
    mutating func write(text bytes: Span<UInt8>) {
        bytes.withUnsafeBufferPointer { pending.bytes.append(jsonText: $0) }
    }

    /// Writes bytes that need no escape and are put together in place.
    mutating func write(_ append: (inout [UInt8]) -> Void) { append(&pending.bytes) }

    /// Hands the pending bytes to the sink if they fill a chunk.
    mutating func yield<Failure>(to sink: (Span<UInt8>) throws(Failure) -> Void) throws(Failure) {
        try pending.yield(to: sink)
    }

    mutating func flush<Failure>(to sink: (Span<UInt8>) throws(Failure) -> Void) throws(Failure) {
        try pending.flush(to: sink)
    }

    /// The pending bytes.
    consuming func bytes() -> [UInt8] { pending.bytes }
}

extension [UInt8] {
    /// Appends a text in quotes.
    fileprivate mutating func append(jsonText bytes: UnsafeBufferPointer<UInt8>) {
        append(UInt8(ascii: "\""))
        var start = 0
        var position = JSONEscapes.first(in: bytes, from: 0)
        while position < bytes.count {
            let length = JSONEscapes.length(of: bytes, at: position)
            guard length > 0 else {
                position = JSONEscapes.first(in: bytes, from: position + 1)
                continue
            }
            append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<position]))
            let last = bytes[position + length - 1]
            if length == 3 { append(last == 0xA8 ? "\\u2028" : "\\u2029") } else { append(escapeOf: last) }
            start = position + length
            position = JSONEscapes.first(in: bytes, from: start)
        }
        append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
        append(UInt8(ascii: "\""))
    }

    private mutating func append(escapeOf byte: UInt8) {
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
    /// The offset of the first such byte from `start` on; the text's length when there is none, as in most texts.
    static func first(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let raw = UnsafeRawBufferPointer(bytes)
        var position = start
        while position + ByteVector.scalarCount <= raw.count {
            let special = marks(in: raw.loadUnaligned(fromByteOffset: position, as: ByteVector.self)).words
            if special.x != 0 { return position + special.x.trailingZeroBitCount >> 3 }
            if special.y != 0 { return position + 8 + special.y.trailingZeroBitCount >> 3 }
            position += ByteVector.scalarCount
        }
        while position < raw.count, marks(in: ByteVector(repeating: raw[position])).words.x == 0 { position += 1 }
        return position
    }

    /// The length of the character that is to be escaped there; 0 where it needs no escape.
    static func length(of bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Int {
        let left = bytes.count - position
        switch bytes[position] {
        case 0xC2: return left > 1 && bytes[position + 1] < 0xA0 ? 2 : 0
        case 0xE2: return left > 2 && bytes[position + 1] == 0x80 && bytes[position + 2] & 0xFE == 0xA8 ? 3 : 0
        default: return 1
        }
    }

    /// All bits of each such byte are set. C1 begins with 0xC2, the separators of lines and paragraphs with 0xE2.
    @inline(__always) private static func marks(in bytes: ByteVector) -> ByteVector {
        ByteVector(bytes .== quotes) | ByteVector(bytes .== backslashes) | ByteVector(bytes .<= controls)
            | ByteVector(bytes .== deletes) | ByteVector(bytes .== leadsOfC1) | ByteVector(bytes .== leadsOfSeparators)
    }

    // Computed, for a stored one would be asked for at every step whether it is there yet.
    private static var quotes: ByteVector { ByteVector(repeating: UInt8(ascii: "\"")) }
    private static var backslashes: ByteVector { ByteVector(repeating: UInt8(ascii: "\\")) }
    private static var controls: ByteVector { ByteVector(repeating: 0x1F) }
    private static var deletes: ByteVector { ByteVector(repeating: 0x7F) }
    private static var leadsOfC1: ByteVector { ByteVector(repeating: 0xC2) }
    private static var leadsOfSeparators: ByteVector { ByteVector(repeating: 0xE2) }
}
