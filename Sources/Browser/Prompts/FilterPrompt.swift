import Analysis
import CodingModel
import TerminalText

/// Asks which answers to keep, as a condition in words.
struct FilterPrompt: PromptKind {
    /// Two filters that this question could have.
    private let examples: DisplayText

    static func unavailability(of command: PromptCommand, in state: BrowserState) -> DisplayText? {
        state.noQuestion
    }

    /// The prompt begins with the filter there is; with the codes that are picked where there is none, or where they are
    /// others than when it was applied.
    static func opened(by command: PromptCommand, in state: inout BrowserState) -> Prompt? {
        guard let view = state.jobs.openView, let question = state.jobs.wholeQuestion,
            let labels = state.jobs.nameCodes()
        else { return nil }
        let hasNewPicks = !view.picked.isEmpty && view.picked != view.filteredPicks
        var text = hasNewPicks ? "" : view.filter?.expression.string ?? ""
        // The filter that is on may be meant to give way; codes that were picked just now are meant to stay.
        let isOn = !text.isEmpty
        if isOn, let name = view.filter?.name { text = "\(name.string): \(text)" }
        let picked = question.codeIndices.map(question.path(of:)).filter(view.picked.contains)
        if text.isEmpty, let first = picked.first {
            let filter = picked.count == 1 ? AnswerFilter.code(first) : .any(picked.map { .code($0) })
            text = filter.expression(with: labels).string
        }
        return Prompt(FilterPrompt(examples: Self.examples(with: labels)), RawText(text), isSelected: isOn)
    }

    private init(examples: DisplayText) { self.examples = examples }

    /// `any of "Delivery", "Price"`, with labels that the question has.
    private static func examples(with labels: CodeLabels) -> DisplayText {
        let question = labels.question
        let codes = question.children(of: nil).prefix(2).map { AnswerFilter.code(question.path(of: $0)) }
        let example = (codes.count == 2 ? AnswerFilter.any(codes) : .hasFollowups).expression(with: labels)
        return "\(example.excerpt(60))   or   length < 20 and not followups"
    }

    func label(for text: RawText, in state: BrowserState) -> DisplayText { "Filter: " }

    func hints(in state: BrowserState) -> [Hint] { hints(enter: "apply") }

    func remark(on text: RawText, in state: BrowserState) -> Notice? {
        text.isEmpty ? Notice(.information, "Keep answers such as   \(examples)") : nil
    }

    var completes: Bool { true }
    var namesCodes: Bool { true }

    func completions(of before: RawText, in state: BrowserState) -> CompletionSource {
        guard let labels = state.jobs.codeLabels else { return .none }
        let expression = Self.named(before).expression
        let ends = FilterEnding(of: expression, with: labels)
        let start = before.string.count - expression.string.count + ends.start
        return .words(Completion(start: start, candidates: ends.words))
    }

    /// A text that is no filter keeps the prompt open, with the cursor where it goes wrong.
    mutating func submit(_ text: RawText, in state: inout BrowserState) -> PromptOutcome {
        guard let labels = state.jobs.nameCodes() else { return .questionIsGone }
        if text.string.allSatisfy(\.isWhitespace) {
            state.dropFilter()
            return .close()
        }
        let (name, expression) = Self.named(text)
        do throws(FilterFailure) {
            let filter = try AnswerFilter(parsing: expression, with: labels)
            state.jobs.changeOpenQuestion { view, _ in view.notePicks() }
            let saving = name.map { state.saveFilter(filter.expression(with: labels), as: $0) } ?? []
            return .close(saving + state.apply(filter, name: name))
        } catch {
            let before = text.string.count - expression.string.count
            let place = before + error.place
            guard let word = error.suggestion else { return .refuse("\(error.reason)", at: place) }
            return .offer(
                "\(error.reason) (Tab)", OfferedWord(start: place, length: error.length, word: word))
        }
    }

    /// `late folk: any of "Late"` gives the filter a name; a text in quotes or between slashes is no name.
    private static func named(_ text: RawText) -> (name: RawText?, expression: RawText) {
        guard let colon = text.string.firstIndex(of: ":") else { return (nil, text) }
        let name = text.string[..<colon].trimmed
        guard !name.isEmpty, !name.contains(where: { $0 == "/" || $0 == "(" || FilterQuotes.isQuote($0) }) else {
            return (nil, text)
        }
        return (RawText(String(name)), RawText(String(text.string[text.string.index(after: colon)...])))
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        let start = drop(while: \.isWhitespace)
        return start.lastIndex { !$0.isWhitespace }.map { start[...$0] } ?? start.prefix(0)
    }
}
