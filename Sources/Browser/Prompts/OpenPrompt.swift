import TerminalText

// The prompt in the state: opening, typing, its end, and its look.
extension BrowserState {
    mutating func openPrompt(_ command: PromptCommand) {
        if let prompt = command.type.opened(by: command, in: &self) { screen.open(prompt) }
    }

    /// Types into the prompt; nothing where none is open.
    mutating func editPrompt(_ change: (inout LineEditor) -> Void) -> [Effect] {
        guard var prompt = screen.closePrompt() else { return [] }
        let text = prompt.editor.text
        change(&prompt.editor)
        guard prompt.editor.text != text else {
            screen.open(prompt)
            return []
        }
        let reply = prompt.kind.follow(prompt.editor.text, in: &self)
        prompt.refusal = reply.refusal
        screen.open(prompt)
        return reply.effects
    }

    mutating func take(_ key: PromptKey) -> [Effect] {
        guard var prompt = screen.closePrompt() else { return [] }
        let reply = prompt.kind.take(key, prompt.editor.text, in: &self)
        prompt.refusal = reply.refusal
        screen.open(prompt)
        return reply.effects
    }

    /// Enter in the prompt.
    mutating func submitPrompt() -> [Effect] {
        guard var prompt = screen.closePrompt() else { return [] }
        switch prompt.kind.submit(prompt.editor.text, in: &self) {
        case .close(let effects): return effects
        case .perform(let command): return perform(command)
        case .refuse(let reason, let place):
            prompt.refusal = reason
            prompt.editor.moveCursor(to: place)
            screen.open(prompt)
        case .stay: screen.open(prompt)
        }
        return []
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
        return prompt.refusal.map { Notice(.warning, $0) } ?? prompt.kind.remark(on: prompt.editor.text, in: self)
    }

    /// The list to choose from below the open prompt; nil where it has none.
    package var promptChoices: ChoiceList? {
        screen.prompt.flatMap { $0.kind.choices(for: $0.editor.text, in: self) }
    }
}

/// The visible part of a line that is typed.
package struct PromptModel: Hashable, Sendable {
    /// The words before the line: `Add job: `.
    package let label: DisplayText
    /// The part of the line that fits.
    package let visible: DisplayText
    /// Columns of the screen from the beginning of `visible` to the cursor.
    package let cursorColumn: Int

    /// The line has so many columns, whatever the label is, but never more than half of them all.
    private static let typingColumns = 20

    init(label: DisplayText, editor: LineEditor, width: Int) {
        let typing = min(Self.typingColumns, width / 2)
        let label = label.truncatedAtStart(to: max(0, width - typing))
        // The cursor needs a cell of its own after the text.
        let width = max(1, width - label.width)
        let room = width - 1
        // More than that is never in sight, and what is measured at each step has to be little.
        var start = editor.textBeforeCursor.string.suffix(2 * width)
        var before = DisplayText(editor.textBeforeCursor)
        while before.width > room {
            start = start.dropFirst()
            before = DisplayText(RawText(String(start)))
        }
        let rest = editor.text.string.dropFirst(editor.textBeforeCursor.string.count)
        let visible = DisplayText(RawText(String(start) + rest.prefix(2 * width)))
        self.label = label
        self.visible = visible.truncated(to: width)
        cursorColumn = before.width
    }
}
