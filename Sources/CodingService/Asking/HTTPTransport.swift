import AsyncHTTPClient
import CodingModel
import NIOCore
import NIOHTTP1
import NIOSSL
import TerminalText

/// The transport over the network. Redirects are never followed, so the key can't be carried to another origin.
package final class HTTPTransport: CodingTransport {
    private let settings: ServiceSettings
    private let client: HTTPClient
    private let proxy: Proxy?
    private let executors: [LoopExecutor]

    /// The bytes that are read from a connection at once: a page, if it is here. The library's own limit makes two of it.
    private static let receiving = AdaptiveRecvByteBufferAllocator(minimum: 1 << 12, initial: 1 << 16, maximum: 1 << 18)

    /// Prepares connections; none is made before the first request. Call ``shutdown()`` when done.
    ///
    /// - Throws: ``SetupFailure`` when the CA file or the proxy's address is unusable.
    package init(settings: ServiceSettings) throws(SetupFailure) {
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.timeout = .init(
            connect: .milliseconds(settings.timeouts.connect), read: .milliseconds(settings.timeouts.idleRead))
        // The library knows one gzip member and no x-gzip: `BodyIntake` unpacks.
        configuration.decompression = .disabled
        configuration.httpVersion = .http1Only
        // Nobody listens, yet the library would put a report together for each request.
        configuration.tracing.tracer = nil
        // Our own schedule decides about new tries, so that every one of them is counted and shown.
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.tlsConfiguration = try Self.tlsConfiguration(caFile: settings.caFile)
        let check = settings.origin.scheme == .https ? HostCheck(host: settings.origin.host) : nil
        // Despite its name the only door to a fresh connection before a request goes out on it.
        configuration.http1_1ConnectionDebugInitializer = { channel in
            let prepared = channel.setOption(.recvAllocator, value: Self.receiving)
            guard let check else { return prepared }
            return prepared.flatMap { check.verify(channel) }
        }
        proxy = try settings.proxy?.proxy(for: settings.origin)
        configuration.proxy = proxy.map { proxy in
            let authorization = proxy.credentials.map {
                HTTPClient.Authorization.basic(username: $0.user, password: $0.password)
            }
            return .server(host: proxy.host, port: proxy.port, authorization: authorization)
        }
        self.settings = settings
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        executors = client.eventLoopGroup.makeIterator().map { LoopExecutor($0) }
    }

    /// Closes every connection; requests under way fail. To be called once, before the transport is let go.
    package func shutdown() async {
        try? await client.shutdown()
    }

    /// Sends `GET {origin}/api/v1/coding/{batchJobId}[?cursor=…]` with the key, on the job's own connection.
    package func get(
        _ request: PageRequest, into body: any BodySink
    ) async throws(TransportFailure) -> HTTPAnswer {
        do {
            let receiver = AnswerReceiver(settings: settings, sink: body)
            let httpRequest = try httpRequest(for: request)
            return try await receiver.answer(to: httpRequest, from: client, on: loopExecutor(of: request.job).loop)
        } catch let failure as TransportFailure {
            throw failure
        } catch {
            throw Task.isCancelled
                ? .cancelled : LibraryErrorReading(settings: settings, proxy: proxy).failure(for: error)
        }
    }

    private func httpRequest(for request: PageRequest) throws -> HTTPClient.Request {
        var httpRequest = try HTTPClient.Request(url: settings.url(for: request))
        httpRequest.headers = [
            "User-Agent": "verbatim/\(settings.version)",
            "Accept": "application/json",
            "Accept-Encoding": "gzip",
        ]
        if let key = settings.key { httpRequest.headers.add(name: "X-Aftercare-Key", value: key.secret) }
        return httpRequest
    }

    /// The thread of the job's connection.
    package func executor(of job: JobIdentifier) -> (any TaskExecutor)? { loopExecutor(of: job) }

    /// One and the same for all pages of a job, so that they come through one connection and stay on its thread.
    private func loopExecutor(of job: JobIdentifier) -> LoopExecutor {
        executors[Int(UInt(bitPattern: job.hashValue) % UInt(executors.count))]
    }

    private static func tlsConfiguration(caFile: String?) throws(SetupFailure) -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        guard let caFile else { return configuration }
        do {
            let certificates = try NIOSSLCertificate.fromPEMFile(caFile)
            guard !certificates.isEmpty else { throw SetupFailure(.caFile(caFile)) }
            configuration.additionalTrustRoots = [.certificates(certificates)]
        } catch {
            throw SetupFailure(.caFile(caFile))
        }
        return configuration
    }
}
