import CodingModel

/// Counts answers for each code and for its subtree as they come, each once.
struct CodeTally: Sendable {
    /// Summed over a subtree these are its distinct answers: see `SubtreeCounts`.
    private var own: [Int]
    /// Answers listed on the code itself.
    private(set) var direct: [Int]

    init(codeCount: Int) {
        own = Array(repeating: 0, count: codeCount)
        direct = own
    }

    /// - Parameter row: The answer's codes, ascending.
    mutating func add(_ row: IndexRow, in question: CodedQuestion) {
        var previous: CodeIndex?
        for code in row {
            own[code] += 1
            direct[code] += 1
            // From the closest ancestor that both codes share upwards the answer was counted before.
            while let before = previous, question.subtreeEnd(of: before) <= code {
                previous = question.parent(of: before)
            }
            if let common = previous { own[common] -= 1 }
            previous = code
        }
    }

    func netCounts(in question: CodedQuestion) -> [Int] {
        var counts = own
        for code in counts.indices.reversed() {
            if let parent = question.parent(of: code) { counts[parent] += counts[code] }
        }
        return counts
    }
}
