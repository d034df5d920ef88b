import CNcurses
import Canvas

// Curses reckons where the cursor is by libc's wcwidth, we by our own table, and the terminal by neither. So after
// every glyph whose width anyone could doubt, and after every run with anything but ASCII, the cursor is addressed
// absolutely. Between such points all three agree, and curses may optimise as it likes.
extension CursesTerminal {
    /// Puts the cells of some runs onto the screen, as far as they are visible.
    /// - Returns: where the last one ends; nil when there is none.
    func paint(_ runs: [Run], of grid: Grid, over old: Grid, visible: Rect) -> Point? {
        var end: Point?
        var isSettled = true
        for run in runs where run.row < visible.height {
            let columns = run.columns.clamped(to: visible.columns)
            guard !columns.isEmpty else { continue }
            // What stands between two runs of a row curses may send again, if that is shorter than going around it.
            if let end, !isSettled, end.row == run.row,
                hasDoubtful(end.column..<columns.lowerBound, row: run.row, of: grid)
            {
                cn_settle(Int32(end.row), Int32(end.column))
            }
            isSettled = paint(Run(row: run.row, columns: columns), of: grid, over: old)
            end = Point(column: columns.upperBound, row: run.row)
        }
        return end
    }

    private func hasDoubtful(_ columns: Range<Int>, row: Int, of grid: Grid) -> Bool {
        columns.contains { !GlyphFit.isSteady(grid[$0, row].glyph) }
    }

    /// Returns whether belief and truth agree afterwards on where the cursor is, and nothing waits to be sent.
    private func paint(_ run: Run, of grid: Grid, over old: Grid) -> Bool {
        guard usesUTF8 else {
            paintASCII(run, of: grid)
            return false
        }
        if needsCleanSlate(run, of: grid, over: old) { blank(run, of: grid) }
        var isASCII = true
        var isSettled = false
        for column in run.columns {
            let cell = grid[column, run.row]
            guard !cell.glyph.isContinuation else { continue }
            let fit = GlyphFit(cell.glyph, room: run.columns.upperBound - column)
            let rendition = palette.rendition(of: cell.style)
            for (offset, part) in fit.parts.enumerated() {
                put(part, rendition, column: column + offset, row: run.row)
            }
            isASCII = cell.glyph.isASCII && isASCII
            isSettled = fit.isDoubtful
            if isSettled { cn_settle(Int32(run.row), Int32(column + fit.believedWidth)) }
        }
        if !isASCII, !isSettled {
            cn_settle(Int32(run.row), Int32(run.columns.upperBound))
            isSettled = true
        }
        return isSettled
    }

    /// Whether the run must be blank before it is drawn: where curses draws a glyph as narrower than it is, its right
    /// half must not be sent after it; and where the terminal draws it as narrower, nothing old may show beside it.
    private func needsCleanSlate(_ run: Run, of grid: Grid, over old: Grid) -> Bool {
        var hasDoubtful = false
        var hidesSomething = false
        for column in run.columns {
            if old[column, run.row].glyph != .blank { hidesSomething = true }
            let glyph = grid[column, run.row].glyph
            guard !glyph.isASCII, !glyph.isContinuation else { continue }
            let fit = GlyphFit(glyph, room: run.columns.upperBound - column)
            if fit.needsCleanSlate { return true }
            if fit.isDoubtful { hasDoubtful = true }
        }
        return hasDoubtful && hidesSomething
    }

    private func blank(_ run: Run, of grid: Grid) {
        for column in run.columns {
            let rendition = palette.rendition(of: grid[column, run.row].style)
            put(GlyphFit.Part(scalar: 0x20), rendition, column: column, row: run.row)
        }
        cn_settle(Int32(run.row), Int32(run.columns.upperBound))
    }

    private func paintASCII(_ run: Run, of grid: Grid) {
        for column in run.columns {
            let cell = grid[column, run.row]
            let part = GlyphFit.Part(scalar: cell.glyph.isASCII ? cell.glyph[0] : ASCIIForm.scalar(for: cell.glyph))
            put(part, palette.rendition(of: cell.style), column: column, row: run.row)
        }
    }

    private func put(_ part: GlyphFit.Part, _ rendition: Rendition, column: Int, row: Int) {
        let cell = cn_cell(scalars: part.scalars, attributes: rendition.attributes, pair: rendition.pair)
        cn_put(Int32(row), Int32(column), cell)
    }
}
