import CodingModel
import CodingService
import Runtime
import TerminalText

/// A server with its key, ready to be asked.
struct ServiceSetup {
    private let settings: ServiceSettings

    init(choice: ServerChoice, key: APIKey, surroundings: Surroundings) {
        var settings = ServiceSettings(origin: choice.origin, key: key, version: ProgramVersion.text)
        settings.caFile = choice.profile.caFile
        settings.cursorParameter = choice.profile.cursorParameter ?? settings.cursorParameter
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

    /// Begins to serve: from now on what is told of jobs goes to `publish`, on any thread.
    func start(publish: @escaping @Sendable (JobUpdate) -> Void) throws(Problem) -> RunningService {
        do {
            let transport = try HTTPTransport(settings: settings)
            let poller = JobPoller(
                transport: transport, settings: settings, clock: SystemClock(),
                randomness: { Double.random(in: 0..<1) }, publish: publish)
            return RunningService(poller: poller, transport: transport)
        } catch {
            throw Problem(error.sentence.string)
        }
    }
}

/// The poller and the connections it uses, which end in this order.
struct RunningService: JobWatching {
    let poller: JobPoller
    let transport: HTTPTransport

    func watch(_ job: JobIdentifier) async { await poller.watch(job) }
    func refresh(_ job: JobIdentifier) async { await poller.refresh(job) }
    func stop(_ job: JobIdentifier) async { await poller.stop(job) }

    func shutdown() async {
        await poller.shutdown()
        await transport.shutdown()
    }
}
