import CodingModel
import TerminalText

/// Answers of the API on their way into the model, as the program itself reads them: the only place that knows how.
struct Loading {
    private var builder: CodedJobBuilder

    /// - Throws: Only if the constant of the benchmark were no job's name.
    init() throws {
        guard let job = JobIdentifier(RawText(SurveyPlan.job)) else { throw BenchFailure("no job identifier") }
        builder = CodedJobBuilder(job: job)
    }

    /// Reads and keeps a page.
    mutating func read(_ body: [UInt8]) throws {
        do {
            builder.merge(try FoundationPageDecoder().decode(body))
        } catch {
            throw BenchFailure(error.sentence.string)
        }
    }

    /// The job as it stands.
    mutating func snapshot() -> CodedJob { builder.snapshot(isComplete: true) }

    /// A browser would be shown a new snapshot now.
    var isWorthSnapshot: Bool { builder.isWorthSnapshot }

    /// From a file to the job, in parts as they are read.
    static func job(fromFile path: String) throws -> CodedJob {
        var loading = try Loading()
        var body: [UInt8] = []
        try Descriptor.read(path) { part in part.withUnsafeBufferPointer { body.append(contentsOf: $0) } }
        try loading.read(body)
        return loading.snapshot()
    }
}
