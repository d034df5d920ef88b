/// Rows of indices in one array with the offset of each row (compressed sparse rows).
@usableFromInline struct CompressedRows: Sendable {
    /// Row `r` is `elements[offsets[r] ..< offsets[r + 1]]`.
    @usableFromInline private(set) var offsets: [UInt32] = [0]
    @usableFromInline private(set) var elements: [UInt32] = []

    var rowCount: Int { offsets.count - 1 }

    /// Distributes (row, element) pairs over rows, keeping within a row the order in which they come.
    /// - Parameter forEachPair: Runs twice, and must add the same pairs: to count them, then to place them. So no list
    ///   of pairs is ever in memory.
    init(rowCount: Int, forEachPair: (_ add: (_ row: Int, _ element: UInt32) -> Void) -> Void) {
        var next = Array(repeating: UInt32(0), count: rowCount + 1)
        forEachPair { row, _ in next[row + 1] += 1 }
        for row in 0..<rowCount { next[row + 1] += next[row] }
        offsets = next
        var placed = Array(repeating: UInt32(0), count: Int(next[rowCount]))
        forEachPair { row, element in
            placed[Int(next[row])] = element
            next[row] += 1
        }
        elements = placed
    }

    /// Distributes pairs that have numbers.
    init(rowCount: Int, pairCount: Int, pair: (Int) -> (row: Int, element: UInt32)) {
        self.init(rowCount: rowCount) { add in
            for index in 0..<pairCount {
                let (row, element) = pair(index)
                add(row, element)
            }
        }
    }

    init() {}

    /// Rows and elements change places: the result's rows are ascending whatever order these are in.
    func transposed(rowCount transposedCount: Int) -> CompressedRows {
        var rows = CompressedRows()
        rows.offsets = Array(repeating: 0, count: transposedCount + 1)
        for element in elements { rows.offsets[Int(element) + 1] += 1 }
        for row in 0..<transposedCount { rows.offsets[row + 1] += rows.offsets[row] }
        var next = rows.offsets
        rows.elements = Array(repeating: 0, count: elements.count)
        for row in 0..<rowCount {
            for position in range(of: row) {
                let element = Int(elements[position])
                rows.elements[Int(next[element])] = UInt32(row)
                next[element] += 1
            }
        }
        return rows
    }

    @inlinable func range(of row: Int) -> Range<Int> { Int(offsets[row])..<Int(offsets[row + 1]) }

    @inlinable subscript(row: Int) -> ArraySlice<UInt32> { elements[range(of: row)] }
}
