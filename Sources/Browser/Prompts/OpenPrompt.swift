import Canvas
import SurveyWords
import TerminalText

// The prompt in the state: opening, typing, its end, and its look.
extension BrowserState {
    mutating func openPrompt(_ command: PromptCommand) {
        if let prompt = command.type.opened(by: command, in: &self) { screen.open(prompt) }
    }

    /// Types into the prompt; nothing where none is open, or where it waits.
    mutating func editPrompt(_ change: (inout LineEditor) -> Void) -> [Effect] {
        guard var prompt = screen.closePrompt() else { return [] }
        let text = prompt.editor.text
        if !prompt.kind.isWaiting { change(&prompt.editor) }
        guard prompt.editor.text != text else {
            screen.open(prompt)
            return []
        }
        let reply = prompt.kind.follow(prompt.editor.text, in: &self)
        prompt.refusal = reply.refusal
        prompt.completion = nil
        prompt.offered = nil
        prompt.listing = nil
        screen.open(prompt)
        return reply.effects
    }

    /// Pastes into the prompt. Elsewhere a paste would be taken for commands, so it does nothing.
    mutating func paste(_ text: RawText) -> [Effect] {
        guard screen.prompt != nil else {
            let keys = settings.keymap.hints(for: [.prompt(.search), .prompt(.filter), .prompt(.addJob)])
            let names = keys.map { "\($0.keys) \($0.label)" as DisplayText }.joined(separator: ", ")
            screen.tell(.information, "Nothing takes a paste here. Open a prompt: \(names)")
            return []
        }
        var left = 0
        let effects = editPrompt { left = $0.insert(text) }
        if left > 0 {
            let characters = counted(left, "character was", "characters were")
            screen.changePrompt {
                $0.refusal = "The paste is too long: its last \(characters) left out. Paste it in parts"
            }
        }
        return effects
    }

    mutating func take(_ key: PromptKey) -> [Effect] {
        if case .complete(let step) = key { return completePrompt(by: step) }
        guard var prompt = screen.closePrompt() else { return [] }
        let reply = prompt.kind.take(key, prompt.editor.text, in: &self)
        prompt.refusal = reply.refusal
        screen.open(prompt)
        return reply.effects
    }

    /// Enter in the prompt. One that refuses stays open, so that nothing that is typed next is taken for a command.
    mutating func submitPrompt() -> [Effect] {
        guard var prompt = screen.closePrompt() else { return [] }
        if prompt.kind.isWaiting {
            screen.open(prompt)
            return []
        }
        prompt.completion = nil
        prompt.refusalSubject = nil
        switch prompt.kind.submit(prompt.editor.text, in: &self) {
        case .close(let effects): return effects
        case .perform(let command): return perform(command)
        case .refuse(let reason, let place):
            prompt.refusal = reason
            if let place { prompt.editor.moveCursor(to: place) }
            screen.open(prompt)
            return []
        case .postpone(let reason, let subject):
            (prompt.refusal, prompt.refusalSubject) = (reason, subject)
            screen.open(prompt)
            return []
        case .offer(let reason, let word):
            (prompt.refusal, prompt.offered) = (reason, word)
            prompt.editor.moveCursor(to: word.start)
            screen.open(prompt)
            return []
        case .stay(let effects):
            screen.open(prompt)
            return effects
        }
    }

    /// Does a command that came while a prompt is open.
    /// - Returns: Nil where there is no prompt, or where the command closes it and wants doing all the same.
    mutating func performInPrompt(_ command: Command) -> [Effect]? {
        guard screen.prompt != nil else { return nil }
        // The line that is typed stays.
        if command == .redraw { return [.repaint] }
        let prompt = screen.closePrompt()
        return command == .back ? prompt?.kind.cancel(in: &self) ?? [] : nil
    }

    // MARK: - Looks

    /// The open prompt, scrolled so that its cursor is visible.
    /// - Parameter width: Columns of the screen for label and text together.
    package func promptModel(width: Int) -> PromptModel? {
        screen.prompt.map { prompt in
            PromptModel(
                label: prompt.kind.label(for: prompt.editor.text, in: self), editor: prompt.editor, width: width)
        }
    }

    /// The sentence about what is typed; nil for none.
    package var promptRemark: Notice? {
        guard let prompt = screen.prompt else { return nil }
        if let refusal = prompt.refusal, prompt.refusalSubject.map(goesOn) ?? true { return Notice(.warning, refusal) }
        if let completion = prompt.completion {
            return Notice(
                .information, completion.words(columns: screen.size.width - 6, lines: PromptModel.remarkLines))
        }
        return prompt.kind.remark(on: prompt.editor.text, in: self)
    }

    /// The list to choose from below the open prompt; nil where it has none.
    package var promptChoices: ChoiceList? {
        screen.prompt.flatMap { $0.kind.choices(for: $0.editor.text, in: self) }
    }
}
