/// What a percentage is of.
package enum PercentageBase: Hashable, Sendable {
    /// Distinct respondents with at least one code in the question.
    case codedRespondents
    /// All (answer, code) pairs of the question, counted on the codes themselves.
    case mentions
    /// The user's own number, since respondents that no code took are not in the API's answer.
    case given(Int)
}

extension CodedQuestion {
    /// The number that 100 % stands for.
    package func baseSize(_ base: PercentageBase) -> Int {
        switch base {
        case .codedRespondents: codedRespondents
        case .mentions: mentions
        case .given(let size): size
        }
    }

    /// A code's share of the base as a fraction (0.25 is 25 %); nil when the base is not above 0. Net respondents count
    /// against respondents and a given number, mentions of the subtree against mentions. A given number that is too
    /// small makes it more than 1.
    package func share(of code: CodeIndex, base: PercentageBase) -> Double? {
        let size = baseSize(base)
        guard size > 0 else { return nil }
        let counts = counts(of: code)
        let part =
            switch base {
            case .codedRespondents, .given: counts.netRespondents
            case .mentions: counts.netMentions
            }
        return Double(part) / Double(size)
    }
}
