import CNcurses
import Canvas

/// How a glyph goes into curses cells, which are as wide as libc says.
struct GlyphFit {
    /// The code points of one cell.
    typealias Scalars = (UInt32, UInt32, UInt32, UInt32, UInt32)

    let scalars: Scalars
    /// What goes into a second cell, where curses takes the first part of a glyph for one cell wide: the right half of a
    /// flag, or what holds the place of nothing.
    let secondHalf: UInt32?

    private static let space: Scalars = (0x20, 0, 0, 0, 0)
    private static let replacement: Scalars = (0xFFFD, 0, 0, 0, 0)
    private static let silent = UInt32(CN_SILENT)

    /// - Parameter room: columns up to the end of the screen or the run.
    init(_ glyph: Glyph, room: Int) {
        let whole = (glyph[0], glyph[1], glyph[2], glyph[3], glyph[4])
        switch (glyph.width, glyph.isASCII ? 1 : Int(cn_wcwidth(glyph[0]))) {
        case (let width, _) where width > room:
            self.init(Self.space)
        case (let width, let libc) where width == libc && glyph[0] != Self.silent:
            self.init(whole)
        case (2, 1) where glyph.scalarCount == 2 && cn_wcwidth(glyph[1]) == 1:
            // A flag: curses holds its halves in two cells.
            self.init((glyph[0], 0, 0, 0, 0), secondHalf: glyph[1])
        case (2, 1):
            self.init(whole, secondHalf: Self.silent)
        case (2, _):
            // libc does not know it, so curses would not show it.
            self.init(Self.replacement, secondHalf: Self.silent)
        default:
            self.init(Self.replacement)
        }
    }

    private init(_ scalars: Scalars, secondHalf: UInt32? = nil) {
        self.scalars = scalars
        self.secondHalf = secondHalf
    }

    /// Whether every terminal gives the glyph the width that we do. Whatever carries marks is not among them.
    static func isSteady(_ glyph: Glyph) -> Bool {
        glyph.isASCII || glyph.isContinuation || (glyph[1] == 0 && cn_is_steady(glyph[0]))
    }
}
