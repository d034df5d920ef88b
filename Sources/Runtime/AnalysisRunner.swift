package import Browser
import Synchronization

/// Applies filters, and works out what sheets show, on a thread of its own: of each kind one at a time, and of those that
/// wait the newest alone.
package final class AnalysisRunner: Sendable {
    /// What the reader waits for; nil for nothing.
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
    ///   - mailbox: Where results are left, as `Event.filtered` and `Event.analysed`.
    ///   - bell: For the runner alone. It is handed in because the system may refuse one.
    package init(reportingTo mailbox: Mailbox, bell: WakeDescriptor) {
        self.mailbox = mailbox
        thread = SerialThread(bell: bell)
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
