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

    /// Everything outside of the state that the loop works with. Tests hand in their own time and waiting.
    package struct Dependencies {
        /// The events of other threads.
        package var mailbox: Mailbox
        /// Performs effects that ask the service; nil where saved answers are read, since there is no service then.
        package var service: EffectRunner?
        /// Runs searches.
        package var searches: SearchRunner
        /// Applies filters and computes what sheets show.
        package var analyses: AnalysisRunner
        /// Lays out long texts.
        package var readings: ReadingRunner
        /// Writes exported files.
        package var exports: ExportRunner
        /// Lists files for paths that are typed.
        package var files: FileListRunner
        /// Performs effects that are about the store. Must not block.
        package var keep: (StoreEffect) -> Void
        /// The theme that frames are drawn in.
        package var theme: Theme
        /// False when the user wants no bell.
        package var ringsBell: Bool
        /// The monotonic time.
        package var now: () -> Moment
        /// Waits for descriptors: ``Readiness/wait(for:timeout:)``.
        package var wait: ([Int32], Int32) -> Readiness

        /// Takes each dependency; those with a default value are the program's own.
        package init(
            mailbox: Mailbox, service: EffectRunner?, searches: SearchRunner, analyses: AnalysisRunner,
            readings: ReadingRunner, exports: ExportRunner, files: FileListRunner, theme: Theme,
            keep: @escaping (StoreEffect) -> Void = { _ in },
            ringsBell: Bool = true,
            now: @escaping () -> Moment, wait: @escaping ([Int32], Int32) -> Readiness = Readiness.wait
        ) {
            self.mailbox = mailbox
            self.service = service
            self.searches = searches
            self.analyses = analyses
            self.readings = readings
            self.exports = exports
            self.files = files
            self.keep = keep
            self.theme = theme
            self.ringsBell = ringsBell
            self.now = now
            self.wait = wait
        }
    }

    /// The terminal; the loop is the only one to draw on it.
    package private(set) var screen: Terminal
    /// The browser's state after the last event.
    package private(set) var state: BrowserState
    private let dependencies: Dependencies
    private var schedule = LoopSchedule()
    private var ending: Ending?

    /// A loop that has not begun; ``run()`` draws the first frame.
    package init(screen: Terminal, state: BrowserState, dependencies: Dependencies) {
        self.screen = screen
        self.state = state
        self.dependencies = dependencies
    }

    /// Runs until the reader quits or the terminal is gone. Blocks the thread, which sleeps while no event comes.
    package mutating func run() -> Ending {
        if state.screen.isMouseOn { screen.reportMouse(true) }
        var readiness: Readiness?
        while true {
            let isAnswer = takeIn(readiness)
            if let ending {
                take(Event.leaving)
                return ending
            }
            let now = dependencies.now()
            if schedule.mayDraw(now: now, isAnswer: isAnswer) { draw() }
            readiness = wait()
        }
    }

    private mutating func wait() -> Readiness {
        let now = dependencies.now()
        let deadline = schedule.deadline(for: state, now: now)
        let readiness = dependencies.wait(
            [screen.inputDescriptor, dependencies.mailbox.descriptor], LoopSchedule.timeout(until: deadline, now: now))
        // The deadline came: a countdown shows another second.
        if let deadline, dependencies.now() >= deadline { schedule.invalidate() }
        return readiness
    }

    /// Takes in all that has come; the first time, when nothing was waited for, whatever is there.
    /// - Returns: True when something had come from the terminal.
    private mutating func takeIn(_ readiness: Readiness?) -> Bool {
        state.setTime(dependencies.now())
        let hasNews = readiness?.isReady(dependencies.mailbox.descriptor) ?? true
        let hasInput = readiness.map { $0.isReady(screen.inputDescriptor) || $0.wasInterrupted } ?? true
        // A signal wakes the mailbox and is reported by the terminal. So the mailbox is drained before the terminal is
        // read, or a signal in between would be missed.
        let news = hasNews ? dependencies.mailbox.drain() : []
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
        case .watch(let job): dependencies.service?.watch(job)
        case .open(let job): dependencies.service?.open(job)
        case .refresh(let job): dependencies.service?.refresh(job)
        case .stop(let job): dependencies.service?.stop(job)
        case .putBack(let job, let order): dependencies.service?.putBack(job, order: order)
        case .search(let request): dependencies.searches.run(request)
        case .endSearch: dependencies.searches.end()
        case .filter(let request): dependencies.analyses.run(request)
        case .endFilter: dependencies.analyses.endFilter()
        case .analyse(let request): dependencies.analyses.run(request)
        case .endAnalysis: dependencies.analyses.endAnalysis()
        case .read(let request): dependencies.readings.run(request)
        case .endReading: dependencies.readings.end()
        case .letGo(let texts): dependencies.readings.letGo(texts)
        case .store(let effect): dependencies.keep(effect)
        case .export(let request): dependencies.exports.run(request)
        case .listFiles(let request): dependencies.files.run(request)
        case .copy(let lines): screen.copy(lines)
        case .ringBell: if dependencies.ringsBell { screen.ringBell() }
        case .reportMouse(let on): screen.reportMouse(on)
        case .repaint: screen.repaint()
        case .suspend: screen.suspend()
        case .quit: ending = .quit
        }
    }

    private mutating func draw() {
        let frame = render(state, theme: dependencies.theme)
        screen.present(frame.grid, cursor: frame.cursor)
        schedule.drew(now: dependencies.now())
    }
}
