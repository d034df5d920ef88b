import ArgumentParser
import CodingModel
import CodingService
import Exports
import JobStore
import TerminalText

/// The options that choose a server, for commands that draw nothing.
struct ServerOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The server: production, staging, a profile of your configuration, or an address.", valueName: "server"))
    var server: String?

    @Option(
        name: .customLong("config"),
        help: ArgumentHelp("Read this configuration instead of your own.", valueName: "file"))
    var configurationFile: String?

    /// The files that are read for these options.
    var files: [String] { configurationFile.map { [$0] } ?? [] }

    func choice(in surroundings: Surroundings) throws(Problem) -> ServerChoice {
        try ServerChoice(given: server, configuration: configuration(in: surroundings))
    }

    func configuration(in surroundings: Surroundings) throws(Problem) -> Configuration {
        try ConfigurationFile.load(given: configurationFile, in: surroundings)
    }
}

/// The options of every command that asks a server.
struct AskingOptions: ParsableArguments {
    @OptionGroup var server: ServerOptions
    @OptionGroup var store: StoreOption
    @OptionGroup var log: LogOptions
}

/// The option that leaves the store alone.
struct StoreOption: ParsableArguments {
    @Flag(name: .customLong("no-store"), help: "Read nothing from the store and keep nothing in it.")
    var isRefused = false
}

/// The option that asks the server though the job is here.
struct RefreshOption: ParsableArguments {
    @Flag(
        name: .customLong("refresh"),
        help: "Fetch the job from its first page on, though it is here, as after it was coded anew.")
    var isWanted = false
}

/// The option for JSON in the place of a table.
struct JSONOption: ParsableArguments {
    @Flag(name: .customLong("json"), help: "Print one JSON document.")
    var isWanted = false
}

/// Reads job ids from the command line.
enum JobArguments {
    /// Each job once, in the order in which the ids first name it.
    /// - Throws: A problem of status 64 for an empty id.
    static func identifiers(_ texts: [String]) throws(Problem) -> [JobIdentifier] {
        var jobs: [JobIdentifier] = []
        for text in texts {
            guard RawText(text).isDecoded else {
                throw Problem("the job id “\(text)” is not UTF-8, and no server has one", status: .usage)
            }
            guard let job = JobIdentifier(RawText(text)) else {
                throw Problem("a job id is empty; leave it out or write the id", status: .usage)
            }
            if !jobs.contains(where: { $0.isSame(as: job) }) { jobs.append(job) }
        }
        return jobs
    }
}

/// The server, its key and the store, opened for a command without a screen.
struct AskingContext {
    let store: JobStore
    let programLog: ProgramLog
    let narrator: Narrator
    let signals: SignalWatch
    private let choice: ServerChoice
    private let surroundings: Surroundings

    init(_ options: AskingOptions, surroundings: Surroundings = Surroundings()) throws(Problem) {
        let choice = try options.server.choice(in: surroundings)
        let narrator = Narrator()
        // Before anything makes threads: a signal could reach one of those.
        signals = try SignalWatch()
        signals.before(dying: { narrator.sayLastWords(SignalWatch.name(of: $0)) })
        let store = StoreAccess.open(
            in: surroundings, isWanted: !options.store.isRefused, complain: narrator.complain)
        store.onTrouble { narrator.complain($0.sentence.string) }
        (self.choice, self.surroundings) = (choice, surroundings)
        programLog = ProgramLog(level: options.log.logLevel?.level, surroundings: surroundings)
        self.store = store
        self.narrator = narrator
    }

    /// How the store names the server.
    var server: String { "\(choice.origin)" }

    /// The server with its key, ready to be asked. The key is looked for now: what the store has needs none.
    func service() throws(Problem) -> ServiceSetup {
        let key = try KeySource(server: choice, surroundings: surroundings).key()
        let service = ServiceSetup(choice: choice, key: .success(key), surroundings: surroundings)
        if let remark = service.keyRemark { narrator.complain(remark) }
        return service
    }

    /// The job as the store has it; nil when it has nothing of it.
    func stored(_ job: JobIdentifier) -> StoredJob? {
        try? store.job(JobKey(server: server, job: job))
    }

    /// The sentence on results in the store that are older than the server's; nil where they are not.
    func olderResults(of job: JobIdentifier, than report: JobReport) -> String? {
        guard let time = report.completedAt, stored(job)?.completePass != nil,
            let news = store.firstReport(of: JobKey(server: server, job: job)), let own = news.completedAt,
            own.raw != time.raw
        else { return nil }
        let (new, old) = (time.raw.excerpt().string, own.raw.excerpt().string)
        return "job \(job.raw.excerpt().string) was coded anew (\(new)) after its results had been fetched (\(old)); "
            + "fetch them again with --refresh"
    }

    /// The status of a job by the server's latest report, or else as the store has it.
    func status(of job: JobIdentifier, report: JobReport?) -> StatusDocument {
        StatusDocument(JobKey(server: server, job: job), report: report, stored: stored(job))
    }
}
