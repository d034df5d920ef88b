/// A row of indices, ascending and distinct: a window on the model's arrays that costs nothing to make.
@usableFromInline package struct IndexRow: RandomAccessCollection, Sendable {
    @usableFromInline let elements: ArraySlice<UInt32>

    @inlinable init(_ elements: ArraySlice<UInt32>) {
        self.elements = elements
    }

    /// Positions are 0-based whatever the window.
    @inlinable package var startIndex: Int { 0 }
    /// The number of indices.
    @inlinable package var endIndex: Int { elements.count }
    /// The index at a position.
    @inlinable package subscript(position: Int) -> Int { Int(elements[elements.startIndex + position]) }

    /// Where `index` stands in the row, by bisection; nil when it is not in it.
    package func position(of index: Int) -> Int? {
        let position = firstPosition(atOrAfter: index)
        return position < count && self[position] == index ? position : nil
    }

    /// The first position whose index is not below `index`; `endIndex` when all are.
    /// - Parameter start: where to begin; the nearer the position is, the sooner it is found.
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
