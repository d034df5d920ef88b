import CodingModel
import TerminalText

/// Texts of plain ASCII are looked at as they lie in memory, sixteen bytes at a time.
extension UnsafeBufferPointer<UInt8> {
    /// A character of ASCII that no form changes but for its case: a visible one on which nothing lies, or a blank before
    /// one. The character before it is no blank.
    @inline(__always)
    func isOwnCharacter(at offset: Int) -> Bool {
        let byte = self[offset]
        guard offset + 1 < count else { return byte.isPlainASCII }
        let next = self[offset + 1]
        return byte.isPlainASCII && next.isASCIIAndNoReference || byte == Self.blank && next.isPlainASCII
    }

    /// The first offset, from one on, at which a character is not its own form.
    func endOfOwnForm(from start: Int) -> Int {
        let blank = ByteVector(repeating: Self.blank)
        let ampersand = ByteVector(repeating: .ampersand)
        var end = endOfSteps(from: start) { bytes, nexts in
            let isVisible = ByteVector((bytes &- ByteVector(repeating: 0x21)) .< ByteVector(repeating: 0x5E))
            let isBlank = ByteVector(bytes .== blank) & ~ByteVector(nexts .== blank)
            return isVisible & ~ByteVector(bytes .== ampersand) | isBlank
        }
        // The steps look at what comes after a blank alone.
        if end > start, !isOwnCharacter(at: end - 1) { end -= 1 }
        while end < count, isOwnCharacter(at: end) { end += 1 }
        return end
    }

    /// How many characters a reader counts: those of the text as it is shown, blanks as they stand.
    var shownCharacterCount: Int {
        guard span.firstOffset(of: .ampersand, from: 0) != nil else { return characterCount }
        var shown = RawText(utf8: self).decodingHTMLEntities().string
        return shown.withUTF8 { $0.characterCount }
    }

    /// Between two characters of ASCII one ends, CR and LF apart; so a string is made only of what lies about others.
    private var characterCount: Int {
        var (characters, offset) = (0, 0)
        while offset < count {
            var end = endOfPlainASCII(from: offset)
            if end == count { return characters + count - offset }
            let start = Swift.max(offset, end - 1)
            repeat { end += 1 } while end < count && !(self[end - 1].isOwnCharacter && self[end].isOwnCharacter)
            characters += start - offset + String(decoding: self[start..<end], as: UTF8.self).count
            offset = end
        }
        return characters
    }

    private func endOfPlainASCII(from start: Int) -> Int {
        var end = endOfSteps(from: start) { bytes, _ in
            ByteVector(bytes .< ByteVector(repeating: 0x80))
                & ~ByteVector(bytes .== ByteVector(repeating: UInt8.carriageReturn))
        }
        while end < count, self[end].isOwnCharacter { end += 1 }
        return end
    }

    /// The offset after the last whole step of sixteen bytes of which something holds.
    /// - Parameter holds: Sets all bits of the bytes for which it holds, given them and the bytes that come after each.
    @inline(__always)
    private func endOfSteps(from start: Int, _ holds: (ByteVector, ByteVector) -> ByteVector) -> Int {
        let raw = UnsafeRawBufferPointer(self)
        var offset = start
        while offset + 16 < count {
            let held = holds(
                raw.loadUnaligned(fromByteOffset: offset, as: ByteVector.self),
                raw.loadUnaligned(fromByteOffset: offset + 1, as: ByteVector.self))
            guard held.words == SIMD2(repeating: .max) else { break }
            offset += 16
        }
        return offset
    }

    private static var blank: UInt8 { 0x20 }
}

extension UInt8 {
    static let ampersand = UInt8(ascii: "&")
    fileprivate static let carriageReturn: UInt8 = 0x0D

    /// A visible character of ASCII that begins no character reference.
    var isPlainASCII: Bool { self > 0x20 && self < 0x7F && self != Self.ampersand }

    /// Nothing that could belong to the character before it.
    var isASCIIAndNoReference: Bool { self < 0x80 && self != Self.ampersand }

    /// A character whatever comes before and after it, if that is one too.
    fileprivate var isOwnCharacter: Bool { self < 0x80 && self != Self.carriageReturn }

    var isASCIILetter: Bool { self | 0x20 >= UInt8(ascii: "a") && self | 0x20 <= UInt8(ascii: "z") }

    var lowercasedASCII: UInt8 { self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") ? self | 0x20 : self }
}
