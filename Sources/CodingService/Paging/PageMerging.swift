import CodingModel

/// Reads a page as its bytes arrive, and merges it into the job later: while the next page is asked for and the server
/// is busy with it.
struct PageMerging: Sendable {
    /// The bytes of a page after which it goes straight to the builder: a page may be a whole job.
    private static let limit = 1 << 18

    private var builder: CodedJobBuilder
    private var reading = PageReading()
    /// Why the page that is being read can't be read on.
    private var failure: DecodingFailure?
    /// The page that is being read, as far as the builder has not been told of it.
    private var current = PageRecording()
    /// The bytes of that page so far.
    private var length = 0
    /// The builder was told of a part of that page.
    private var hasBegunMerging = false
    /// The page before it, which is kept but not merged yet.
    private var kept: (recording: PageRecording, head: PageHead)?
    /// Memory for another page.
    private var spare = PageRecording()
    private var pagesWithoutNews = 0

    init(job: JobIdentifier) { builder = CodedJobBuilder(job: job) }

    /// Begins a page; the one before is dropped if it was not kept.
    mutating func begin() {
        drop()
        reading = PageReading()
        failure = nil
        length = 0
    }

    /// Reads on in the page; false when that is in vain, and `end` throws why.
    mutating func take(_ bytes: Span<UInt8>) -> Bool {
        guard failure == nil else { return false }
        do throws(DecodingFailure) {
            if hasBegunMerging {
                try reading.take(bytes, into: &builder)
            } else {
                try reading.take(bytes, into: &current)
            }
        } catch {
            failure = error
            drop()
            return false
        }
        length += bytes.count
        guard !hasBegunMerging, length > Self.limit else { return true }
        mergeKept()
        hasBegunMerging = true
        current.replay(into: &builder)
        return true
    }

    /// Ends a page that is whole.
    /// - Throws: `DecodingFailure` when it is not what the API promises; nothing of it is left then.
    mutating func end() throws(DecodingFailure) -> PageHead {
        do throws(DecodingFailure) {
            if let failure { throw failure }
            return try hasBegunMerging ? reading.end(into: &builder) : reading.end(into: &current)
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

    /// The server has said since that it coded the job anew.
    mutating func note(newerCoding time: CompletionTime) { builder.note(newerCoding: time) }

    /// Keeps the page that was read last.
    mutating func keep(_ head: PageHead) {
        mergeKept()
        kept = (current, head)
        current = PageRecording()
        swap(&current, &spare)
        // The builder would forget the part that it has with the next page that fails.
        if hasBegunMerging { mergeKept() }
        hasBegunMerging = false
    }

    /// Forgets the page that is being read or was read last, unless it is kept.
    mutating func drop() {
        current.removeAll()
        builder.drop()
        hasBegunMerging = false
    }

    /// Merges the page that was kept last.
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

    /// The job as all pages that are kept tell it.
    mutating func snapshot(isComplete: Bool) -> CodedJob {
        mergeKept()
        return builder.snapshot(isComplete: isComplete)
    }
}
