import CodingModel

/// Brings pages into a job when there is time for it: what a page says is written down as it is read, and merged while
/// the next one is asked for and the server is busy with it.
struct PageMerging: Sendable {
    /// When so many bytes are written down they are merged: a page may be a whole job.
    private static let limit = 1 << 18

    private var builder: CodedJobBuilder
    /// The page that is being read, as far as the builder has not been told of it.
    private var current = PageRecording()
    /// The builder was told of a part of that page.
    private var hasBegunMerging = false
    /// The page before it, which is kept but not merged yet.
    private var kept: (recording: PageRecording, head: PageHead)?
    /// Memory for another page.
    private var spare = PageRecording()
    private var pagesWithoutNews = 0

    init(job: JobIdentifier) { builder = CodedJobBuilder(job: job) }

    /// Reads on in a page.
    /// - Throws: What is wrong with it; nothing of it is left then.
    mutating func take(_ bytes: Span<UInt8>, of page: inout PageReading) throws(DecodingFailure) {
        do throws(DecodingFailure) {
            try page.take(bytes, into: &current)
        } catch {
            drop()
            throw error
        }
        guard current.size > Self.limit else { return }
        mergeKept()
        hasBegunMerging = true
        current.replay(into: &builder)
    }

    /// The page is whole.
    /// - Throws: What is wrong with it; nothing of it is left then.
    mutating func end(_ page: inout PageReading) throws(DecodingFailure) -> PageHead {
        do throws(DecodingFailure) {
            return try page.end(into: &current)
        } catch {
            drop()
            throw error
        }
    }

    /// Reads a page that is here already; nil when it can't be read.
    mutating func read(_ body: [UInt8]) -> PageHead? {
        mergeKept()
        hasBegunMerging = true
        return try? builder.read(body)
    }

    /// Keeps the page that was read last.
    mutating func keep(_ head: PageHead) {
        mergeKept()
        kept = (current, head)
        current = PageRecording()
        swap(&current, &spare)
        // What the builder has begun with it would forget with the next page that fails.
        if hasBegunMerging { mergeKept() }
        hasBegunMerging = false
    }

    /// Forgets the page that is being read or was read last, unless it is kept.
    mutating func drop() {
        current.removeAll()
        builder.drop()
        hasBegunMerging = false
    }

    /// Merges what is kept.
    mutating func mergeKept() {
        guard var page = kept.take() else { return }
        page.recording.replay(into: &builder)
        pagesWithoutNews = builder.keep(page.head) ? 0 : pagesWithoutNews + 1
        swap(&spare, &page.recording)
    }

    /// Whether the last so many pages that were kept brought nothing new.
    mutating func isFruitless(for pages: Int) -> Bool {
        // The page that waits makes a difference of one.
        if pagesWithoutNews + 1 >= pages { mergeKept() }
        return pagesWithoutNews >= pages
    }

    /// All pages that are kept.
    mutating func snapshot(isComplete: Bool) -> CodedJob {
        mergeKept()
        return builder.snapshot(isComplete: isComplete)
    }
}
