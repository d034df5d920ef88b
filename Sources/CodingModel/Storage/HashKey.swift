/// A hash function of its own for each table: the key is drawn anew, so a server can't prepare texts that collide.
///
/// 16 bytes a step: a full product of two words, each mixed with the key, folded by exclusive or, as in Wang Yi's
/// wyhash. Swift's `Hasher` takes some four times as long for an answer, and every mention of one is hashed.
@usableFromInline package struct HashKey: Sendable {
    @usableFromInline let first = UInt64.random(in: .min ... .max)
    @usableFromInline let second = UInt64.random(in: .min ... .max)

    /// A text's hash.
    @inlinable
    package func hash(_ bytes: Span<UInt8>, mixedWith seed: UInt64 = 0) -> UInt32 {
        bytes.withUnsafeBytes { bytes in
            var state = seed ^ first
            var offset = 0
            while offset + 16 < bytes.count {
                state = Self.fold(
                    bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self) ^ second,
                    bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self) ^ state)
                offset += 16
            }
            // The end, perhaps with some of what was taken already.
            let (start, end) = Self.lastBytes(of: bytes)
            state = Self.fold(start ^ second, end ^ state)
            return Self.narrow(Self.fold(state ^ second, UInt64(bytes.count) ^ first))
        }
    }

    func hash(_ left: Int, _ right: Int64) -> UInt32 {
        Self.narrow(Self.fold(UInt64(bitPattern: Int64(left)) ^ first, UInt64(bitPattern: right) ^ second))
    }

    @inlinable
    static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }

    @inlinable
    static func narrow(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash ^ hash >> 32) }

    /// The last 16 bytes; of fewer, all.
    @inlinable
    static func lastBytes(of bytes: UnsafeRawBufferPointer) -> (UInt64, UInt64) {
        func word(_ offset: Int) -> UInt64 { bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self) }
        if bytes.count >= 16 { return (word(bytes.count - 16), word(bytes.count - 8)) }
        if bytes.count >= 8 { return (word(0), word(bytes.count - 8)) }
        return (bytes.reduce(0) { $0 << 8 | UInt64($1) }, 0)
    }
}
