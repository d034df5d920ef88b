/// One scalar of a text and where the next begins.
struct DecodedScalar {
    let value: UInt32
    let end: Int

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

    /// Where printable ASCII ends that begins at an offset, looking no further than a limit.
    func endOfPrintableASCII(from offset: Int, limit: Int) -> Int {
        var end = offset
        // Sixteen bytes at a time without a branch between them, which the compiler turns into vector instructions.
        while end + 16 <= limit {
            var unprintable: UInt8 = 0
            for index in end..<end + 16 {
                unprintable |= self[index] &- 0x20 > 0x5E ? 1 : 0
            }
            if unprintable != 0 { break }
            end += 16
        }
        while end < limit, self[end] &- 0x20 <= 0x5E {
            end += 1
        }
        return end
    }
}
