package import Browser

/// Applies filters and computes what sheets show, on a thread of its own. Of each kind only the newest request runs; it
/// ends those before it.
package final class AnalysisRunner: Sendable {
    private let thread: SerialThread
    private let mailbox: Mailbox
    private let newestFilter = NewestRequest()
    private let newestAnalysis = NewestRequest()

    /// - Parameters:
    ///   - mailbox: Receives the results, as `Event.filtered` and `Event.analysed`.
    ///   - waker: Wakes the thread; the runner's alone. It is handed in because the system may refuse one.
    package init(reportingTo mailbox: Mailbox, waker: WakeDescriptor) {
        self.mailbox = mailbox
        thread = SerialThread(waker: waker)
    }

    deinit {
        endFilter()
        endAnalysis()
        thread.end()
    }

    /// Begins to filter; a filter that is still being applied ends. Never blocks.
    package func run(_ request: FilterRequest) {
        newestFilter.set(request.token)
        // Where the system refuses the thread, the question stays whole, and says that it is being filtered.
        _ = thread.run { [newestFilter, mailbox] in
            func isWanted() -> Bool { newestFilter.isWanted(request.token) }
            guard isWanted(), let result = request.result(while: isWanted) else { return }
            mailbox.send(.filtered(request.token, result))
        }
    }

    /// Ends the filter that is being applied. Never blocks.
    package func endFilter() { newestFilter.set(nil) }

    /// Begins an analysis; one that still runs ends. Never blocks.
    package func run(_ request: AnalysisRequest) {
        newestAnalysis.set(request.token)
        _ = thread.run { [newestAnalysis, mailbox] in
            func isWanted() -> Bool { newestAnalysis.isWanted(request.token) }
            guard isWanted(), let result = request.result(while: isWanted) else { return }
            mailbox.send(.analysed(request.token, result))
        }
    }

    /// Ends the analysis that runs. Never blocks.
    package func endAnalysis() { newestAnalysis.set(nil) }
}
