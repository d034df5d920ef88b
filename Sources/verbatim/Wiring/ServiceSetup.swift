import CodingModel
import CodingService
import JobStore
import Runtime
import TerminalText

/// A server with its key, ready to be asked.
struct ServiceSetup {
    private let settings: ServiceSettings
    private var keyProblem: String?

    /// - Parameter key: The server's key, or why there is none: then what is stored can be read, and no more.
    init(choice: ServerChoice, key: Result<APIKey, Problem>, surroundings: Surroundings) {
        var settings = ServiceSettings(origin: choice.origin, key: try? key.get(), version: ProgramVersion.text)
        if case .failure(let problem) = key { keyProblem = problem.sentence }
        settings.caFile = choice.profile.caFile
        settings.cursorParameter = choice.profile.cursorParameter ?? settings.cursorParameter
        settings.pageLimit = choice.pageLimit ?? settings.pageLimit
        settings.jobByteLimit = choice.jobByteLimit ?? settings.jobByteLimit
        settings.proxy = ProxySettings(environment: surroundings.variables)
        self.settings = settings
    }

    /// The embedded server, under the key that it made up for this run.
    init(demo: DemoServing) throws(Problem) {
        guard let key = APIKey(demo.key), let origin = try? ServerOrigin(parsing: demo.url) else {
            throw Problem("the sample server gave no usable address")
        }
        settings = ServiceSettings(origin: origin, key: key, version: ProgramVersion.text)
    }

    var origin: ServerOrigin { settings.origin }

    /// A sentence on what the user should know of the key; nil for a usual one.
    var keyRemark: String? {
        guard let key = settings.key, key.isLikeWord else { return nil }
        return "the API key of \(settings.origin.authority) could be a word or a number of an answer, so it is not "
            + "concealed in results, should the server repeat it there; ask for a longer one"
    }

    /// How the store names the server.
    var server: String { "\(settings.origin)" }

    /// Starts the service, which hands every update of a job to `publish`, on any thread.
    /// - Parameters:
    ///   - store: Keeps the pages.
    ///   - progress: Receives how far a fetch is, with every piece of a page that arrives.
    func start(
        store: JobStore, progress: @escaping @Sendable (JobIdentifier, FetchProgress) -> Void = { _, _ in },
        publish: @escaping @Sendable (JobUpdate) -> Void
    ) throws(Problem) -> RunningService {
        let network = try network()
        let transport: any CodingTransport =
            if let network { network } else { KeylessTransport(sentence: RawText(keyProblem ?? "there is no API key")) }
        // A store that never had a file keeps no pages: they need not be gathered for it.
        let archive = store.isDurable || store.trouble != nil ? store : nil
        let poller = JobPoller(
            transport: transport, settings: settings, clock: SystemClock(), randomness: { Double.random(in: 0..<1) },
            archive: archive, progress: progress, publish: publish)
        return RunningService(poller: poller, network: network, store: store, server: server)
    }

    /// The connections to the server; nil where there is no key.
    private func network() throws(Problem) -> HTTPTransport? {
        guard settings.key != nil else { return nil }
        do {
            return try HTTPTransport(settings: settings)
        } catch {
            throw Problem(error.sentence.string)
        }
    }
}

/// The poller and the connections it uses, which end in this order.
struct RunningService: JobWatching {
    let poller: JobPoller
    let executor: (any TaskExecutor)? = LoopExecutor()
    let network: HTTPTransport?
    let store: JobStore
    let server: String

    /// Watches a job, and puts it on the list of tracked jobs.
    func watch(_ job: JobIdentifier) async {
        let key = JobKey(server: server, job: job)
        // Writing takes a while, and most jobs come from the list.
        if (try? store.job(key))?.isTracked != true { await store.track([key], at: SystemClock().secondsSince1970) }
        await poller.watch(job)
    }

    func refresh(_ job: JobIdentifier) async { await poller.refresh(job) }

    func stop(_ job: JobIdentifier) async {
        await poller.stop(job)
        await store.untrack(JobKey(server: server, job: job))
    }

    func putBack(_ job: JobIdentifier, order: [JobIdentifier]) async {
        await store.restore(
            JobKey(server: server, job: job), in: order.map { JobKey(server: server, job: $0) },
            at: SystemClock().secondsSince1970)
    }

    func shutdown() async {
        await poller.shutdown()
        await network?.shutdown()
    }
}
