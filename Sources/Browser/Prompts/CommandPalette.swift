import TerminalText

/// The command palette: finds a command by a part of its name, or by another word for it.
struct CommandPalette: PromptKind {
    /// Position of the selected match.
    private var selected = 0

    static func opened(by command: PromptCommand, in state: inout BrowserState) -> Prompt? { Prompt(CommandPalette()) }

    func label(for text: RawText, in state: BrowserState) -> DisplayText { ": " }

    func hints(in state: BrowserState) -> [Hint] {
        [Hint(keys: "Enter", label: "do it"), Hint(keys: "↑↓", label: "choose"), Hint(keys: "Esc", label: "close")]
    }

    func choices(for text: RawText, in state: BrowserState) -> ChoiceList? {
        let matches = Self.ranked(text, in: state.settings.keymap) { state.unavailability(of: $0) }
        return ChoiceList(
            title: "Commands", choices: matches, selected: max(0, min(selected, matches.count - 1)))
    }

    mutating func follow(_ text: RawText, in state: inout BrowserState) -> PromptReply {
        selected = 0
        return PromptReply()
    }

    func takes(_ key: PromptKey) -> Bool { if case .choose = key { true } else { false } }

    mutating func take(_ key: PromptKey, _ text: RawText, in state: inout BrowserState) -> PromptReply {
        if case .choose(let step) = key, let list = choices(for: text, in: state) {
            selected = Scrolling.clamp(list.selected + step, to: list.choices.count)
        }
        return PromptReply()
    }

    /// The palette stays open where a command can't be done, so that another can be chosen.
    mutating func submit(_ text: RawText, in state: inout BrowserState) -> PromptOutcome {
        guard let list = choices(for: text, in: state), list.choices.indices.contains(list.selected) else {
            return .stay()
        }
        let choice = list.choices[list.selected]
        guard let reason = choice.unavailability else { return .perform(choice.binding.command) }
        state.screen.tell(.information, reason, about: .refusal(choice.binding.command))
        return .stay()
    }

    // MARK: - Ranking

    /// Names that a reader looks for come first; plain moves, which the fingers know, come last.
    private static let sections: [Binding.Section] = [.codes, .answers, .review, .jobs, .panes, .program, .moving]

    /// Matching commands: by how well they match, then those that can be done now, then in the table's order. The palette
    /// and the command that closes it are not offered in it.
    static func ranked(
        _ query: RawText, in keymap: Keymap, unavailability: (Command) -> DisplayText?
    ) -> [ChoiceList.Choice] {
        let typed = query.string.lowercased().filter { !$0.isWhitespace }
        let offered = sections.flatMap { keymap.bindings(in: $0) }.filter {
            $0.command != .prompt(.palette) && $0.command != .back
        }
        let ranked = offered.enumerated().compactMap {
            position, binding -> (rank: (Int, Int, Int), choice: ChoiceList.Choice)? in
            guard let score = score(typed, key: query.string, binding) else { return nil }
            let choice = ChoiceList.Choice(binding: binding, unavailability: unavailability(binding.command))
            return ((score, choice.unavailability == nil || typed.isEmpty ? 0 : 1, position), choice)
        }
        return ranked.sorted { $0.rank < $1.rank }.map(\.choice)
    }

    /// The quality of a match, 0 the best; nil when a binding does not match. Whole words go before their beginnings, and the
    /// command's own words and keys before others for it.
    private static func score(_ typed: String, key: String, _ binding: Binding) -> Int? {
        guard !typed.isEmpty else { return 0 }
        let names = words(of: binding.name)
        let name = names.joined()
        let help = words(of: binding.help)
        let others = binding.otherWords.map { $0.filter { !$0.isWhitespace } }
        let isWord = typed.count > 1
        if name == typed || isWord && names.contains(typed) { return 0 }
        if binding.keys.contains(where: { $0.name.string == key }) { return 1 }
        if isWord, others.contains(typed) { return 2 }
        if isWord, help.contains(typed) { return 3 }
        if name.hasPrefix(typed) { return 4 }
        if names.contains(where: { $0.hasPrefix(typed) }) { return 5 }
        if help.contains(where: { $0.hasPrefix(typed) }) { return 6 }
        if others.contains(where: { $0.hasPrefix(typed) }) { return 7 }
        if name.contains(typed) || help.joined().contains(typed) { return 8 }
        return typed.isSubsequence(of: name) ? 9 : nil
    }

    /// The words of a sentence in lower case, without the signs around them.
    private static func words(of sentence: DisplayText) -> [String] {
        sentence.string.lowercased().split(whereSeparator: \.isWhitespace).map { word in
            let start = word.drop { !$0.isLetter && !$0.isNumber }
            return String(start.isEmpty ? word : start.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "'" })
        }
    }
}

extension String {
    /// These characters occur in another text in this order.
    fileprivate func isSubsequence(of other: String) -> Bool {
        var rest = self[...]
        for character in other where character == rest.first { rest.removeFirst() }
        return rest.isEmpty
    }
}
