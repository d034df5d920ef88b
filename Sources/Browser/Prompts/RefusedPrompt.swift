import TerminalText

/// Stands for a prompt that can't be opened now: says why, and takes what is typed, so that none of it is taken for commands.
struct RefusedPrompt: PromptKind {
    /// The command's name: `search`.
    private let name: DisplayText
    private let reason: DisplayText

    init(name: DisplayText, reason: DisplayText) {
        self.name = name
        self.reason = reason
    }

    static func opened(by command: PromptCommand, in state: inout BrowserState) -> Prompt? { nil }

    func label(for text: RawText, in state: BrowserState) -> DisplayText { "No \(name) now: " }
    func remark(on text: RawText, in state: BrowserState) -> Notice? { Notice(.warning, reason) }
    func hints(in state: BrowserState) -> [Hint] { [Hint(keys: "Esc", label: "close")] }

    mutating func submit(_ text: RawText, in state: inout BrowserState) -> PromptOutcome {
        .refuse("\(reason). Press Esc", at: nil)
    }
}
