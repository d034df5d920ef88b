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
        try Self.refuseCommandLike(CommandLine.arguments.dropFirst().first)
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

    /// A word like `opne` in the place of a subcommand is a slip, not a job to ask a server for.
    /// - Parameter first: what stands first on the command line; a job that is really called so goes after `browse`.
    static func refuseCommandLike(_ first: String?) throws(Problem) {
        let commands = VerbatimCommand.configuration.subcommands.compactMap { $0.configuration.commandName }
        guard let first, !commands.contains(first), !first.isEmpty,
            first.utf8.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) })
        else { return }
        let nearest = Spelling.nearest(to: first, among: commands).map { ", perhaps \($0)" } ?? ""
        throw Problem(
            "there is no command \(first)\(nearest); a job of that id is watched by verbatim browse \(first)",
            status: .usage)
    }

    private func identifier(_ text: String) throws(Problem) -> JobIdentifier {
        guard let job = JobIdentifier(RawText(text)) else {
            throw Problem("a job id is empty; leave it out or write the id", status: .usage)
        }
        return job
    }
}
