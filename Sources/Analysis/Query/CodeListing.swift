import CodingModel

/// The codes of a question that are listed, and in which order: as a tree, or the largest ones beside each other.
package struct CodeListing: Hashable, Sendable {
    /// The order of siblings; where only the largest codes are listed, of all of these.
    package let order: CodeOrder
    /// How many codes are listed, those with the most people; nil lists all, as a tree.
    package let top: Int?
    /// How many levels of the tree are listed, from the first on; nil lists all.
    package let depth: Int?

    /// A listing; nothing is checked.
    package init(order: CodeOrder, top: Int? = nil, depth: Int? = nil) {
        self.order = order
        self.top = top
        self.depth = depth
    }

    /// The listed codes of a question, in their order. As a tree every code stands before its sub-codes. Of codes with as many
    /// people as one another the first in the API's order are taken. Takes O(n log n).
    package func codes(of question: CodedQuestion) -> [CodeIndex] {
        func isListed(_ code: CodeIndex) -> Bool { depth.map { question.depth(of: code) < $0 } ?? true }
        guard let top else { return question.ordering(by: order).codes.filter(isListed) }
        let largest = question.sortedCodes(by: .net).filter(isListed).prefix(top)
        guard order != .net else { return Array(largest) }
        let chosen = Set(largest)
        return question.sortedCodes(by: order).filter(chosen.contains)
    }
}
