import Analysis
import Browser
import CodingModel
import Runtime
import TerminalText

/// The program's own search, run over every question of a job with a clock beside it.
struct TimedSearch {
    /// The times of a search, in milliseconds.
    struct Result {
        /// Until the first report on the first question.
        var told = 0.0
        /// Until the first report of hits in the first question; where it has none, until its last report.
        var first = 0.0
        /// Until all answers to all questions were searched.
        var all = 0.0
        /// Computed by all threads.
        var computed = 0.0
        /// How many answers were found.
        var found = 0
    }

    private static let patience: Int32 = 60_000

    private let questions: [CodedQuestion]
    private let mailbox: Mailbox
    private let runner: SearchRunner
    private var searches = 0

    init(_ job: CodedJob) throws {
        questions = job.questions
        do throws(SystemFailure) {
            mailbox = try Mailbox()
            runner = SearchRunner(reportingTo: mailbox, waker: try WakeDescriptor())
        } catch {
            throw BenchFailure(error.description)
        }
    }

    /// Looks for a pattern in one question after another, as a reader does who goes through them.
    mutating func run(_ pattern: String) throws -> Result {
        guard let query = TextQuery(RawText(pattern)) else { throw BenchFailure("nothing to look for") }
        return try run(query)
    }

    /// Looks for a query, literal or regular expression, in one question after another.
    mutating func run(_ query: TextQuery) throws -> Result {
        var result = Result()
        let (start, before) = (Clock.now, Clock.computedByThreads)
        for (number, question) in questions.enumerated() {
            searches += 1
            let token = RequestToken(number: searches)
            runner.run(SearchRequest(token: token, query: query, question: question))
            let (told, first, hits) = try reports(of: token)
            if number == 0 {
                result.told = Double(told - start) / 1e6
                result.first = Double(first - start) / 1e6
            }
            result.found += hits.answers.count
        }
        result.all = Double(Clock.now - start) / 1e6
        result.computed = Clock.computedByThreads - before
        return result
    }

    /// Waits for the last report of a search.
    /// - Returns: When the first report came, when the first with hits did, and the last one itself.
    private func reports(of wanted: RequestToken) throws -> (told: Int64, first: Int64, hits: SearchHits) {
        var (told, first): (Int64?, Int64?)
        while Readiness.wait(for: [mailbox.descriptor], timeout: Self.patience).isReady(mailbox.descriptor) {
            for case .found(let token, let hits) in mailbox.drain() where token == wanted {
                let now = Clock.now
                told = told ?? now
                if hits.answers.count > 0 { first = first ?? now }
                if hits.isEnded { return (told ?? now, first ?? told ?? now, hits) }
            }
        }
        throw BenchFailure("the search does not end")
    }
}
