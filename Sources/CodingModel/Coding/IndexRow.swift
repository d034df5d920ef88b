/// A row of indices, ascending and distinct: a slice of the model's arrays, which is not copied.
@usableFromInline package struct IndexRow: RandomAccessCollection, Sendable {
    @usableFromInline let elements: ArraySlice<UInt32>

    @inlinable init(_ elements: ArraySlice<UInt32>) {
        self.elements = elements
    }

    /// Positions begin with 0.
    @inlinable package var startIndex: Int { 0 }
    /// The number of indices.
    @inlinable package var endIndex: Int { elements.count }
    /// The index at a position.
    @inlinable package subscript(position: Int) -> Int { Int(elements[elements.startIndex + position]) }

    /// The position of `index` in the row, found by bisection; nil when it is not in the row.
    package func position(of index: Int) -> Int? {
        let position = firstPosition(atOrAfter: index)
        return position < count && self[position] == index ? position : nil
    }

    /// The first position whose index is not below `index`; `endIndex` when all are.
    /// - Parameter start: The position to search from; a position near it is found sooner.
    package func firstPosition(atOrAfter index: Int, from start: Int = 0) -> Int {
        var low = start
        var high = start
        var step = 1
        while high < count, self[high] < index {
            low = high + 1
            high += step
            step *= 2
        }
        high = Swift.min(high, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < index { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
