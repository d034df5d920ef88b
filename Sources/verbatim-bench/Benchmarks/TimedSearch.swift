import Analysis
import Browser
import CodingModel
import Runtime
import TerminalText

/// The program's own search, run over every question of a job with a clock beside it.
struct TimedSearch {
    /// What it took, in milliseconds.
    struct Result {
        /// Until something was told of the first question.
        var told = 0.0
        /// Until answers of the first question were told; where it has none, until that was told.
        var first = 0.0
        /// Until all answers to all questions had been looked at.
        var all = 0.0
        /// What all threads computed.
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
            runner = SearchRunner(reportingTo: mailbox, bell: try WakeDescriptor())
        } catch {
            throw BenchFailure(error.description)
        }
    }

    /// Looks for a pattern in one question after another, as a reader does who goes through them.
    mutating func run(_ pattern: String) throws -> Result {
        guard let query = TextQuery(RawText(pattern)) else { throw BenchFailure("nothing to look for") }
        return try run(query)
    }

    /// The same for a pattern in any syntax.
    mutating func run(_ query: TextQuery) throws -> Result {
        var result = Result()
        let (start, before) = (Clock.now, Clock.computedByThreads)
        for (number, question) in questions.enumerated() {
            searches += 1
            let token = SearchToken(number: searches)
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
    private func reports(of wanted: SearchToken) throws -> (told: Int64, first: Int64, hits: SearchHits) {
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
