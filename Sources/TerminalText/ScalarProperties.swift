/// Grapheme_Cluster_Break of UAX #29, with Extended_Pictographic as a class of its own (no scalar has both).
///
/// The order is that of `Scripts/generate-unicode-tables`.
enum GraphemeBreakClass: UInt8 {
    case other, carriageReturn, lineFeed, control, extend, joiner, regionalIndicator, prepend, spacingMark
    case hangulL, hangulV, hangulT, hangulLV, hangulLVT
    case pictographic
}

/// The number of cells that a scalar takes, and whether a variation selector changes it.
///
/// The order is that of `Scripts/generate-unicode-tables`.
enum WidthClass: UInt8 {
    case zero, narrow, wide
    /// Narrow, and two cells wide before VARIATION SELECTOR-16.
    case narrowOrEmoji
    /// Wide, and one cell before VARIATION SELECTOR-15.
    case wideOrText
    /// Wide with either selector.
    case wideEitherWay
}

/// The entry of one scalar in the generated table.
struct ScalarProperties {
    let breakClass: GraphemeBreakClass
    let widthClass: WidthClass
    /// The cells that the scalar takes without a variation selector.
    let width: Int
    /// Whether the scalar shows nothing by itself: controls, formats, other default-ignorables, noncharacters.
    let isHidden: Bool
    /// Whether a joiner after it has an effect: a virama, or a letter of a cursive script.
    let isJoining: Bool

    /// Looks up a scalar value below 0x110000.
    init(of scalar: UInt32) {
        let slot = Int(scalar)
        let block = UnicodeTable.blockIndex.twoDigits(at: slot >> 6)
        self = Self.kinds[UnicodeTable.blocks.digit(at: block << 6 | slot & 63)]
    }

    /// Unpacks what the generator packed: break class in bits 0–3, width class in 4–6, hidden in 7, joining in 8.
    private init(record: Int) {
        breakClass = GraphemeBreakClass(rawValue: UInt8(record & 0xF)) ?? .other
        widthClass = WidthClass(rawValue: UInt8(record >> 4 & 7)) ?? .narrow
        isHidden = record & 0x80 != 0
        isJoining = record & 0x100 != 0
        switch widthClass {
        case .zero: width = 0
        case .narrow, .narrowOrEmoji: width = 1
        case .wide, .wideOrText, .wideEitherWay: width = 2
        }
    }

    /// The distinct entries, which are few, unpacked once.
    static let kinds = (0..<UnicodeTable.kinds.utf8CodeUnitCount / 2).map {
        ScalarProperties(record: UnicodeTable.kinds.twoDigits(at: $0))
    }

    /// Whether VARIATION SELECTOR-15 and -16 choose between text and emoji presentation.
    var hasTwoPresentations: Bool {
        switch widthClass {
        case .narrowOrEmoji, .wideOrText, .wideEitherWay: true
        case .zero, .narrow, .wide: false
        }
    }

    /// Whether the scalar is an ideograph, kana or symbol of the same square shape.
    var isIdeographic: Bool { breakClass == .other && widthClass == .wide }
}

extension StaticString {
    /// The six-bit digit at an offset of a string of the generated table; the table's shape keeps the offset inside.
    @inline(__always)
    fileprivate func digit(at offset: Int) -> Int {
        Int(utf8Start[offset]) - 0x30
    }

    /// The number of two six-bit digits, by its index.
    @inline(__always)
    fileprivate func twoDigits(at index: Int) -> Int {
        digit(at: 2 * index) << 6 | digit(at: 2 * index + 1)
    }
}

/// The scalars that the rules name one by one.
enum Scalar {
    static let zeroWidthNonJoiner: UInt32 = 0x200C
    static let zeroWidthJoiner: UInt32 = 0x200D
    static let textSelector: UInt32 = 0xFE0E
    static let emojiSelector: UInt32 = 0xFE0F
    static let enclosingKeycap: UInt32 = 0x20E3
    static let dottedCircle: UInt32 = 0x25CC
    static let blackFlag: UInt32 = 0x1F3F4
    static let cancelTag: UInt32 = 0xE007F
    static let emojiModifiers: ClosedRange<UInt32> = 0x1F3FB...0x1F3FF
}
