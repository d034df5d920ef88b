/// A colour of text or background; a terminal that has fewer shows the nearest that it has.
package enum Colour: Hashable, Sendable {
    /// The colour that the terminal uses when none is selected.
    case terminalDefault
    /// One of the terminal's own 16 colours: 0–7 (ECMA-48), and 8–15 for their bright variants (aixterm).
    case ansi(UInt8)
    /// One of 256: 0–15 as with `ansi`, 16–231 a 6×6×6 cube, 232–255 greys (xterm).
    case indexed(UInt8)
    /// Red, green and blue, 0–255 each.
    case rgb(UInt8, UInt8, UInt8)
}

/// The looks of a cell apart from its text: what SGR sequences select.
package struct Style: Hashable, Sendable {
    /// Attributes, which need no colour, so that nothing is told by colour alone.
    package struct Attributes: OptionSet, Hashable, Sendable {
        /// One bit an attribute.
        package let rawValue: UInt8

        /// The attributes whose bits are set.
        @inlinable package init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        // The standard library's initialiser makes indirect calls for every literal.
        /// The union of some attributes.
        @inlinable package init(arrayLiteral elements: Attributes...) {
            rawValue = elements.reduce(0) { $0 | $1.rawValue }
        }

        /// SGR 1.
        @inlinable package static var bold: Attributes { Attributes(rawValue: 1) }
        /// SGR 2.
        @inlinable package static var dim: Attributes { Attributes(rawValue: 2) }
        /// SGR 3.
        @inlinable package static var italic: Attributes { Attributes(rawValue: 4) }
        /// SGR 4.
        @inlinable package static var underline: Attributes { Attributes(rawValue: 8) }
        /// SGR 7: text and background swap their colours.
        @inlinable package static var reverse: Attributes { Attributes(rawValue: 16) }
    }

    // Each colour has 26 bits, the background above the foreground, and the attributes are above them: every cell of a
    // screen is compared with the one before it, which one word makes cheap.
    @usableFromInline var bits: UInt64

    /// The text's colour.
    package var foreground: Colour {
        get { Colour(bits: UInt32(truncatingIfNeeded: bits) & Self.colourMask) }
        set { bits = bits & ~UInt64(Self.colourMask) | UInt64(newValue.bits) }
    }

    /// The colour behind the text.
    package var background: Colour {
        get { Colour(bits: UInt32(truncatingIfNeeded: bits >> Self.colourBits) & Self.colourMask) }
        set {
            let mask = UInt64(Self.colourMask) << Self.colourBits
            bits = bits & ~mask | UInt64(newValue.bits) << Self.colourBits
        }
    }

    /// Bold, dim and so on.
    @inlinable package var attributes: Attributes {
        get { Attributes(rawValue: UInt8(truncatingIfNeeded: bits >> 56)) }
        set { bits = bits & (1 << 56 - 1) | UInt64(newValue.rawValue) << 56 }
    }

    /// A style of two colours and attributes.
    package init(
        foreground: Colour = .terminalDefault, background: Colour = .terminalDefault, attributes: Attributes = []
    ) {
        bits =
            UInt64(foreground.bits) | UInt64(background.bits) << Self.colourBits | UInt64(attributes.rawValue) << 56
    }

    @inlinable init(bits: UInt64) {
        self.bits = bits
    }

    /// The terminal's default colours, without attributes.
    @inlinable package static var plain: Style { Style(bits: 0) }

    /// Whether colours and attributes are equal.
    @inlinable package static func == (left: Style, right: Style) -> Bool {
        left.bits == right.bits
    }

    private static let colourBits = UInt64(Colour.bitCount)
    private static let colourMask: UInt32 = 1 << Colour.bitCount - 1
}

extension Colour {
    /// A colour has two bits for its case, and three bytes for its numbers. All are zero for the default.
    fileprivate static let bitCount: UInt32 = 26

    fileprivate var bits: UInt32 {
        switch self {
        case .terminalDefault: 0
        case .ansi(let index): 1 | UInt32(index) << 2
        case .indexed(let index): 2 | UInt32(index) << 2
        case .rgb(let red, let green, let blue): 3 | UInt32(red) << 2 | UInt32(green) << 10 | UInt32(blue) << 18
        }
    }

    fileprivate init(bits: UInt32) {
        func byte(_ position: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: bits >> (2 + 8 * position)) }
        switch bits & 3 {
        case 0: self = .terminalDefault
        case 1: self = .ansi(byte(0))
        case 2: self = .indexed(byte(0))
        default: self = .rgb(byte(0), byte(1), byte(2))
        }
    }
}
