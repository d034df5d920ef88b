import CodingModel
import TerminalText

// Prompts and what lies over the panes.
extension BrowserState {
    /// What a command means while an overlay is open.
    /// - Returns: true when that was all; false when the overlay closed and the command still wants doing.
    mutating func handleOverlay(_ command: Command) -> Bool {
        switch (command, overlay) {
        // The keymap, which knows how long the overlay's text is, scrolls it by `scrollOverlay` instead.
        case (.moveUp, _), (.moveDown, _), (.pageUp, _), (.pageDown, _), (.goToTop, _), (.goToBottom, _): break
        case (.back, _), (.quit, _), (.help, .help), (.showJobFacts, .jobFacts): overlay = nil
        case (.help, _), (.showJobFacts, _), (.redraw, _), (.suspend, _), (.palette, _), (.toggleMouse, _): return false
        // What lies behind must not change unseen.
        default: notice = Notice(.information, "Close this first")
        }
        return true
    }

    /// Comes from a key, or from the palette, which closes.
    mutating func scrollOverlay(to line: Int) {
        prompt = nil
        switch overlay {
        case .help: overlay = .help(top: max(0, line))
        case .jobFacts: overlay = .jobFacts(top: max(0, line))
        case nil: break
        }
    }

    mutating func editPrompt(_ change: (inout LineEditor) -> Void) -> [Effect] {
        switch prompt {
        case .addJob(var editor):
            change(&editor)
            prompt = .addJob(editor)
        case .palette(var editor, _):
            change(&editor)
            prompt = .palette(editor, selected: 0)
        case .search(var editor, let origin, let failure):
            let text = editor.text
            change(&editor)
            prompt = .search(editor, from: origin, failure: failure)
            if editor.text != text { return search(for: editor, from: origin) }
        case .filter(var editor, let failure):
            let text = editor.text
            change(&editor)
            prompt = .filter(editor, failure: editor.text == text ? failure : nil)
        case .export(var editor, let scope, let mayReplace):
            let text = editor.text
            change(&editor)
            prompt = .export(editor, scope, mayReplace: mayReplace && editor.text == text)
        case .note(var editor, let key):
            change(&editor)
            prompt = .note(editor, key)
        case .blindReview(var editor, let code):
            change(&editor)
            prompt = .blindReview(editor, code: code)
        case .giveBase(var editor, let question):
            change(&editor)
            prompt = .giveBase(editor, question: question)
        case nil: break
        }
        return []
    }

    /// Enter in a prompt; the palette's choice comes as a command instead.
    mutating func submitPrompt() -> [Effect] {
        switch prompt {
        case .addJob(let editor): return addJob(editor)
        case .search: keepSearch()
        case .filter(let editor, _): return submitFilter(editor)
        case .export(let editor, let scope, let mayReplace):
            return submitExport(editor.text, scope, mayReplace: mayReplace)
        case .note(let editor, let key): return submitNote(editor.text, of: key)
        case .blindReview(let editor, let code): submitBlindReview(editor.text, code: code)
        case .giveBase(let editor, let question): giveBase(editor.text, for: question)
        case .palette, nil: break
        }
        return []
    }

    private mutating func addJob(_ editor: LineEditor) -> [Effect] {
        guard let identifier = JobIdentifier(editor.text) else {
            prompt = nil
            notice = Notice(.warning, "No job was added: its id is empty")
            return []
        }
        prompt = nil
        if entry(identifier) != nil {
            selectedJob = identifier
            notice = Notice(.information, "\(identifier.raw) is in the list already")
            return []
        }
        defer { selectedJob = identifier }
        return add([identifier])
    }
}
