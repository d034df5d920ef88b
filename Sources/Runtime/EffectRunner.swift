package import CodingModel
import Synchronization

/// Asks a server for jobs: the service's poller does, or a script in a test.
package protocol JobWatching: Sendable {
    /// Begins to follow a job; has no effect on one that is followed.
    func watch(_ job: JobIdentifier) async
    /// Asks for a job now.
    func refresh(_ job: JobIdentifier) async
    /// Stops following a job; nothing more is asked about it.
    func stop(_ job: JobIdentifier) async
    /// Puts a job that was taken off the list back on it, in its place among these.
    func putBack(_ job: JobIdentifier, order: [JobIdentifier]) async
    /// Ends every request and every wait; nothing is published afterwards.
    func shutdown() async

    /// Runs the tasks that call it; nil where Swift's own threads may run them.
    var executor: (any TaskExecutor)? { get }
}

extension JobWatching {
    /// Nil: Swift's own threads may run the tasks.
    package var executor: (any TaskExecutor)? { nil }
}

/// Performs the effects that ask the service for something, in their order and on the service's threads; and reads stored
/// jobs on a thread of its own. Neither is started before it is needed.
package final class EffectRunner: Sendable {
    private enum Request {
        case watch(JobIdentifier)
        case refresh(JobIdentifier)
        case stop(JobIdentifier)
        case putBack(JobIdentifier, order: [JobIdentifier])
    }

    private let service: any JobWatching
    private let requests = Mutex<AsyncStream<Request>.Continuation?>(nil)
    private let reader: SerialThread
    private let readStored: @Sendable (JobIdentifier) -> Bool
    private let finished: WakeDescriptor

    /// - Parameters:
    ///   - service: Runs already, and is the runner's to shut down.
    ///   - wakers: The runner's alone: one tells that the service has ended, one wakes the thread that reads. They are
    ///     handed in because the system may refuse them, and that must be known before a service runs.
    ///   - readStored: Reads a job that is stored and publishes it; false when that can't be done. Blocks.
    package init(
        for service: any JobWatching, wakers: (finished: WakeDescriptor, reader: WakeDescriptor),
        readStored: @escaping @Sendable (JobIdentifier) -> Bool = { _ in false }
    ) {
        self.service = service
        self.readStored = readStored
        finished = wakers.finished
        reader = SerialThread(waker: wakers.reader)
    }

    deinit { reader.end() }

    private func send(_ request: Request) {
        requests.withLock { requests in
            let running = requests ?? start()
            running.yield(request)
            requests = running
        }
    }

    private func start() -> AsyncStream<Request>.Continuation {
        let (stream, continuation) = AsyncStream.makeStream(of: Request.self)
        Task(executorPreference: service.executor) { [service, finished] in
            for await request in stream {
                switch request {
                case .watch(let job): await service.watch(job)
                case .refresh(let job): await service.refresh(job)
                case .stop(let job): await service.stop(job)
                case .putBack(let job, let order): await service.putBack(job, order: order)
                }
            }
            await service.shutdown()
            finished.wake()
        }
        return continuation
    }

    /// Reads a stored job. Where that fails, the service follows it like any other. Never blocks.
    package func open(_ job: JobIdentifier) {
        let isRead = reader.run { [self] in
            if !readStored(job) { watch(job) }
        }
        if !isRead { watch(job) }
    }

    /// Makes the service follow a job. Never blocks.
    package func watch(_ job: JobIdentifier) {
        send(.watch(job))
    }

    /// Makes the service ask for a job now. Never blocks.
    package func refresh(_ job: JobIdentifier) {
        send(.refresh(job))
    }

    /// Makes the service stop following a job. Never blocks.
    package func stop(_ job: JobIdentifier) {
        send(.stop(job))
    }

    /// Puts a job back on the list that the service keeps. Never blocks.
    package func putBack(_ job: JobIdentifier, order: [JobIdentifier]) {
        send(.putBack(job, order: order))
    }

    /// Shuts the service down and waits for it.
    /// - Parameter patience: The longest wait in milliseconds.
    /// - Returns: False when the time was up first; the service then ends with the process.
    @discardableResult package func shutdown(patience: Int32) -> Bool {
        requests.withLock { ($0 ?? start()).finish() }
        return Readiness.wait(for: [finished.number], timeout: patience).isReady(finished.number)
    }
}
