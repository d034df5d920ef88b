/// Grapheme_Cluster_Break of UAX #29, with Extended_Pictographic as a class of its own (no scalar has both).
///
/// The order is the generator's.
enum GraphemeBreakClass: UInt8 {
    case other, carriageReturn, lineFeed, control, extend, joiner, regionalIndicator, prepend, spacingMark
    case hangulL, hangulV, hangulT, hangulLV, hangulLVT
    case pictographic
}

/// How many cells a scalar takes, and whether a variation selector changes that. The order is the generator's.
enum WidthClass: UInt8 {
    case zero, narrow, wide
    /// Narrow, and two cells wide before VARIATION SELECTOR-16.
    case narrowOrEmoji
    /// Wide, and one cell before VARIATION SELECTOR-15.
    case wideOrText
    /// Wide with either selector.
    case wideEitherWay
}

/// What the generated table says of one scalar, packed: break class in bits 0–3, width class in 4–6, hidden in 7,
/// joining in 8.
struct ScalarProperties: RawRepresentable, Hashable {
    let rawValue: UInt16

    init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// Looks up a scalar value below 0x110000.
    init(of scalar: UInt32) {
        let slot = Int(scalar)
        let block = UnicodeTable.blockIndex.twoDigits(at: slot >> 6)
        let kind = UnicodeTable.blocks.digit(at: block << 6 | slot & 63)
        rawValue = UInt16(truncatingIfNeeded: UnicodeTable.kinds.twoDigits(at: kind))
    }

    var breakClass: GraphemeBreakClass { GraphemeBreakClass(rawValue: UInt8(rawValue & 0xF)) ?? .other }

    var widthClass: WidthClass { WidthClass(rawValue: UInt8(rawValue >> 4 & 7)) ?? .narrow }

    /// Invisible or meant to be: controls, formats, other default-ignorables, noncharacters.
    var isHidden: Bool { rawValue & 0x80 != 0 }

    /// A virama, or a letter of a cursive script: what a joiner after it is for.
    var isJoining: Bool { rawValue & 0x100 != 0 }

    /// Cells taken without a variation selector.
    var width: Int {
        switch widthClass {
        case .zero: 0
        case .narrow, .narrowOrEmoji: 1
        case .wide, .wideOrText, .wideEitherWay: 2
        }
    }

    /// Whether VARIATION SELECTOR-15 and -16 choose between two presentations.
    var hasTwoPresentations: Bool {
        switch widthClass {
        case .narrowOrEmoji, .wideOrText, .wideEitherWay: true
        case .zero, .narrow, .wide: false
        }
    }

    /// An ideograph, kana or symbol of the same square shape.
    var isIdeographic: Bool { breakClass == .other && widthClass == .wide }
}

extension StaticString {
    /// The six-bit digit at an offset of a string of the generated table; the table's shape keeps the offset inside.
    fileprivate func digit(at offset: Int) -> Int {
        Int(utf8Start[offset]) - 0x30
    }

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
    static let blackFlag: UInt32 = 0x1F3F4
    static let cancelTag: UInt32 = 0xE007F
    static let emojiModifiers: ClosedRange<UInt32> = 0x1F3FB...0x1F3FF
}
