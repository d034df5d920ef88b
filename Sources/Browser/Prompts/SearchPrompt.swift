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
        state.jobs.openView.map { Prompt(SearchPrompt(origin: ReadingOrigin($0))) }
    }

    func label(for text: RawText, in state: BrowserState) -> DisplayText {
        let scope: DisplayText = state.work.scope == .answers ? .empty : "in \(state.work.scope.name) "
        return "\(scope)\(state.work.syntax == .literal ? "/" : "regex /" as DisplayText)"
    }

    func hints(in state: BrowserState) -> [Hint] {
        let other: DisplayText = state.work.syntax == .regularExpression ? "literal" : "regex"
        return [Hint(keys: "^R", label: other), Hint(keys: "^T", label: "in \(state.work.scope.next.name)")]
            + hints(enter: "keep", escape: "drop")
    }

    /// Two examples; then in which places the pattern is beside the one that is looked at.
    func remark(on text: RawText, in state: BrowserState) -> Notice? {
        guard text.isEmpty else { return state.work.search?.hits?.otherPlaces.map { Notice(.information, $0) } }
        let examples: DisplayText =
            state.work.syntax == .literal
            ? "late delivery   or   didn't" : "late|slow   or   \\brefund\\w*"
        return Notice(.information, "Look for a text such as   \(examples)")
    }

    /// The reader stays where they are until it is known where the first hit is; a pattern that is not yet one finds
    /// nothing.
    mutating func follow(_ text: RawText, in state: inout BrowserState) -> PromptReply {
        state.screen.tell(nil)
        do throws(PatternFailure) {
            guard let query = try TextQuery(text, state.work.syntax) else {
                return PromptReply(effects: state.dropSearch(from: origin))
            }
            return PromptReply(effects: state.search(for: query, in: state.work.scope, landing: origin))
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
        if let hits = search.hits, hits.isComplete { state.tellPlaces(of: hits) }
        return .close()
    }

    func cancel(in state: inout BrowserState) -> [Effect] { state.dropSearch(from: origin) }
}
