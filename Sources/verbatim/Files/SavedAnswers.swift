import CodingModel
import CodingService
import Glibc
import TerminalText

/// Saved answers of the API, read from files straight into jobs.
enum SavedAnswers {
    /// The most bytes that one file may have; it is read piece by piece.
    static let limit = 4_000_000_000

    /// Reads the files; `-` is standard input.
    /// - Returns: The jobs in the order of their first page.
    /// - Throws: A problem that names the file, and for a document that is not the API's the JSON path.
    static func load(_ files: [String]) throws(Problem) -> [CodedJob] {
        guard files.count(where: { $0 == "-" }) <= 1 else {
            throw Problem("standard input can be read only once: give - once", status: .usage)
        }
        var saved = SavedPages()
        for file in files {
            let source = try SavedSource(file, isOnlyOne: files.count == 1)
            // Most files go on with the job of the file before. One that does not is read again, into its own.
            var pages = saved.takeLatest()
            var head = try source.read(into: &pages.builder)
            if pages.isOf(other: head.report.job) {
                pages.builder.drop()
                saved.putBack(pages)
                pages = saved.take(head.report.job)
                head = try source.read(into: &pages.builder)
            }
            pages.keep(head)
            saved.putBack(pages)
        }
        return saved.jobs()
    }
}

/// The pages read so far, sorted by job.
private struct SavedPages {
    struct Pages {
        var builder = CodedJobBuilder()
        private var statuses: Set<JobStatus> = []
        /// The last page is here: the one that has no cursor. It need not be the last file: page10 sorts before page2.
        private var hasLast = false

        func isOf(other job: JobIdentifier) -> Bool { builder.job.map { $0 != job } ?? false }

        mutating func keep(_ page: PageHead) {
            builder.keep(page)
            statuses.insert(page.report.status)
            if page.nextCursor == nil { hasLast = true }
        }

        /// True when no page is missing and none will follow. Pages whose statuses differ were saved while the service
        /// was still at work.
        var areComplete: Bool {
            hasLast && statuses.count == 1 && statuses.allSatisfy(\.isFinal)
        }
    }

    private var order: [JobIdentifier] = []
    private var pages: [JobIdentifier: Pages] = [:]
    private var latest: JobIdentifier?

    /// The job that was put back last, or a new one. It must be put back: while it is out, nothing else refers to its
    /// builder, so that reading on copies nothing.
    mutating func takeLatest() -> Pages {
        latest.flatMap { pages.removeValue(forKey: $0) } ?? Pages()
    }

    mutating func take(_ job: JobIdentifier) -> Pages { pages.removeValue(forKey: job) ?? Pages() }

    mutating func putBack(_ taken: Pages) {
        guard let job = taken.builder.job else { return }
        if !order.contains(job) { order.append(job) }
        pages[job] = taken
        latest = job
    }

    /// Each job as far as its pages go.
    mutating func jobs() -> [CodedJob] {
        order.compactMap { job in
            guard var taken = pages.removeValue(forKey: job) else { return nil }
            return taken.builder.snapshot(isComplete: taken.areComplete)
        }
    }
}
