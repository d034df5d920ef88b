extension RandomAccessCollection where Index == Int {
    /// The first position whose element passes, where all that follow pass too; by bisection. `endIndex` when none passes.
    /// ```swift
    /// [2, 3, 5, 8].partitionIndex { $0 >= 4 }   // 2
    /// ```
    @inlinable package func partitionIndex(where passes: (Element) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = low + (high - low) / 2
            if passes(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
