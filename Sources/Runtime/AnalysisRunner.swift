package import Browser
import Synchronization

/// Applies filters and computes what sheets show, on a thread of its own. Of each kind only the newest request runs; it
/// ends those before it.
package final class AnalysisRunner: Sendable {
    /// The requests whose results are still wanted; nil for none.
    private struct Wanted {
        var filter: RequestToken?
        var analysis: RequestToken?
    }

    private let thread: SerialThread
    private let mailbox: Mailbox
    private let wanted = Shared()

    /// Shared with what runs on the thread.
    private final class Shared: Sendable {
        let tokens = Mutex(Wanted())
    }

    /// - Parameters:
    ///   - mailbox: Receives the results, as `Event.filtered` and `Event.analysed`.
    ///   - waker: Wakes the thread; the runner's alone. It is handed in because the system may refuse one.
    package init(reportingTo mailbox: Mailbox, waker: WakeDescriptor) {
        self.mailbox = mailbox
        thread = SerialThread(waker: waker)
    }

    deinit {
        wanted.tokens.withLock { $0 = Wanted() }
        thread.end()
    }

    /// Begins to filter; a filter that is still being applied ends. Never blocks.
    package func run(_ request: FilterRequest) {
        wanted.tokens.withLock { $0.filter = request.token }
        // Where the system refuses the thread, the question stays whole, and says that it is being filtered.
        _ = thread.run { [wanted, mailbox] in
            func isWanted() -> Bool { wanted.tokens.withLock { $0.filter == request.token } }
            guard isWanted(), let result = request.result(while: isWanted) else { return }
            mailbox.send(.filtered(request.token, result))
        }
    }

    /// Ends the filter that is being applied. Never blocks.
    package func endFilter() { wanted.tokens.withLock { $0.filter = nil } }

    /// Begins an analysis; one that still runs ends. Never blocks.
    package func run(_ request: AnalysisRequest) {
        wanted.tokens.withLock { $0.analysis = request.token }
        _ = thread.run { [wanted, mailbox] in
            func isWanted() -> Bool { wanted.tokens.withLock { $0.analysis == request.token } }
            guard isWanted(), let result = request.result(while: isWanted) else { return }
            mailbox.send(.analysed(request.token, result))
        }
    }

    /// Ends the analysis that runs. Never blocks.
    package func endAnalysis() { wanted.tokens.withLock { $0.analysis = nil } }
}
