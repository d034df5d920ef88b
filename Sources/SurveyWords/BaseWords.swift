import Analysis
import CodingModel
import TerminalText

// Names of the bases that percentages are of.
extension CodedQuestion {
    /// A base in words, with its size: `412 coded respondents`, `640 mentions`, `1200 (given)`.
    package func name(of base: PercentageBase) -> DisplayText {
        switch base {
        case .codedRespondents: counted(baseSize(base), "coded respondent", "coded respondents")
        case .mentions: counted(baseSize(base), "mention", "mentions")
        case .given(let size): "\(size) (given)"
        }
    }

    /// A restricted question's base in words: `120 of 412 coded respondents`. A given base is the same for a part.
    /// - Parameter whole: The question with all its answers; nil if this question has them.
    package func name(of base: PercentageBase, partOf whole: CodedQuestion?) -> DisplayText {
        guard let whole, base != .given(baseSize(base)) else { return name(of: base) }
        return "\(baseSize(base)) of \(whole.name(of: base))"
    }

    /// A base in as few words as there can be: `412 coded`, `120 of 412 coded`.
    /// - Parameter whole: The question with all its answers; nil if this question has them.
    package func shortName(of base: PercentageBase, partOf whole: CodedQuestion?) -> DisplayText {
        guard base == .codedRespondents else { return name(of: base, partOf: whole) }
        let of: DisplayText = whole.map { " of \($0.baseSize(base))" } ?? .empty
        return "\(baseSize(base))\(of) coded"
    }
}
