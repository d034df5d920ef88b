import Analysis
import CodingModel
import SurveyWords
import TerminalText

// The base of percentages.
extension BrowserState {
    /// The base of percentages of a question of the selected job. Where a base is to be given and none is, they are of
    /// its coded respondents.
    func base(of question: CodedQuestion) -> PercentageBase {
        switch jobs.selectedView?.base ?? .given {
        case .codedRespondents: .codedRespondents
        case .mentions: .mentions
        case .given: givenBase(of: question.identifier).map { .given($0) } ?? .codedRespondents
        }
    }

    /// The base that was given for a question of the selected job, in people.
    func givenBase(of question: RawText) -> Int? {
        jobs.selectedEntry.flatMap {
            jobs.bases.people(asked: question, of: $0.survey, in: $0.identifier, settings)
        }
    }

    /// Takes a base for a question of the selected job. It holds for every job of the survey, and is kept.
    /// - Parameter people: Nil takes the base back.
    mutating func give(base people: Int?, for question: RawText) -> [Effect] {
        let kept = jobs.give(base: people, for: question)
        if people != nil { jobs.changeView(of: jobs.selected) { $0.choose(.given) } }
        return kept.map { [.store(.keepBase(people, $0))] } ?? []
    }

    mutating func cycleBase() {
        guard let question = jobs.openQuestion else { return }
        let next: BaseChoice =
            switch base(of: question) {
            case .codedRespondents: .mentions
            case .mentions: givenBase(of: question.identifier) == nil ? .codedRespondents : .given
            case .given: .codedRespondents
            }
        jobs.changeView(of: jobs.selected) { $0.choose(next) }
        tellBase()
    }

    mutating func tellBase() {
        guard let question = jobs.openQuestion else { return }
        screen.tell(.information, "Percentages are of \(baseName(base(of: question), of: question))")
    }

    /// A base in words, with its size; of a filtered question, with the size without the filter too.
    func baseName(_ base: PercentageBase, of question: CodedQuestion) -> DisplayText {
        question.name(of: base, partOf: jobs.filteredWhole)
    }

    /// ` so far` while pages of the results on screen are missing.
    var soFar: DisplayText { jobs.isSoFar ? " so far" : "" }
}
