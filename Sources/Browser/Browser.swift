import CodingModel
import TerminalText

/// Changes the browser's state for one event. It is the only place where the state changes.
///
/// ```swift
/// var state = BrowserState(size: Size(width: 120, height: 40), now: Moment(milliseconds: 0))
/// reduce(&state, .addJobs([job]))            // [.watch(job)]
/// reduce(&state, .command(.sheet(.help)))    // []: state.sheetModels now holds the help
/// reduce(&state, .command(.suspend))         // [.suspend]
/// ```
/// - Returns: The effects that are to be done outside; the reducer itself does nothing but compute.
package func reduce(_ state: inout BrowserState, _ event: Event) -> [Effect] {
    state.history.beginStep()
    var effects = state.take(event)
    for step in BrowserState.stepsAfterEvents { effects += step(&state) }
    return effects
}

extension BrowserState {
    /// The steps after every event, in this order. Each brings a part of the state after what the event changed, and
    /// does nothing where nothing changed.
    fileprivate static let stepsAfterEvents: [@Sendable (inout BrowserState) -> [Effect]] = [
        // First, for it decides which job all other steps are about: the selected job's results are asked for.
        { $0.openStored() },
        // Before all that follows a snapshot: one that was held may come on screen now.
        { $0.followHeld() },
        // Before filters, which may ask for marks: the marks are placed in the snapshot on screen.
        { $0.followReview() },
        // Before filters and searches, which follow to the question that a step may lead to.
        { state in
            state.followSteps()
            return []
        },
        // Before searches and sheets, which look at what the filter left.
        { $0.followFilter() },
        // After filters. Searches and sheets don't look at each other.
        { $0.followSearch() },
        { $0.followSheets() },
        // Before the trail goes, and after all that may lead to another job.
        { $0.followPlace() },
        // After all that may move the focus: the way back along links is of use in the detail pane alone.
        { state in
            state.forgetTrail()
            return []
        },
        // Behind all that may move rows and cursors.
        { state in
            state.keepCursorsVisible()
            return []
        },
        // Behind the lists, which say whose texts are on screen.
        { $0.followReading() },
        // Behind reading, for a sheet may be as long as a text that was laid out just now.
        { state in
            state.keepSheetsInBounds()
            return []
        },
        // Behind all that may bring another snapshot.
        { state in
            if state.screen.prompt?.kind.namesCodes == true { _ = state.jobs.nameCodes() }
            return []
        },
        // Behind all that may end.
        { state in
            state.followNotice()
            return []
        },
    ]

    fileprivate mutating func take(_ event: Event) -> [Effect] {
        switch event {
        case .resized(let size): screen.resize(to: size)
        case .command(let command): return perform(command)
        case .edit(let edit): return editPrompt { $0.apply(edit) }
        case .paste(let text): return paste(text)
        case .promptKey(let key): return take(key)
        case .submit: return submitPrompt()
        case .mouse(let mouse):
            jobs.endSeeking()
            reading.dropSteps()
            take(mouse)
        case .addJobs(let identifiers): return add(identifiers.map { KnownJob(identifier: $0) })
        case .addKnown(let known): return add(known)
        case .openSaved(let job): openSaved(job)
        case .job(let update): return take(update)
        case .found(let token, let hits): take(hits, of: token)
        case .filtered(let token, let result): take(result, of: token)
        case .analysed(let token, let result): return take(result, of: token)
        case .read(let token, let result): reading.take(result, of: token)
        case .marks(let job, let marks): take(marks, of: job)
        case .exported(let token, let outcome): take(outcome, of: token)
        case .files(let token, let names): return take(files: names, of: token)
        case .savedFilters(let filters): jobs.setSavedFilters(filters)
        case .places(let places, let lastRead): jobs.take(places, lastRead: lastRead)
        case .bases(let bases): jobs.take(bases)
        case .leaving: return keepPlace(in: jobs.selected)
        case .meaningless(let notice):
            screen.beginKey()
            screen.tell(notice)
        case .notice(let notice): screen.announce(notice)
        }
        return []
    }

    /// Does a command, or has the prompt or the sheet that is open do it.
    mutating func perform(_ command: Command) -> [Effect] {
        screen.beginKey()
        // Who looks, leaves or comes back goes nowhere else.
        if ![.quit, .suspend, .redraw].contains(command) { jobs.endSeeking() }
        if let effects = performInPrompt(command) { return effects }
        if holdsBackForWork(command) { return [] }
        work.endTelling()
        // Steps from match to match wait for what they lead through; whatever else is done, the reader goes elsewhere.
        if ![.nextMatch, .previousMatch].contains(command), !command.staysAtAnswer(in: screen.focus) {
            work.endLanding()
            reading.dropSteps()
        }
        if let effects = performInSheet(command) { return effects }
        if let reason = unavailability(of: command) {
            refuse(command, reason, about: .refusal(command))
            return []
        }
        if holdsBack(command) { return [] }
        return performInPanes(command)
    }

    private mutating func performInPanes(_ command: Command) -> [Effect] {
        switch command {
        case .moveUp, .moveDown, .pageUp, .pageDown, .goToTop, .goToBottom:
            if let step = command.step(page: pageStep) { move(by: step) }
        case .focusNext: cycleFocus(by: 1)
        case .focusPrevious: cycleFocus(by: -1)
        case .focusJobs: screen.focus(on: .jobs)
        case .focusCodes: screen.focus(on: .codes)
        case .focusAnswers: screen.focus(on: .answers)
        case .moveLeft: screen.focus.actions.moveLeft(in: &self)
        case .moveRight: screen.focus.actions.moveRight(in: &self)
        case .open: screen.focus.actions.open(in: &self)
        case .back: back()
        case .maximise: screen.toggleMaximised()
        case .toggleFold: toggleFold()
        case .expandAll: setAllExpanded(true)
        case .collapseAll: setAllExpanded(false)
        case .cycleOrder: cycleOrder()
        case .cycleBase: cycleBase()
        case .previousQuestion: openQuestion(by: -1)
        case .nextQuestion: openQuestion(by: 1)
        case .pickCode: togglePick()
        case .dropFilter: dropFilter()
        case .nextAnswer: stepAnswer(by: 1)
        case .previousAnswer: stepAnswer(by: -1)
        case .nextMatch: stepMatch(by: 1)
        case .previousMatch: stepMatch(by: -1)
        case .copyAnswer: return copyAnswer()
        case .agree: return judge(.agree)
        case .disagree: return judge(.disagree)
        case .unsure: return judge(.unsure)
        case .noVerdict: return judge(nil)
        case .flag: return toggleFlag()
        case .undo: return go(.undo)
        case .redo: return go(.redo)
        case .refresh: return refresh()
        case .removeJob: return removeJob()
        case .sheet(let sheet): openSheet(sheet)
        case .prompt(let prompt): openPrompt(prompt)
        case .toggleMouse: return toggleMouse()
        case .redraw: return [.repaint]
        // Nobody knows whether a stopped program goes on.
        case .suspend: return keepPlace(in: jobs.selected) + [.suspend]
        case .quit: return [.quit]
        }
        return []
    }

    private mutating func toggleMouse() -> [Effect] {
        screen.toggleMouse()
        screen.tell(
            .information,
            screen.isMouseOn
                ? "Mouse on: the terminal's own selection needs Shift now"
                : "Mouse off: the terminal selects text again")
        return [.reportMouse(screen.isMouseOn)]
    }
}
