/// Rows of indices in one array with the offset of each row (compressed sparse rows).
struct CompressedRows: Sendable {
    /// Row `r` is `elements[offsets[r] ..< offsets[r + 1]]`.
    private(set) var offsets: [UInt32] = [0]
    private(set) var elements: [UInt32] = []

    var rowCount: Int { offsets.count - 1 }

    /// Distributes `count` (row, element) pairs over rows, keeping within a row the order in which they come.
    /// `pair` is asked for each pair twice: to count, then to place.
    init(rowCount: Int, pairCount: Int, pair: (Int) -> (row: Int, element: UInt32)) {
        offsets = Array(repeating: 0, count: rowCount + 1)
        for index in 0..<pairCount { offsets[pair(index).row + 1] += 1 }
        for row in 0..<rowCount { offsets[row + 1] += offsets[row] }
        var next = offsets
        elements = Array(repeating: 0, count: pairCount)
        for index in 0..<pairCount {
            let (row, element) = pair(index)
            elements[Int(next[row])] = element
            next[row] += 1
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

    func range(of row: Int) -> Range<Int> { Int(offsets[row])..<Int(offsets[row + 1]) }

    subscript(row: Int) -> ArraySlice<UInt32> { elements[range(of: row)] }
}
