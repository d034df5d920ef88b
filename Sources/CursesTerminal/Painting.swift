import CNcurses
import Canvas

/// Puts cells onto the screen, as curses takes them.
///
/// All of a frame goes to curses at once, so that it can see what scrolled and what is shortest. Curses reckons where the
/// cursor is by libc's wcwidth, we by our own table, and the terminal by neither: what that takes is done to the finished
/// frame, in reckoning.c.
struct Brush {
    private let usesUTF8: Bool
    private var palette: Palette
    /// Cells on their way to curses; kept for its storage.
    private var cells: [cn_cell] = []

    init(usesUTF8: Bool, palette: Palette) {
        self.usesUTF8 = usesUTF8
        self.palette = palette
    }

    /// Puts the cells of some runs onto the screen, as far as they are visible.
    mutating func paint(_ runs: [Run], of grid: Grid, visible: Rect) {
        for run in runs where run.row < visible.height {
            let columns = run.columns.clamped(to: visible.columns)
            guard !columns.isEmpty else { continue }
            let row = grid.cells(ofRow: run.row)
            let start = row.startIndex
            // Where terminals would scroll, curses draws the last cell of the screen one cell before it and shifts it:
            // what is wide would be torn apart there.
            let wideEnd = run.row == visible.height - 1 ? start + visible.width - 2 : row.endIndex
            paint(row[start + columns.lowerBound..<start + columns.upperBound], wideEnd: wideEnd)
            cn_put(Int32(run.row), Int32(columns.lowerBound), cells, Int32(cells.count))
        }
    }

    /// - Parameter wideEnd: where wide glyphs must end; beyond it they are left blank.
    private mutating func paint(_ run: ArraySlice<Cell>, wideEnd: Int) {
        cells.removeAll(keepingCapacity: true)
        cells.reserveCapacity(run.count)
        var style = Style.plain
        var rendition = palette.rendition(of: style)
        for index in run.indices {
            let glyph = run[index].glyph
            if !(run[index].style == style) {
                style = run[index].style
                rendition = palette.rendition(of: style)
            }
            if glyph.isASCII {
                append((glyph[0], 0, 0, 0, 0), rendition)
            } else if !usesUTF8 {
                append((ASCIIForm.scalar(for: glyph), 0, 0, 0, 0), rendition)
            } else if glyph.width == 2, index + 2 > wideEnd {
                append((0x20, 0, 0, 0, 0), rendition)
                if index + 1 < run.endIndex { append((0x20, 0, 0, 0, 0), rendition) }
            } else if !glyph.isContinuation {
                let fit = GlyphFit(glyph, room: run.endIndex - index)
                append(fit.scalars, rendition)
                if let second = fit.secondHalf { append((second, 0, 0, 0, 0), rendition) }
            }
        }
    }

    private mutating func append(_ scalars: GlyphFit.Scalars, _ rendition: Rendition) {
        cells.append(cn_cell(scalars: scalars, attributes: rendition.attributes, pair: rendition.pair))
    }
}
