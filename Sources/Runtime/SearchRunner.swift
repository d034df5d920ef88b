import Analysis
package import Browser
internal import CodingModel

/// Runs the reader's search on a thread of its own. Only the newest search runs; it ends those before it.
package final class SearchRunner: Sendable {
    /// Bytes of answers between two looks at whether the search is still wanted: about a millisecond.
    private static let slice = 1 << 20
    /// The least time between two reports: the screen is not drawn more often.
    private static let reportInterval = Duration.milliseconds(16)

    private let thread: SerialThread
    private let mailbox: Mailbox
    private let newest = NewestRequest()

    /// - Parameters:
    ///   - mailbox: Receives the hits, as `Event.found`.
    ///   - waker: Wakes the thread; the runner's alone. It is handed in because the system may refuse one.
    package init(reportingTo mailbox: Mailbox, waker: WakeDescriptor) {
        self.mailbox = mailbox
        thread = SerialThread(waker: waker)
    }

    deinit {
        end()
        thread.end()
    }

    /// Begins a search; one that still runs ends within a slice. Never blocks.
    package func run(_ request: SearchRequest) {
        newest.set(request.token)
        // Where the system refuses the thread, the screen goes on to say that the search is at its beginning.
        _ = thread.run { [newest, mailbox] in Self.run(request, while: newest, reportingTo: mailbox) }
    }

    /// Ends the search that runs. Never blocks.
    package func end() { newest.set(nil) }

    /// Reports the first matches at once, then what was found so far now and then, and at last everything: of the question,
    /// then of the rest of the job.
    private static func run(_ request: SearchRequest, while newest: NewestRequest, reportingTo mailbox: Mailbox) {
        var search = request.search
        var lastReport = ContinuousClock.now
        var hasReported = false
        var wasComplete = false
        while newest.isWanted(request.token) {
            search.advance(bytes: slice)
            let now = ContinuousClock.now
            let isNews = !hasReported && search.foundCount > 0 || search.isComplete && !wasComplete
            let isEnded = search.isFinished
            if isEnded || isNews || now - lastReport >= reportInterval {
                mailbox.send(.found(request.token, search.hits))
                lastReport = now
                hasReported = true
                wasComplete = search.isComplete
            }
            if isEnded { return }
        }
    }
}
