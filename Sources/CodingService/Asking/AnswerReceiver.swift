import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import Synchronization
import TerminalText

/// Receives the answer to one request, on the connection's own thread: to hand each piece of a body over to a task would
/// take longer than to read it.
///
/// Size and time are bounded: a server that sends a byte now and then must not hold a request's permit for ever.
final class AnswerReceiver: HTTPClientResponseDelegate {
    /// The bytes that are read of an error's body; the API's own errors are some hundred bytes.
    private static let errorBodyLimit = 64 * 1024

    /// The rest of an answer is left with the server.
    private struct LeftUnread: Error {}

    private struct State {
        var answer: HTTPAnswer?
        var task: HTTPClient.Task<HTTPAnswer>?
        /// Ends the request unless it has ended by then.
        var timer: Scheduled<Void>?
        /// The bytes that have come of the body.
        var count = 0
        /// The task that waits for the answer was cancelled.
        var isCancelled = false
        /// No more is wanted of the answer.
        var isCut = false
    }

    private let settings: ServiceSettings
    private let sink: any BodySink
    private let state = Mutex(State())
    /// The way of the body to the sink; nil before the head is here. Only the connection's thread takes it.
    private let intake = Mutex<BodyIntake?>(nil)

    init(settings: ServiceSettings, sink: any BodySink) {
        self.settings = settings
        self.sink = sink
    }

    /// Sends the request and returns when the answer is here, or as much of it as is wanted.
    ///
    /// - Parameter loop: The connection's thread.
    /// - Throws: ``TransportFailure``, or what the HTTP library throws.
    func answer(
        to request: HTTPClient.Request, from client: HTTPClient, on loop: any EventLoop
    ) async throws -> HTTPAnswer {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                // Everything on one thread: to begin elsewhere would wake it up once a step.
                if loop.inEventLoop {
                    begin(request, client, loop, continuation)
                } else {
                    loop.execute { self.begin(request, client, loop, continuation) }
                }
            }
        } onCancel: {
            let task = state.withLock { state in
                state.isCancelled = true
                return state.task
            }
            task?.cancel()
        }
    }

    private func begin(
        _ request: HTTPClient.Request, _ client: HTTPClient, _ loop: any EventLoop,
        _ continuation: CheckedContinuation<HTTPAnswer, any Error>
    ) {
        let task = client.execute(request: request, delegate: self, eventLoop: .delegate(on: loop))
        let isCancelled = state.withLock { state in
            state.task = task
            return state.isCancelled
        }
        // A net under the two real timeouts: it only matters should neither of them fire.
        later(settings.timeouts.connect + settings.timeouts.idleRead + 5000, on: loop) {
            task.fail(reason: HTTPClientError.deadlineExceeded)
        }
        task.futureResult.whenComplete { continuation.resume(with: self.ending($0)) }
        if isCancelled { return task.cancel() }
        sink.answerIsAwaited()
    }

    private func ending(_ result: Result<HTTPAnswer, any Error>) -> Result<HTTPAnswer, any Error> {
        // An error's body that broke off may have bytes held back; damaged ones are left.
        if case .failure = result, isError {
            _ = try? withIntake { intake throws(TransportFailure) in try intake.end(handOn) }
        }
        return state.withLock { state in
            state.timer?.cancel()
            state.timer = nil
            state.task = nil
            guard case .failure = result, let answer = state.answer else { return result }
            // An error's body that breaks off must not hide its status.
            return state.isCut || answer.status >= 400 ? .success(answer) : result
        }
    }

    /// Acts in so many milliseconds, and no longer does what was to be done before.
    private func later(_ milliseconds: Int64, on loop: any EventLoop, _ act: @escaping @Sendable () -> Void) {
        let timer = loop.scheduleTask(in: .milliseconds(milliseconds), act)
        let old = state.withLock { state in
            defer { state.timer = timer }
            return state.timer
        }
        old?.cancel()
    }

    /// Gives up a body that has been too slow for too long; bytes that unpack to nothing don't count.
    private func endureSlowness(for pause: Int64, after elapsed: Int64 = 0, of task: HTTPClient.Task<HTTPAnswer>) {
        let elapsed = elapsed + pause
        later(pause, on: task.eventLoop) { [self] in
            let count = Int64(state.withLock(\.count))
            guard count * 1000 >= Int64(settings.slowestBody) * elapsed else {
                return task.fail(reason: TransportFailure.tooSlow(settings.slowestBody))
            }
            endureSlowness(for: 1000, after: elapsed, of: task)
        }
    }
}

