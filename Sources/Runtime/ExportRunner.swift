package import Browser

/// Writes files on a thread of its own, one after the other.
package final class ExportRunner: Sendable {
    /// Writes a file as a whole or not at all.
    /// - Parameters:
    ///   - request: What and where.
    ///   - progress: Told how many bytes are written so far.
    package typealias Writer =
        @Sendable (_ request: ExportRequest, _ progress: (Int) -> Void) -> ExportOutcome

    /// The least time between two reports.
    private static let reportInterval = Duration.milliseconds(100)

    private let thread: SerialThread
    private let mailbox: Mailbox
    private let write: Writer

    /// - Parameters:
    ///   - mailbox: Where outcomes are left, as `Event.exported`.
    ///   - bell: For the runner alone. It is handed in because the system may refuse one.
    package init(reportingTo mailbox: Mailbox, bell: WakeDescriptor, write: @escaping Writer) {
        self.mailbox = mailbox
        self.write = write
        thread = SerialThread(bell: bell)
    }

    deinit { thread.end() }

    /// Has the file written. Never blocks.
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
