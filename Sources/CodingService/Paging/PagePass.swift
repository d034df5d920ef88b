import CodingModel
import Synchronization
import TerminalText

/// One reading of a job's pages, from the first to wherever it gets: the pager.
///
/// The transport hands it the bytes of a page as they arrive, on the connection's thread. The run then keeps the page or
/// drops it as a whole:
///
///     pass.begin()
///     _ = try await transport.get(PageRequest(job: job), into: pass)
///     let head = try pass.end()           // PageHead(report: …, nextCursor: "c1", hasResults: true, …)
///     pass.keep(head)
///     pass.advance(to: "c1")              // true; pass.number is 2 now
///     pass.snapshot(isComplete: false)    // CodedJob with the codes and answers of page 1
final class PagePass: BodySink {
    private struct State {
        var merging: PageMerging
        /// The report of the first page, which the others must agree with.
        var first: JobReport?
        var isUniform = true
        var hasNews = false
        var seenCursors: Set<RawText> = []
        /// The body of the page that is being read, where it is to be stored.
        var body: [UInt8] = []
        /// The length of the page before: the next one is likely to be about as long.
        var usualLength = 0
        var byteCount = 0
        /// The bytes of the page that is being read, and of all that were kept.
        var pageBytes = 0
        var keptBytes = 0

        var number: Int { seenCursors.count + 1 }
    }

    /// After so many pages in a row without news there is a pause before each further one.
    private static let patience = 8

    /// Shared by the run and the connection's thread.
    private let state: Mutex<State>
    private let keepsBodies: Bool
    private let progress: @Sendable (FetchProgress) -> Void

    /// - Parameters:
    ///   - keepsBodies: The bodies are wanted byte by byte, beside what is read from them.
    ///   - progress: Is told how far the pages are, after each piece, on any thread.
    init(
        job: JobIdentifier, keepsBodies: Bool, progress: @escaping @Sendable (FetchProgress) -> Void = { _ in }
    ) {
        state = Mutex(State(merging: PageMerging(job: job)))
        self.keepsBodies = keepsBodies
        self.progress = progress
    }
}

// MARK: - One page

extension PagePass {
    /// Begins with a try of a page; the one before is dropped if it was not kept.
    func begin() {
        state.withLock { state in
            state.merging.begin()
            state.pageBytes = 0
            state.body.removeAll(keepingCapacity: true)
            // Some more, since no two are equally long, and one that doesn't fit is copied.
            if keepsBodies { state.body.reserveCapacity(state.usualLength + state.usualLength / 8) }
        }
    }

    func take(_ bytes: Span<UInt8>) -> Bool {
        let (reached, isWanted) = state.withLock { state in
            state.byteCount += bytes.count
            state.pageBytes += bytes.count
            let isWanted = state.merging.take(bytes)
            if isWanted, keepsBodies { bytes.withUnsafeBufferPointer { state.body.append(contentsOf: $0) } }
            return (FetchProgress(page: state.number, bytes: state.byteCount), isWanted)
        }
        progress(reached)
        return isWanted
    }

    func answerIsAwaited() { state.withLock { $0.merging.mergeKept() } }

    /// Ends a page whose body is whole.
    /// - Throws: `DecodingFailure` when it is not what the API promises; nothing of it is left then.
    func end() throws(DecodingFailure) -> PageHead {
        try state.withLock { state throws(DecodingFailure) in try state.merging.end() }
    }

    /// Reads a page that is here already; nil when it can't be read.
    func read(_ body: [UInt8]) -> PageHead? {
        state.withLock { state in
            state.pageBytes = body.count
            return state.merging.read(body)
        }
    }

    /// Whether a page that was read belongs to the job: all pages of a pass give one id for it.
    func accepts(_ head: PageHead) -> Bool {
        state.withLock { $0.first.map { $0.job == head.report.job } ?? true }
    }

    /// Keeps the page that was read last.
    func keep(_ head: PageHead) {
        state.withLock { state in
            let first = state.first ?? head.report
            if head.report.status != first.status { state.isUniform = false }
            state.first = first
            state.hasNews = true
            state.keptBytes += state.pageBytes
            state.merging.keep(head)
        }
    }

    /// Forgets the page that was read last, unless it is kept.
    func drop() { state.withLock { $0.merging.drop() } }

    /// Hands over the body of the page that was read last; empty when bodies are not wanted.
    func takeBody() -> [UInt8] {
        state.withLock { state in
            defer {
                state.usualLength = state.body.count
                state.body = []
            }
            return state.body
        }
    }
}

// MARK: - All pages

extension PagePass {
    /// The bytes of all pages that are kept, decompressed.
    var keptBytes: Int { state.withLock(\.keptBytes) }

    /// The server has said since that it coded the job anew.
    func note(newerCoding time: CompletionTime) { state.withLock { $0.merging.note(newerCoding: time) } }

    /// Whether a page that was read says that the job was completed at another time than the first page says.
    func isOfOtherCoding(_ head: PageHead) -> Bool {
        let first = state.withLock { $0.first?.completedAt }
        guard let first, let time = head.report.completedAt else { return false }
        return first.raw != time.raw
    }

    /// The page that is being read, from 1.
    var number: Int { state.withLock(\.number) }

    /// Goes on to the next page; false when its cursor was there before.
    func advance(to cursor: RawText) -> Bool { state.withLock { $0.seenCursors.insert(cursor).inserted } }

    /// Every page so far said that the job is finished, and finished alike: pages from before a job was finished may be
    /// out of date beside those from after.
    var isFinal: Bool { state.withLock { $0.isUniform && $0.first?.status.isFinal == true } }

    /// The last pages brought nothing new.
    var isFruitless: Bool { state.withLock { $0.merging.isFruitless(for: Self.patience) } }

    /// Some page was kept that no snapshot shows yet.
    var hasNews: Bool { state.withLock(\.hasNews) }

    /// The job as all pages that are kept tell it.
    func snapshot(isComplete: Bool) -> CodedJob {
        state.withLock { state in
            state.hasNews = false
            return state.merging.snapshot(isComplete: isComplete)
        }
    }
}

extension PageHead {
    /// The cursor that leads on from the page; nil at the last. While a job is in work an empty page ends the pass,
    /// whatever it says: more will come, but not now.
    var followingCursor: RawText? { report.status.isFinal || hasQuestions ? nextCursor : nil }
}

/// How far the pages of a job have come.
package struct FetchProgress: Hashable, Sendable {
    /// The page that is arriving, from 1.
    package let page: Int
    /// The bytes that have come in this pass, decompressed, failed tries included.
    package let bytes: Int

    /// For tests; others get it from a poller.
    package init(page: Int, bytes: Int) {
        self.page = page
        self.bytes = bytes
    }
}
