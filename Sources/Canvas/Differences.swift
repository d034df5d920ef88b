/// Neighbouring cells of one row.
package struct Run: Hashable, Sendable {
    package let row: Int
    package let columns: Range<Int>

    package init(row: Int, columns: Range<Int>) {
        self.row = row
        self.columns = columns
    }
}

extension Grid {
    /// The cells that differ from an older grid, row by row from the left; as few and as long runs as there are.
    ///
    /// No run begins or ends inside a wide glyph of this grid. Where the old grid has no cell it counts as blank.
    package func differences(from old: Grid) -> [Run] {
        guard old.size == size else { return differencesFromOtherSize(old) }
        var runs: [Run] = []
        for row in 0..<size.height {
            appendRuns(ofRow: row, old: old.cells(ofRow: row), to: &runs)
        }
        return runs
    }

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
