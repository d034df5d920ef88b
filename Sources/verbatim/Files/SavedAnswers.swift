import CodingModel
import CodingService
import Glibc
import TerminalText

/// Saved answers of the API, read from files and merged into jobs.
enum SavedAnswers {
    /// The most that one file may hold.
    static let limit = 512_000_000

    /// Reads the files; `-` is standard input.
    /// - Returns: The jobs in the order of their first page.
    /// - Throws: A problem that names the file, and for a document that is not the API's the JSON path.
    static func load(_ files: [String]) throws(Problem) -> [CodedJob] {
        guard files.count(where: { $0 == "-" }) <= 1 else {
            throw Problem("standard input can be read only once: give - once", status: .usage)
        }
        var saved = SavedPages()
        for file in files {
            let bytes = file == "-" ? try standardInput() : try contents(of: file)
            do {
                try saved.add(bytes)
            } catch {
                throw problem(in: bytes, of: name(of: file), error)
            }
        }
        return saved.jobs()
    }

    /// A saved error answer is told as what the server said, anything else as what is wrong with it.
    private static func problem(in bytes: [UInt8], of file: String, _ failure: DecodingFailure) -> Problem {
        guard failure.path == "$.batchJobId", let answer = ErrorAnswer(body: bytes) else {
            return Problem("\(file): \(failure.sentence.string)")
        }
        let words = [answer.code, answer.message].compactMap(\.self).map { RawText($0).excerpt(300).string }
        return Problem("\(file) is an error answer of the server, not a job: \(words.joined(separator: ": "))")
    }

    private static func name(of file: String) -> String { file == "-" ? "standard input" : file }

    private static func contents(of file: String) throws(Problem) -> [UInt8] {
        do {
            return try FileContents.read(file, limit: limit)
        } catch {
            throw Problem("the file \(file) \(error.reason)")
        }
    }

    private static func standardInput() throws(Problem) -> [UInt8] {
        guard isatty(STDIN_FILENO) == 0 else {
            throw Problem("standard input is the terminal; send it a saved answer with | or <", status: .usage)
        }
        do {
            return try FileContents.read(descriptor: STDIN_FILENO, limit: limit)
        } catch {
            throw Problem("standard input \(error.reason)")
        }
    }
}

/// Pages on their way to becoming jobs.
struct SavedPages {
    private struct Pages {
        var builder: CodedJobBuilder
        var statuses: Set<JobStatus> = []
        /// The last page is here: the one that has no cursor. It need not be the last file: page10 sorts before page2.
        var hasLast = false

        /// Nothing is missing and nothing will come: pages that contradict each other were saved while the service
        /// was still at work.
        var areComplete: Bool {
            hasLast && statuses.count == 1 && statuses.allSatisfy(\.isFinal)
        }
    }

    private var order: [JobIdentifier] = []
    private var pages: [JobIdentifier: Pages] = [:]

    /// Merges a page into its job.
    mutating func add(_ body: [UInt8]) throws(DecodingFailure) {
        // Only the page itself tells whose it is.
        guard let placeholder = JobIdentifier("-") else { return }
        var probe = CodedJobBuilder(job: placeholder)
        let job = try probe.read(body).report.job
        if pages[job] == nil { order.append(job) }
        try merge(body, into: &pages[job, default: Pages(builder: CodedJobBuilder(job: job))])
    }

    /// Each job as far as its pages go.
    mutating func jobs() -> [CodedJob] {
        order.compactMap { job in
            guard let isComplete = pages[job]?.areComplete else { return nil }
            return pages[job]?.builder.snapshot(isComplete: isComplete)
        }
    }

    private func merge(_ body: [UInt8], into pages: inout Pages) throws(DecodingFailure) {
        let head = try pages.builder.read(body)
        pages.builder.keep(head)
        pages.statuses.insert(head.report.status)
        if head.nextCursor == nil { pages.hasLast = true }
    }
}
