import CodingModel
import TerminalText

/// The only place where the browser's state changes.
///
/// - Returns: what is to be done outside; the reducer itself does nothing but compute.
package func reduce(_ state: inout BrowserState, _ event: Event) -> [Effect] {
    let effects =
        state.apply(event) + state.openStored() + state.followHeld() + state.followReview() + state.followFilter()
        + state.followSearch() + state.followSheet()
    state.keepCursorsVisible()
    return effects
}

extension BrowserState {
    fileprivate mutating func apply(_ event: Event) -> [Effect] {
        switch event {
        case .resized(let newSize):
            size = newSize
        case .command(let command):
            return perform(command)
        case .edit(let edit):
            return editPrompt { $0.apply(edit) }
        case .paste(let text):
            return editPrompt { $0.insert(text) }
        case .submit:
            return submitPrompt()
        case .selectMatch(let match):
            if case .palette(let editor, _) = prompt { prompt = .palette(editor, selected: max(0, match)) }
        case .scrollOverlay(let line):
            scrollOverlay(to: line)
        case .mouse(let mouse):
            return take(mouse)
        case .addJobs(let identifiers):
            return add(identifiers)
        case .addKnown(let known):
            return add(known)
        case .openSaved(let job):
            openSaved(job)
        case .job(let update):
            return take(update)
        case .found(let token, let hits):
            take(hits, of: token)
        case .toggleSyntax:
            return toggleSyntax()
        case .filtered(let token, let result):
            take(result, of: token)
        case .analysed(let token, let result):
            take(result, of: token)
        case .marks(let job, let marks):
            take(marks, of: job)
        case .exported(let token, let outcome):
            take(outcome, of: token)
        case .savedFilters(let filters):
            savedFilters = filters.sorted { $0.name < $1.name }
        case .tick(let moment):
            now = moment
        case .notice(let text):
            notice = text
        }
        return []
    }

    private mutating func perform(_ command: Command) -> [Effect] {
        notice = nil
        if let open = prompt {
            // What is typed stays, unless it was the palette in which this was chosen.
            if command == .redraw, !open.isPalette { return [.repaint] }
            // A command that comes while a prompt is open was chosen in the palette, or closes the prompt.
            prompt = nil
            if case .search(_, let origin, _) = open, command == .back { return dropSearch(from: origin) }
            if command == .back { return [] }
        }
        search?.landing = nil
        if overlay != nil, handleOverlay(command) { return [] }
        if sheet != nil, let effects = handleSheet(command) { return effects }
        if let reason = unavailability(of: command) {
            notice = Notice(.information, reason)
            return []
        }
        switch command {
        case .moveUp: move(by: -1)
        case .moveDown: move(by: 1)
        case .pageUp: move(by: -pageStep)
        case .pageDown: move(by: pageStep)
        case .goToTop: move(by: -.max)
        case .goToBottom: move(by: .max)
        case .focusNext: cycleFocus(by: 1)
        case .focusPrevious: cycleFocus(by: -1)
        case .focusJobs: focus = .jobs
        case .focusCodes: focus = .codes
        case .focusAnswers: focus = .answers
        case .moveLeft: moveLeft()
        case .moveRight: moveRight()
        case .open: open()
        case .back: back()
        case .maximise: isMaximised.toggle()
        case .toggleFold, .expandAll, .collapseAll, .cycleOrder, .cycleBase, .previousQuestion, .nextQuestion:
            changeTree(command)
        case .giveBase: openBasePrompt()
        case .nextAnswer: stepAnswer(by: 1)
        case .previousAnswer: stepAnswer(by: -1)
        case .search: openSearch()
        case .nextMatch: stepMatch(by: 1)
        case .previousMatch: stepMatch(by: -1)
        case .markCode: toggleMark()
        case .filter: openFilterPrompt()
        case .dropFilter: dropFilter()
        case .copyAnswer: return copyAnswer()
        case .writeAnswer: openExportPrompt(.answer)
        case .exportView: openExportPrompt()
        case .agree: return judge(.agree)
        case .disagree: return judge(.disagree)
        case .unsure: return judge(.unsure)
        case .flag: return toggleFlag()
        case .note: openNotePrompt()
        case .blindReview, .blindReviewQuestion: openBlindPrompt(isOfQuestion: command == .blindReviewQuestion)
        case .showReview, .showFilters, .showNote, .showCompanions, .showMatrix, .showRespondent, .showDuplicates:
            openSheet(command)
        case .addJob: prompt = .addJob(LineEditor())
        case .refresh: return refresh()
        case .removeJob: return removeJob()
        case .showJobFacts: overlay = .jobFacts(top: 0)
        case .palette: prompt = .palette(LineEditor(), selected: 0)
        case .help: overlay = .help(top: 0)
        case .toggleMouse: return toggleMouse()
        case .redraw: return [.repaint]
        case .suspend: return [.suspend]
        case .quit: return [.quit]
        }
        return []
    }

    private mutating func toggleMouse() -> [Effect] {
        isMouseOn.toggle()
        notice = Notice(
            .information,
            isMouseOn
                ? "Mouse on: the terminal's own selection needs Shift now"
                : "Mouse off: the terminal selects text again"
        )
        return [.reportMouse(isMouseOn)]
    }
}
