package import Browser

/// Lists files on a thread of its own: a folder on another machine may take its time.
package final class FileListRunner: Sendable {
    private let thread: SerialThread
    private let mailbox: Mailbox
    private let list: FileListRequest.Lister

    /// - Parameters:
    ///   - mailbox: Receives the names, as `Event.files`.
    ///   - waker: Wakes the thread; the runner's alone. It is handed in because the system may refuse one.
    ///   - list: Called on the thread.
    package init(reportingTo mailbox: Mailbox, waker: WakeDescriptor, list: @escaping FileListRequest.Lister) {
        self.mailbox = mailbox
        self.list = list
        thread = SerialThread(waker: waker)
    }

    deinit { thread.end() }

    /// Lists files; where the system has no thread for it, none. Never blocks.
    package func run(_ request: FileListRequest) {
        let isRunning = thread.run { [mailbox, list] in mailbox.send(.files(request.token, list(request.path))) }
        if !isRunning { mailbox.send(.files(request.token, [])) }
    }
}
