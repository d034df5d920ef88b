/// A scalar of a text that may be ill-formed, and where the next begins.
package struct ScannedScalar {
    /// The scalar; U+FFFD for a byte that is part of none.
    package let value: UInt32
    /// The offset of the byte after it.
    package let end: Int

    /// Stands for a byte that is part of no scalar.
    static let replacement: UInt32 = 0xFFFD

    /// A byte that is not part of a whole scalar is U+FFFD by itself.
    @inline(__always)
    package init(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) {
        let first = UInt32(bytes[offset])
        guard first >= 0x80 else {
            (value, end) = (first, offset + 1)
            return
        }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard first >= 0xC2, offset + length <= bytes.count else {
            (value, end) = (Self.replacement, offset + 1)
            return
        }
        var value = first & (0x7F >> UInt32(length))
        var isWhole = true
        for index in offset + 1..<offset + length {
            isWhole = isWhole && bytes[index] & 0xC0 == 0x80
            value = value << 6 | UInt32(bytes[index] & 0x3F)
        }
        isWhole = isWhole && Unicode.Scalar(value) != nil
        (self.value, end) = isWhole ? (value, offset + length) : (Self.replacement, offset + 1)
    }
}
