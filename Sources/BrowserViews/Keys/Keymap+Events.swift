import Browser
import Canvas
import TerminalText

extension Keymap {
    /// What a key press means now; nil when it means nothing.
    ///
    /// While a prompt is open keys type into it; while help or facts are open the moves scroll them.
    package func event(for key: Key, in state: BrowserState) -> Event? {
        switch state.prompt {
        case .palette: return paletteEvent(for: key, in: state)
        case .search where key == .control("r"): return .toggleSyntax
        case .addJob, .search, .giveBase, .filter, .note, .blindReview, .export: return promptEvent(for: key)
        case nil: break
        }
        if let command = command(for: key) { return event(for: command, in: state) }
        return meaningless(key)
    }

    /// A key that types something deserves a word; others, which terminals send unasked, do not.
    private func meaningless(_ key: Key) -> Event? {
        guard case .character = key, let help = binding(of: .help)?.keys.first?.name else { return nil }
        return .notice(Notice(.information, "\(key.name) has no meaning here; \(help) shows the keys"))
    }

    /// The command, or where it scrolls what lies over the panes.
    private func event(for command: Command, in state: BrowserState) -> Event {
        ScrollingOverlay(state, keymap: self)?.top(after: command).map(Event.scrollOverlay(to:)) ?? .command(command)
    }

    private func paletteEvent(for key: Key, in state: BrowserState) -> Event? {
        let palette = Palette(state, keymap: self)
        let last = max(0, palette.matches.count - 1)
        switch key {
        case .up, .backTab, .control("p"): return .selectMatch(max(0, palette.selected - 1))
        case .down, .tab, .control("n"): return .selectMatch(min(last, palette.selected + 1))
        case .pageUp: return .selectMatch(max(0, palette.selected - 10))
        case .pageDown: return .selectMatch(min(last, palette.selected + 10))
        case .enter:
            guard palette.matches.indices.contains(palette.selected) else { return nil }
            let match = palette.matches[palette.selected]
            // The palette stays open where a command can't be done, so that another can be chosen.
            return match.unavailability.map { .notice(Notice(.information, $0)) }
                ?? event(for: match.binding.command, in: state)
        default: return promptEvent(for: key)
        }
    }

    /// Editing in the manner of readline.
    private func promptEvent(for key: Key) -> Event? {
        switch key {
        case .enter: return .submit
        case .escape, .control("c"), .control("g"): return .command(.back)
        case .control("l"): return .command(.redraw)
        default: return Self.edit(for: key).map(Event.edit)
        }
    }

    private static func edit(for key: Key) -> LineEdit? {
        switch key {
        case .character(let character): .insert(character)
        case .backspace, .control("h"): .deleteBackward
        case .delete, .control("d"): .deleteForward
        case .control("w"): .deleteWord
        case .control("u"): .deleteToStart
        case .control("k"): .deleteToEnd
        case .left, .control("b"): .left
        case .right, .control("f"): .right
        case .home, .control("a"): .start
        case .end, .control("e"): .end
        default: nil
        }
    }
}
