import ArgumentParser
import CodingModel
import CodingService
import JobStore
import TerminalText

/// `verbatim add JOB...`
struct AddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Put jobs on the list of tracked jobs, without asking for them.")

    @Argument(help: ArgumentHelp("Ids of jobs.", valueName: "job"))
    var jobs: [String]

    @OptionGroup var server: ServerOptions
    @OptionGroup var log: LogOptions

    func run() throws {
        let list = try TrackedList(server)
        let keys = try JobArguments.identifiers(jobs).map(list.key)
        list.store.track(keys, at: SystemClock().secondsSince1970)
        try list.insistOnDurability()
    }
}

/// `verbatim remove JOB...`
struct RemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Take jobs off the list of tracked jobs; what was fetched of them stays.")

    @Argument(help: ArgumentHelp("Ids of jobs.", valueName: "job"))
    var jobs: [String]

    @OptionGroup var server: ServerOptions
    @OptionGroup var log: LogOptions

    func run() throws {
        let list = try TrackedList(server)
        var isEachKnown = true
        for key in try JobArguments.identifiers(jobs).map(list.key) {
            if try list.stored(key)?.isTracked == true {
                list.store.untrack(key)
            } else {
                isEachKnown = false
                StandardStreams.complain(try list.missing(key, what: "is not on the list"))
            }
        }
        try list.insistOnDurability()
        if !isEachKnown { throw SilentExit(status: .notFound) }
    }
}

/// `verbatim forget JOB...`
struct ForgetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget", abstract: "Erase jobs and all that was fetched of them from the disk.")

    @Argument(help: ArgumentHelp("Ids of jobs.", valueName: "job"))
    var jobs: [String]

    @OptionGroup var server: ServerOptions
    @OptionGroup var log: LogOptions

    func run() throws {
        let list = try TrackedList(server)
        var isEachKnown = true
        for key in try JobArguments.identifiers(jobs).map(list.key) {
            if try forget(key, in: list.store) {
                StandardStreams.complain("job \(key.job.raw.excerpt().string) is erased from the store")
            } else {
                isEachKnown = false
                StandardStreams.complain(try list.missing(key, what: "is not in the store"))
            }
        }
        if !isEachKnown { throw SilentExit(status: .notFound) }
    }

    private func forget(_ key: JobKey, in store: JobStore) throws(Problem) -> Bool {
        do {
            return try store.forget(key)
        } catch {
            throw Problem(error)
        }
    }
}

/// The list of tracked jobs as the commands change it that are about nothing else.
private struct TrackedList {
    let store: JobStore
    private let choice: ServerChoice

    init(_ options: ServerOptions) throws(Problem) {
        let surroundings = Surroundings()
        choice = try options.choice(in: surroundings)
        store = try StoreAccess.file(in: surroundings)
    }

    func key(_ job: JobIdentifier) -> JobKey { JobKey(server: "\(choice.origin)", job: job) }

    func stored(_ key: JobKey) throws(Problem) -> StoredJob? {
        do {
            return try store.job(key)
        } catch {
            throw Problem(error)
        }
    }

    /// - Throws: What kept the change from the disk.
    func insistOnDurability() throws(Problem) {
        if let trouble = store.trouble { throw Problem(trouble) }
    }

    /// That a job is not there; and where it is, should the user have meant another server's.
    func missing(_ key: JobKey, what: String) throws(Problem) -> String {
        let sentence = "job \(key.job.raw.excerpt().string) of \(choice.title) \(what)"
        let others = ((try? store.jobs(of: nil)) ?? []).filter { $0.key.job.isSame(as: key.job) && $0.key != key }
        guard let other = others.first else { return sentence }
        return "\(sentence); there is one of \(other.key.server): add --server \(ShellWord.quote(other.key.server))"
    }
}
