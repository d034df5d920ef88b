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
        var end = endOfSteps(from: start, OwnFormBytes())
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
        var end = endOfSteps(from: start, PlainBytes())
        while end < count, self[end].isOwnCharacter { end += 1 }
        return end
    }

    /// The offset after the last step of sixteen bytes that are all wanted; the last step overlaps the one before it.
    @inline(__always)
    private func endOfSteps(from start: Int, _ wanted: some WantedBytes) -> Int {
        let raw = UnsafeRawBufferPointer(self)
        var offset = start
        while true {
            let isWhole = offset + 16 < count
            let step = isWhole ? offset : count - 17
            guard step >= start, step + 15 >= offset else { return offset }
            let bits = wanted.bits(
                raw.loadUnaligned(fromByteOffset: step, as: ByteVector.self),
                raw.loadUnaligned(fromByteOffset: step + 1, as: ByteVector.self))
            guard bits.words == SIMD2(repeating: .max) else { return offset }
            offset = step + 16
            guard isWhole else { return offset }
        }
    }

    private static var blank: UInt8 { 0x20 }
}

/// Says which of sixteen bytes, with the bytes after them, are wanted: all their bits are set.
private protocol WantedBytes {
    func bits(_ bytes: ByteVector, _ nexts: ByteVector) -> ByteVector
}

/// Bytes of ASCII that are their own form, if what comes after a blank is.
private struct OwnFormBytes: WantedBytes {
    @inline(__always)
    func bits(_ bytes: ByteVector, _ nexts: ByteVector) -> ByteVector {
        let blank = ByteVector(repeating: 0x20)
        let isVisible = ByteVector((bytes &- ByteVector(repeating: 0x21)) .< ByteVector(repeating: 0x5E))
        let isReference = ByteVector(bytes .== ByteVector(repeating: .ampersand))
        return isVisible & ~isReference | ByteVector(bytes .== blank) & ~ByteVector(nexts .== blank)
    }
}

/// Bytes of ASCII that are a character each.
private struct PlainBytes: WantedBytes {
    @inline(__always)
    func bits(_ bytes: ByteVector, _ nexts: ByteVector) -> ByteVector {
        ByteVector(bytes .< ByteVector(repeating: 0x80))
            & ~ByteVector(bytes .== ByteVector(repeating: UInt8.carriageReturn))
    }
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
