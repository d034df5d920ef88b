import CodingModel
import Synchronization

/// Where the bytes of a page become codes and answers of a job, while they are still arriving. What one try brings is
/// kept as a whole or dropped as a whole.
final class PageIntake: BodySink {
    private struct State {
        var merging: PageMerging
        var page = PageReading()
        var failure: DecodingFailure?
        /// The first byte that is not white space.
        var firstByte: UInt8?
        /// What has come of the page, where it is to be stored.
        var body: [UInt8] = []
        /// The length of the page before: the next one is likely to be about as long.
        var usualLength = 0
        /// Which page it is, from 1.
        var number = 1
        /// What has come of all pages and all tries.
        var byteCount = 0
    }

    private let state: Mutex<State>
    private let collectsBodies: Bool
    private let progress: @Sendable (FetchProgress) -> Void

    /// - Parameters:
    ///   - collectsBodies: The bodies are wanted as they came, beside what is read from them.
    ///   - progress: Is told how far it is, after each piece.
    init(job: JobIdentifier, collectsBodies: Bool, progress: @escaping @Sendable (FetchProgress) -> Void) {
        state = Mutex(State(merging: PageMerging(job: job)))
        self.collectsBodies = collectsBodies
        self.progress = progress
    }

    /// Whether the body begins as a web page does.
    var isMarkup: Bool { state.withLock { $0.firstByte == UInt8(ascii: "<") } }

    /// The body of the page that was read last; empty when bodies are not wanted. Only the first caller gets it.
    func takeBody() -> [UInt8] {
        state.withLock { state in
            defer {
                state.usualLength = state.body.count
                state.body = []
            }
            return state.body
        }
    }

    /// Begins with a try of a page; what the one before brought goes if it was not kept.
    func begin(page number: Int) {
        state.withLock { state in
            state.number = number
            state.merging.drop()
            state.page = PageReading()
            state.failure = nil
            state.firstByte = nil
            state.body.removeAll(keepingCapacity: true)
            // Some more, since no two are equally long, and one that doesn't fit is copied.
            if collectsBodies { state.body.reserveCapacity(state.usualLength + state.usualLength / 8) }
        }
    }

    func take(_ bytes: Span<UInt8>) -> Bool {
        let (reached, isWanted) = state.withLock { state in
            state.byteCount += bytes.count
            return (FetchProgress(page: state.number, bytes: state.byteCount), take(bytes, in: &state))
        }
        progress(reached)
        return isWanted
    }

    private func take(_ bytes: Span<UInt8>, in state: inout State) -> Bool {
        guard state.failure == nil else { return false }
        if collectsBodies { bytes.withUnsafeBufferPointer { state.body.append(contentsOf: $0) } }
        if state.firstByte == nil {
            state.firstByte = bytes.withUnsafeBufferPointer { bytes in
                bytes.first { $0 != 0x20 && !(0x09...0x0D).contains($0) }
            }
        }
        do throws(DecodingFailure) {
            try state.merging.take(bytes, of: &state.page)
            return true
        } catch {
            state.failure = error
            return false
        }
    }

    /// The body is whole.
    /// - Throws: What is wrong with it; nothing of it is left then.
    func end() throws(DecodingFailure) -> PageHead {
        try state.withLock { state throws(DecodingFailure) in
            if let failure = state.failure { throw failure }
            return try state.merging.end(&state.page)
        }
    }

    /// There is nothing to read for now.
    func answerIsAwaited() { state.withLock { $0.merging.mergeKept() } }

    /// Reads a page that is here already; nil when it can't be read.
    func read(_ body: [UInt8]) -> PageHead? { state.withLock { $0.merging.read(body) } }

    /// Keeps the page that was read last.
    func keep(_ head: PageHead) { state.withLock { $0.merging.keep(head) } }

    /// Forgets the page that was read last, unless it is kept.
    func drop() { state.withLock { $0.merging.drop() } }

    /// Whether the last so many pages that were kept brought nothing new.
    func isFruitless(for pages: Int) -> Bool { state.withLock { $0.merging.isFruitless(for: pages) } }

    /// All pages that are kept.
    func snapshot(isComplete: Bool) -> CodedJob { state.withLock { $0.merging.snapshot(isComplete: isComplete) } }
}
