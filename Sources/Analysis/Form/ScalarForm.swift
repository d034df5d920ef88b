/// The properties of a scalar that decide what TextForm makes of it: those of the generated table.
struct FormKind {
    /// Five flags, and from the sixth bit on the canonical combining class, as `Scripts/generate-form-tables` packs them.
    private let bits: Int

    init(bits: Int) { self.bits = bits }

    /// A letter of the Latin script.
    var isLatin: Bool { bits & 1 != 0 }
    /// A sign that lies on the letter before it.
    var isMark: Bool { bits & 2 != 0 }
    /// A part of the character before it: an accent, or a vowel or final consonant of a Hangul syllable. No match begins
    /// with it or ends before it.
    var extends: Bool { bits & 4 != 0 }
    /// A space of any kind, a tab or a line break.
    var isBlank: Bool { bits & 8 != 0 }
    /// A scalar that nobody sees: a soft hyphen, a zero-width mark.
    var isHidden: Bool { bits & 16 != 0 }
    /// The canonical combining class: marks after one letter stand in the order of theirs. 0 for letters and some marks.
    var combiningClass: Int { bits >> 6 }
    /// Nothing but a letter or a sign: no mark, no blank, and it can be seen.
    var isPlain: Bool { bits & ~1 == 0 }
    /// The scalar goes on with the character before it.
    var continues: Bool { isMark || combiningClass != 0 }
}

/// The entry of one scalar in the generated table.
struct ScalarForm {
    let kind: FormKind
    /// The scalar's place among the records; nil for a scalar that is only itself.
    private let record: Int?

    /// From this value on the table holds places of records.
    private static let records = 128

    /// Looks up a scalar value below 0x110000.
    init(of scalar: UInt32) {
        let slot = Int(scalar)
        let block = FormTable.blockIndex.digits(at: 2 * (slot >> 6), count: 2)
        let value = FormTable.blocks.digits(at: 3 * (block << 6 | slot & 63), count: 3)
        if value < Self.records {
            kind = FormKind(bits: FormTable.kinds.digits(at: 3 * value, count: 3))
            record = nil
        } else {
            let place = value - Self.records
            let kindPlace = FormTable.records.digits(at: place, count: 2)
            kind = FormKind(bits: FormTable.kinds.digits(at: 3 * kindPlace, count: 3))
            record = place
        }
    }

    /// Latin, Cyrillic, Han or Hangul letters that begin a character, told without the table.
    static func isLetterForSure(_ scalar: UInt32) -> Bool {
        0xC0...0x24F ~= scalar || 0x410...0x44F ~= scalar || 0x4E00...0x9FFF ~= scalar || 0xAC00...0xD7A3 ~= scalar
    }

    /// The scalar becomes others: it is composed, or its case or its accent may be folded.
    var isChanged: Bool { record != nil }

    /// The scalars that it becomes whether case and accents are folded or not; empty for one that stays.
    var decomposition: ScalarRun { run(0) }

    /// The scalar with its case folded; empty for one that has none.
    var folded: ScalarRun { run(1) }

    /// The letters of ASCII that an accented Latin letter is taken for which has no decomposition; empty for any other.
    var plain: ScalarRun { run(2) }

    private func run(_ number: Int) -> ScalarRun {
        guard let record else { return .none }
        var start = record + 5
        for before in 0..<number { start += 4 * FormTable.records.digits(at: record + 2 + before, count: 1) }
        return ScalarRun(start: start, count: FormTable.records.digits(at: record + 2 + number, count: 1))
    }
}

/// Some scalars of the table's records.
struct ScalarRun: RandomAccessCollection {
    /// The place of the first one's digits.
    fileprivate let start: Int
    let count: Int

    static let none = ScalarRun(start: 0, count: 0)

    var startIndex: Int { 0 }
    var endIndex: Int { count }

    subscript(index: Int) -> UInt32 { UInt32(FormTable.records.digits(at: start + 4 * index, count: 4)) }
}

extension StaticString {
    /// The number that some digits of six bits make; the tables' shape keeps them inside, so nothing is checked.
    @inline(__always)
    func digits(at offset: Int, count: Int) -> Int {
        let digits = utf8Start + offset
        var number = 0
        var place = 0
        while place < count {
            number = number &<< 6 | (Int(digits[place]) &- 0x30)
            place &+= 1
        }
        return number
    }
}
