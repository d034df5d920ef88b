import Browser
import TerminalText

/// The commands that match what was typed into the palette, best first.
struct Palette {
    struct Match: Hashable {
        let binding: Binding
        /// Why the command can't be used now; nil when it can.
        let unavailability: DisplayText?
    }

    let matches: [Match]
    /// Position of the selected match; 0 when there is none.
    let selected: Int

    /// Empty while the palette is closed.
    init(_ state: BrowserState, keymap: Keymap) {
        guard case .palette(let editor, let selected) = state.prompt else {
            matches = []
            self.selected = 0
            return
        }
        matches = Self.ranked(editor.text, keymap: keymap).map {
            Match(binding: $0, unavailability: state.unavailability(of: $0.command))
        }
        self.selected = max(0, min(selected, matches.count - 1))
    }

    /// What a reader looks for by name comes first; plain moves, which the fingers know, come last.
    private static let sections: [Binding.Section] = [.codes, .answers, .jobs, .panes, .program, .moving]

    /// Matching bindings: by how well they match, then by section, then in the table's order.
    ///
    /// The palette and what closes it are not offered in it.
    static func ranked(_ query: RawText, keymap: Keymap) -> [Binding] {
        let typed = query.string.lowercased().filter { !$0.isWhitespace }
        let offered = sections.flatMap { keymap.bindings(in: $0) }.filter {
            $0.command != .palette && $0.command != .back
        }
        let scored = offered.enumerated().compactMap { position, binding in
            score(typed, binding).map { (score: $0, position: position, binding: binding) }
        }
        return scored.sorted { ($0.score, $0.position) < ($1.score, $1.position) }.map(\.binding)
    }

    /// How well a binding matches, 0 the best; nil when it does not.
    private static func score(_ typed: String, _ binding: Binding) -> Int? {
        guard !typed.isEmpty else { return 0 }
        let hint = binding.hint.string.lowercased().filter { !$0.isWhitespace }
        let words = binding.help.string.lowercased().split(whereSeparator: \.isWhitespace)
        let help = words.joined()
        if hint.hasPrefix(typed) { return 0 }
        if words.contains(where: { $0.hasPrefix(typed) }) { return 1 }
        if help.hasPrefix(typed) || hint.contains(typed) || help.contains(typed) { return 2 }
        return typed.isSubsequence(of: hint) ? 3 : typed.isSubsequence(of: help) ? 4 : nil
    }
}

extension String {
    /// Whether these characters occur in another text in this order.
    fileprivate func isSubsequence(of other: String) -> Bool {
        var rest = self[...]
        for character in other where character == rest.first { rest.removeFirst() }
        return rest.isEmpty
    }
}
