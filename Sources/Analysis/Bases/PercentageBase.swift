import CodingModel
import TerminalText

/// The base of a percentage.
package enum PercentageBase: Hashable, Sendable {
    /// Distinct respondents with at least one code in the question.
    case codedRespondents
    /// All (answer, code) pairs of the question, counted on the codes themselves.
    case mentions
    /// The user's own number, since respondents that no code took are not in the API's answer.
    case given(Int)
}

extension PercentageBase {
    /// The sizes that a given base may have: no survey asks more people.
    package static let sizes = 1...1_000_000_000

    /// Reads the size of a given base: `1 200` is 1200; nil for anything but a whole number above 0.
    package static func size(_ text: RawText) -> Int? {
        let digits = text.string.filter { !$0.isWhitespace }
        let isNumber = digits.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard isNumber, let size = Int(digits), sizes.contains(size) else { return nil }
        return size
    }

    /// Reads a base for a question: `Q1=1200`. The question's identifier stands before the last `=`. Nil for a text of any
    /// other form.
    package static func given(_ text: RawText) -> (question: RawText, size: Int)? {
        guard let sign = text.string.lastIndex(of: "="), sign != text.string.startIndex,
            let size = size(RawText(String(text.string[text.string.index(after: sign)...])))
        else { return nil }
        return (RawText(String(text.string[..<sign])), size)
    }
}

extension CodedQuestion {
    /// The size of a base: the number that is 100 %.
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
