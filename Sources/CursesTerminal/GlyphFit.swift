import CNcurses
import Canvas

/// How a glyph goes into curses cells, which are as wide as libc says.
struct GlyphFit {
    /// What one call puts into one cell.
    struct Part {
        let scalars: (UInt32, UInt32, UInt32, UInt32, UInt32)

        init(scalar: UInt32) {
            scalars = (scalar, 0, 0, 0, 0)
        }

        init(_ glyph: Glyph) {
            scalars = (glyph[0], glyph[1], glyph[2], glyph[3], glyph[4])
        }
    }

    /// One part for each cell that curses is told of, from the left.
    let parts: [Part]
    /// How far curses thinks the cursor moves.
    let believedWidth: Int
    /// Whether some terminal may move its cursor by another width.
    let isDoubtful: Bool
    /// Whether curses must see the glyph's cells blank first.
    let needsCleanSlate: Bool

    private static let replacement: UInt32 = 0xFFFD

    /// - Parameter room: columns up to the end of the screen or the run.
    init(_ glyph: Glyph, room: Int) {
        let libcWidth = glyph.isASCII ? 1 : Int(cn_wcwidth(glyph[0]))
        switch (glyph.width, libcWidth) {
        case (let width, _) where width > room:
            self.init([Part(scalar: 0x20)], believed: 1, isDoubtful: false)
        case (let width, let libc) where width == libc:
            self.init([Part(glyph)], believed: libc, isDoubtful: !Self.isSteady(glyph))
        case (2, 1) where glyph.scalarCount == 2 && cn_wcwidth(glyph[1]) == 1:
            // A flag: curses holds its halves in two cells. They must go together, even if only one changed.
            self.init(
                [Part(scalar: glyph[0]), Part(scalar: glyph[1])], believed: 2, isDoubtful: true, needsCleanSlate: true)
        case (2, 1):
            self.init([Part(glyph)], believed: 1, isDoubtful: true, needsCleanSlate: true)
        case (2, _):
            // libc does not know it, so curses would not show it.
            self.init([Part(scalar: Self.replacement)], believed: 1, isDoubtful: true, needsCleanSlate: true)
        default:
            self.init([Part(scalar: Self.replacement)], believed: 1, isDoubtful: true)
        }
    }

    private init(_ parts: [Part], believed: Int, isDoubtful: Bool, needsCleanSlate: Bool = false) {
        self.parts = parts
        self.believedWidth = believed
        self.isDoubtful = isDoubtful
        self.needsCleanSlate = needsCleanSlate
    }

    /// Whether every terminal gives the glyph the width that we do: single letters of the common scripts, punctuation,
    /// lines, blocks and shapes. Emoji, what could be emoji, and whatever carries marks are not among them.
    static func isSteady(_ glyph: Glyph) -> Bool {
        guard glyph[1] == 0 else { return false }
        switch glyph[0] {
        case 0, 0x20...0x7E, 0xA1...0xAC, 0xAE...0x24F: return true  // Latin
        case 0x386...0x3FF, 0x400...0x482, 0x48A...0x52F: return true  // Greek, Cyrillic
        case 0x2010...0x2027, 0x2030...0x203B, 0x203D...0x2048: return true  // punctuation
        case 0x2190...0x2193, 0x21B3, 0x2713, 0x2717: return true  // arrows, marks
        case 0x25AA, 0x25AB, 0x25B6, 0x25C0, 0x25FB...0x25FE: return false  // emoji among the shapes
        case 0x2500...0x25FF: return true  // lines, blocks, shapes
        case 0x3041...0x3096, 0x30A1...0x30FA, 0xFF01...0xFF5E: return true  // kana, fullwidth forms
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3: return true  // Han, hangul
        default: return false
        }
    }
}
