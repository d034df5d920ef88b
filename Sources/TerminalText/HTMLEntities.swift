extension RawText {
    /// Decodes HTML character references, once: `Tom &amp; J&#39;s &amp;lt;` becomes `Tom & J's &lt;`.
    ///
    /// A reference ends in a semicolon; its name is one of HTML 4 or `apos`. Anything else stays as it is, and so does
    /// a number that is no scalar (0, surrogates, beyond U+10FFFF). Numbers 128 to 159 stand for the characters of
    /// Windows-1252, as the HTML standard says. The result may hold control characters: sanitise afterwards, never
    /// before.
    package func decodingHTMLEntities() -> RawText { decodingHTMLEntities { _, _ in } }

    /// Decodes like `decodingHTMLEntities()`, and moves UTF-8 ranges of the text with it. A range that holds a part of
    /// a reference then holds its whole character.
    func decodingHTMLEntities(moving ranges: [Range<Int>]) -> (RawText, [Range<Int>]) {
        guard !ranges.isEmpty else { return (decodingHTMLEntities(), []) }
        var moves = OffsetMoves(of: ranges)
        let decoded = decodingHTMLEntities { moves.note($0, became: $1) }
        return (decoded, moves.finish())
    }

    /// - Parameter note: is called for every reference with its UTF-8 range and the bytes that it became.
    private func decodingHTMLEntities(_ note: (Range<Int>, Int) -> Void) -> RawText {
        let bytes = string.utf8.span
        guard var ampersand = bytes.firstOffset(of: UInt8(ascii: "&"), from: 0) else { return self }
        // Bytes, not a String: a text may be nothing but references.
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var copied = 0
        while true {
            var next = ampersand + 1
            if let reference = CharacterReference(in: bytes, at: ampersand) {
                decoded.append(bytes.extracting(copied..<ampersand))
                let start = decoded.count
                decoded.append(reference.scalar)
                note(ampersand..<reference.end, decoded.count - start)
                next = reference.end
                copied = next
            }
            guard let found = bytes.firstOffset(of: UInt8(ascii: "&"), from: next) else { break }
            ampersand = found
        }
        decoded.append(bytes.extracting(copied..<bytes.count))
        return RawText(utf8: decoded)
    }
}

/// A character reference of a text.
package struct CharacterReference {
    /// The character that it stands for.
    package let scalar: Unicode.Scalar
    /// The UTF-8 offset after its semicolon.
    package let end: Int

    /// The most bytes between ampersand and semicolon: more than any name has, and any number with a few leading zeros.
    package static let longest = 16

    /// The reference whose ampersand is at an offset of a text; nil when it is none.
    package init?(in bytes: Span<UInt8>, at ampersand: Int) {
        let start = ampersand + 1
        var end = start
        while end < bytes.count, end - start < Self.longest, Self.isPart(bytes[end]) { end += 1 }
        guard end > start, end < bytes.count, bytes[end] == UInt8(ascii: ";"),
            let scalar = CharacterReferences.scalar(of: bytes.extracting(start..<end))
        else { return nil }
        self.scalar = scalar
        self.end = end + 1
    }

    private static func isPart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "#"): true
        default: byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
        }
    }
}

extension Span where Element == UInt8 {
    /// The offset of the first such byte from an offset on; nil when there is none.
    package func firstOffset(of byte: UInt8, from start: Int) -> Int? {
        var offset = start
        withUnsafeBytes { bytes in
            let wanted = UInt64(repeating: byte)
            while offset + 8 <= bytes.count,
                !(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self) ^ wanted).hasZeroByte
            {
                offset += 8
            }
        }
        while offset < count, self[offset] != byte {
            offset += 1
        }
        return offset < count ? offset : nil
    }
}

private enum CharacterReferences {
    /// The scalar of a reference without its ampersand and semicolon: `amp`, `#39`, `#x1F600`; nil when it is none.
    static func scalar(of reference: Span<UInt8>) -> Unicode.Scalar? {
        guard reference[0] == UInt8(ascii: "#") else {
            // So short a string takes no memory of its own.
            let name = reference.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
            return HTMLEntityNames.scalars[name[...]].flatMap(Unicode.Scalar.init)
        }
        let isHexadecimal = reference.count > 1 && reference[1] | 0x20 == UInt8(ascii: "x")
        guard let number = number(of: reference, from: isHexadecimal ? 2 : 1, radix: isHexadecimal ? 16 : 10) else {
            return nil
        }
        return Unicode.Scalar(windows1252(number))
    }

    /// The number that digits stand for; nil where there are none or others between them, and for 0 and too high ones.
    private static func number(of reference: Span<UInt8>, from start: Int, radix: UInt32) -> UInt32? {
        var number: UInt32 = 0
        for index in start..<max(start, reference.count) {
            let byte = UInt32(reference[index])
            let digit = byte < 0x40 ? byte &- 0x30 : (byte | 0x20) &- 0x57
            guard digit < radix, number <= 0x10FFFF else { return nil }
            number = number * radix + digit
        }
        return number > 0 ? number : nil
    }

    /// A number between 128 and 159 as Windows-1252 has it, where it has a character there; any other number unchanged.
    private static func windows1252(_ number: UInt32) -> UInt32 {
        guard 0x80...0x9F ~= number else { return number }
        let mapped = upperControls[Int(number - 0x80)]
        return mapped == 0 ? number : mapped
    }

    private static let upperControls: [UInt32] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
        0x0178,
    ]
}
