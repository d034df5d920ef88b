import TerminalText

/// JSON on its way out, in chunks: no document is ever in memory as a whole.
///
/// Texts are escaped as RFC 8259 asks; beyond that every control character is, DEL and those of Latin-1 (C1) included,
/// so that a document shown on a terminal does nothing to it.
struct JSONOutput<Failure: Error> {
    private static var chunkSize: Int { 1 << 16 }

    private var pending: [UInt8] = []
    private let sink: (Span<UInt8>) throws(Failure) -> Void

    init(_ sink: @escaping (Span<UInt8>) throws(Failure) -> Void) {
        self.sink = sink
        pending.reserveCapacity(Self.chunkSize * 2)
    }

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
        pending.append(UInt8(ascii: "\""))
        bytes.withUnsafeBufferPointer { bytes in
            var start = 0
            for index in bytes.indices where Self.needsEscape(bytes[index]) {
                let isC1 = bytes[index] == 0xC2
                if isC1 && !(index + 1 < bytes.count && bytes[index + 1] < 0xA0) { continue }
                pending.append(contentsOf: bytes[start..<index])
                escape(isC1 ? bytes[index + 1] : bytes[index])
                start = index + (isC1 ? 2 : 1)
            }
            pending.append(contentsOf: bytes[start...])
        }
        pending.append(UInt8(ascii: "\""))
    }

    /// Lets go of what has gathered, if it is worth it.
    mutating func yield() throws(Failure) {
        if pending.count >= Self.chunkSize { try flush() }
    }

    mutating func flush() throws(Failure) {
        try sink(pending.span)
        pending.removeAll(keepingCapacity: true)
    }

    /// The first byte of what may have to be escaped: C1 begins with 0xC2.
    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F || byte == 0xC2
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): write("\\\"")
        case UInt8(ascii: "\\"): write("\\\\")
        case 0x0A: write("\\n")
        case 0x0D: write("\\r")
        case 0x09: write("\\t")
        default:
            let digits = Array("0123456789abcdef".utf8)
            write("\\u00")
            pending.append(digits[Int(byte >> 4)])
            pending.append(digits[Int(byte & 0xF)])
        }
    }
}
