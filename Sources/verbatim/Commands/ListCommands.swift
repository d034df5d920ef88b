import ArgumentParser
import CodingModel
import CodingService
import JobStore
import TerminalText

/// `verbatim add JOB...`
struct AddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Put jobs on the list of tracked jobs, without asking for them.")

    @OptionGroup var list: ListOptions

    func run() throws {
        let list = try TrackedList(list)
        list.store.track(list.keys, at: SystemClock().secondsSince1970)
        try list.insistOnDurability()
    }
}

/// `verbatim remove JOB...`
struct RemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Take jobs off the list of tracked jobs; what was fetched of them stays.")

    @OptionGroup var list: ListOptions

    func run() throws {
        let list = try TrackedList(list)
        let areAllKnown = try list.forEach(butTell: "is not on the list") { key throws(Problem) in
            guard try list.stored(key)?.isTracked == true else { return false }
            list.store.untrack(key)
            return true
        }
        try list.insistOnDurability()
        if !areAllKnown { throw SilentExit(status: .notFound) }
    }
}

/// The arguments of every command that changes the list of tracked jobs.
struct ListOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("Ids of jobs.", valueName: "job"))
    var jobs: [String]

    @OptionGroup var server: ServerOptions
    @OptionGroup var log: LogOptions
}

/// The list of tracked jobs, for the commands that do nothing but change it.
struct TrackedList {
    let store: JobStore
    /// The jobs that the command is about.
    let keys: [JobKey]
    /// The jobs' server in words; `files` for jobs that were read from files.
    private let title: String

    /// - Parameter takesFiles: True for a command that also takes jobs that were read from files.
    init(_ options: ListOptions, takesFiles: Bool = false) throws(Problem) {
        let surroundings = Surroundings()
        let server: String
        if options.server.server == StoreRunner.fileServer, takesFiles {
            _ = try options.server.configuration(in: surroundings)
            // The store keeps marks on jobs from files under this name.
            (server, title) = (StoreRunner.fileServer, "files")
        } else {
            let choice = try options.server.choice(in: surroundings)
            (server, title) = ("\(choice.origin)", choice.title)
        }
        store = try StoreAccess.file(in: surroundings)
        keys = try JobArguments.identifiers(options.jobs).map { JobKey(server: server, job: $0) }
    }

    /// Calls `act` with each job, and prints a sentence on each one for which it returns false.
    /// - Parameter what: The end of that sentence: `is not on the list`.
    /// - Returns: True when `act` returned true for all.
    func forEach(butTell what: String, _ act: (JobKey) throws(Problem) -> Bool) throws(Problem) -> Bool {
        var areAllKnown = true
        for key in keys where try !act(key) {
            areAllKnown = false
            StandardStreams.complain(try missing(key, what: what))
        }
        return areAllKnown
    }

    func stored(_ key: JobKey) throws(Problem) -> StoredJob? {
        do {
            return try store.job(key)
        } catch {
            throw Problem(error)
        }
    }

    /// Makes sure that the change is on the disk.
    /// - Throws: A problem when the store could not write it.
    func insistOnDurability() throws(Problem) {
        if let trouble = store.trouble { throw Problem(trouble) }
    }

    /// The sentence on a job that is missing. It names another server that has a job of this id.
    private func missing(_ key: JobKey, what: String) throws(Problem) -> String {
        let sentence = "job \(key.job.raw.excerpt().string) of \(title) \(what)"
        let others = ((try? store.jobs(of: nil)) ?? []).filter { $0.key.job.isSame(as: key.job) && $0.key != key }
        guard let other = others.first else { return sentence }
        return "\(sentence); there is one of \(other.key.server): add --server \(ShellWord.quote(other.key.server))"
    }
}
