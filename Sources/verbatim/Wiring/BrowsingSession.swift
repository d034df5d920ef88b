import Browser
import CodingModel
import CodingService
import CursesTerminal
import JobStore
import Logging
import Runtime
import TerminalText

/// One stay in the browser: from taking the terminal to giving it back.
struct BrowsingSession {
    /// Milliseconds that open connections get to end in when the reader quits.
    private static let patience: Int32 = 1500

    let preferences: Preferences
    let terminal: TerminalAccess

    /// Watches jobs of a server.
    /// - Parameter known: Jobs that were tracked before; those that are new come after them.
    func watch(
        _ known: [KnownJob], _ jobs: [JobIdentifier], through service: ServiceSetup, store: JobStore, journal: Journal
    ) throws(Problem) {
        journal.write(.info, "verbatim \(RawText(ProgramVersion.text)) browses \(RawText("\(service.origin)"))")
        // All that the system may refuse comes before the service: what runs has to be shut down.
        let (mailbox, finished, reader) = try Problem.unlessTheSystemRefuses { () throws(SystemFailure) in
            (try Mailbox(), try WakeDescriptor(), try WakeDescriptor())
        }
        let keeper = try Keeper(store, server: service.server, mailbox: mailbox)
        let running = try service.start(store: store) { update in
            journal.note(update)
            mailbox.send(.job(update))
        }
        store.onTrouble { trouble in
            journal.write(.warning, DisplayText(trouble.sentence))
            mailbox.send(.notice(Notice(.warning, DisplayText(trouble.sentence))))
        }
        let runner = EffectRunner(for: running, bells: (finished, reader)) { job in
            guard let news = store.news(of: JobKey(server: service.server, job: job)) else { return false }
            for change in news { mailbox.send(.job(JobUpdate(job: job, change: change))) }
            return true
        }
        let departure = Result { () throws(Problem) in
            try browse(
                mailbox, service: runner, keeper, first: [store.filtersEvent, .addKnown(known), .addJobs(jobs)])
        }
        if !keeper.finish(patience: Self.patience) { StandardStreams.complain(Keeper.unkept) }
        runner.shutdown(patience: Self.patience)
        try departure.get().leave()
    }

    /// Shows jobs that were read from files.
    /// - Parameter store: For marks and named filters.
    func show(_ jobs: [CodedJob], store: JobStore) throws(Problem) {
        let mailbox = try Problem.unlessTheSystemRefuses { () throws(SystemFailure) in try Mailbox() }
        store.onTrouble { mailbox.send(.notice(Notice(.warning, DisplayText($0.sentence)))) }
        let keeper = try Keeper(store, server: Keeper.fileServer, mailbox: mailbox)
        let departure = Result { () throws(Problem) in
            try browse(
                mailbox, service: nil, keeper, first: [store.filtersEvent] + jobs.map { .openSaved($0) })
        }
        if !keeper.finish(patience: Self.patience) { StandardStreams.complain(Keeper.unkept) }
        try departure.get().leave()
    }

    private func browse(
        _ mailbox: Mailbox, service: EffectRunner?, _ keeper: Keeper, first events: [Event]
    ) throws(Problem) -> Departure {
        let configuration = preferences.configuration
        let (searching, analysing, exporting) = try Problem.unlessTheSystemRefuses { () throws(SystemFailure) in
            (try WakeDescriptor(), try WakeDescriptor(), try WakeDescriptor())
        }
        let screen = try terminal.take(
            wakeDescriptor: mailbox.signalDescriptor, synchronizedOutput: configuration.synchronizedOutput)
        defer { screen.restore() }
        let clock = SystemClock()
        let exports = ExportWriting()
        let state = BrowserState(
            size: screen.size, now: clock.now, isMouseOn: configuration.mouse, canAskServer: service != nil,
            givenBases: preferences.bases)
        let means = EventLoop<CursesTerminal>.Means(
            mailbox: mailbox, service: service, searches: SearchRunner(reportingTo: mailbox, bell: searching),
            analyses: AnalysisRunner(reportingTo: mailbox, bell: analysing),
            exports: ExportRunner(reportingTo: mailbox, bell: exporting, write: exports.write),
            theme: preferences.theme, keep: { keeper.keep($0) }, ringsBell: configuration.bell, now: { clock.now })
        events.forEach(mailbox.send)
        var loop = EventLoop(screen: screen, state: state, means: means)
        let ending = loop.run()
        if exports.abandon() {
            screen.restore()
            StandardStreams.complain("the program ended before a file was written whole; nothing was written")
        }
        switch ending {
        case .quit: return .quit
        case .hangup: return screen.endingSignal.map { .signal($0) } ?? .terminalGone
        }
    }
}
