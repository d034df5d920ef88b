import TerminalText

/// Stands for a prompt that can't be opened now: says why, and takes what is typed, so that none of it is taken for commands.
struct RefusedPrompt: PromptKind {
    /// The command that was asked for.
    private let binding: Binding
    /// The reason when it was.
    private let reason: DisplayText
    /// The work whose end makes it possible; nil where the reason holds whatever comes.
    private let subject: NoticeSubject?

    init(binding: Binding, reason: DisplayText, about subject: NoticeSubject?) {
        self.binding = binding
        self.reason = reason
        self.subject = subject
    }

    /// The reason now; nil once there is none.
    private func reason(in state: BrowserState) -> DisplayText? {
        guard let subject else { return reason }
        if case .refusal(let command) = subject { return state.unavailability(of: command) }
        return state.goesOn(subject) ? reason : nil
    }

    static func opened(by command: PromptCommand, in state: inout BrowserState) -> Prompt? { nil }

    func label(for text: RawText, in state: BrowserState) -> DisplayText {
        reason(in: state) == nil ? "\(binding.name): " : "No \(binding.name) now: "
    }

    func remark(on text: RawText, in state: BrowserState) -> Notice? {
        reason(in: state).map { Notice(.warning, $0) }
            ?? Notice(.information, "It can be done now: press Esc, then \(binding.keys.first?.name ?? binding.name)")
    }

    func hints(in state: BrowserState) -> [Hint] { [Hint(keys: "Esc", label: "close")] }

    mutating func submit(_ text: RawText, in state: inout BrowserState) -> PromptOutcome {
        guard let now = reason(in: state) else { return .stay() }
        let refusal: DisplayText = "\(now). Press Esc"
        return subject.map { .postpone(refusal, $0) } ?? .refuse(refusal, at: nil)
    }
}
