/// How many distinct values stand on each code, and how many in each subtree.
struct SubtreeCounts {
    private(set) var direct: [Int]
    private(set) var net: [Int]

    /// A value counts once where it stands; between two codes that hold it, next to each other in pre-order, it was
    /// counted twice from their closest common ancestor upwards, so one is taken off there. Summing subtrees then
    /// gives distinct counts in one pass, with no set per code.
    /// - Parameters:
    ///   - rows: for each code its elements (answers).
    ///   - value: what counts as the same for an element (the answer itself, or its respondent); below `valueCount`.
    init(codes: CodeTable, rows: CompressedRows, valueCount: Int, value: (UInt32) -> Int) {
        direct = Array(repeating: 0, count: codes.count)
        net = Array(repeating: 0, count: codes.count)
        var lastCode = Array(repeating: Int32(-1), count: valueCount)
        var path: [Int] = []
        for code in 0..<codes.count {
            path.removeLast(path.count - Int(codes.depths[code]))
            path.append(code)
            for element in rows[code] {
                let value = value(element)
                let previous = Int(lastCode[value])
                guard previous != code else { continue }
                lastCode[value] = Int32(code)
                direct[code] += 1
                net[code] += 1
                if let common = Self.lastElement(of: path, notAbove: previous) { net[common] -= 1 }
            }
        }
        for code in stride(from: codes.count - 1, through: 0, by: -1) where codes.parents[code] != CodeTable.noParent {
            net[Int(codes.parents[code])] += net[code]
        }
    }

    /// In an ascending list. On the path to a code, the last ancestor that is not after an earlier code is the closest
    /// one that both share.
    private static func lastElement(of path: [Int], notAbove limit: Int) -> Int? {
        var low = 0
        var high = path.count
        while low < high {
            let middle = (low + high) / 2
            if path[middle] <= limit { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? path[low - 1] : nil
    }
}
