/// Just enough of gzip (RFC 1951, 1952) to make an honest body and a bomb.
enum Gzip {
    /// The bytes, stored without compression (up to 65,535 of them).
    static func stored(_ bytes: [UInt8]) -> [UInt8] {
        let length = littleEndian(UInt32(bytes.count), 2)
        let block: [UInt8] = [1] + length + length.map { ~$0 } + bytes
        return header + block + littleEndian(checksum(bytes), 4) + littleEndian(UInt32(bytes.count), 4)
    }

    /// A stream that unfolds to about 258 bytes for every 13 bits of it, and has no end.
    static func bomb(bytes count: Int) -> [UInt8] {
        // One block with fixed codes: the literal "a", then matches of length 258 at distance 1 (11000101, 00000).
        var bits: [UInt8] = [1, 1, 0] + [1, 0, 0, 1, 0, 0, 0, 1]
        while bits.count < count * 8 { bits += [1, 1, 0, 0, 0, 1, 0, 1] + [0, 0, 0, 0, 0] }
        let packed = stride(from: 0, to: count * 8, by: 8).map { start in
            (0..<8).reduce(UInt8(0)) { $0 | bits[start + $1] << UInt8($1) }
        }
        return header + packed
    }

    private static let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]

    private static func littleEndian(_ value: UInt32, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> UInt32(8 * $0)) }
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(UInt32.max) { sum, byte in
            (0..<8).reduce(sum ^ UInt32(byte)) { value, _ in value >> 1 ^ (value & 1 == 1 ? 0xEDB8_8320 : 0) }
        }
    }
}
