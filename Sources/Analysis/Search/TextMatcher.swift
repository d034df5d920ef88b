import TerminalText

/// Finds a pattern in UTF-8: the places where the text's form, as `TextForm` has it, reads as the pattern's. Most text is
/// looked at as it stands, without making a form of it; where a character is other than it looks, the form is read from
/// there on. Ill-formed bytes match nothing but U+FFFD, and lead nowhere else.
///
/// A class, so that to hand it on for each of a million texts copies nothing.
final class TextMatcher: Sendable {
    /// The pattern's form.
    private let letters: [UInt32]
    private let folding: Folding
    /// Nil for a pattern that begins with a mark, which is looked for in whole forms.
    private let start: MatchStart?

    /// Nil for an empty pattern, and one of blanks alone.
    init?(_ pattern: String) {
        let folding = Self.folding(for: pattern)
        let letters = Self.letters(of: pattern, folding: folding)
        guard let first = letters.first else { return nil }
        self.folding = folding
        self.letters = letters
        let beginsWithMark = ScalarForm(of: first).kind.continues || ScalarForm(of: first).kind.extends
        start = beginsWithMark ? nil : MatchStart(letters, foldsCase: folding.contains(.letterCase))
    }

    /// Case makes no difference unless the pattern has an upper-case letter, accents unless it has one.
    static func folding(for pattern: String) -> Folding {
        let shown = RawText(pattern).decodingHTMLEntities().string
        let folding: Folding = shown.unicodeScalars.contains(where: \.isUpper) ? [] : .letterCase
        let both = folding.union(.accents)
        return letters(of: pattern, folding: folding) == letters(of: pattern, folding: both) ? both : folding
    }

    private static func letters(of text: String, folding: Folding) -> [UInt32] {
        var text = text
        return text.withUTF8 { bytes in
            var reader = FormReader(bytes, folding: folding)
            var letters: [UInt32] = []
            while let unit = reader.next() { letters.append(unit.scalar) }
            return letters
        }
    }

    /// Whether the pattern stands in a text.
    func isFound(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var isFound = false
        forEachMatch(in: bytes) { _ in
            isFound = true
            return false
        }
        return isFound
    }

    /// Tells the bytes of the matches, from the left and without overlaps.
    /// - Parameter body: Returns false when it wants no more of them.
    func forEachMatch(in bytes: UnsafeBufferPointer<UInt8>, _ body: (Range<Int>) -> Bool) {
        guard let start else { return forEachMatchInForm(of: bytes, body) }
        var offset = 0
        var reader: FormReader?
        while let candidate = start.next(in: bytes, from: offset) {
            if let match = match(in: bytes, at: candidate, &reader), !isInside(bytes, candidate) {
                guard body(match) else { return }
                offset = match.upperBound
            } else {
                offset = candidate + 1
            }
        }
    }

    /// False when none of several texts that lie end to end has the pattern, so that one look decides most answers. True
    /// where one text may have it, or where a form would have to be read to tell.
    func mayBe(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let start else { return true }
        var offset = 0
        while let candidate = start.next(in: bytes, from: offset) {
            if mayMatch(in: bytes, at: candidate) { return true }
            offset = candidate + 1
        }
        return false
    }

    private func mayMatch(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        var offset = start
        for letter in letters {
            guard offset < bytes.count else { return false }
            let byte = bytes[offset]
            guard byte.isASCIIAndNoReference else { return true }
            if byte.isASCIIBlank {
                guard letter == FormUnit.blank else { return false }
                while offset < bytes.count, bytes[offset].isASCIIBlank { offset += 1 }
            } else {
                guard folded(byte) == letter else { return false }
                offset += 1
            }
        }
        return true
    }

    // MARK: - Matching

