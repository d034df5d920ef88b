import TerminalText

/// The differences that a form makes no difference of.
package struct Folding: OptionSet, Hashable, Sendable {
    /// The differences as bits.
    package let rawValue: UInt8

    /// Folds what these bits say.
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Upper and lower case are the same, by Unicode's full folding.
    package static let letterCase = Folding(rawValue: 1)
    /// Accents on Latin letters make no difference.
    package static let accents = Folding(rawValue: 2)
}

/// A scalar of a text's form, and the bytes that it came from.
struct FormUnit {
    let scalar: UInt32
    /// The UTF-8 offset of the text at which its source begins.
    let start: Int
    /// The offset after its source, accents that were left out included.
    var end: Int
    /// It is part of the character before it: see `FormKind.extends`.
    let extends: Bool

    static let blank: UInt32 = 0x20
}

/// Reads the form of a text from one character on, which `TextForm` describes.
///
/// Characters are read one at a time with all that lies on them, so where reading begins makes no difference to what
/// comes. The bytes may be ill-formed: one that is part of no scalar is U+FFFD.
struct FormReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let folding: Folding
    /// The next byte that was not read.
    private var offset = 0
    /// Units of the character that was read last, and how many of them were handed out.
    private var units: [FormUnit] = []
    private var given = 0
    /// The scalars of the character that is read, before anything is folded.
    private var parts: [(scalar: UInt32, kind: FormKind, start: Int, end: Int)] = []
    /// A mark that comes next lies on a Latin letter, or on nothing.
    private var isOnLatin = true

    /// A reader at the beginning of a text.
    init(_ bytes: UnsafeBufferPointer<UInt8>, folding: Folding) {
        self.bytes = bytes
        self.folding = folding
        skipBlanks()
    }

    /// A reader at an offset where a character begins that is no mark.
    init(_ bytes: UnsafeBufferPointer<UInt8>, folding: Folding, from offset: Int) {
        self.bytes = bytes
        self.folding = folding
        go(to: offset)
    }

    /// Goes on at an offset where a character begins that is no mark.
    mutating func go(to offset: Int) {
        self.offset = offset
        units.removeAll(keepingCapacity: true)
        given = 0
        isOnLatin = false
    }

    /// The next unit; nil at the end. Blanks are one, and none is at the end.
    mutating func next() -> FormUnit? {
        if given < units.count {
            given += 1
            return units[given - 1]
        }
        guard offset < bytes.count else { return nil }
        let byte = bytes[offset]
        if byte.isPlainASCII, offset + 1 == bytes.count || bytes[offset + 1].isASCIIAndNoReference {
            offset += 1
            isOnLatin = byte.isASCIILetter
            return FormUnit(
                scalar: UInt32(folding.contains(.letterCase) ? byte.lowercasedASCII : byte), start: offset - 1,
                end: offset, extends: false)
        }
        readCharacter()
        return next()
    }

    // MARK: - Characters

    /// Reads a character, or a run of blanks, into `units`; nothing at the end.
    private mutating func readCharacter() {
        units.removeAll(keepingCapacity: true)
        given = 0
        parts.removeAll(keepingCapacity: true)
        while offset < bytes.count {
            let (scalar, end) = source(at: offset)
            let form = ScalarForm(of: scalar)
            if form.kind.isHidden {
                offset = end
            } else if form.kind.isBlank {
                if parts.isEmpty { readBlanks() }
                break
            } else if parts.isEmpty || continues(scalar, form) {
                take(scalar, form, start: offset, end: end)
                offset = end
            } else {
                break
            }
        }
        sortMarks()
        for part in parts { add(part.scalar, part.kind, part.start, part.end) }
    }

    /// The scalar at an offset, as it is shown: a character reference is the character that it stands for.
    private func source(at offset: Int) -> (scalar: UInt32, end: Int) {
        if bytes[offset] == .ampersand, let reference = CharacterReference(in: bytes.span, at: offset) {
            return (reference.scalar.value, reference.end)
        }
        let scalar = ScannedScalar(bytes, at: offset)
        return (scalar.value, scalar.end)
    }

    private func continues(_ scalar: UInt32, _ form: ScalarForm) -> Bool {
        form.decomposition.first.map { ScalarForm(of: $0).kind.continues } ?? form.kind.continues
    }

    private mutating func take(_ scalar: UInt32, _ form: ScalarForm, start: Int, end: Int) {
        if let syllable = HangulSyllable(scalar) {
            for part in syllable.parts where part != 0 { parts.append((part, ScalarForm(of: part).kind, start, end)) }
        } else if form.decomposition.isEmpty {
            parts.append((scalar, form.kind, start, end))
        } else {
            for part in form.decomposition { parts.append((part, ScalarForm(of: part).kind, start, end)) }
        }
    }

    /// Puts marks that lie on one letter in the order of their classes; those of one class keep theirs.
    private mutating func sortMarks() {
        var start = 0
        while start < parts.count {
            var end = start
            while end < parts.count, parts[end].kind.combiningClass != 0 { end += 1 }
            // The sort is stable. A text can have any number of marks on a letter.
            if end - start > 1 { parts[start..<end].sort { $0.kind.combiningClass < $1.kind.combiningClass } }
            start = end + 1
        }
    }

    // MARK: - Folding

    private mutating func add(_ scalar: UInt32, _ kind: FormKind, _ start: Int, _ end: Int) {
        if kind.isMark {
            if isOnLatin, folding.contains(.accents) {
                extendLetter(to: end)
                return
            }
        } else {
            isOnLatin = kind.isLatin
        }
        let form = ScalarForm(of: scalar)
        guard form.isChanged, !folding.isEmpty else {
            return append(scalar, start, end, extends: kind.extends)
        }
        let folded = folding.contains(.letterCase) ? form.folded : ScalarRun.none
        if folded.isEmpty { return addPlain(scalar, form, start, end, extends: kind.extends) }
        for (place, each) in folded.enumerated() {
            addPlain(each, ScalarForm(of: each), start, end, extends: kind.extends && place == 0)
        }
    }

    /// An accent that is left out belongs to the letter before it, which may have become two.
    private mutating func extendLetter(to end: Int) {
        guard let letter = units.last else { return }
        for place in units.indices.reversed() {
            guard units[place].start == letter.start else { return }
            units[place].end = max(units[place].end, end)
        }
    }

    private mutating func addPlain(_ scalar: UInt32, _ form: ScalarForm, _ start: Int, _ end: Int, extends: Bool) {
        let plain = folding.contains(.accents) ? form.plain : ScalarRun.none
        if plain.isEmpty { return append(scalar, start, end, extends: extends) }
        for each in plain { append(each, start, end, extends: false) }
    }

    private mutating func append(_ scalar: UInt32, _ start: Int, _ end: Int, extends: Bool) {
        units.append(FormUnit(scalar: scalar, start: start, end: end, extends: extends))
    }

    // MARK: - Blanks

    /// Reads a run of blanks, and what is hidden in it, as one blank; as none at the end of the text.
    private mutating func readBlanks() {
        let start = offset
        let end = skipBlanks()
        isOnLatin = false
        if offset < bytes.count { append(FormUnit.blank, start, end, extends: false) }
    }

    /// - Returns: The offset after the last blank.
    @discardableResult private mutating func skipBlanks() -> Int {
        var blanksEnd = offset
        while offset < bytes.count {
            let (scalar, end) = source(at: offset)
            let kind = ScalarForm(of: scalar).kind
            guard kind.isBlank || kind.isHidden else { break }
            offset = end
            if kind.isBlank { blanksEnd = end }
        }
        return blanksEnd
    }
}

/// A composed syllable of Hangul, which is two or three letters.
private struct HangulSyllable {
    /// Leading consonant, vowel and final consonant; 0 for none.
    let parts: [UInt32]

    init?(_ scalar: UInt32) {
        guard 0xAC00...0xD7A3 ~= scalar else { return nil }
        let place = scalar - 0xAC00
        parts = [0x1100 + place / 588, 0x1161 + place % 588 / 28, place % 28 == 0 ? 0 : 0x11A7 + place % 28]
    }
}

extension UInt8 {
    static let ampersand = UInt8(ascii: "&")

    /// A visible character of ASCII that begins no character reference.
    var isPlainASCII: Bool { self > 0x20 && self < 0x7F && self != Self.ampersand }

    /// Nothing that could belong to the character before it.
    var isASCIIAndNoReference: Bool { self < 0x80 && self != Self.ampersand }

    var isASCIILetter: Bool { self | 0x20 >= UInt8(ascii: "a") && self | 0x20 <= UInt8(ascii: "z") }

    var lowercasedASCII: UInt8 { self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") ? self | 0x20 : self }
}
