import CNcurses
import Canvas

/// Hands cells to curses as curses takes them.
///
/// All of a frame goes to curses at once, so that it can see what scrolled and which sequence is shortest. Curses
/// computes the cursor's column by libc's wcwidth, we by our own table, and the terminal by neither; `cn_rewrite`
/// settles that in the finished frame.
struct CellPainter {
    private let terminal: OpaquePointer
    private let usesUTF8: Bool
    private var colourPairs: ColourPairs
    /// Cells on their way to curses; kept for its storage.
    private var cells: [cn_cell] = []

    /// - Parameter terminal: must stay open as long as something is painted.
    init(on terminal: OpaquePointer) {
        self.terminal = terminal
        usesUTF8 = cn_is_utf8(terminal)
        colourPairs = ColourPairs(of: terminal)
    }

    /// Puts the cells of some runs onto the screen, as far as they are visible.
    mutating func paint(_ runs: [Run], of grid: Grid, visible: Rect) {
        for run in runs where run.row < visible.height {
            let columns = run.columns.clamped(to: visible.columns)
            guard !columns.isEmpty else { continue }
            let row = grid.cells(ofRow: run.row)
            let start = row.startIndex
            // Where terminals would scroll, curses draws the last cell of the screen one cell before it and shifts it:
            // a wide glyph would be torn apart there.
            let wideEnd = run.row == visible.height - 1 ? start + visible.width - 2 : row.endIndex
            fit(row[start + columns.lowerBound..<start + columns.upperBound], wideEnd: wideEnd)
            cn_put(terminal, Int32(run.row), Int32(columns.lowerBound), cells, Int32(cells.count))
        }
    }

    /// Fills `cells` with a run.
    /// - Parameter wideEnd: where wide glyphs must end; beyond it they are left blank.
    private mutating func fit(_ run: ArraySlice<Cell>, wideEnd: Int) {
        cells.removeAll(keepingCapacity: true)
        cells.reserveCapacity(run.count)
        var style = Style.plain
        var rendition = colourPairs.rendition(of: style)
        for index in run.indices {
            let glyph = run[index].glyph
            if !(run[index].style == style) {
                style = run[index].style
                rendition = colourPairs.rendition(of: style)
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
                if let second = fit.secondCell { append((second, 0, 0, 0, 0), rendition) }
            }
        }
    }

    private mutating func append(_ scalars: GlyphFit.Scalars, _ rendition: Rendition) {
        cells.append(cn_cell(scalars: scalars, attributes: rendition.attributes, pair: rendition.pair))
    }
}