    /// The match that begins with the character at an offset.
    /// - Parameter reader: One that was made for this text before, to be used again.
    private func match(
        in bytes: UnsafeBufferPointer<UInt8>, at start: Int, _ reader: inout FormReader?
    ) -> Range<Int>? {
        var offset = start
        var place = 0
        while place < letters.count, offset < bytes.count {
            let byte = bytes[offset]
            let next = offset + 1 < bytes.count ? bytes[offset + 1] : 0x21
            // A visible character alone, or a single blank before one.
            guard byte.isPlainASCII && next.isASCIIAndNoReference || byte == FormUnit.blank && next.isPlainASCII else {
                break
            }
            guard folded(byte) == letters[place] else { return nil }
            offset += 1
            place += 1
        }
        if place == letters.count { return start..<offset }
        guard offset < bytes.count else { return nil }
        var used = reader ?? FormReader(bytes, folding: folding, from: offset)
        reader = nil
        defer { reader = used }
        used.go(to: offset)
        if place > 0 {
            return matchEnd(&used, from: place).map { start..<$0.upperBound }
        }
        // The match may begin amid what a character becomes: with the second s of ß.
        var skipped = 0
        while true {
            used.go(to: offset)
            for _ in 0..<skipped { _ = used.next() }
            guard let unit = used.next(), unit.start == offset else { return nil }
            if !unit.extends, unit.scalar == letters[0], let rest = matchEnd(&used, from: 1, after: unit) {
                return rest
            }
            skipped += 1
        }
    }

    /// The bytes of a match's further letters.
    /// - Parameter unit: The letter before them.
    private func matchEnd(_ reader: inout FormReader, from place: Int, after unit: FormUnit? = nil) -> Range<Int>? {
        var range = unit.map { $0.start..<$0.end }
        for letter in letters[place...] {
            guard let unit = reader.next(), unit.scalar == letter else { return nil }
            range = range.map { min($0.lowerBound, unit.start)..<max($0.upperBound, unit.end) } ?? unit.start..<unit.end
        }
        // The scalar behind a match must not be a part of its last letter.
        if let unit = reader.next(), unit.extends { return nil }
        return range
    }

    private func folded(_ byte: UInt8) -> UInt32 {
        UInt32(folding.contains(.letterCase) ? byte.lowercasedASCII : byte)
    }

    /// Whether an offset lies amid a scalar, or amid a character reference: `amp` is not in `&amp;`.
    private func isInside(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
        if bytes[offset] & 0xC0 == 0x80 {
            let isInScalar = (max(0, offset - 3)..<offset).contains { ScannedScalar(bytes, at: $0).end > offset }
            if isInScalar { return true }
        }
        let first = max(0, offset - CharacterReference.longest - 1)
        for place in first..<offset where bytes[place] == .ampersand {
            if let reference = CharacterReference(in: bytes.span, at: place), offset < reference.end { return true }
        }
        return false
    }

    // MARK: - Patterns that begin with a mark

    private func forEachMatchInForm(of bytes: UnsafeBufferPointer<UInt8>, _ body: (Range<Int>) -> Bool) {
        var reader = FormReader(bytes, folding: folding)
        var units: [FormUnit] = []
        while let unit = reader.next() { units.append(unit) }
        var offset = 0
        for first in units.indices where first + letters.count <= units.count {
            let match = units[first..<first + letters.count]
            guard zip(match, letters).allSatisfy({ $0.scalar == $1 }) else { continue }
            if match.endIndex < units.count, units[match.endIndex].extends { continue }
            guard let start = match.map(\.start).min(), let end = match.map(\.end).max(), start >= offset else {
                continue
            }
            guard body(start..<end) else { return }
            offset = end
        }
    }
}

extension UInt8 {
    /// A space, a tab or a line break of ASCII.
    fileprivate var isASCIIBlank: Bool { self == 0x20 || self >= 0x09 && self <= 0x0D }
}

extension Unicode.Scalar {
    /// Whether a reader would call the letter upper case: in a pattern it asks for itself.
    var isUpper: Bool {
        properties.isUppercase || properties.generalCategory == .titlecaseLetter || properties.changesWhenLowercased
    }
}
