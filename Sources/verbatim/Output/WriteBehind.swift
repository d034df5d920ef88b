import Runtime

/// Writes on a thread of its own while what comes next is composed: with a large document each takes about as long as
/// the other. For one thread at a time.
struct WriteBehind {
    /// How many parts may wait to be written.
    private static let limit = 8

    private let writer: DescriptorWriter
    /// Nil ends the thread.
    private let parts: Inbox<[UInt8]?>
    /// Of each part, in order.
    private let outcomes: Inbox<Result<Void, Problem>>
    private let thread: SerialThread
    private let hasThread: Bool
    private var waiting = 0

    /// - Parameter writer: Stays open until `end` has returned.
    init(_ writer: DescriptorWriter) throws(Problem) {
        let (parts, outcomes, bell) = try Problem.unlessTheSystemRefuses { () throws(SystemFailure) in
            (try Inbox<[UInt8]?>(), try Inbox<Result<Void, Problem>>(), try WakeDescriptor())
        }
        self.writer = writer
        self.parts = parts
        self.outcomes = outcomes
        thread = SerialThread(bell: bell)
        hasThread = thread.run {
            var outcome = Result<Void, Problem>.success(())
            while case let part?? = parts.next() {
                // After a failure the rest would leave a hole.
                if case .success = outcome { outcome = Result { () throws(Problem) in try writer.write(part) } }
                outcomes.send(outcome)
            }
        }
    }

    /// Has a part written after those before it.
    /// - Throws: What kept an earlier part from being written.
    mutating func write(_ bytes: Span<UInt8>) throws(Problem) {
        guard hasThread else { return try writer.write(bytes) }
        parts.send(bytes.withUnsafeBufferPointer { Array($0) })
        waiting += 1
        if waiting > Self.limit { try awaitOne() }
    }

    /// Returns when all parts are written.
    /// - Throws: What kept one from being written.
    mutating func finish() throws(Problem) {
        while waiting > 0 { try awaitOne() }
    }

    /// Returns when nothing is being written any more.
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
