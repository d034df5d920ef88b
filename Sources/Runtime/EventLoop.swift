package import Browser
package import BrowserViews
package import Canvas
package import CodingModel

/// The program's main thread: it waits, takes in everything that happened, reduces it, and draws once.
package struct EventLoop<Terminal: Screen> {
    /// Why the loop ended.
    package enum Ending: Hashable, Sendable {
        /// The reader asked to quit.
        case quit
        /// The terminal is gone, or a signal asked the program to end.
        case hangup
    }

    /// What the loop is given. Time and waiting are handed in, so that a test can look at them.
    package struct Means {
        package var mailbox: Mailbox
        /// Nil when saved answers are read: there is no service.
        package var service: EffectRunner?
        package var searches: SearchRunner
        package var analyses: AnalysisRunner
        package var exports: ExportRunner
        /// Keeps beyond this run what an effect wants kept. Must not block.
        package var keep: (Effect) -> Void
        package var theme: Theme
        package var ringsBell: Bool
        package var now: () -> Moment
        /// Waits for descriptors: ``Readiness/wait(for:timeout:)``.
        package var wait: ([Int32], Int32) -> Readiness

        package init(
            mailbox: Mailbox, service: EffectRunner?, searches: SearchRunner, analyses: AnalysisRunner,
            exports: ExportRunner,
            theme: Theme, keep: @escaping (Effect) -> Void = { _ in },
            ringsBell: Bool = true,
            now: @escaping () -> Moment, wait: @escaping ([Int32], Int32) -> Readiness = Readiness.wait
        ) {
            self.mailbox = mailbox
            self.service = service
            self.searches = searches
            self.analyses = analyses
            self.exports = exports
            self.keep = keep
            self.theme = theme
            self.ringsBell = ringsBell
            self.now = now
            self.wait = wait
        }
    }

    package private(set) var screen: Terminal
    package private(set) var state: BrowserState
    private let means: Means
    private var schedule = LoopSchedule()
    private var ending: Ending?

    package init(screen: Terminal, state: BrowserState, means: Means) {
        self.screen = screen
        self.state = state
        self.means = means
    }

    /// Runs until the reader quits or the terminal is gone. Blocks the thread; nothing happens while nothing happens.
    package mutating func run() -> Ending {
        if state.screen.isMouseOn { screen.reportMouse(true) }
        var readiness: Readiness?
        while true {
            let isAnswer = takeIn(readiness)
            if let ending { return ending }
            let now = means.now()
            if schedule.mayDraw(now: now, isAnswer: isAnswer) { draw() }
            readiness = wait()
        }
    }

    private mutating func wait() -> Readiness {
        let now = means.now()
        let deadline = schedule.deadline(for: state, now: now)
        let readiness = means.wait(
            [screen.inputDescriptor, means.mailbox.descriptor], LoopSchedule.timeout(until: deadline, now: now))
        // The deadline came: a countdown shows another second.
        if let deadline, means.now() >= deadline { schedule.invalidate() }
        return readiness
    }

    /// Takes in all that has come; the first time, when nothing was waited for, whatever is there.
    /// - Returns: True when something had come from the terminal.
    private mutating func takeIn(_ readiness: Readiness?) -> Bool {
        state.setTime(means.now())
        let hasNews = readiness?.isReady(means.mailbox.descriptor) ?? true
        let hasInput = readiness.map { $0.isReady(screen.inputDescriptor) || $0.wasInterrupted } ?? true
        // A signal rings at the mailbox and is told by the terminal: so the bell is silenced before the terminal is
        // asked, or a signal in between would go unheard.
        let news = hasNews ? means.mailbox.drain() : []
        let inputs = hasNews || hasInput ? screen.readInput() : []
        for input in inputs where ending == nil { take(input) }
        for event in news where ending == nil { take(event) }
        if readiness == nil || !inputs.isEmpty || !news.isEmpty { schedule.invalidate() }
        return !inputs.isEmpty
    }

    private mutating func take(_ input: InputEvent) {
        switch input {
        case .key(let key):
            // Looked up one by one: what a key means depends on what the keys before it did.
            if let event = state.settings.keymap.event(for: key, in: state) { take(event) }
        case .paste(let text): take(Event.paste(text))
        case .mouse(let event): take(Event.mouse(event))
        case .resized(let size): take(Event.resized(size))
        case .resumed: break
        case .hangup: ending = .hangup
        }
    }

    private mutating func take(_ event: Event) {
        for effect in reduce(&state, event) { perform(effect) }
    }

    private mutating func perform(_ effect: Effect) {
        switch effect {
        case .watch(let job): means.service?.watch(job)
        case .open(let job): means.service?.open(job)
        case .refresh(let job): means.service?.refresh(job)
        case .stop(let job): means.service?.stop(job)
        case .search(let request): means.searches.run(request)
        case .endSearch: means.searches.end()
        case .filter(let request): means.analyses.run(request)
        case .endFilter: means.analyses.endFilter()
        case .analyse(let request): means.analyses.run(request)
        case .endAnalysis: means.analyses.endAnalysis()
        case .saveFilter, .removeFilter, .loadMarks, .keepMark: means.keep(effect)
        case .export(let request): means.exports.run(request)
        case .copy(let lines): screen.copy(lines)
        case .ringBell: if means.ringsBell { screen.ringBell() }
        case .reportMouse(let on): screen.reportMouse(on)
        case .repaint: screen.repaint()
        case .suspend: screen.suspend()
        case .quit: ending = .quit
        }
    }

    private mutating func draw() {
        let frame = render(state, theme: means.theme)
        screen.present(frame.grid, cursor: frame.cursor)
        schedule.drew(now: means.now())
    }
}
