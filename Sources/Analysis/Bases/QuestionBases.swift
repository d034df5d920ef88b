import CodingModel
import TerminalText

/// What the percentages of a job are of: one base for all questions, and for some of them a given number.
package struct QuestionBases: Hashable, Sendable {
    /// For questions that no number is given for.
    package var standard = PercentageBase.codedRespondents
    /// How many people were asked, by `questionIdentifier`.
    package var given: [RawText: Int] = [:]

    /// Of each question's own coded respondents.
    package init() {}

    /// What the percentages of a question are of.
    package func base(of question: CodedQuestion) -> PercentageBase {
        given.isEmpty ? standard : given[question.identifier].map { .given($0) } ?? standard
    }
}

extension PercentageBase {
    /// What documents call it.
    package var kind: StaticString {
        switch self {
        case .codedRespondents: "respondents"
        case .mentions: "mentions"
        case .given: "given"
        }
    }
}

extension CodedQuestion {
    /// A code's percentage with one digit after the point, as the program shows it: `29.4`. Nil when there is no base.
    package func percent(of code: CodeIndex, base: PercentageBase) -> DisplayText? {
        share(of: code, base: base).map { "\($0 * 100, places: 1)" }
    }
}
