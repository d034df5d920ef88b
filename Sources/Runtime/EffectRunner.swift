package import CodingModel

/// Whoever asks a server for jobs: the service's poller, or a script in a test.
package protocol JobWatching: Sendable {
    /// Begins to follow a job; twice is once.
    func watch(_ job: JobIdentifier) async
    /// Asks for a job now.
    func refresh(_ job: JobIdentifier) async
    /// Forgets a job; nothing more is asked about it.
    func stop(_ job: JobIdentifier) async
    /// Ends every request and every wait; nothing is published afterwards.
    func shutdown() async
}

/// Does what the reducer wants of the service, on Swift's own threads and in the order in which it was wanted.
package final class EffectRunner: Sendable {
    private enum Request {
        case watch(JobIdentifier)
        case refresh(JobIdentifier)
        case stop(JobIdentifier)
    }

    private let requests: AsyncStream<Request>.Continuation
    private let finished: WakeDescriptor

    /// - Parameters:
    ///   - service: Runs already, and is the runner's to shut down.
    ///   - finished: For the runner alone, which waits on it for the service's end. It is handed in because the system
    ///     may refuse one, and that must be known before a service runs.
    package init(for service: any JobWatching, finished: WakeDescriptor) {
        let (stream, continuation) = AsyncStream.makeStream(of: Request.self)
        self.finished = finished
        requests = continuation
        Task {
            for await request in stream {
                switch request {
                case .watch(let job): await service.watch(job)
                case .refresh(let job): await service.refresh(job)
                case .stop(let job): await service.stop(job)
                }
            }
            await service.shutdown()
            finished.wake()
        }
    }

    /// Has the service follow a job. Never blocks.
    package func watch(_ job: JobIdentifier) {
        requests.yield(.watch(job))
    }

    /// Has the service ask for a job now. Never blocks.
    package func refresh(_ job: JobIdentifier) {
        requests.yield(.refresh(job))
    }

    /// Has the service forget a job. Never blocks.
    package func stop(_ job: JobIdentifier) {
        requests.yield(.stop(job))
    }

    /// Shuts the service down and waits for it, but not longer than so many milliseconds.
    /// - Returns: False when the time was up first; the service then ends with the process.
    @discardableResult package func shutdown(patience: Int32) -> Bool {
        requests.finish()
        return Readiness.wait(for: [finished.number], timeout: patience).isReady(finished.number)
    }
}
