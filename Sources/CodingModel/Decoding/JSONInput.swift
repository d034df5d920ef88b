/// A piece of a JSON text while it is being read. The pointer is the caller's and is valid only for the call that
/// reads the piece: nothing keeps an input.
struct JSONInput {
    let bytes: UnsafeBufferPointer<UInt8>
    /// Where reading goes on, within the piece.
    var position = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
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
    ///
    /// Eight bytes at a time: the compiler takes Swift's 16-byte vectors apart again, which is ten times slower. In a word, `(x - 0x01…) & ~x & 0x80…` marks bytes that are zero, exactly up to the first
    /// of them, which is the one that counts (Warren, Hacker's Delight, section 6-1).
    @inline(__always) mutating func skipPlainText() -> Bool {
        var gathered: UInt64 = 0
        let raw = UnsafeRawBufferPointer(bytes)
        while position + 8 <= raw.count {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
            let special =
                Self.zeroBytes(word ^ Self.quotes) | Self.zeroBytes(word ^ Self.backslashes)
                | (word &- Self.spaces) & ~word & Self.highBits
            guard special == 0 else {
                let plain = special.trailingZeroBitCount & ~7
                gathered |= word & ~(UInt64.max << UInt64(plain))
                position += plain >> 3
                return gathered & Self.highBits != 0
            }
            gathered |= word
            position += 8
        }
        while position < raw.count {
            let byte = raw[position]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { break }
            gathered |= UInt64(byte)
            position += 1
        }
        return gathered & Self.highBits != 0
    }

    @inline(__always) private static func zeroBytes(_ word: UInt64) -> UInt64 {
        (word &- 0x0101_0101_0101_0101) & ~word & highBits
    }

    private static var highBits: UInt64 { 0x8080_8080_8080_8080 }
    private static var quotes: UInt64 { 0x2222_2222_2222_2222 }
    private static var backslashes: UInt64 { 0x5C5C_5C5C_5C5C_5C5C }
    private static var spaces: UInt64 { 0x2020_2020_2020_2020 }
}
