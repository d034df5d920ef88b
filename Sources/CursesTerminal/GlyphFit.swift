import CNcurses
import Canvas

/// How a glyph goes into curses cells, which are as wide as libc says.
struct GlyphFit {
    /// The code points of one cell.
    typealias Scalars = (UInt32, UInt32, UInt32, UInt32, UInt32)

    let scalars: Scalars
    /// What goes into a second cell, where curses takes a glyph for one cell wide: what holds the place and is not sent,
    /// or a blank.
    let secondHalf: UInt32?

    private static let space: Scalars = (0x20, 0, 0, 0, 0)
    private static let replacement: Scalars = (0xFFFD, 0, 0, 0, 0)
    private static let silent = UInt32(CN_SILENT)
    private static let flagHalves: ClosedRange<UInt32> = 0x1F1E6...0x1F1FF

    /// - Parameter room: columns up to the end of the screen or the run.
    init(_ glyph: Glyph, room: Int) {
        let whole = (glyph[0], glyph[1], glyph[2], glyph[3], glyph[4])
        switch (glyph.width, glyph.isASCII ? 1 : Int(cn_wcwidth(glyph[0]))) {
        case (let width, _) where width > room:
            self.init(Self.space)
        case (1, _) where Self.flagHalves.contains(glyph[0]):
            // Half a flag: some terminals give it two cells, or join it to what stands beside it.
            self.init(Self.replacement)
        case (let width, let libc) where width == libc && glyph[0] < UInt32(CN_SILENT_FIRST):
            self.init(whole)
        case (2, 1) where Self.flagHalves.contains(glyph[0]) && Self.flagHalves.contains(glyph[1]):
            self.init(whole, secondHalf: UInt32(CN_SILENT_FIRST) + glyph[1] - Self.flagHalves.lowerBound)
        case (2, 1):
            self.init(whole, secondHalf: Self.silent)
        case (2, _):
            // libc does not know it, so curses would not show it. The place beside what is one cell wide is a blank's.
            self.init(Self.replacement, secondHalf: Self.space.0)
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
