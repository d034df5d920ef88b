import TerminalText

/// The text of one cell: a grapheme cluster of at most five scalars, held without a reference.
///
/// A wide glyph stands in the left one of its two cells; the right one holds `.continuation`:
///
///     grid.draw("a漢", at: origin)    "a" (width 1), "漢" (width 2), .continuation (width 0)
///
package struct Glyph: Hashable, Sendable {
    /// The most scalars that a curses cell holds (`CCHARW_MAX`).
    package static let maximumScalars = 5

    // A scalar has 21 bits: three scalars go here, the other two and, from bit 62 on, the width in `upper`. Two words
    // make a grid cheap to copy and to compare. 0 stands for "no scalar": a NUL is a control character, never text.
    @usableFromInline let lower: UInt64
    @usableFromInline let upper: UInt64

    /// A space.
    @inlinable package static var blank: Glyph { Glyph(ascii: 0x20) }
    /// The right half of a wide glyph.
    @inlinable package static var continuation: Glyph { Glyph(lower: 0, upper: 0) }

    @inlinable init(lower: UInt64, upper: UInt64) {
        self.lower = lower
        self.upper = upper
    }

    // It is written out because it runs for every cell: across modules the synthesised one is an indirect call.
    /// Whether all scalars and the width are equal.
    @inlinable package static func == (left: Glyph, right: Glyph) -> Bool {
        left.lower == right.lower && left.upper == right.upper
    }

    /// A cluster of one or two columns. A cluster that a curses cell can't hold is reduced to its first scalar: one of
    /// more than five scalars, and one with a second spacing scalar (joined emoji, skin tones). A flag stays whole:
    /// each of its two scalars moves the cursor by one.
    package init(_ cluster: Cluster) {
        if let ascii = cluster.ascii {
            self.init(ascii: ascii)
            return
        }
        if let only = cluster.only {
            self.init(scalars: CollectionOfOne(only), width: cluster.width)
            return
        }
        let scalars = cluster.text.unicodeScalars
        let isHeld = cluster.hasOneSpacingScalar || Self.isFlag(scalars)
        self.init(scalars: isHeld ? scalars : scalars.prefix(1), width: cluster.width)
    }

    private static func isFlag(_ scalars: Substring.UnicodeScalarView) -> Bool {
        let indicators: ClosedRange<UInt32> = 0x1F1E6...0x1F1FF
        return scalars.count == 2 && scalars.allSatisfy { indicators.contains($0.value) }
    }

    /// A printable ASCII character.
    @inlinable init(ascii: UInt8) {
        self.init(lower: UInt64(ascii), upper: 1 << 62)
    }

    /// A cluster by its scalars, which must be safe on a terminal; more than five are reduced to the first.
    init(scalars: some Sequence<Unicode.Scalar>, width: Int) {
        var words: (lower: UInt64, upper: UInt64) = (0, 0)
        var first: UInt64 = 0
        var count: UInt64 = 0
        for scalar in scalars {
            let value = UInt64(scalar.value)
            if count == 0 { first = value }
            if count < 3 {
                words.lower |= value << (21 * count)
            } else if count < Self.maximumScalars {
                words.upper |= value << (21 * (count - 3))
            } else {
                words = (first, 0)
                break
            }
            count += 1
        }
        self.init(lower: words.lower, upper: words.upper | UInt64(min(max(1, width), 2)) << 62)
    }

    /// Columns: 1 or 2, and 0 for `.continuation`.
    @inlinable package var width: Int { Int(upper >> 62) }

    /// Whether this is the right half of a wide glyph.
    @inlinable package var isContinuation: Bool { lower == 0 && upper == 0 }

    /// Whether this is a single ASCII character, which every terminal draws alike.
    @inlinable package var isASCII: Bool { lower &- 1 < 0x7F && upper == 1 << 62 }

    /// How many scalars there are, 0–5.
    package var scalarCount: Int {
        var count = 0
        while count < Self.maximumScalars, self[count] != 0 { count += 1 }
        return count
    }

    /// The code point at a position 0–4; 0 where there is none.
    @inlinable package subscript(index: Int) -> UInt32 {
        let word = index < 3 ? lower >> UInt64(21 * index) : upper >> UInt64(21 * (index - 3))
        return UInt32(word & 0x1F_FFFF)
    }

    /// The cluster's text; empty for `.continuation`.
    package var string: String {
        var text = ""
        for index in 0..<scalarCount {
            if let scalar = Unicode.Scalar(self[index]) { text.unicodeScalars.append(scalar) }
        }
        return text
    }
}

/// One cell of a grid.
package struct Cell: Hashable, Sendable {
    /// Its text.
    package var glyph: Glyph
    /// Its colours and attributes.
    package var style: Style

    /// A space in the terminal's default colours.
    @inlinable package static var blank: Cell { Cell(glyph: .blank, style: .plain) }

    // It is written out for the reason that Glyph's is.
    /// Whether text and style are equal.
    @inlinable package static func == (left: Cell, right: Cell) -> Bool {
        left.glyph == right.glyph && left.style == right.style
    }

    /// A cell with a text and a style.
    @inlinable package init(glyph: Glyph, style: Style) {
        self.glyph = glyph
        self.style = style
    }
}
