import CodingModel
import CodingService
import Synchronization
import TerminalText
import TestSupport

/// Answers from a list, one entry a request; past its end every request is refused for good (404).
final class ScriptedTransport: CodingTransport {
    private struct State {
        var script: [Result<HTTPAnswer, TransportFailure>]
        var requests: [PageRequest] = []
    }

    private let state: Mutex<State>

    init(_ script: [Result<HTTPAnswer, TransportFailure>]) { state = Mutex(State(script: script)) }

    convenience init(_ answers: [HTTPAnswer]) { self.init(answers.map { .success($0) }) }

    var requests: [PageRequest] { state.withLock(\.requests) }

    /// The cursors asked for, in order; "-" for a first page.
    var cursors: [String] { requests.map { $0.cursor?.string ?? "-" } }

    func get(
        _ request: PageRequest, into body: any BodySink
    ) async throws(TransportFailure) -> HTTPAnswer {
        let result = state.withLock { state -> Result<HTTPAnswer, TransportFailure> in
            state.requests.append(request)
            return state.script.isEmpty ? .success(.status(404)) : state.script.removeFirst()
        }
        return try result.get().handing(to: body)
    }
}

extension HTTPAnswer {
    /// As a transport gives it: a success's body goes to the sink, here in two pieces.
    func handing(to sink: any BodySink) -> HTTPAnswer {
        guard (200..<300).contains(status) else { return self }
        let half = body.count / 2
        let isMoreWanted = sink.take(body.span.extracting(0..<half))
        if isMoreWanted { _ = sink.take(body.span.extracting(half..<body.count)) }
        var answer = self
        answer.body = []
        return answer
    }
}

/// Holds every request until the test lets it go, and knows how many are under way.
final class HoldingTransport: CodingTransport {
    private struct State {
        var arrived: [JobIdentifier] = []
        var held: [(job: JobIdentifier, continuation: CheckedContinuation<HTTPAnswer?, Never>)] = []
        var mostAtOnce = 0
    }

    private let state = Mutex(State())
    private let watchers = Watchers()

    /// Jobs in the order in which their requests came.
    var arrived: [JobIdentifier] { state.withLock(\.arrived) }
    var mostAtOnce: Int { state.withLock(\.mostAtOnce) }
    var heldCount: Int { state.withLock { $0.held.count } }

    func get(
        _ request: PageRequest, into body: any BodySink
    ) async throws(TransportFailure) -> HTTPAnswer {
        let answer = await withTaskCancellationHandler {
            await withCheckedContinuation { hold(request.job, $0) }
        } onCancel: {
            release(request.job, with: nil)
        }
        guard let answer else { throw .cancelled }
        return answer.handing(to: body)
    }

    private func hold(_ job: JobIdentifier, _ continuation: CheckedContinuation<HTTPAnswer?, Never>) {
        state.withLock { state in
            state.arrived.append(job)
            if Task.isCancelled {
                continuation.resume(returning: nil)
            } else {
                state.held.append((job, continuation))
            }
            state.mostAtOnce = max(state.mostAtOnce, state.held.count)
        }
        watchers.changed()
    }

    /// Answers the request that this job has waiting.
    func release(_ job: JobIdentifier, with answer: HTTPAnswer?) {
        let held = state.withLock { state in
            state.held.firstIndex { $0.job == job }.map { state.held.remove(at: $0) }
        }
        held?.continuation.resume(returning: answer)
    }

    /// Returns as soon as this many requests have come in all.
    func untilArrived(_ count: Int) async throws {
        try await watchers.wait { self.arrived.count >= count }
    }
}