// MARK: - The answer, piece by piece

extension AnswerReceiver {
    func didReceiveHead(task: HTTPClient.Task<HTTPAnswer>, _ head: HTTPResponseHead) -> EventLoopFuture<Void> {
        let answer = HTTPAnswer(head)
        state.withLock { $0.answer = answer }
        let refusal = Result { () throws(TransportFailure) in
            let new = try BodyIntake(head.headers, key: settings.key, limit: settings.bodyLimit)
            intake.withLock { $0 = new }
        }
        switch answer.status {
        case 200..<300:
            if case .failure(let failure) = refusal { return task.eventLoop.makeFailedFuture(failure) }
            let announced = head.headers.first(name: "Content-Length").flatMap { UInt($0) } ?? 0
            guard announced <= settings.bodyLimit else {
                return task.eventLoop.makeFailedFuture(TransportFailure.tooLarge(settings.bodyLimit))
            }
            endureSlowness(for: settings.timeouts.slowBody, of: task)
        case 400...:
            // The part of the body that has come by then is taken.
            later(settings.timeouts.errorBody, on: task.eventLoop) { task.cancel() }
        default: return cut(task)
        }
        return task.eventLoop.makeSucceededVoidFuture()
    }

    func didReceiveBodyPart(task: HTTPClient.Task<HTTPAnswer>, _ buffer: ByteBuffer) -> EventLoopFuture<Void> {
        do throws(TransportFailure) {
            let isMoreWanted = try withIntake { intake throws(TransportFailure) in
                try buffer.withUnsafeReadableBytes { bytes throws(TransportFailure) in
                    try intake.take(bytes.bindMemory(to: UInt8.self).span, handOn)
                }
            }
            return isMoreWanted ? task.eventLoop.makeSucceededVoidFuture() : cut(task)
        } catch {
            // A damaged body of an error must not hide its status.
            return isError ? cut(task) : task.eventLoop.makeFailedFuture(error)
        }
    }

    func didFinishRequest(task: HTTPClient.Task<HTTPAnswer>) throws -> HTTPAnswer {
        do throws(TransportFailure) {
            _ = try withIntake { intake throws(TransportFailure) in try intake.end(handOn) }
        } catch {
            if !isError { throw error }
        }
        guard let answer = state.withLock(\.answer) else { throw HTTPClientError.remoteConnectionClosed }
        return answer
    }

    private var isError: Bool { state.withLock { $0.answer.map { $0.status >= 400 } ?? false } }

    /// True when more is wanted of a body whose head never came, too: the library sees to that.
    private func withIntake(
        _ body: (inout BodyIntake) throws(TransportFailure) -> Bool
    ) throws(TransportFailure) -> Bool {
        try intake.withLock { intake throws(TransportFailure) in
            guard var own = intake.take() else { return true }
            defer { intake = own }
            return try body(&own)
        }
    }

    /// Hands on a part of the body: an error's into the answer, a success's to the sink.
    private func handOn(_ bytes: Span<UInt8>) -> Bool {
        let room = state.withLock { state -> Int? in
            state.count += bytes.count
            guard let answer = state.answer, answer.status >= 400 else { return nil }
            let room = Self.errorBodyLimit - answer.body.count
            bytes.withUnsafeBufferPointer { state.answer?.body.append(contentsOf: $0.prefix(room)) }
            return room - bytes.count
        }
        return room.map { $0 > 0 } ?? sink.take(bytes)
    }

    private func cut(_ task: HTTPClient.Task<HTTPAnswer>) -> EventLoopFuture<Void> {
        state.withLock { $0.isCut = true }
        return task.eventLoop.makeFailedFuture(LeftUnread())
    }
}

extension HTTPAnswer {
    /// An answer of which no more is here than its head.
    fileprivate init(_ head: HTTPResponseHead) {
        func field(_ name: String) -> RawText? { head.headers.first(name: name).map { RawText($0) } }
        self.init(status: Int(head.status.code))
        retryAfter = field("Retry-After")
        date = field("Date")
        location = field("Location")
    }
}
