import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOSSL
import TerminalText

/// The transport over the network. Redirects are never followed, so the key can't be carried to another origin.
package final class HTTPTransport: CodingTransport {
    private let settings: ServiceSettings
    private let client: HTTPClient
    private let proxy: Proxy?

    /// Prepares connections; none is made before the first request. Call ``shutdown()`` when done.
    ///
    /// - Throws: ``SetupError`` when the CA file or the proxy's address is unusable.
    package init(settings: ServiceSettings) throws(SetupError) {
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.timeout = .init(
            connect: .milliseconds(settings.timeouts.connect), read: .milliseconds(settings.timeouts.idleRead))
        configuration.decompression = .enabled(limit: .size(settings.bodyLimit))
        configuration.httpVersion = .http1Only
        // Our own schedule decides about new tries, so that every one of them is counted and shown.
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.tlsConfiguration = try Self.tlsConfiguration(caFile: settings.caFile)
        // Despite its name the only door to a fresh connection before a request goes out on it.
        if settings.origin.scheme == .https {
            let check = HostCheck(host: settings.origin.host)
            configuration.http1_1ConnectionDebugInitializer = { channel in check.verify(channel) }
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
    }

    /// Closes every connection; requests under way fail. To be called once, before the transport is let go.
    package func shutdown() async {
        try? await client.shutdown()
    }

    package func get(
        _ request: PageRequest, into body: any BodySink
    ) async throws(TransportFailure) -> HTTPAnswer {
        do {
            let response = try await client.execute(httpRequest(for: request), timeout: headTimeout)
            return try await answer(from: response, into: body)
        } catch let failure as TransportFailure {
            throw failure
        } catch {
            throw Task.isCancelled ? .cancelled : FailureReading(settings: settings, proxy: proxy).failure(for: error)
        }
    }

    private func httpRequest(for request: PageRequest) -> HTTPClientRequest {
        var httpRequest = HTTPClientRequest(url: settings.url(for: request))
        httpRequest.headers = [
            "User-Agent": "verbatim/\(settings.version)",
            "Accept": "application/json",
            "Accept-Encoding": "gzip",
        ]
        if let key = settings.key { httpRequest.headers.add(name: "X-Aftercare-Key", value: key.secret) }
        return httpRequest
    }

    /// A net under the two real timeouts: it only matters should neither of them fire.
    private var headTimeout: TimeAmount {
        .milliseconds(settings.timeouts.connect + settings.timeouts.idleRead + 5000)
    }

    private func answer(
        from response: HTTPClientResponse, into body: any BodySink
    ) async throws -> HTTPAnswer {
        func field(_ name: String) -> RawText? { response.headers.first(name: name).map { RawText($0) } }
        var answer = HTTPAnswer(status: Int(response.status.code))
        answer.retryAfter = field("Retry-After")
        answer.date = field("Date")
        answer.location = field("Location")
        switch answer.status {
        case 200..<300: try await BodyReading(settings: settings).hand(response, to: body)
        case 400...: answer.body = await BodyReading(settings: settings).beginning(of: response.body)
        default: break
        }
        return answer
    }

    private static func tlsConfiguration(caFile: String?) throws(SetupError) -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        guard let caFile else { return configuration }
        do {
            let certificates = try NIOSSLCertificate.fromPEMFile(caFile)
            guard !certificates.isEmpty else { throw SetupError(.caFile(caFile)) }
            configuration.additionalTrustRoots = [.certificates(certificates)]
        } catch {
            throw SetupError(.caFile(caFile))
        }
        return configuration
    }
}
