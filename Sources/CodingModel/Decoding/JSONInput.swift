/// A piece of a JSON text while it is being read. The pointer is the caller's and is valid only for the call that
/// reads the piece: nothing keeps an input.
struct JSONInput {
    let bytes: UnsafeBufferPointer<UInt8>
    /// Where reading goes on, within the piece.
    var position = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// A part of the piece, for as long as the piece is there.
    @inline(__always) func part(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[range])
    }

    @inline(__always) var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// White space of JSON (RFC 8259, section 2).
    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    @inline(__always) mutating func skipSpace() {
        if let byte = current, byte > 0x20 { return }
        while position < bytes.count, Self.isSpace(bytes[position]) { position += 1 }
    }

    /// Steps over bytes that stand in a JSON text as they are: up to a quote, a backslash, a control character or the
    /// end of the piece. True when one of them was not ASCII.
    @inline(__always) mutating func skipPlainText() -> Bool {
        let raw = UnsafeRawBufferPointer(bytes)
        var gathered = ByteVector(repeating: 0)
        while position + ByteVector.scalarCount <= raw.count {
            let next = raw.loadUnaligned(fromByteOffset: position, as: ByteVector.self)
            let special =
                (ByteVector(next .== Self.quotes) | ByteVector(next .== Self.backslashes)
                | ByteVector(next .<= Self.controls)).words
            guard special.x | special.y == 0 else {
                let isEarly = special.x != 0
                let plain = UInt64((isEarly ? special.x : special.y).trailingZeroBitCount & ~7)
                let words = next.words
                // The bytes before it in its word, and the first word where it is in the second.
                let before = (isEarly ? words.x : words.y) & ~(UInt64.max << plain) | (isEarly ? 0 : words.x)
                position += Int(plain >> 3) + (isEarly ? 0 : 8)
                return (gathered.words.x | gathered.words.y | before) & Self.highBits != 0
            }
            gathered |= next
            position += ByteVector.scalarCount
        }
        var last = gathered.words.x | gathered.words.y
        while position < raw.count {
            let byte = raw[position]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { break }
            last |= UInt64(byte)
            position += 1
        }
        return last & Self.highBits != 0
    }

    // Computed, for a stored one would be asked for at every step whether it is there yet.
    private static var quotes: ByteVector { ByteVector(repeating: 0x22) }
    private static var backslashes: ByteVector { ByteVector(repeating: 0x5C) }
    private static var controls: ByteVector { ByteVector(repeating: 0x1F) }
    private static var highBits: UInt64 { 0x8080_8080_8080_8080 }
}
