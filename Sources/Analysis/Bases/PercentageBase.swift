import CodingModel
import TerminalText

/// What a percentage is of.
package enum PercentageBase: Hashable, Sendable {
    /// Distinct respondents with at least one code in the question.
    case codedRespondents
    /// All (answer, code) pairs of the question, counted on the codes themselves.
    case mentions
    /// The user's own number, since respondents that no code took are not in the API's answer.
    case given(Int)
}

extension PercentageBase {
    /// What a given base may be. No survey asks more people.
    package static let sizes = 1...1_000_000_000

    /// A base that is given as text: nil when that is no whole number above 0.
    package static func size(_ text: RawText) -> Int? {
        let digits = text.string.filter { !$0.isWhitespace }
        let isNumber = digits.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard isNumber, let size = Int(digits), sizes.contains(size) else { return nil }
        return size
    }

    /// A base for a question, as `Q1=1200`; what stands before the last `=` is the question's identifier. Nil when it is
    /// not of that form.
    package static func given(_ text: RawText) -> (question: RawText, size: Int)? {
        guard let sign = text.string.lastIndex(of: "="), sign != text.string.startIndex,
            let size = size(RawText(String(text.string[text.string.index(after: sign)...])))
        else { return nil }
        return (RawText(String(text.string[..<sign])), size)
    }
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
