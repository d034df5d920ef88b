/// Everything a reader can ask for. Which keys ask for it is the keymap's affair.
package enum Command: String, CaseIterable, Hashable, Sendable {
    // Moving within the focused pane.
    case moveUp, moveDown, pageUp, pageDown, goToTop, goToBottom
    // Moving between panes.
    case focusNext, focusPrevious, focusJobs, focusCodes, focusAnswers, moveLeft, moveRight, open, back, maximise
    // The code tree.
    case toggleFold, expandAll, collapseAll, cycleOrder, cycleBase, giveBase, previousQuestion, nextQuestion
    case markCode, filter, dropFilter, showFilters, showNote, showCompanions, showMatrix
    // Answers, from any pane.
    case nextAnswer, previousAnswer, search, nextMatch, previousMatch, showRespondent, showDuplicates
    // Taking answers elsewhere.
    case copyAnswer, writeAnswer, exportView
    // Reviewing.
    case agree, disagree, unsure, flag, note, blindReview, blindReviewQuestion, showReview
    // Jobs.
    case addJob, removeJob, refresh, showJobFacts
    // The program.
    case palette, help, toggleMouse, redraw, suspend, quit
}

extension Command {
    /// It opens a sheet over the panes, and closes that sheet.
    var opensSheet: Bool {
        switch self {
        case .showReview, .showFilters, .showNote, .showCompanions, .showMatrix, .showRespondent, .showDuplicates: true
        default: false
        }
    }
}
