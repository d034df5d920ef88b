import CNcurses
import Canvas

@testable import CursesTerminal

extension GlyphFit {
    /// Whether every terminal gives the glyph the width that we do. A glyph with marks is not among them.
    static func isSteady(_ glyph: Glyph) -> Bool {
        glyph.isASCII || glyph.isContinuation || (glyph[1] == 0 && cn_is_steady(glyph[0]))
    }
}
