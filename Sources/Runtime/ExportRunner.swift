package import Browser

/// Writes files on a thread of its own, one after the other.
package final class ExportRunner: Sendable {
    /// Writes a file as a whole or not at all.
    /// - Parameters:
    ///   - request: The export and its path.
    ///   - progress: Receives the number of bytes written so far.
    /// - Returns: Whether the file is written, or why not.
    package typealias Writer =
        @Sendable (_ request: ExportRequest, _ progress: (Int) -> Void) -> ExportOutcome

    /// The least time between two reports.
    private static let reportInterval = Duration.milliseconds(100)

    private let thread: SerialThread
    private let mailbox: Mailbox
    private let write: Writer

    /// - Parameters:
    ///   - mailbox: Receives progress and outcomes, as `Event.exported`.
    ///   - waker: Wakes the thread; the runner's alone. It is handed in because the system may refuse one.
    ///   - write: Writes a file; called on the thread.
    package init(reportingTo mailbox: Mailbox, waker: WakeDescriptor, write: @escaping Writer) {
        self.mailbox = mailbox
        self.write = write
        thread = SerialThread(waker: waker)
    }

    deinit { thread.end() }

    /// Writes a file after those before it. Never blocks.
    package func run(_ request: ExportRequest) {
        let isRunning = thread.run { [mailbox, write] in
            var lastReport = ContinuousClock.now
            let outcome = write(request) { bytes in
                let now = ContinuousClock.now
                guard now - lastReport >= Self.reportInterval else { return }
                lastReport = now
                mailbox.send(.exported(request.token, .writing(bytes: bytes)))
            }
            mailbox.send(.exported(request.token, outcome))
        }
        if !isRunning { mailbox.send(.exported(request.token, .withoutThread)) }
    }
}
