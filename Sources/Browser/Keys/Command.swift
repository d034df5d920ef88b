/// The commands of a reader. The keymap says which keys ask for which command.
package enum Command: Hashable, Sendable {
    // Moving within the focused pane.
    case moveUp, moveDown, pageUp, pageDown, goToTop, goToBottom
    // Moving between panes.
    case focusNext, focusPrevious, focusJobs, focusCodes, focusAnswers, moveLeft, moveRight, open, back, maximise
    // The code tree.
    case toggleFold, expandAll, collapseAll, cycleOrder, cycleBase, previousQuestion, nextQuestion, pickCode, dropFilter
    // Answers, from any pane.
    case nextAnswer, previousAnswer, nextMatch, previousMatch, copyAnswer
    // Marks.
    case agree, disagree, unsure, noVerdict, flag
    // Changes that the reader made.
    case undo, redo
    // Jobs.
    case removeJob, refresh
    // The program.
    case toggleMouse, redraw, suspend, quit
    /// Opens a sheet; the sheet's own command closes it.
    case sheet(SheetCommand)
    /// Opens a prompt.
    case prompt(PromptCommand)
}

extension Command: CaseIterable {
    /// Every command, in no particular order.
    package static let allCases: [Command] =
        [
            .moveUp, .moveDown, .pageUp, .pageDown, .goToTop, .goToBottom, .focusNext, .focusPrevious, .focusJobs,
            .focusCodes, .focusAnswers, .moveLeft, .moveRight, .open, .back, .maximise, .toggleFold, .expandAll,
            .collapseAll, .cycleOrder, .cycleBase, .previousQuestion, .nextQuestion, .pickCode, .dropFilter,
            .nextAnswer, .previousAnswer, .nextMatch, .previousMatch, .copyAnswer, .agree, .disagree, .unsure,
            .noVerdict, .flag, .undo, .redo, .removeJob, .refresh, .toggleMouse, .redraw, .suspend, .quit,
        ] + SheetCommand.allCases.map { .sheet($0) } + PromptCommand.allCases.map { .prompt($0) }

    /// Rows that a move goes by; `.max` and `-.max` stand for the end and the beginning. Nil for a command that does not
    /// move up or down.
    /// - Parameter page: Rows of a page.
    func step(page: @autoclosure () -> Int) -> Int? {
        switch self {
        case .moveUp: -1
        case .moveDown: 1
        case .pageUp: -page()
        case .pageDown: page()
        case .goToTop: -.max
        case .goToBottom: .max
        default: nil
        }
    }
}
