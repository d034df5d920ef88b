import TerminalText

/// How a question's codes are sorted among their siblings; ties keep the API's order. Stored under its name.
package enum CodeOrder: String, Hashable, Sendable, CaseIterable {
    /// As the API lists them, by first appearance.
    case api
    /// Most net respondents first.
    case net
    /// By label, upper and lower case alike.
    case label
    /// Lowest id first.
    case id
}

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
    /// Sorts the codes in O(n log n): keep the result as long as the question and the order stay the same.
    package func ordering(by order: CodeOrder) -> CodeOrdering {
        let sorted = sortedCodes(by: order)
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

    /// All codes of all levels by the order alone. Swift's sort is stable, so ties stay in pre-order.
    private func sortedCodes(by order: CodeOrder) -> [CodeIndex] {
        switch order {
        case .api: Array(codeIndices)
        case .net: codeIndices.sorted { counts(of: $0).netRespondents > counts(of: $1).netRespondents }
        case .label:
            codeIndices.map { (code: $0, key: label(of: $0).string.lowercased()) }
                .sorted { $0.key < $1.key }.map(\.code)
        case .id: codeIndices.sorted { id(of: $0) < id(of: $1) }
        }
    }
}
