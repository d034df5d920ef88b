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
        matches = Self.ranked(editor.text, keymap: keymap) { state.unavailability(of: $0) }
        self.selected = max(0, min(selected, matches.count - 1))
    }

    /// What a reader looks for by name comes first; plain moves, which the fingers know, come last.
    private static let sections: [Binding.Section] = [.codes, .answers, .review, .jobs, .panes, .program, .moving]

    /// Matching bindings: by how well they match, then those that can be used now, then in the table's order.
    ///
    /// The palette and what closes it are not offered in it.
    static func ranked(
        _ query: RawText, keymap: Keymap, unavailability: (Command) -> DisplayText?
    ) -> [Match] {
        let typed = query.string.lowercased().filter { !$0.isWhitespace }
        let offered = sections.flatMap { keymap.bindings(in: $0) }.filter {
            $0.command != .palette && $0.command != .back
        }
        let ranked = offered.enumerated().compactMap { position, binding -> (rank: (Int, Int, Int), match: Match)? in
            guard let score = score(typed, binding) else { return nil }
            let match = Match(binding: binding, unavailability: unavailability(binding.command))
            return ((score, match.unavailability == nil || typed.isEmpty ? 0 : 1, position), match)
        }
        return ranked.sorted { $0.rank < $1.rank }.map(\.match)
    }

    /// How well a binding matches, 0 the best; nil when it does not.
    private static func score(_ typed: String, _ binding: Binding) -> Int? {
        guard !typed.isEmpty else { return 0 }
        let names = binding.name.string.lowercased().split(whereSeparator: \.isWhitespace)
        let name = names.joined()
        let words = binding.help.string.lowercased().split(whereSeparator: \.isWhitespace)
        if name.hasPrefix(typed) { return 0 }
        if names.contains(where: { $0.hasPrefix(typed) }) { return 1 }
        if words.contains(where: { $0.hasPrefix(typed) }) { return 2 }
        if name.contains(typed) || words.joined().contains(typed) { return 3 }
        return typed.isSubsequence(of: name) ? 4 : nil
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
