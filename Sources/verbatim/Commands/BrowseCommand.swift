import ArgumentParser
import Browser
import CodingModel
import CodingService
import JobStore
import TerminalText

/// `verbatim [browse] [JOB...]`
struct BrowseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "browse", abstract: "Watch coding jobs and read their answers (the default).",
        discussion: """
            A file that exists is opened as by verbatim open; anything else is a job's id. With --server, a word without / \
            and .json is an id, whatever files there are.
            """)

    @Argument(
        help: ArgumentHelp(
            "Ids of jobs to watch, more can be added in the program; or saved answers of the API to open.",
            valueName: "job|file"))
    var sources: [String] = []

    @Option(
        help: ArgumentHelp(
            "The server: production, staging, a profile of your configuration, or an address.", valueName: "server"))
    var server: String?

    @OptionGroup var common: CommonOptions
    @OptionGroup var base: JobBaseOption
    @OptionGroup var store: StoreOption
    @OptionGroup var log: LogOptions

    func run() throws {
        try Self.refuseCommandLike(CommandLine.arguments.dropFirst().first)
        switch try SourceWords(
            sources, isServerNamed: server != nil, mixed: "watch jobs, or open files: not both at once")
        {
        case .jobs(let jobs): try watch(jobs)
        case .files(let files):
            if server != nil {
                throw Problem("--server is for jobs, and \(files[0]) is a file; leave it out", status: .usage)
            }
            try OpenCommand.browse(files, common, base, store)
        }
    }

    private func watch(_ jobs: [JobIdentifier]) throws {
        let surroundings = Surroundings()
        let preferences = try common.preferences(in: surroundings, bases: base.texts)
        let choice = try ServerChoice(given: server, configuration: preferences.configuration)
        let bases = try base.bases(preferences.bases, of: jobs)
        let terminal = try TerminalAccess(advice: TerminalAccess.needed)
        let store = StoreAccess.open(in: surroundings, isWanted: !self.store.isRefused)
        let tracked = try Result { () throws(StoreTrouble) in try store.jobs(of: "\(choice.origin)") }
            .map { $0.map(KnownJob.init) }.mapError { Problem($0) }.get()
        let key = try key(of: choice, mayBeMissing: jobs.isEmpty && !tracked.isEmpty, surroundings)
        let service = ServiceSetup(choice: choice, key: key, surroundings: surroundings)
        let programLog = ProgramLog(level: log.logLevel?.level, surroundings: surroundings)
        try BrowsingSession(preferences: preferences, bases: bases, terminal: terminal)
            .watch(tracked, jobs, through: service, store: store, programLog: programLog)
    }

    /// The server's key, or why there is none. Stored jobs are read without a key; a new job needs one.
    private func key(
        of choice: ServerChoice, mayBeMissing: Bool, _ surroundings: Surroundings
    ) throws(Problem) -> Result<APIKey, Problem> {
        let source = KeySource(server: choice, surroundings: surroundings)
        let key = Result { () throws(Problem) in try source.key() }
        return mayBeMissing ? key : .success(try key.get())
    }

    /// Refuses a word like `opne` in the place of a subcommand: it is a typing error, not a job to ask a server for.
    /// - Parameter first: The first argument. A job of such an id can be given after `browse`.
    static func refuseCommandLike(_ first: String?) throws(Problem) {
        let commands = VerbatimCommand.configuration.subcommands.compactMap { $0.configuration.commandName }
        guard let first, !commands.contains(first), !first.isEmpty, !SourceWords.mayBeFile(first),
            first.utf8.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) })
        else { return }
        let advice =
            Spelling.nearest(to: first, among: commands).map { "Did you mean \($0)?" }
            ?? "If it is a job, write verbatim browse \(first)"
        throw Problem("there is no command “\(first)”. \(advice)", status: .usage)
    }
}

extension KnownJob {
    /// A job as the store has it. It counts as whole only with a final status: before, the server may add to it.
    init(_ stored: StoredJob) {
        let isWhole = stored.completePass != nil && stored.report?.status.isFinal == true
        self.init(identifier: stored.key.job, report: stored.report, isWhole: isWhole)
    }
}
