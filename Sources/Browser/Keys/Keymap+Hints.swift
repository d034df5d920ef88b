import TerminalText

/// A key and what it does, as the footer says it: `Space fold`.
package struct Hint: Hashable, Sendable {
    /// The key as it is printed on a keyboard, or two that belong together: `J/K`.
    package let keys: DisplayText
    /// A word or two.
    package let label: DisplayText

    /// Columns of the screen.
    package var width: Int { keys.width + 1 + label.width }
}

extension BrowserState {
    /// The footer's hints, the most useful first. Commands that can't be done now are left out.
    package var hints: [Hint] {
        if let prompt = screen.prompt { return prompt.kind.hints(in: self) }
        if let sheet = screen.sheet { return sheet.hints(in: self) }
        return hints(for: paneHints)
    }

    /// The hints beside an empty list or a job without codes: keys that help there.
    package var remedies: [Hint] {
        hints(for: jobs.entries.isEmpty ? [.prompt(.addJob)] : [.refresh, .sheet(.jobFacts)])
    }

    private func hints(for commands: [Command]) -> [Hint] {
        settings.keymap.hints(for: commands.filter { unavailabilityInPanes(of: $0) == nil })
    }

    /// In a single pane the way back is what a reader needs first; where there is no tree, what gets one.
    private var paneHints: [Command] {
        let commands = screen.focus.actions.hints
        if layout.frames.count == 1 {
            return [.sheet(.help), .back] + commands.filter { $0 != .sheet(.help) && $0 != .back }
        }
        guard screen.focus != .jobs, unavailabilityInPanes(of: .expandAll) != nil else { return commands }
        return [.sheet(.help), .refresh, .sheet(.jobFacts)] + commands.filter { $0 != .sheet(.help) }
    }
}

extension Keymap {
    /// Neighbours with the same words share one hint: `J/K answer`.
    func hints(for commands: [Command]) -> [Hint] {
        var hints: [Hint] = []
        for binding in commands.compactMap(binding(of:)) {
            guard let key = firstKeyName(of: binding.command) else { continue }
            if let last = hints.last, last.label == binding.hint {
                hints[hints.count - 1] = Hint(keys: "\(last.keys)/\(key)", label: last.label)
            } else {
                hints.append(Hint(keys: key, label: binding.hint))
            }
        }
        return hints
    }

    /// The first keys of commands that belong together, with words for the moment: `h/l column`.
    func hint(for commands: [Command], _ label: DisplayText) -> [Hint] {
        let keys = keyNames(of: commands)
        return keys.isEmpty ? [] : [Hint(keys: keys, label: label)]
    }

    /// A command's first key with words for the moment: `Enter their answers`; empty where it has no key.
    func hint(for command: Command, _ label: DisplayText) -> [Hint] {
        firstKeyName(of: command).map { [Hint(keys: $0, label: label)] } ?? []
    }

    /// The first keys of commands in a sentence: `t/w/u`.
    func keyNames(of commands: [Command]) -> DisplayText {
        commands.compactMap(firstKeyName(of:)).joined(separator: "/")
    }

    /// The key that closes what lies over the panes.
    var closingHint: [Hint] { hint(for: .back, "close") }
}
