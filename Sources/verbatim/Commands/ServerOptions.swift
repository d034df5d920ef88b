import ArgumentParser
import CodingModel
import CodingService
import Exports
import JobStore
import TerminalText

/// What every command takes that is about a server, and draws nothing.
struct ServerOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The server: production, staging, a profile of your configuration, or an address.", valueName: "server"))
    var server: String?

    @Option(
        name: .customLong("config"),
        help: ArgumentHelp("Read this configuration instead of your own.", valueName: "file"))
    var configurationFile: String?

    func choice(in surroundings: Surroundings) throws(Problem) -> ServerChoice {
        try ServerChoice(given: server, configuration: configuration(in: surroundings))
    }

    func configuration(in surroundings: Surroundings) throws(Problem) -> Configuration {
        try ConfigurationFile.load(given: configurationFile, in: surroundings)
    }
}

/// What every command takes that asks a server.
struct AskingOptions: ParsableArguments {
    @OptionGroup var server: ServerOptions
    @OptionGroup var store: StoreOption
    @OptionGroup var log: LogOptions
}

/// Whether anything is kept.
struct StoreOption: ParsableArguments {
    @Flag(name: .customLong("no-store"), help: "Read nothing from the store and keep nothing in it.")
    var isRefused = false
}

/// Machine-readable output, where people get a table.
struct JSONOption: ParsableArguments {
    @Flag(name: .customLong("json"), help: "Print one JSON document.")
    var isWanted = false
}

/// Ids from the command line.
enum JobArguments {
    /// Each job once, in the order in which it is named first.
    static func identifiers(_ texts: [String]) throws(Problem) -> [JobIdentifier] {
        var jobs: [JobIdentifier] = []
        for text in texts {
            guard let job = JobIdentifier(RawText(text)) else {
                throw Problem("a job id is empty; leave it out or write the id", status: .usage)
            }
            if !jobs.contains(where: { $0.isSame(as: job) }) { jobs.append(job) }
        }
        return jobs
    }
}

/// A server, its key, and the store, made ready for a command without a screen.
struct AskingContext {
    let service: ServiceSetup
    let store: JobStore
    let journal: Journal
    let narrator: Narrator
    let signals: SignalWatch

    /// - Parameter needsKey: Told the store and the server's name in it; false lets what is stored be read without a
    ///   key.
    init(
        _ options: AskingOptions, surroundings: Surroundings = Surroundings(),
        needsKey: (JobStore, String) -> Bool = { _, _ in true }
    ) throws(Problem) {
        let choice = try options.server.choice(in: surroundings)
        let narrator = Narrator()
        // Before anything makes threads: a signal could reach one of those.
        signals = try SignalWatch()
        signals.before(dying: { narrator.complain(SignalWatch.name(of: $0)) })
        let store = StoreAccess.open(
            in: surroundings, isWanted: !options.store.isRefused, complain: narrator.complain)
        store.onTrouble { narrator.complain($0.sentence.string) }
        let key: Result<APIKey, Problem> =
            if needsKey(store, "\(choice.origin)") {
                .success(try KeySource(server: choice, surroundings: surroundings).key())
            } else {
                .failure(Problem("the server was not to be asked"))
            }
        service = ServiceSetup(choice: choice, key: key, surroundings: surroundings)
        journal = Journal(level: options.log.logLevel?.level, surroundings: surroundings)
        self.store = store
        self.narrator = narrator
    }

    /// What the store knows; nil for nothing.
    func stored(_ job: JobIdentifier) -> StoredJob? {
        try? store.job(JobKey(server: service.server, job: job))
    }

    /// How a job stands, by what the server said last.
    func status(of job: JobIdentifier, report: JobReport?) -> StatusDocument {
        StatusDocument(JobKey(server: service.server, job: job), report: report, stored: stored(job))
    }
}
