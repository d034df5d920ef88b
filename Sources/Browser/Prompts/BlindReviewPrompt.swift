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

    func label(for text: RawText, in state: BrowserState) -> DisplayText { "Sample size and seed: " }

    func remark(on text: RawText, in state: BrowserState) -> Notice? {
        Notice(.information, "Blind review of \(state.blindSubject(code)). The same seed draws the same answers")
    }

    func hints(in state: BrowserState) -> [Hint] { hints(enter: "begin") }

    /// `20` or `20 7`: how many answers, and the seed.
    mutating func submit(_ text: RawText, in state: inout BrowserState) -> PromptOutcome {
        let words = text.string.split(whereSeparator: \.isWhitespace)
        func refuse(_ reason: DisplayText, at word: Substring?) -> PromptOutcome {
            .refuse(reason, at: word.map { text.string[..<$0.startIndex].count })
        }
        guard let first = words.first, let size = Int(first), Self.sizes.contains(size) else {
            return refuse(
                "A sample has 1 to \(Self.sizes.upperBound) answers. Type a number, and a seed if you like: 20 7",
                at: words.first)
        }
        guard words.count <= 2 else { return refuse("Type two numbers at most: sample size and seed", at: words[2]) }
        guard let seed = words.count == 1 ? 1 : UInt64(words[1]) else {
            return refuse("A seed is a whole number, like 7", at: words[1])
        }
        state.screen.open(BlindReview(BlindReview.Plan(code: code, size: size, seed: seed)))
        return .close()
    }

    private static let sizes = 1...10_000
}

extension BrowserState {
    /// The subject of a blind review: `Delivery › Late`, or the question's name.
    func blindSubject(_ code: CodePath?) -> DisplayText {
        guard let question = jobs.wholeQuestion else { return .empty }
        return code.flatMap(question.index(of:)).map(question.labelPathEnd) ?? "\(question.identifier)"
    }
}
