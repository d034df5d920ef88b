package import Browser
import Synchronization

/// Applies filters, and works out what sheets show, on a thread of its own: of each kind one at a time, and of those that
/// wait the newest alone.
package final class AnalysisRunner: Sendable {
    /// What the reader waits for; nil for nothing.
    private struct Wanted {
        var filter: AnalysisToken?
        var analysis: AnalysisToken?
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
            let result = request.result { wanted.tokens.withLock { $0.filter == request.token } }
            if let result { mailbox.send(.filtered(request.token, result)) }
        }
    }

    /// Begins an analysis; one that still runs ends. Never blocks.
    package func run(_ request: AnalysisRequest) {
        wanted.tokens.withLock { $0.analysis = request.token }
        _ = thread.run { [wanted, mailbox] in
            guard wanted.tokens.withLock({ $0.analysis == request.token }) else { return }
            let result = request.result { wanted.tokens.withLock { $0.analysis == request.token } }
            if let result { mailbox.send(.analysed(request.token, result)) }
        }
    }
}
