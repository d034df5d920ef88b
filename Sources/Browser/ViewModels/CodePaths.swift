import CodingModel
import TerminalText

extension CodedQuestion {
    /// The codes that list an answer, the deepest of each branch.
    func deepestCodes(of answer: AnswerIndex) -> [CodeIndex] {
        let codes = Array(codes(of: answer))
        return codes.enumerated().filter { number, code in
            // In pre-order a descendant, if there is one, comes next.
            number + 1 == codes.count || codes[number + 1] >= subtreeEnd(of: code)
        }.map(\.element)
    }

    /// The labels from the root down to a code: `Delivery › Late`.
    func labelPath(of code: CodeIndex) -> DisplayText {
        lineage(of: code).map { label(of: $0).oneLine }.joined(separator: " › ")
    }
}
