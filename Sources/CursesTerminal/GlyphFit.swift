import CNcurses
import Canvas

/// A glyph as it goes into curses cells, which are as wide as libc says.
struct GlyphFit {
    /// The code points of one cell.
    typealias Scalars = (UInt32, UInt32, UInt32, UInt32, UInt32)

    let scalars: Scalars
    /// The code point of a second cell, where curses takes a glyph for one cell wide: a placeholder, which is not sent,
    /// or a blank.
    let secondCell: UInt32?

    private static let space: Scalars = (0x20, 0, 0, 0, 0)
    private static let replacement: Scalars = (0xFFFD, 0, 0, 0, 0)
    private static let firstPlaceholder = UInt32(CN_PLACEHOLDER_FIRST)
    private static let regionalIndicators: ClosedRange<UInt32> = 0x1F1E6...0x1F1FF

    /// - Parameter room: columns up to the end of the screen or the run.
    init(_ glyph: Glyph, room: Int) {
        let whole = (glyph[0], glyph[1], glyph[2], glyph[3], glyph[4])
        let isFlag = Self.regionalIndicators.contains(glyph[0]) && Self.regionalIndicators.contains(glyph[1])
        switch (glyph.width, glyph.isASCII ? 1 : Int(cn_wcwidth(glyph[0]))) {
        case (let width, _) where width > room:
            self.init(Self.space)
        case (1, _) where Self.regionalIndicators.contains(glyph[0]):
            // Half a flag: some terminals give it two cells, or join it to what stands beside it.
            self.init(Self.replacement)
        case (let width, let libc) where width == libc && glyph[0] < Self.firstPlaceholder:
            self.init(whole)
        case (2, 1) where isFlag:
            self.init(whole, secondCell: Self.firstPlaceholder + glyph[1] - Self.regionalIndicators.lowerBound)
        case (2, 1):
            self.init(whole, secondCell: UInt32(CN_PLACEHOLDER))
        case (2, _):
            // libc does not know it, so curses would not show it. A blank stands beside the replacement, one cell wide.
            self.init(Self.replacement, secondCell: Self.space.0)
        case (_, _):
            self.init(Self.replacement)
        }
    }

    private init(_ scalars: Scalars, secondCell: UInt32? = nil) {
        self.scalars = scalars
        self.secondCell = secondCell
    }
}
