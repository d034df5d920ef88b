import ArgumentParser
import CodingModel
import TerminalText

/// `verbatim [browse] [JOB...]`
struct BrowseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "browse", abstract: "Watch coding jobs and read their answers (the default).")

    @Argument(help: ArgumentHelp("Ids of jobs to watch; more can be added in the program.", valueName: "job"))
    var jobs: [String] = []

    @Option(
        help: ArgumentHelp(
            "The server: production, staging, a profile of your configuration, or an address.", valueName: "server"))
    var server: String?

    @OptionGroup var common: CommonOptions
    @OptionGroup var log: LogOptions

    func run() throws {
        let surroundings = Surroundings()
        let preferences = try common.preferences(in: surroundings)
        let choice = try ServerChoice(given: server, configuration: preferences.configuration)
        let jobs = try self.jobs.map(identifier)
        let terminal = try TerminalAccess(advice: TerminalAccess.needed)
        let key = try KeySource(server: choice, surroundings: surroundings).key()
        let service = ServiceSetup(choice: choice, key: key, surroundings: surroundings)
        let journal = Journal(level: log.logLevel?.level, surroundings: surroundings)
        try BrowsingSession(preferences: preferences, terminal: terminal)
            .watch(jobs, through: service, journal: journal)
    }

    private func identifier(_ text: String) throws(Problem) -> JobIdentifier {
        guard let job = JobIdentifier(RawText(text)) else {
            throw Problem("a job id is empty; leave it out or write the id", status: .usage)
        }
        return job
    }
}
