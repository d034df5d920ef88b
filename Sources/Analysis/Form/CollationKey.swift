import TerminalText

/// The place of a text in an alphabetical list that a reader of any language finds their way in: signs, then numbers by
/// their value, then letters, script by script, in the order of Unicode's collation table. A letter with an accent comes
/// after the plain one, and what differs in case alone has upper case first.
/// ```
/// 2 · 2 minutes · 10 · Apple · apple · Äpfel · banana · eclair · éclair · Ωμέγα · Я · 漢字
/// ```
package struct CollationKey: Hashable, Comparable, Sendable {
    /// Weights of letters, accents and numbers.
    private var weights: [UInt32] = []
    /// For each letter, whether it is another than an upper-case one.
    private var cases: [Bool] = []

    // Values of the table, as `Scripts/generate-form-tables` has them: up to there, ranks.
    private static let implicit = 0
    private static let ignored = 1
    private static let pool = 0x20000
    private static let marks = 0x30000
    /// Scalars without a rank come after all that have one, in the order of their numbers.
    private static let firstImplicit: UInt32 = 0x10_0000
    /// An accent comes after any letter, so that an accented letter comes after the plain one and all that follows it.
    private static let firstMark: UInt32 = 0x80_0000
    /// Strokes through a letter come after accents on it.
    private static let firstStroke: UInt32 = 0xA0_0000

    /// The key of a text as it is shown.
    package init(_ text: RawText) {
        var string = text.string
        self = string.withUTF8 { CollationKey($0) }
    }

    /// The key of a label, which may be of any length: of its first 1,024 bytes, in whole scalars.
    init(beginningOf label: UnsafeBufferPointer<UInt8>) {
        self.init(UnsafeBufferPointer(rebasing: label.prefix(label.span.scalarStart(atOrBefore: 1_024))))
    }

    init(_ text: UnsafeBufferPointer<UInt8>) {
        var reader = FormReader(text, folding: .letterCase)
        var number: [UInt32] = []
        while let unit = reader.next() {
            if let digit = Self.digit(unit.scalar) {
                number.append(digit)
                continue
            }
            add(number: number)
            number.removeAll(keepingCapacity: true)
            add(unit.scalar)
        }
        add(number: number)
        var plain = FormReader(text, folding: [])
        while let unit = plain.next() { cases.append(Unicode.Scalar(unit.scalar)?.properties.isUppercase != true) }
    }

    /// Whether the left text comes first.
    package static func < (left: CollationKey, right: CollationKey) -> Bool {
        if left.weights != right.weights { return left.weights.lexicographicallyPrecedes(right.weights) }
        return left.cases.lexicographicallyPrecedes(right.cases) { !$0 && $1 }
    }

    private mutating func add(_ scalar: UInt32) {
        let value = Self.value(of: scalar)
        switch value {
        case Self.implicit: weights.append(Self.firstImplicit + scalar)
        case Self.ignored: break
        case Self.pool..<Self.marks:
            let start = value - Self.pool
            for place in 0..<CollationTable.pool.digits(at: start, count: 1) {
                add(weight: CollationTable.pool.digits(at: start + 1 + 3 * place, count: 3))
            }
        case ..<Self.marks: add(weight: value)
        default: weights.append(Self.firstMark + scalar)
        }
    }

    /// A letter's weight, or that of an accent which is part of a letter.
    private mutating func add(weight value: Int) {
        weights.append(value < Self.marks ? UInt32(value) : Self.firstStroke + UInt32(value - Self.marks))
    }

    /// A number is the weight of its first digit, how many digits it has without leading zeros, and these.
    private mutating func add(number: [UInt32]) {
        guard !number.isEmpty else { return }
        let digits = number.drop { $0 == 0 }
        weights.append(UInt32(Self.value(of: 0x30)))
        weights.append(UInt32(digits.count))
        weights.append(contentsOf: digits)
    }

    private static func value(of scalar: UInt32) -> Int {
        let block = CollationTable.blockIndex.digits(at: 2 * Int(scalar >> 6), count: 2)
        return CollationTable.blocks.digits(at: 3 * (block << 6 | Int(scalar & 63)), count: 3)
    }

    /// The value of a decimal digit of any script.
    private static func digit(_ scalar: UInt32) -> UInt32? {
        if scalar < 0x80 { return 0x30...0x39 ~= scalar ? scalar - 0x30 : nil }
        guard let properties = Unicode.Scalar(scalar)?.properties, properties.numericType == .decimal else {
            return nil
        }
        return properties.numericValue.map { UInt32($0) }
    }
}
