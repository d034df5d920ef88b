package import Browser
package import CodingModel
import CodingService

/// Whoever asks a server for jobs: the service's poller, or a script in a test.
package protocol JobWatching: Sendable {
    /// Begins to follow a job; twice is once.
    func watch(_ job: JobIdentifier) async
    /// Asks for a job now.
    func refresh(_ job: JobIdentifier) async
    /// Ends every request and every wait; nothing is published afterwards.
    func shutdown() async
}

extension JobPoller: JobWatching {}

/// Does what the reducer wants of the service, on Swift's own threads and in the order in which it was wanted.
package final class EffectRunner: Sendable {
    private let requests: AsyncStream<Effect>.Continuation
    private let finished: WakeDescriptor

    /// - Throws: ``SystemFailure`` when the descriptor to wait on can't be made.
    package init(for service: any JobWatching) throws(SystemFailure) {
        let finished = try WakeDescriptor()
        let (stream, continuation) = AsyncStream.makeStream(of: Effect.self)
        self.finished = finished
        requests = continuation
        Task {
            for await effect in stream {
                switch effect {
                case .watch(let job): await service.watch(job)
                case .refresh(let job): await service.refresh(job)
                default: break
                }
            }
            await service.shutdown()
            finished.wake()
        }
    }

    /// Takes an effect; those that are not the service's are left alone. Never blocks.
    package func perform(_ effect: Effect) {
        requests.yield(effect)
    }

    /// Shuts the service down and waits for it, but not longer than so many milliseconds.
    /// - Returns: False when the time was up first; the service then ends with the process.
    @discardableResult package func shutdown(patience: Int32) -> Bool {
        requests.finish()
        return Readiness.wait(for: [finished.number], timeout: patience).isReady(finished.number)
    }
}
