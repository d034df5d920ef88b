import ArgumentParser
import CodingModel
import Exports

/// `verbatim fetch JOB [-o FILE]`
struct FetchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fetch", abstract: "Fetch a job's results as one document of the API's own shape.",
        discussion: """
            What was fetched before is not asked for again: a fetch that was interrupted goes on where it stopped, \
            and a job that is completely fetched needs neither the server nor a key.
            """)

    @Argument(help: ArgumentHelp("The job's id.", valueName: "job"))
    var job: String

    @OptionGroup var output: OutputOption

    @Flag(help: "Wait for a job that is still in work, however long it takes.")
    var wait = false

    @OptionGroup var refresh: RefreshOption
    @OptionGroup var asking: AskingOptions

    func run() throws {
        guard let job = try JobArguments.identifiers([job]).first else { return }
        let target = try OutputTarget(output, reading: asking.server.files)
        let fetch = try ResultsFetch(job, asking, waits: wait, isFresh: refresh.isWanted)
        target.abandon(before: fetch.signals)
        let results = try fetch.results()
        fetch.narrator.tellWarnings(of: results)
        let document = JobDocument(results)
        try target.writeRaw { sink throws(Problem) in try document.write(to: sink) }
        if let problem = JobEnding.problem(results.report, of: job) { throw problem }
    }
}
