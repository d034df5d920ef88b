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
    private var parts: [(scalar: UInt32, form: ScalarForm, start: Int, end: Int)] = []
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
        if bytes.isOwnCharacter(at: offset) {
            let byte = bytes[offset]
            offset += 1
            isOnLatin = byte.isASCIILetter
            return FormUnit(
                scalar: UInt32(folding.contains(.letterCase) ? byte.lowercasedASCII : byte), start: offset - 1,
                end: offset, extends: false)
        }
        readCharacter()
        return next()
    }

    /// Passes over the bytes that come next and are their own form, byte for byte; none where something is folded, or
    /// where a unit of the character before is still to come.
    mutating func takeOwnForm() -> UnsafeBufferPointer<UInt8> {
        let start = offset
        if folding.isEmpty, given == units.count {
            repeat { offset = bytes.endOfOwnForm(from: offset) } while passOwnScalar()
        }
        return UnsafeBufferPointer(rebasing: bytes[start..<offset])
    }

    /// Passes over a character that is one scalar, and its own form, or a blank before a character.
    private mutating func passOwnScalar() -> Bool {
        guard offset < bytes.count, bytes[offset] != .ampersand else { return false }
        let scalar = ScannedScalar(bytes, at: offset)
        if scalar.value == FormUnit.blank, scalar.end < bytes.count {
            let next = ScalarForm(of: source(at: scalar.end).scalar).kind
            if !next.isBlank && !next.isHidden { offset = scalar.end }
            return offset == scalar.end
        }
        if !bytes[offset].isPlainASCII {
            guard !HangulSyllable.holds(scalar.value), scalar.value != ScannedScalar.replacement else { return false }
            let form = ScalarForm(of: scalar.value)
            guard form.kind.isPlain, form.decomposition.isEmpty else { return false }
        }
        guard beginsCharacter(at: scalar.end) else { return false }
        offset = scalar.end
        return true
    }

    // MARK: - Characters

    /// Reads a character, or a run of blanks, into `units`; nothing at the end.
    private mutating func readCharacter() {
        units.removeAll(keepingCapacity: true)
        given = 0
        if readScalarAlone() { return }
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
        for part in parts { add(part.scalar, part.form, part.start, part.end) }
    }

    /// Reads a character that is one scalar, as nearly all are: nothing lies on it that would have to be put in order.
    /// Reads nothing where it is another.
    private mutating func readScalarAlone() -> Bool {
        guard offset < bytes.count, bytes[offset] != .ampersand else { return false }
        let scalar = ScannedScalar(bytes, at: offset)
        let form = ScalarForm(of: scalar.value)
        guard !form.kind.isBlank, !form.kind.isHidden, beginsCharacter(at: scalar.end) else { return false }
        let start = offset
        offset = scalar.end
        forEachPart(of: scalar.value, form) { $0.add($1, $2, start, scalar.end) }
        return true
    }

    /// The text ends at the offset, or a scalar is there that does not go on with the character before it.
    private func beginsCharacter(at offset: Int) -> Bool {
        if offset == bytes.count || bytes[offset].isASCIIAndNoReference { return true }
        let scalar = source(at: offset).scalar
        if ScalarForm.isLetterForSure(scalar) { return true }
        let form = ScalarForm(of: scalar)
        return !form.kind.isHidden && !continues(scalar, form)
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
        forEachPart(of: scalar, form) { $0.parts.append(($1, $2, start, end)) }
    }

    /// Tells the scalars that a scalar becomes whatever is folded.
    @inline(__always)
    private mutating func forEachPart(
        of scalar: UInt32, _ form: ScalarForm, _ body: (inout FormReader, UInt32, ScalarForm) -> Void
    ) {
        if let syllable = HangulSyllable(scalar) {
            body(&self, syllable.leading, ScalarForm(of: syllable.leading))
            body(&self, syllable.vowel, ScalarForm(of: syllable.vowel))
            if let final = syllable.final { body(&self, final, ScalarForm(of: final)) }
        } else if form.decomposition.isEmpty {
            body(&self, scalar, form)
        } else {
            for part in form.decomposition { body(&self, part, ScalarForm(of: part)) }
        }
    }

    /// Puts marks that lie on one letter in the order of their classes; those of one class keep theirs.
    private mutating func sortMarks() {
        var start = 0
        while start < parts.count {
            var end = start
            while end < parts.count, parts[end].form.kind.combiningClass != 0 { end += 1 }
            // The sort is stable. A text can have any number of marks on a letter.
            if end - start > 1 { parts[start..<end].sort { $0.form.kind.combiningClass < $1.form.kind.combiningClass } }
            start = end + 1
        }
    }

    // MARK: - Folding

    private mutating func add(_ scalar: UInt32, _ form: ScalarForm, _ start: Int, _ end: Int) {
        let kind = form.kind
        if kind.isMark {
            if isOnLatin, folding.contains(.accents) {
                extendLetter(to: end)
                return
            }
        } else {
            isOnLatin = kind.isLatin
        }
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
        while offset < bytes.count, !bytes[offset].isPlainASCII {
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
    let leading: UInt32
    let vowel: UInt32
    /// The final consonant, where there is one.
    let final: UInt32?

    static func holds(_ scalar: UInt32) -> Bool { 0xAC00...0xD7A3 ~= scalar }

    init?(_ scalar: UInt32) {
        guard Self.holds(scalar) else { return nil }
        let place = scalar - 0xAC00
        leading = 0x1100 + place / 588
        vowel = 0x1161 + place % 588 / 28
        final = place % 28 == 0 ? nil : 0x11A7 + place % 28
    }
}
