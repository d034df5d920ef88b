/// One scalar of a text and its end.
struct DecodedScalar {
    let value: UInt32
    /// The UTF-8 offset after the scalar.
    let end: Int

    /// Its entry of the Unicode table.
    var properties: ScalarProperties { ScalarProperties(of: value) }
}

extension Span where Element == UInt8 {
    /// The scalar that begins at an offset. The bytes are those of a String, so they are well-formed UTF-8.
    func scalar(at offset: Int) -> DecodedScalar {
        let first = UInt32(self[offset])
        if first < 0x80 {
            return DecodedScalar(value: first, end: offset + 1)
        }
        let second = UInt32(self[offset + 1] & 0x3F)
        if first < 0xE0 {
            return DecodedScalar(value: (first & 0x1F) << 6 | second, end: offset + 2)
        }
        let third = UInt32(self[offset + 2] & 0x3F)
        if first < 0xF0 {
            return DecodedScalar(value: (first & 0xF) << 12 | second << 6 | third, end: offset + 3)
        }
        let fourth = UInt32(self[offset + 3] & 0x3F)
        return DecodedScalar(value: (first & 0x7) << 18 | second << 12 | third << 6 | fourth, end: offset + 4)
    }

    /// The scalar that begins at an offset, or nil at the end of the text.
    func scalarIfAny(at offset: Int) -> DecodedScalar? {
        offset < count ? scalar(at: offset) : nil
    }

    /// The place where a scalar begins, at an offset or before it: where a text may be cut. From the text's end on the end.
    package func scalarStart(atOrBefore offset: Int) -> Int {
        guard offset < count else { return count }
        var start = Swift.max(0, offset)
        while start > 0, self[start] & 0xC0 == 0x80 { start -= 1 }
        return start
    }

    /// The end of the printable ASCII that begins at an offset, at most a limit.
    func endOfPrintableASCII(from offset: Int, limit: Int) -> Int {
        var end = offset
        // Eight bytes at a time: most text is nothing else.
        withUnsafeBytes { bytes in
            while end + 8 <= limit, bytes.loadUnaligned(fromByteOffset: end, as: UInt64.self).isPrintableASCII {
                end += 8
            }
        }
        while end < limit, self[end] &- 0x20 <= 0x5E {
            end += 1
        }
        return end
    }
}

extension [UInt8] {
    /// Appends bytes of another text.
    mutating func append(_ bytes: Span<UInt8>) {
        bytes.withUnsafeBufferPointer { append(contentsOf: $0) }
    }

    /// Appends a scalar as UTF-8.
    mutating func append(_ scalar: Unicode.Scalar) {
        for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { append(byte) }
    }
}

/// Eight bytes in one word. The answer for each byte is in its highest bit.
extension UInt64 {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let tops: UInt64 = 0x8080_8080_8080_8080

    /// Eight times one byte.
    init(repeating byte: UInt8) {
        self = Self.ones &* UInt64(byte)
    }

    /// Whether one of the bytes is zero.
    var hasZeroByte: Bool { (self &- Self.ones) & ~self & Self.tops != 0 }

    /// Whether each of the bytes is one of 0x20 to 0x7E.
    var isPrintableASCII: Bool {
        let isControl = (self &- Self.ones &* 0x20) & ~self
        return (self | isControl | self &+ Self.ones) & Self.tops == 0
    }
}
