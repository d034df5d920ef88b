import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Synchronization

/// An HTTP server on the loopback interface that answers as the coding API does (docs/api/README.md), with sample jobs:
/// for trying the program out with nothing configured, and for tests from end to end.
package struct DemoServer: Sendable {
    private let port: Int
    private let api: CodingAPI
    private let now: @Sendable () -> Duration
    private let history = SharedHistory()

    /// A server that is not yet running.
    ///
    /// - Parameters:
    ///   - port: the TCP port on 127.0.0.1; 0 lets the system choose one.
    ///   - key: the value that `X-Aftercare-Key` must have.
    ///   - pageDelay: how long each page of the many-page job takes.
    ///   - now: the time since any fixed start; a job walks through its states by it from its first request on.
    package init(
        port: Int = 0, key: String, pageDelay: Duration = .milliseconds(150),
        now: @escaping @Sendable () -> Duration = DemoServer.timeSinceStart()
    ) {
        self.port = port
        self.api = CodingAPI(key: key, jobs: DemoServer.scripts(pageDelay: pageDelay))
        self.now = now
    }

    /// A stopwatch that starts now and runs with the system's continuous clock.
    package static func timeSinceStart() -> @Sendable () -> Duration {
        let start = ContinuousClock.now
        return { ContinuousClock.now - start }
    }

    /// Binds 127.0.0.1, serves until the task is cancelled, then closes every connection and returns.
    ///
    /// It writes no log: the terminal belongs to the program that runs it.
    ///
    /// - Parameter whenReady: Receives the server's URL, `http://127.0.0.1:` and the port, once it can be asked.
    /// - Throws: `PortRefusal` when the port can't be bound.
    package func run(whenReady: @escaping @Sendable (_ url: String) -> Void) async throws {
        let application = Application(
            responder: CallbackResponder<BasicRequestContext> { request, _ in try await respond(to: request) },
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
            onServerRunning: { channel in
                whenReady("http://127.0.0.1:\(channel.localAddress?.port ?? port)")
            },
            logger: Logger(label: "demo-server") { _ in SwiftLogNoOpLogHandler() })
        do {
            try await application.run()
        } catch is CancellationError {
            return
        } catch let failure as IOError {
            throw PortRefusal(code: failure.errnoCode)
        }
    }

    private func respond(to request: Request) async throws -> Response {
        let question = APIRequest(
            method: request.method.rawValue, path: request.uri.path,
            cursor: request.uri.queryParameters["cursor"].map(String.init),
            key: HTTPField.Name("X-Aftercare-Key").flatMap { request.headers[$0] })
        let answer = history.answer(question, by: api, at: now())
        if answer.delay > .zero { try await Task.sleep(for: answer.delay) }
        var headers: HTTPFields = [.contentType: "application/json"]
        if answer.status == 405 { headers[.allow] = "GET" }
        let response = Response(
            status: HTTPResponse.Status(code: answer.status), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body.bytes)))
        return request.method == .head ? response.createHeadResponse() : response
    }
}

/// The system does not let the server listen on its port.
package struct PortRefusal: Error, Hashable, Sendable {
    /// The `errno` of the call.
    package let code: Int32
}

/// The server's only state that changes: the requests so far.
private final class SharedHistory: Sendable {
    private let history = Mutex(RequestHistory())

    func answer(_ request: APIRequest, by api: CodingAPI, at time: Duration) -> APIResponse {
        history.withLock { api.respond(to: request, at: time, history: &$0) }
    }
}
