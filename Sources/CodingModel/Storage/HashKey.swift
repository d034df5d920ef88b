/// A hash function of its own for each table: the key is drawn anew, so a server can't prepare texts that collide.
///
/// 16 bytes a step: a full product of two words, each mixed with the key, folded by exclusive or, as in Wang Yi's
/// wyhash. Swift's `Hasher` takes some four times as long for an answer, and every mention of one is hashed.
struct HashKey: Sendable {
    private let first = UInt64.random(in: .min ... .max)
    private let second = UInt64.random(in: .min ... .max)

    func hash(_ bytes: Span<UInt8>, mixedWith seed: UInt64 = 0) -> UInt32 {
        bytes.withUnsafeBytes { bytes in
            var state = seed ^ first
            var offset = 0
            while offset + 16 <= bytes.count {
                state = Self.fold(
                    bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self) ^ second,
                    bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self) ^ state)
                offset += 16
            }
            let rest = UnsafeRawBufferPointer(rebasing: bytes[offset...])
            state = Self.fold(Self.start(of: rest) ^ second, Self.end(of: rest) ^ state)
            return Self.narrow(Self.fold(state ^ second, UInt64(bytes.count) ^ first))
        }
    }

    func hash(_ left: Int, _ right: Int64) -> UInt32 {
        Self.narrow(Self.fold(UInt64(bitPattern: Int64(left)) ^ first, UInt64(bitPattern: right) ^ second))
    }

    private static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }

    private static func narrow(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash ^ hash >> 32) }

    /// Up to 8 bytes of at most 15.
    private static func start(of rest: UnsafeRawBufferPointer) -> UInt64 {
        if rest.count >= 8 { return rest.loadUnaligned(as: UInt64.self) }
        return rest.reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// What `start` left out, perhaps with some of what it took.
    private static func end(of rest: UnsafeRawBufferPointer) -> UInt64 {
        rest.count > 8 ? rest.loadUnaligned(fromByteOffset: rest.count - 8, as: UInt64.self) : 0
    }
}
