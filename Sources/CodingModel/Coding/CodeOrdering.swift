/// A question's codes as a sorted tree shows them: every code before its sub-codes, siblings sorted.
package struct CodeOrdering: Sendable {
    /// Codes by place: place 0 is the first to show.
    package let codes: [CodeIndex]
    private let places: [Int]

    fileprivate init(places: [Int]) {
        self.places = places
        var codes = places
        for (code, place) in places.enumerated() { codes[place] = code }
        self.codes = codes
    }

    /// The code's place in `codes`. A subtree stays together, so it is `place ..< place + (subtreeEnd(of: code) - code)`.
    package func place(of code: CodeIndex) -> Int { places[code] }
}

extension CodedQuestion {
    /// Sorts the codes as a tree, in linear time: keep the result as long as the question and the order stay the same.
    /// - Parameter sorted: All codes of all levels, in the order that siblings are to have.
    package func ordering(of sorted: [CodeIndex]) -> CodeOrdering {
        let children = CompressedRows(rowCount: codeCount + 1, pairCount: sorted.count) {
            (Int(codes.parents[sorted[$0]]) + 1, UInt32(sorted[$0]))
        }
        // A parent's row comes before those of its children, so its place is known by the time they need it.
        var places = Array(repeating: 0, count: codeCount)
        for parent in -1..<codeCount {
            var place = parent < 0 ? 0 : places[parent] + 1
            for child in children[parent + 1] {
                places[Int(child)] = place
                place += subtreeEnd(of: Int(child)) - Int(child)
            }
        }
        return CodeOrdering(places: places)
    }
}
