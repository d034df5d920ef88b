/// Neighbouring cells of one row.
package struct Run: Hashable, Sendable {
    /// The row, from 0.
    package let row: Int
    /// The columns, from 0; not empty.
    package let columns: Range<Int>

    /// The cells of a row in some columns.
    package init(row: Int, columns: Range<Int>) {
        self.row = row
        self.columns = columns
    }
}

extension Grid {
    /// The cells that differ from an older grid: row by row, from the left, neighbours joined into one run.
    ///
    ///     old   Late 37 · 漢字    new   Late 38 · 漢x
    ///     runs  columns 6..<7 and 12..<14 of the row
    ///
    /// No run begins or ends inside a wide glyph of this grid. A cell that the old grid lacks counts as blank there.
    package func differences(from old: Grid) -> [Run] {
        guard old.size == size else { return differencesFromOtherSize(old) }
        var runs: [Run] = []
        for row in 0..<size.height {
            appendRuns(ofRow: row, old: old.cells(ofRow: row), to: &runs)
        }
        return runs
    }

    /// Compares cell by cell, as the rows of the old grid begin elsewhere in its storage.
    private func differencesFromOtherSize(_ old: Grid) -> [Run] {
        var runs: [Run] = []
        for row in 0..<size.height {
            let counterpart = (0..<size.width).map { old[$0, row] }
            appendRuns(ofRow: row, old: counterpart[...], to: &runs)
        }
        return runs
    }

    private func appendRuns(ofRow row: Int, old: ArraySlice<Cell>, to runs: inout [Run]) {
        cells(ofRow: row).withUnsafeBufferPointer { new in
            old.withUnsafeBufferPointer { old in
                var column = 0
                while true {
                    while column < new.count, new[column] == old[column] { column += 1 }
                    guard column < new.count else { return }
                    var start = column
                    while start > 0, new[start].glyph.isContinuation { start -= 1 }
                    column += 1
                    while column < new.count, new[column].glyph.isContinuation || !(new[column] == old[column]) {
                        column += 1
                    }
                    runs.append(Run(row: row, columns: start..<column))
                }
            }
        }
    }
}
