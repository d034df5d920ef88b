import CodingModel
import SurveyWords
import TerminalText

/// Asks how many answers to judge blind, and for a seed.
struct BlindReviewPrompt: PromptKind {
    /// The code whose answers are judged; nil for all codes of the question.
    private let code: CodePath?

    static func unavailability(of command: PromptCommand, in state: BrowserState) -> DisplayText? {
        guard state.jobs.hasTree else { return state.noTree }
        return state.jobs.isSoFar ? "A sample is drawn of a whole job, and pages are missing" : nil
    }

    static func opened(by command: PromptCommand, in state: inout BrowserState) -> Prompt? {
        guard state.canMark() else { return nil }
        let code = command == .blindReviewOfQuestion ? nil : state.jobs.openView?.selectedCode
        return Prompt(BlindReviewPrompt(code: code), "20 1")
    }

    private init(code: CodePath?) { self.code = code }

    func label(for text: RawText, in state: BrowserState) -> DisplayText {
        "Judge blind \(state.blindSubject(code)), answers and seed: "
    }

    func hints(in state: BrowserState) -> [Hint] { hints(enter: "begin") }

    /// `20` or `20 7`: how many answers, and the seed.
    mutating func submit(_ text: RawText, in state: inout BrowserState) -> PromptOutcome {
        let numbers = text.string.split(whereSeparator: \.isWhitespace).map { UInt64($0) }
        guard (1...2).contains(numbers.count), let size = numbers.first ?? nil, (1...10_000).contains(size),
            let seed = numbers.count == 1 ? 1 : numbers[1]
        else {
            state.screen.tell(.warning, "Write how many answers, at most 10000, and if you like a seed: 20 7")
            return .close()
        }
        state.screen.open(BlindReview(BlindReview.Plan(code: code, size: Int(size), seed: seed)))
        return .close()
    }
}

extension BrowserState {
    /// The subject of a blind review: `Delivery › Late`, or the question's name.
    func blindSubject(_ code: CodePath?) -> DisplayText {
        guard let question = jobs.wholeQuestion else { return .empty }
        return code.flatMap(question.index(of:)).map(question.labelPath) ?? "\(question.identifier)"
    }
}
