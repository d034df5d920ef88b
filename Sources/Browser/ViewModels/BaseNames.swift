import CodingModel
import TerminalText

extension CodedQuestion {
    /// A base in words, with its size: `412 coded respondents`.
    package func name(of base: PercentageBase) -> DisplayText {
        switch base {
        case .codedRespondents: counted(baseSize(base), "coded respondent", "coded respondents")
        case .mentions: counted(baseSize(base), "mention", "mentions")
        case .given(let size): "\(size) (given)"
        }
    }

    /// The same of a restricted question: `120 of 412 coded respondents`. A given base is the same for a part.
    /// - Parameter whole: The question with all its answers; nil where this is it.
    package func name(of base: PercentageBase, partOf whole: CodedQuestion?) -> DisplayText {
        guard let whole, base != .given(baseSize(base)) else { return name(of: base) }
        return "\(baseSize(base)) of \(whole.name(of: base))"
    }

    /// The same as short as it can be told: `412 coded`, `120 of 412 coded`.
    func shortName(of base: PercentageBase, partOf whole: CodedQuestion?) -> DisplayText {
        guard base == .codedRespondents else { return name(of: base, partOf: whole) }
        let of: DisplayText = whole.map { " of \($0.baseSize(base))" } ?? .empty
        return "\(baseSize(base))\(of) coded"
    }
}
