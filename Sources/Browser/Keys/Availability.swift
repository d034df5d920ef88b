import CodingModel
import TerminalText

extension BrowserState {
    /// The reason why a command can't be done now, as a sentence for the reader; nil when it can.
    package func unavailability(of command: Command) -> DisplayText? {
        switch meaningInSheets(of: command) {
        case .own: nil
        case .nothing: Self.closeFirst
        case .usual: unavailabilityInPanes(of: command)
        }
    }

    /// The reason why a command can't be done in the panes, whatever lies over them.
    func unavailabilityInPanes(of command: Command) -> DisplayText? {
        switch command {
        case .sheet(let sheet): sheet.type.unavailability(in: self)
        case .prompt(let prompt): prompt.type.unavailability(of: prompt, in: self)
        case .open: screen.focus.actions.openingUnavailability(in: self)
        case .toggleFold: jobs.hasTree ? (jobs.canFold ? nil : "This code has no sub-codes") : noTree
        case .expandAll, .collapseAll, .cycleOrder, .cycleBase, .pickCode: jobs.hasTree ? nil : noTree
        case .agree, .disagree, .unsure, .noVerdict, .flag, .copyAnswer: noAnswer
        case .undo: history.has(.undo) ? nil : "There is nothing to undo"
        case .redo: history.has(.redo) ? nil : "There is nothing to redo"
        case .dropFilter: jobs.openView?.filter == nil ? "No filter is on" : nil
        case .previousQuestion, .nextQuestion: questionSwitch
        case .nextAnswer, .previousAnswer: noAnswer == nil ? nil : "No answer is selected"
        case .nextMatch, .previousMatch:
            work.search == nil ? "No search yet (\(key(of: .prompt(.search))) searches)" : nil
        case .refresh: refreshing
        case .removeJob: removing
        case .maximise: layout.arrangement == .narrow ? "This pane fills the screen already" : nil
        case .back: screen.focus == .jobs && !screen.isMaximised ? nothingToGoBackTo : nil
        case .moveLeft: screen.focus == .jobs ? nothingToGoBackTo : nil
        case .moveRight: screen.focus == .detail ? "There is no pane to the right" : nil
        case .moveUp, .moveDown, .pageUp, .pageDown, .goToTop, .goToBottom, .focusNext, .focusPrevious, .focusJobs,
            .focusCodes, .focusAnswers, .toggleMouse, .redraw, .suspend, .quit:
            nil
        }
    }

    private var nothingToGoBackTo: DisplayText { "Nothing to go back to (\(key(of: .quit)) quits)" }

    /// A sentence where no answer is selected.
    var noAnswer: DisplayText? { jobs.openView?.selectedAnswer == nil ? "No answer is selected" : nil }

    /// A sentence where no question is open.
    var noQuestion: DisplayText? { jobs.openQuestion == nil ? noTree : nil }

    /// A sentence for what needs a code tree and has none.
    var noTree: DisplayText {
        guard let entry = jobs.selectedEntry else { return "No job yet (\(key(of: .prompt(.addJob))) adds one)" }
        return switch entry.condition {
        case .queued, .processing, .asking, .fetching, .neverAsked: "This job has no codes to show yet"
        default: "This job has no codes to show: \(entry.condition.word)"
        }
    }

    /// The name of a command's first key in a sentence.
    private func key(of command: Command) -> DisplayText { settings.keymap.keyNames(of: [command]) }

    private var questionSwitch: DisplayText? {
        guard let results = jobs.selectedEntry?.results, !results.questions.isEmpty else { return noTree }
        return results.questions.count > 1 ? nil : "This job has one question"
    }

    /// A job is taken off where it is seen to go.
    private var removing: DisplayText? {
        if jobs.selected == nil { return "There is no job to remove" }
        guard screen.focus != .jobs else { return nil }
        let key = settings.keymap.firstKeyName(of: .focusJobs).map { " (\($0))" as DisplayText } ?? .empty
        return "A job is taken off in the jobs pane\(key)"
    }

    private var refreshing: DisplayText? {
        guard let entry = jobs.selectedEntry else { return "There is no job to refresh" }
        return entry.isSaved ? "This job was read from a file: there is no server to ask" : nil
    }
}
