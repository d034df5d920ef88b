import Browser
import CodingModel
import CodingService
import CursesTerminal
import JobStore
import Logging
import Runtime
import TerminalText

/// Runs the browser, from taking the terminal to giving it back.
struct BrowsingSession {
    /// Milliseconds that open connections get to end in when the reader quits.
    private static let patience: Int32 = 1500

    let preferences: Preferences
    /// The command line's bases of its job, by `questionIdentifier`, in people.
    var bases: [JobIdentifier: [RawText: Int]] = [:]
    let terminal: TerminalAccess
    /// The files that jobs are read from.
    var inputs: [String] = []

    /// Browses jobs of a server.
    /// - Parameters:
    ///   - known: The tracked jobs, which are listed first.
    ///   - jobs: The jobs that the command line names.
    func watch(
        _ known: [KnownJob], _ jobs: [JobIdentifier], through service: ServiceSetup, store: JobStore,
        programLog: ProgramLog
    ) throws(Problem) {
        programLog.write(.info, "verbatim \(RawText(ProgramVersion.text)) browses \(RawText("\(service.origin)"))")
        // All that the system may refuse comes before the service: what runs has to be shut down.
        let (mailbox, finished, reader) = try Problem.unlessTheSystemRefuses { () throws(SystemFailure) in
            (try Mailbox(), try WakeDescriptor(), try WakeDescriptor())
        }
        let storeRunner = try StoreRunner(store, server: service.server, mailbox: mailbox)
        let running = try service.start(store: store) { update in
            programLog.note(update)
            mailbox.send(.job(update))
        }
        store.onTrouble { trouble in
            programLog.write(.warning, DisplayText(trouble.sentence))
            mailbox.send(.notice(Notice(.warning, DisplayText(trouble.sentence))))
        }
        store.onWaiting { trouble in mailbox.send(.notice(Notice(.warning, DisplayText(trouble.sentence)))) }
        if let remark = service.keyRemark {
            mailbox.send(.notice(Notice(.warning, DisplayText(RawText(remark)))))
        }
        let runner = EffectRunner(for: running, wakers: (finished, reader)) { job in
            guard let news = store.news(of: JobKey(server: service.server, job: job)) else { return false }
            for change in news { mailbox.send(.job(JobUpdate(job: job, change: change))) }
            return true
        }
        let departure = Result { () throws(Problem) in
            try browse(
                mailbox, service: runner, storeRunner,
                first: store.firstEvents(server: service.server, selecting: jobs.first)
                    + [.addKnown(known), .addJobs(jobs)])
        }
        if !storeRunner.finish(patience: Self.patience) { StandardStreams.lastWords(StoreRunner.unkept) }
        runner.shutdown(patience: Self.patience)
        try departure.get().leave()
    }

    /// Browses jobs that were read from files.
    /// - Parameter store: Keeps marks and named filters.
    func show(_ jobs: [CodedJob], store: JobStore) throws(Problem) {
        let mailbox = try Problem.unlessTheSystemRefuses { () throws(SystemFailure) in try Mailbox() }
        store.onWaiting { mailbox.send(.notice(Notice(.warning, DisplayText($0.sentence)))) }
        store.onTrouble { mailbox.send(.notice(Notice(.warning, DisplayText($0.sentence)))) }
        let storeRunner = try StoreRunner(store, server: StoreRunner.fileServer, mailbox: mailbox)
        let departure = Result { () throws(Problem) in
            try browse(
                mailbox, service: nil, storeRunner,
                first: store.firstEvents(server: StoreRunner.fileServer) + jobs.map { .openSaved($0) })
        }
        if !storeRunner.finish(patience: Self.patience) { StandardStreams.lastWords(StoreRunner.unkept) }
        try departure.get().leave()
    }

    private func browse(
        _ mailbox: Mailbox, service: EffectRunner?, _ storeRunner: StoreRunner, first events: [Event]
    ) throws(Problem) -> Departure {
        let configuration = preferences.configuration
        let (searching, analysing, reading) = try Problem.unlessTheSystemRefuses { () throws(SystemFailure) in
            (try WakeDescriptor(), try WakeDescriptor(), try WakeDescriptor())
        }
        let (exporting, listing) = try Problem.unlessTheSystemRefuses { () throws(SystemFailure) in
            (try WakeDescriptor(), try WakeDescriptor())
        }
        try EndingWatch.begin()
        let screen = try terminal.take(
            wakeDescriptor: mailbox.signalDescriptor, synchronizedOutput: configuration.synchronizedOutput)
        defer { screen.restore() }
        let clock = SystemClock()
        let exports = ExportWriting(reading: inputs, forExcel: configuration.exportForExcel)
        let state = BrowserState(
            size: screen.size, now: clock.now, isMouseOn: configuration.mouse,
            settings: BrowserSettings(
                canAskServer: service != nil, basesOfSurveys: configuration.bases, basesOfJobs: bases,
                order: configuration.order, fileFormats: ExportWriting.fileFormats,
                showsCursor: configuration.cursor))
        let dependencies = EventLoop<CursesTerminal>.Dependencies(
            mailbox: mailbox, service: service, searches: SearchRunner(reportingTo: mailbox, waker: searching),
            analyses: AnalysisRunner(reportingTo: mailbox, waker: analysing),
            readings: ReadingRunner(reportingTo: mailbox, waker: reading),
            exports: ExportRunner(reportingTo: mailbox, waker: exporting, write: exports.write),
            files: FileListRunner(reportingTo: mailbox, waker: listing, list: FolderListing.names),
            theme: preferences.theme, keep: { storeRunner.keep($0) }, ringsBell: configuration.bell, now: { clock.now })
        events.forEach(mailbox.send)
        var loop = EventLoop(screen: screen, state: state, dependencies: dependencies)
        let ending = loop.run()
        if exports.abandon() {
            screen.restore()
            StandardStreams.lastWords("the program ended before a file was completely written; nothing was written")
        }
        switch ending {
        case .quit: return .quit
        case .hangup: return screen.endingSignal.map { .signal($0) } ?? .terminalGone
        }
    }
}
