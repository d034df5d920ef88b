import Analysis
import CodingModel
import TerminalText

/// Asks for a note on an answer under a code.
struct NotePrompt: PromptKind {
    /// The answer that was read when the note was begun, whatever is on screen now.
    private let key: ReviewKey

    static func unavailability(of command: PromptCommand, in state: BrowserState) -> DisplayText? {
        state.noAnswer ?? state.noMarks
    }

    static func opened(by command: PromptCommand, in state: inout BrowserState) -> Prompt? {
        guard let place = state.jobs.reviewPlace, let key = state.jobs.board?.key(of: place) else { return nil }
        return Prompt(NotePrompt(key: key), state.jobs.currentMark.note)
    }

    private init(key: ReviewKey) { self.key = key }

    func label(for text: RawText, in state: BrowserState) -> DisplayText { "Note: " }
    func hints(in state: BrowserState) -> [Hint] { hints(enter: "keep") }

    func remark(on text: RawText, in state: BrowserState) -> Notice? {
        text.isEmpty ? Notice(.information, "A note on this answer under this code, in your own words") : nil
    }

    mutating func submit(_ text: RawText, in state: inout BrowserState) -> PromptOutcome {
        var mark = state.jobs.board?.marks[key] ?? ReviewMark()
        mark.note = text.string.allSatisfy(\.isWhitespace) ? "" : text
        return .close(state.set(mark, for: key))
    }
}
