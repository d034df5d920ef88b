import CodingModel
import TerminalText

extension CodedQuestion {
    /// Sorts the codes in O(n log n): keep the result as long as the question and the order stay the same.
    package func ordering(by order: CodeOrder) -> CodeOrdering { ordering(of: sortedCodes(by: order)) }

    /// All codes of all levels by the order alone. Swift's sort is stable, so ties stay in pre-order, and so do labels that
    /// are alike for longer than any screen shows.
    func sortedCodes(by order: CodeOrder) -> [CodeIndex] {
        switch order {
        case .api: Array(codeIndices)
        case .net: codeIndices.sorted { counts(of: $0).netRespondents > counts(of: $1).netRespondents }
        case .label:
            codeIndices.map { (code: $0, key: withLabel(of: $0) { CollationKey(beginningOf: $0) }) }
                .sorted { $0.key < $1.key }.map(\.code)
        case .id: codeIndices.sorted { id(of: $0) < id(of: $1) }
        }
    }
}
