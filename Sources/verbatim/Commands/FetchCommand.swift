import ArgumentParser
import CodingModel
import CodingService
import JobStore
import TerminalText

/// `verbatim fetch JOB [-o FILE]`
struct FetchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fetch", abstract: "Fetch a job's results as one document of the API's own shape.",
        discussion: """
            What was fetched before is not asked for again: a fetch that was interrupted goes on where it had come to, \
            and a job that is here as a whole needs neither the server nor a key.
            """)

    @Argument(help: ArgumentHelp("The job's id.", valueName: "job"))
    var job: String

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp("Write this file, as a whole or not at all; - is standard output.", valueName: "file"))
    var file: String?

    @Flag(help: "Wait for a job that is still in work, however long it takes.")
    var wait = false

    @Flag(help: "Fetch from the first page on, though the job is here.")
    var refresh = false

    @OptionGroup var asking: AskingOptions

    func run() throws {
        guard let job = try JobArguments.identifiers([job]).first else { return }
        let target = try file.flatMap { $0 == "-" ? nil : $0 }.map { path throws(Problem) in try OutputFile(path) }
        let isFresh = refresh
        let context = try AskingContext(asking) { store, server in
            isFresh || (try? store.job(JobKey(server: server, job: job)))?.completePass == nil
        }
        context.signals.before(dying: { [context] _ in
            target?.abandon()
            if let words = Self.kept(of: job, in: context) { context.narrator.complain(words) }
        })
        let results = try fetch(job, context)
        try write(results, to: target)
        if let problem = JobEnding.problem(results.report, of: job) { throw problem }
    }

    private func fetch(_ job: JobIdentifier, _ context: AskingContext) throws(Problem) -> CodedJob {
        let narrator = context.narrator
        narrator.expect(pages: context.stored(job)?.completePass?.pages)
        let session = try HeadlessSession(
            context.service, store: context.store, journal: context.journal, progress: narrator.note)
        defer {
            session.end()
            narrator.finish()
        }
        let order = WatchOrder(wait ? .results : .presentResults, givesUp: !wait, showsPartialResults: false)
        session.begin([job], order, isFresh: refresh)
        var telling = TroubleTelling()
        var report: JobReport?
        var results: CodedJob?
        while let update = session.next() {
            if let sentence = telling.sentence(for: update) { narrator.complain(sentence) }
            switch update.change {
            case .answered(let latest): report = latest
            case .results(let job): results = job
            case .trouble(let trouble, retryAt: nil):
                if let words = Self.kept(of: job, in: context) { narrator.complain(words) }
                throw JobEnding.problem(trouble)
            case .settled: return try whole(results, report, of: job)
            case .asking, .fetching, .waiting, .trouble: break
            }
        }
        throw Problem("the server gave no answer")
    }

    /// A finished job. One that failed altogether has no results, yet its reason is worth a document.
    private func whole(
        _ results: CodedJob?, _ report: JobReport?, of job: JobIdentifier
    ) throws(Problem) -> CodedJob {
        if let results { return results }
        guard let report else { throw Problem("the server gave no answer") }
        guard report.status.isFinal else {
            let id = ShellWord.quote(job.raw.string)
            throw Problem(
                "job \(job.raw.excerpt().string) is \(report.status.apiValue.string), there is nothing to fetch yet; "
                    + "wait for it with: verbatim watch \(id), or: verbatim fetch --wait \(id)")
        }
        guard report.status != .completed else {
            throw Problem("the results of job \(job.raw.excerpt().string) are missing")
        }
        var builder = CodedJobBuilder(job: job)
        builder.keep(PageHead(report: report, hasResults: false))
        return builder.snapshot(isComplete: true)
    }

    private func write(_ results: CodedJob, to file: OutputFile?) throws(Problem) {
        let document = JobDocument(results)
        guard let file else {
            return try document.write { bytes throws(Problem) in try DescriptorWriter.standardOutput.write(bytes) }
        }
        try file.write { sink throws(Problem) in try document.write(to: sink) }
    }

    /// What is not lost when a fetch ends early; nil when there is nothing.
    private static func kept(of job: JobIdentifier, in context: AskingContext) -> String? {
        guard let pass = context.stored(job)?.pass, pass.pages > 0, !pass.isComplete else { return nil }
        let count = pass.pages == 1 ? "1 page" : "\(pass.pages) pages"
        return "\(count) of job \(job.raw.excerpt().string) are kept; the next fetch goes on from there"
    }
}
