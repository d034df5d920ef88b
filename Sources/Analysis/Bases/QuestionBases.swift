import CodingModel
import TerminalText

/// The bases of a job's percentages: one for all questions, and a given number for some of them.
package struct QuestionBases: Hashable, Sendable {
    /// The base of questions without a given number.
    package var standard = PercentageBase.codedRespondents
    /// The given numbers of people who were asked, by `questionIdentifier`.
    package var given: [RawText: Int] = [:]

    /// Bases of each question's own coded respondents.
    package init() {}

    /// The base of a question's percentages.
    package func base(of question: CodedQuestion) -> PercentageBase {
        given.isEmpty ? standard : given[question.identifier].map { .given($0) } ?? standard
    }
}

extension PercentageBase {
    /// The name of the base in documents.
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
