import Analysis
import CodingModel
import SurveyWords
import TerminalText

// What percentages are of.
extension BrowserState {
    /// What percentages of a question of the selected job are of. Where a base is to be given and none is, they are of its
    /// coded respondents.
    func base(of question: CodedQuestion) -> PercentageBase {
        switch selectedView?.baseChoice ?? .codedRespondents {
        case .codedRespondents: .codedRespondents
        case .mentions: .mentions
        case .given: givenBase(of: question.identifier).map { .given($0) } ?? .codedRespondents
        }
    }

    private func givenBase(of question: RawText) -> Int? {
        selectedView?.givenBases[question] ?? givenBases[question]
    }

    mutating func cycleBase() {
        guard let job = selectedJob, let question = openQuestion else { return }
        let next: BaseChoice =
            switch base(of: question) {
            case .codedRespondents: .mentions
            case .mentions: givenBase(of: question.identifier) == nil ? .codedRespondents : .given
            case .given: .codedRespondents
            }
        views[job]?.baseChoice = next
        tellBase()
    }

    mutating func openBasePrompt() {
        guard let question = openQuestion else { return }
        let present = givenBase(of: question.identifier).map { RawText("\($0)") } ?? ""
        prompt = .giveBase(LineEditor(present), question: question.identifier)
    }

    /// - Parameter text: as it was typed; nothing takes the base back.
    mutating func giveBase(_ text: RawText, for identifier: RawText) {
        prompt = nil
        guard let job = selectedJob, let results = selectedEntry?.results,
            let question = results.questions.first(where: { $0.identifier == identifier })
        else { return }
        if text.string.allSatisfy(\.isWhitespace) {
            views[job]?.givenBases[identifier] = nil
            tellBase()
            return
        }
        guard let size = PercentageBase.size(text) else {
            notice = Notice(.warning, "A base is a whole number above 0, and “\(text.excerpt())” is none")
            return
        }
        views[job]?.givenBases[identifier] = size
        views[job]?.baseChoice = .given
        guard size < question.codedRespondents else { return tellBase() }
        let people = question.name(of: .codedRespondents)
        notice = Notice(.warning, "The base of \(size) is less than \(people): shares may pass 100 %")
    }

    private mutating func tellBase() {
        guard let question = openQuestion else { return }
        notice = Notice(.information, "Percentages are of \(baseName(base(of: question), of: question))")
    }
}

extension BrowserState {
    /// A base in words, with its size; of a question that is filtered, how many there are without the filter too.
    func baseName(_ base: PercentageBase, of question: CodedQuestion) -> DisplayText {
        question.name(of: base, partOf: filteredWhole)
    }

    /// The open question without its filter; nil where there is none, or it is not yet worked out.
    var filteredWhole: CodedQuestion? { selectedView?.current?.filter?.result == nil ? nil : wholeQuestion }
}
