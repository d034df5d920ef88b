import Canvas
import TerminalText

extension Keymap {
    /// The event that a key press means now; nil when it means nothing.
    ///
    /// While a prompt is open keys type into it; else they ask for commands.
    /// ```swift
    /// let keymap = state.settings.keymap
    /// keymap.event(for: .character("j"), in: state)   // .command(.moveDown)
    /// // and while a prompt is open:
    /// keymap.event(for: .character("j"), in: state)   // .edit(.insert("j"))
    /// ```
    package func event(for key: Key, in state: BrowserState) -> Event? {
        if let prompt = state.screen.prompt { return event(for: key, in: prompt) }
        return command(for: key).map { .command($0) } ?? meaningless(key)
    }

    /// A key that types something deserves a word; others, which terminals send unasked, do not.
    private func meaningless(_ key: Key) -> Event? {
        guard case .character = key, let help = binding(of: .sheet(.help))?.keys.first?.name else { return nil }
        return .meaningless(Notice(.information, "\(key.name) has no meaning here; \(help) shows the keys"))
    }

    /// Keys of the prompt's own, then editing in the manner of readline.
    private func event(for key: Key, in prompt: Prompt) -> Event? {
        if let own = PromptKey.meanings(of: key).first(where: prompt.kind.takes) { return .promptKey(own) }
        switch key {
        case .enter: return .submit
        case .escape, .control("c"), .control("g"): return .command(.back)
        case .control("l"): return .command(.redraw)
        default: return LineEdit(key).map(Event.edit)
        }
    }
}

extension PromptKey {
    /// A page of choices.
    private static let page = 10

    /// The keys of a prompt's own that a key press may be; each prompt takes one of them at most.
    fileprivate static func meanings(of key: Key) -> [PromptKey] {
        switch key {
        case .control("r"): [.toggleSyntax]
        case .control("t"): [.cycleScope]
        case .up, .control("p"): [.choose(-1)]
        case .down, .control("n"): [.choose(1)]
        case .tab: [.choose(1), .complete(1)]
        case .backTab: [.choose(-1), .complete(-1)]
        case .pageUp: [.choose(-Self.page)]
        case .pageDown: [.choose(Self.page)]
        default: []
        }
    }
}

extension LineEdit {
    /// The change to a line that a key press asks for; nil for none.
    fileprivate init?(_ key: Key) {
        switch key {
        case .character(let character): self = .insert(character)
        case .backspace, .control("h"): self = .deleteBackward
        case .delete, .control("d"): self = .deleteForward
        case .control("w"): self = .deleteWord
        case .control("u"): self = .deleteAll
        case .control("k"): self = .deleteToEnd
        case .left, .control("b"): self = .left
        case .right, .control("f"): self = .right
        case .home, .control("a"): self = .start
        case .end, .control("e"): self = .end
        default: return nil
        }
    }
}
