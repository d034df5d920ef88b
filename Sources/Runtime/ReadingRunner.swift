package import Browser

/// Lays out long texts on a thread of its own: a reader waits for the answer on screen, whatever is filtered meanwhile. Only
/// the newest request runs; it ends those before it.
package final class ReadingRunner: Sendable {
    private let thread: SerialThread
    private let mailbox: Mailbox
    private let newest = NewestRequest()

    /// - Parameters:
    ///   - mailbox: Receives the results, as `Event.read`.
    ///   - waker: Wakes the thread; the runner's alone. It is handed in because the system may refuse one.
    package init(reportingTo mailbox: Mailbox, waker: WakeDescriptor) {
        self.mailbox = mailbox
        thread = SerialThread(waker: waker)
    }

    deinit {
        end()
        thread.end()
    }

    /// Begins to read; texts that are still being read are left. Never blocks.
    package func run(_ request: ReadingRequest) {
        newest.set(request.token)
        // Where the system refuses the thread, the beginnings of long texts stay on screen.
        _ = thread.run { [newest, mailbox] in
            func isWanted() -> Bool { newest.isWanted(request.token) }
            guard isWanted(), let result = request.result(while: isWanted) else { return }
            mailbox.send(.read(request.token, result))
        }
    }

    /// Frees texts on the thread, or here where the system refuses it.
    package func letGo(_ texts: LeftTexts) {
        _ = thread.run { withExtendedLifetime(texts) {} }
    }

    /// Ends the reading. Never blocks.
    package func end() { newest.set(nil) }
}
