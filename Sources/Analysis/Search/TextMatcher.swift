/// Finds a pattern in UTF-8 without making anything of the text but a look at its bytes. Ill-formed bytes match nothing
/// but U+FFFD, and lead nowhere else.
///
/// A class, so that to hand it on for each of a million texts copies nothing.
final class TextMatcher: Sendable {
    private let letters: [PatternLetter]
    private let start: MatchStart
    /// Case makes no difference.
    private let foldsCase: Bool
    /// Diacritics in the text are passed over; false for a pattern that begins with one.
    private let passesMarks: Bool
    /// The pattern as a match with accents must read; nil where the pattern has none.
    private let accented: String?
    private let accentedBytes: [UInt8]

    /// Nil for an empty pattern.
    init?(_ pattern: String) {
        let scalars = pattern.unicodeScalars.map { $0.value == ScannedScalar.kelvin ? "K" : $0 }
        guard let first = scalars.first else { return nil }
        let foldsCase = !scalars.contains(where: LetterCase.isUpper)
        let passesMarks = !LatinLetters.isMark(first.value)
        let letters = Self.letters(of: scalars, foldsCase: foldsCase, passesMarks: passesMarks)
        let hasAccents = passesMarks && letters.contains(where: \.isAccented)
        self.foldsCase = foldsCase
        self.passesMarks = passesMarks
        self.letters = letters
        accented = hasAccents ? Self.folded(pattern, foldsCase: foldsCase) : nil
        accentedBytes = Array((accented ?? "").utf8)
        start = MatchStart(letters[0], letters.count > 1 ? letters[1] : nil)
    }

    private static func letters(
        of scalars: [Unicode.Scalar], foldsCase: Bool, passesMarks: Bool
    ) -> [PatternLetter] {
        var letters: [PatternLetter] = []
        for (index, scalar) in scalars.enumerated() {
            if passesMarks, LatinLetters.isMark(scalar.value) { continue }
            let hasMark = passesMarks && index + 1 < scalars.count && LatinLetters.isMark(scalars[index + 1].value)
            guard passesMarks, let plain = LatinLetters.plain(scalar.value) else {
                letters.append(PatternLetter(scalar, foldsCase: foldsCase, isAccented: hasMark))
                continue
            }
            for letter in [plain.first, plain.second] where letter != 0 {
                letters.append(PatternLetter(Unicode.Scalar(letter), foldsCase: foldsCase, isAccented: true))
            }
        }
        return letters
    }

    private static func folded(_ text: String, foldsCase: Bool) -> String {
        guard foldsCase else { return text }
        var folded = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { folded.append(LetterCase.folded(scalar)) }
        return String(folded)
    }

    /// The first match that begins at an offset or after it.
    func firstMatch(in bytes: UnsafeBufferPointer<UInt8>, from offset: Int) -> Range<Int>? {
        var offset = offset
        while let candidate = start.next(in: bytes, from: offset) {
            if let end = matchEnd(in: bytes, at: candidate) { return candidate..<end }
            offset = candidate + 1
        }
        return nil
    }

    /// Whether accents are the same, whichever way they are written.
    private func isEquivalent(_ match: UnsafeBufferPointer<UInt8>, to accented: String) -> Bool {
        Self.folded(String(decoding: match, as: UTF8.self), foldsCase: foldsCase) == accented
    }

    /// Whether a text that lies amid others can be found in all of them at once. A match with accents looks at what
    /// comes after it, which may be another text's mark.
    var isLocal: Bool { accented == nil }

    /// Where the match ends that begins at an offset.
    private func matchEnd(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
        var offset = start
        var letter = 0
        while letter < letters.count {
            guard offset < bytes.count else { return nil }
            let scalar = ScannedScalar(bytes, at: offset)
            if passesMarks, offset > start, LatinLetters.isMark(scalar.value) {
                offset = scalar.end
                continue
            }
            let taken = taken(scalar, by: letter, in: bytes)
            guard taken > 0 else { return nil }
            letter += taken
            offset = scalar.end
        }
        if passesMarks { offset = endOfMarks(in: bytes, from: offset) }
        if let accented {
            let match = UnsafeBufferPointer(rebasing: bytes[start..<offset])
            guard match.elementsEqual(accentedBytes) || isEquivalent(match, to: accented) else { return nil }
        }
        return offset
    }

    /// How many letters of the pattern, from one on, a scalar of the text stands for. 0: it is another.
    @inline(__always)
    private func taken(_ scalar: ScannedScalar, by index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let letter = letters[index]
        if accented != nil {
            // Whether the accents are the same ones is asked once all letters are.
            let hasMark =
                scalar.end < bytes.count && bytes[scalar.end] >= LatinLetters.markLead
                && LatinLetters.isMark(ScannedScalar(bytes, at: scalar.end).value)
            let plain = LatinLetters.plain(scalar.value)
            guard letter.isAccented == (hasMark || plain != nil) else { return 0 }
        }
        if letter.stands(for: scalar.value) { return 1 }
        guard scalar.value >= 0x80, passesMarks, let plain = LatinLetters.plain(scalar.value),
            letter.stands(for: UInt32(plain.first))
        else { return 0 }
        guard plain.second != 0, index + 1 < letters.count else { return 1 }
        return letters[index + 1].stands(for: UInt32(plain.second)) ? 2 : 0
    }

    private func endOfMarks(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var offset = start
        while offset < bytes.count, bytes[offset] >= LatinLetters.markLead {
            let scalar = ScannedScalar(bytes, at: offset)
            guard LatinLetters.isMark(scalar.value) else { break }
            offset = scalar.end
        }
        return offset
    }
}

/// A scalar of a text that may be ill-formed, and where the next begins.
package struct ScannedScalar {
    /// The scalar; U+FFFD for a byte that is part of none.
    package let value: UInt32
    /// The offset of the byte after it.
    package let end: Int

    private static let replacement: UInt32 = 0xFFFD
    /// The sign of the unit, which is nothing but a K.
    static let kelvin: UInt32 = 0x212A

    /// A byte that is not part of a whole scalar is U+FFFD by itself.
    @inline(__always)
    package init(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) {
        let first = UInt32(bytes[offset])
        if first < 0x80 {
            (value, end) = (first, offset + 1)
            return
        }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard first >= 0xC2, offset + length <= bytes.count else {
            (value, end) = (Self.replacement, offset + 1)
            return
        }
        var value = first & (0x7F >> UInt32(length))
        for index in offset + 1..<offset + length {
            guard bytes[index] & 0xC0 == 0x80 else {
                (self.value, end) = (Self.replacement, offset + 1)
                return
            }
            value = value << 6 | UInt32(bytes[index] & 0x3F)
        }
        (self.value, end) = (value == Self.kelvin ? 0x4B : value, offset + length)
    }
}
