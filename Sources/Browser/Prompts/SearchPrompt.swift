import Analysis
import CodingModel
import SurveyWords
import TerminalText

/// Asks for a pattern to look for in answers. The search runs as the pattern is typed.
struct SearchPrompt: PromptKind {
    /// The answer that was read when the prompt was opened.
    let origin: ReadingOrigin

    static func unavailability(of command: PromptCommand, in state: BrowserState) -> DisplayText? {
        state.noQuestion
    }

    static func opened(by command: PromptCommand, in state: inout BrowserState) -> Prompt? {
        // The choices for a pattern that was given up are not for the next one.
        state.work.resetScope()
        state.work.resetSyntax()
        return state.jobs.openView.map { Prompt(SearchPrompt(origin: ReadingOrigin($0))) }
    }

    func label(for text: RawText, in state: BrowserState) -> DisplayText {
        let scope: DisplayText = state.work.scope == .answers ? .empty : "\(state.work.scope.place) "
        return "\(scope)\(state.work.syntax == .literal ? "/" : "regex /" as DisplayText)"
    }

    func hints(in state: BrowserState) -> [Hint] {
        let other: DisplayText = state.work.syntax == .regularExpression ? "literal" : "regex"
        return [Hint(keys: "^R", label: other), Hint(keys: "^T", label: state.work.scope.next.place)]
            + hints(enter: "keep", escape: "drop")
    }

    /// An example or two that fit the scope; then in which places the pattern is beside the one that is looked at.
    func remark(on text: RawText, in state: BrowserState) -> Notice? {
        guard text.isEmpty else {
            guard let hits = state.work.search?.hits else { return nil }
            if hits.isEnded, let doubt = state.doubt(about: hits) { return Notice(.warning, doubt) }
            return hits.hasOtherPlaces ? Notice(.information, hits.totals()) : nil
        }
        return Notice(.information, examples(in: state))
    }

    private func examples(in state: BrowserState) -> DisplayText {
        let isLiteral = state.work.syntax == .literal
        let question = state.jobs.openQuestion
        let said: DisplayText = isLiteral ? "late delivery   or   didn't" : "late|slow   or   \\brefund\\w*"
        let asked: DisplayText = isLiteral ? "what else" : "^what|^why"
        return switch state.work.scope {
        case .answers, .all: "Look for a text such as   \(said)"
        case .questions: "Look for words of a follow-up question such as   \(asked)"
        case .labels:
            "Look for a code's label"
                + such(as: question.flatMap { $0.codeCount > 0 ? $0.labelInSentence(of: 0) : nil })
        case .ids:
            "Look for a respondent's id" + such(as: anyIdentifier(in: state, question))
        }
    }

    private func anyIdentifier(in state: BrowserState, _ question: CodedQuestion?) -> DisplayText? {
        guard let question, let answer = origin.answer ?? state.jobs.openView?.selectedAnswer else { return nil }
        return DisplayText(question.responseIdentifier(of: answer).excerpt(24))
    }

    /// An example at the end of a sentence.
    private func such(as example: DisplayText?) -> DisplayText {
        example.flatMap { $0.isEmpty ? nil : " such as   \($0)" } ?? .empty
    }

    /// The reader stays where they are until it is known where the first hit is; a pattern that is not yet one finds
    /// nothing.
    mutating func follow(_ text: RawText, in state: inout BrowserState) -> PromptReply {
        state.screen.endAnswer()
        do throws(PatternFailure) {
            guard let query = try TextQuery(text, state.work.syntax) else {
                return PromptReply(effects: state.dropSearch(from: origin))
            }
            return PromptReply(effects: state.search(for: query, in: state.work.scope, landing: .from(origin)))
        } catch {
            return PromptReply(effects: state.dropSearch(from: origin), refusal: "\(error.reason)")
        }
    }

    func takes(_ key: PromptKey) -> Bool { key == .toggleSyntax || key == .cycleScope }

    mutating func take(_ key: PromptKey, _ text: RawText, in state: inout BrowserState) -> PromptReply {
        if key == .cycleScope { state.work.cycleScope() } else { state.work.toggleSyntax() }
        return follow(text, in: &state)
    }

    /// The search stays. Where a screen shows one pane alone, it shows what was found.
    mutating func submit(_ text: RawText, in state: inout BrowserState) -> PromptOutcome {
        do throws(PatternFailure) {
            _ = try TextQuery(text, state.work.syntax)
        } catch {
            return .refuse("\(error.reason)", at: error.place)
        }
        guard let search = state.work.search else { return .close() }
        let frames = state.layout.frames
        if frames[.answers] == nil, frames[.detail] == nil { state.screen.focus(on: .answers) }
        state.work.beginTelling()
        if let hits = search.hits { state.tellFindings(of: hits) }
        return .close()
    }

    func cancel(in state: inout BrowserState) -> [Effect] { state.dropSearch(from: origin) }
}
