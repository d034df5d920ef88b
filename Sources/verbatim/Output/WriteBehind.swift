import Runtime

/// Writes on a thread of its own while the caller composes the next part: in a large document each takes about as long
/// as the other. Only one thread at a time may call it.
struct WriteBehind {
    /// How many parts may wait to be written.
    private static let limit = 8

    private let writer: DescriptorWriter
    /// Nil ends the thread.
    private let parts: Inbox<[UInt8]?>
    /// The outcome of each part, in order.
    private let outcomes: Inbox<Result<Void, Problem>>
    private let thread: SerialThread
    private let hasThread: Bool
    private var waiting = 0

    /// - Parameter writer: Stays open until `end` has returned.
    init(_ writer: DescriptorWriter) throws(Problem) {
        let (parts, outcomes, waker) = try Problem.unlessTheSystemRefuses { () throws(SystemFailure) in
            (try Inbox<[UInt8]?>(), try Inbox<Result<Void, Problem>>(), try WakeDescriptor())
        }
        self.writer = writer
        self.parts = parts
        self.outcomes = outcomes
        thread = SerialThread(waker: waker)
        hasThread = thread.run {
            var outcome = Result<Void, Problem>.success(())
            while case let part?? = parts.next() {
                // After a failure the rest would leave a hole.
                if case .success = outcome { outcome = Result { () throws(Problem) in try writer.write(part) } }
                outcomes.send(outcome)
            }
        }
    }

    /// Hands a part to the thread; waits while too many are unwritten.
    /// - Throws: The problem with which an earlier part failed.
    mutating func write(_ bytes: Span<UInt8>) throws(Problem) {
        let part = bytes.withUnsafeBufferPointer { Array($0) }
        guard hasThread else { return try writer.write(part) }
        parts.send(part)
        waiting += 1
        if waiting > Self.limit { try awaitOne() }
    }

    /// Waits until all parts are written.
    /// - Throws: The problem with which a part failed.
    mutating func finish() throws(Problem) {
        while waiting > 0 { try awaitOne() }
    }

    /// Waits until nothing is being written any more, and ends the thread.
    mutating func end() {
        while waiting > 0 { try? awaitOne() }
        parts.send(nil)
        thread.end()
    }

    private mutating func awaitOne() throws(Problem) {
        waiting -= 1
        try outcomes.next()?.get()
    }
}
