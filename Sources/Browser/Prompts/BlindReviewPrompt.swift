import Analysis
import CodingModel
import SurveyWords
import TerminalText

/// Asks how many answers to judge blind, and for a seed.
struct BlindReviewPrompt: PromptKind {
    /// The code whose answers are judged; nil for all codes of the question.
    private let code: CodePath?
    /// The sample of it that was begun; nil where there is none.
    private let unfinished: Unfinished?

    private struct Unfinished {
        /// Its size and seed as the prompt has them.
        let line: RawText
        let judged, count: Int
    }

    static func unavailability(of command: PromptCommand, in state: BrowserState) -> DisplayText? {
        guard state.jobs.hasTree else { return state.noTree }
        if state.jobs.isSoFar { return "A sample is drawn of a whole job, and pages are missing" }
        return state.noMarks
    }

    static func opened(by command: PromptCommand, in state: inout BrowserState) -> Prompt? {
        let code = command == .blindReviewOfQuestion ? nil : state.jobs.openView?.selectedCode
        guard let begun = state.begunSample(of: code), let board = state.jobs.board else {
            return Prompt(BlindReviewPrompt(code: code, unfinished: nil), "20 1", isSelected: true)
        }
        let line = RawText("\(begun.plan.size) \(begun.plan.seed)")
        let judged = begun.count - begun.open(on: board)
        let unfinished = Unfinished(line: line, judged: judged, count: begun.count)
        return Prompt(BlindReviewPrompt(code: code, unfinished: unfinished), line, isSelected: true)
    }

    private init(code: CodePath?, unfinished: Unfinished?) {
        self.code = code
        self.unfinished = unfinished
    }

    func label(for text: RawText, in state: BrowserState) -> DisplayText { "Sample size and seed: " }

    func remark(on text: RawText, in state: BrowserState) -> Notice? {
        let subject = state.blindSubject(code)
        if let unfinished, unfinished.line == text {
            let progress: DisplayText = "\(unfinished.judged) of \(unfinished.count) judged: Enter goes on"
            return Notice(.information, "Blind review of \(subject). \(progress); another seed draws others")
        }
        let parts = parts(of: text, in: state).map { ": \($0)" as DisplayText } ?? .empty
        return Notice(.information, "Blind review of \(subject)\(parts). The same seed draws the same answers")
    }

    /// `12 answers and 3 decoys`, of the size that is typed; nil while it is none.
    private func parts(of text: RawText, in state: BrowserState) -> DisplayText? {
        guard let first = text.string.split(whereSeparator: \.isWhitespace).first, let size = Int(first),
            Self.sizes.contains(size), let question = state.jobs.wholeQuestion
        else { return nil }
        let all =
            code.map { path in question.index(of: path).map { question.counts(of: $0).netAnswers } ?? 0 }
            ?? question.mentions
        let outside = code == nil ? size : question.answerCount - all
        let decoys = min(ReviewSample.decoyCount(for: min(size, all)), outside)
        return "\(counted(min(size, all), "answer", "answers")) and \(counted(decoys, "decoy", "decoys"))"
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
    /// The sample of a code, or of all codes of the open question, that is not judged to the end.
    func begunSample(of code: CodePath?) -> BegunSample? {
        guard let job = jobs.selected, let question = jobs.wholeQuestion?.identifier else { return nil }
        return jobs.reviews[job]?.begun[SampleSubject(question: question, code: code)]
    }

    /// The subject of a blind review: `Delivery › Late`, or the question's name.
    func blindSubject(_ code: CodePath?) -> DisplayText {
        guard let question = jobs.wholeQuestion else { return .empty }
        return code.flatMap(question.index(of:)).map(question.labelPathEnd) ?? "\(question.identifier)"
    }
}
