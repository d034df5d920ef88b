import Analysis
import CodingModel
import SurveyWords
import TerminalText

/// Asks how many people were asked a question.
struct GiveBasePrompt: PromptKind {
    /// The question's identifier.
    private let question: RawText

    static func unavailability(of command: PromptCommand, in state: BrowserState) -> DisplayText? {
        state.noQuestion
    }

    static func opened(by command: PromptCommand, in state: inout BrowserState) -> Prompt? {
        guard let question = state.jobs.openQuestion?.identifier else { return nil }
        let present = state.givenBase(of: question).map { RawText("\($0)") } ?? ""
        return Prompt(GiveBasePrompt(question: question), present, isSelected: true)
    }

    private init(question: RawText) { self.question = question }

    func label(for text: RawText, in state: BrowserState) -> DisplayText { "Base of \(question.excerpt()): " }
    func hints(in state: BrowserState) -> [Hint] { hints(enter: "take") }

    func remark(on text: RawText, in state: BrowserState) -> Notice? {
        text.isEmpty ? Notice(.information, "How many people were asked, such as 412. Empty: no own base") : nil
    }

    /// An empty line takes the base back.
    mutating func submit(_ text: RawText, in state: inout BrowserState) -> PromptOutcome {
        guard let results = state.jobs.selectedEntry?.results,
            let asked = results.questions.first(where: { $0.identifier == question })
        else { return .questionIsGone }
        if text.string.allSatisfy(\.isWhitespace) {
            let effects = state.give(base: nil, for: question)
            state.tellBase()
            return .close(effects)
        }
        guard let size = PercentageBase.size(text) else {
            let digits = text.string.prefix { $0.isWholeNumber || $0.isWhitespace }
            return .refuse("A base is a whole number of people, 1 or more. Empty: no own base", at: digits.count)
        }
        let effects = state.give(base: size, for: question)
        if size < asked.codedRespondents {
            let people = asked.name(of: .codedRespondents)
            state.screen.tell(.warning, "The base of \(size) is less than \(people): percentages may exceed 100%")
        } else {
            state.tellBase()
        }
        return .close(effects)
    }
}
