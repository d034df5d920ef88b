import Browser
import TerminalText

extension Keymap {
    /// What the footer offers here, the most useful first. Commands that can't be used now are left out.
    package func hints(in state: BrowserState) -> [Hint] {
        switch state.prompt {
        case .palette:
            return [
                Hint(keys: "Enter", label: "do it"), Hint(keys: "↑↓", label: "choose"),
                Hint(keys: "Esc", label: "close"),
            ]
        case .addJob: return [Hint(keys: "Enter", label: "add"), Hint(keys: "Esc", label: "cancel")]
        case .giveBase: return [Hint(keys: "Enter", label: "take"), Hint(keys: "Esc", label: "cancel")]
        case .search:
            let other: DisplayText = state.readsExpressions ? "literal" : "regex"
            return [
                Hint(keys: "^R", label: other), Hint(keys: "Enter", label: "keep"), Hint(keys: "Esc", label: "drop"),
            ]
        case .export(_, _, let mayReplace):
            return [
                Hint(keys: "Enter", label: mayReplace ? "replace" : "write"), Hint(keys: "Esc", label: "cancel"),
            ]
        case .note: return [Hint(keys: "Enter", label: "keep"), Hint(keys: "Esc", label: "cancel")]
        case .blindReview: return [Hint(keys: "Enter", label: "begin"), Hint(keys: "Esc", label: "cancel")]
        case .filter: return [Hint(keys: "Enter", label: "apply"), Hint(keys: "Esc", label: "cancel")]
        case nil: break
        }
        if let overlay = ScrollingOverlay(state, keymap: self) {
            let scrolls = overlay.total > overlay.page
            let close = binding(of: .back)?.keys.first.map { Hint(keys: $0.name, label: "close") }
            return [close].compactMap { $0 } + hints(for: scrolls ? [.moveDown, .moveUp, .pageDown, .goToBottom] : [])
        }
        if let sheet = state.sheet { return hints(in: sheet) }
        return hints(for: commands(for: state), in: state)
    }

    private func hints(in sheet: Sheet) -> [Hint] {
        let close = binding(of: .back)?.keys.first.map { Hint(keys: $0.name, label: "close") }
        let open = binding(of: .open)?.keys.first.map(\.name) ?? .empty
        let more: [Hint] =
            switch sheet.subject {
            case .note: []
            case .companions: [Hint(keys: open, label: "their answers")]
            case .matrix(let level):
                [
                    Hint(keys: open, label: "their answers"), Hint(keys: "h/l", label: "column"),
                    Hint(keys: "Space", label: level == .top ? "lowest codes" : "first level"),
                ]
            case .duplicates: [Hint(keys: open, label: "these answers")]
            case .respondent: [Hint(keys: open, label: "go there")]
            case .review: [Hint(keys: open, label: "go to the code"), Hint(keys: "Space", label: "blind or all")]
            case .blind:
                switch sheet.blindStage {
                case .judging: hints(for: [.agree, .disagree, .unsure])
                case .judged: [Hint(keys: open, label: "next")]
                case .drawing, .ended: []
                }
            case .filters: [Hint(keys: open, label: "apply"), Hint(keys: "D", label: "remove")]
            }
        let closing = [close].compactMap { $0 }
        // In a review that is what is done all the time.
        return (sheet.isBlind ? more + closing : closing + more) + hints(for: [.moveDown, .moveUp, .help])
    }

    /// What helps where there is nothing to read: beside an empty list or a job without codes.
    func remedies(in state: BrowserState) -> [Hint] {
        hints(for: state.jobs.isEmpty ? [.addJob] : [.refresh, .showJobFacts], in: state)
    }

    private func hints(for commands: [Command], in state: BrowserState) -> [Hint] {
        hints(for: commands.filter { state.unavailability(of: $0) == nil })
    }

    /// Neighbours with the same words share one hint: `J/K answer`.
    private func hints(for commands: [Command]) -> [Hint] {
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

    /// In a single pane the way back is what a reader needs first; where there is no tree, what gets one.
    private func commands(for state: BrowserState) -> [Command] {
        let commands = Self.commands(for: state.focus)
        if state.layout.frames.count == 1 { return [.help, .back] + commands.filter { $0 != .help && $0 != .back } }
        guard state.focus != .jobs, state.unavailability(of: .expandAll) != nil else { return commands }
        return [.help, .refresh, .showJobFacts] + commands.filter { $0 != .help }
    }

    private static func commands(for pane: Pane) -> [Command] {
        switch pane {
        case .jobs:
            [.help, .open, .addJob, .refresh, .showJobFacts, .removeJob, .focusNext, .palette, .quit]
        case .codes:
            [
                .help, .toggleFold, .open, .search, .nextMatch, .previousMatch, .filter, .dropFilter, .cycleOrder,
                .cycleBase, .previousQuestion, .nextQuestion, .showNote, .showCompanions, .nextAnswer, .previousAnswer,
                .expandAll, .collapseAll, .maximise, .palette, .quit,
            ]
        case .answers:
            [
                .help, .search, .nextMatch, .previousMatch, .filter, .dropFilter, .open, .showRespondent, .nextAnswer,
                .previousAnswer, .back, .maximise,
                .focusNext, .palette, .quit,
            ]
        case .detail:
            [
                .help, .search, .nextMatch, .previousMatch, .nextAnswer, .previousAnswer, .open, .showRespondent, .back,
                .maximise,
                .focusNext, .palette, .quit,
            ]
        }
    }
}
