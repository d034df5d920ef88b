import CodingModel
import TerminalText

/// How a question's codes are sorted among their siblings; ties keep the API's order.
package enum CodeOrder: Hashable, Sendable, CaseIterable {
    /// As the API lists them, by first appearance.
    case api
    /// Most net respondents first.
    case net
    /// By label, as `CollationKey` has it: accented letters after plain ones, numbers by value.
    case label
    /// Lowest id first.
    case id
}

extension CodedQuestion {
    /// Sorts the codes in O(n log n): keep the result as long as the question and the order stay the same.
    package func ordering(by order: CodeOrder) -> CodeOrdering { ordering(of: sortedCodes(by: order)) }

    /// All codes of all levels by the order alone. Swift's sort is stable, so ties stay in pre-order.
    private func sortedCodes(by order: CodeOrder) -> [CodeIndex] {
        switch order {
        case .api: Array(codeIndices)
        case .net: codeIndices.sorted { counts(of: $0).netRespondents > counts(of: $1).netRespondents }
        case .label:
            codeIndices.map { (code: $0, key: withLabel(of: $0) { CollationKey($0) }) }
                .sorted { $0.key < $1.key }.map(\.code)
        case .id: codeIndices.sorted { id(of: $0) < id(of: $1) }
        }
    }
}
