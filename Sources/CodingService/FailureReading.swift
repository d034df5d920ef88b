import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOPosix
import NIOSSL
import TerminalText

/// Reads the errors of the HTTP, TLS and socket libraries as one of ours, in words a user can act on.
struct FailureReading {
    let settings: ServiceSettings
    let proxy: Proxy?

    func failure(for error: any Error) -> TransportFailure {
        switch error {
        case is CancellationError: .cancelled
        case let error as HTTPClientError: failure(for: error)
        case let error as NIOConnectionError: .unreachable(RawText(reason(for: error)))
        case let error as IOError: .interrupted(RawText(Self.words(for: error)))
        case is HTTPParserError: .interrupted("the answer broke off or was not HTTP")
        case NIOHTTPDecompression.DecompressionError.limit: .tooLarge(settings.bodyLimit)
        case is NIOHTTPDecompression.DecompressionError, is NIOHTTPDecompression.ExtraDecompressionError:
            .interrupted("the compressed answer broke off or was damaged")
        case NIOSSLError.uncleanShutdown: .interrupted("the connection was cut")
        case is NIOSSLError, is BoringSSLError, is NIOSSLExtraError: .insecure(RawText(Self.tlsReason(for: error)))
        case ChannelError.connectTimeout: .connectTimeout(settings.timeouts.connect)
        case is ChannelError: .interrupted("the connection was closed")
        default: .interrupted(RawText(settings.key.concealed(in: String(describing: error))))
        }
    }

    private func failure(for error: HTTPClientError) -> TransportFailure {
        switch error {
        case .connectTimeout, .getConnectionFromPoolTimeout, .httpProxyHandshakeTimeout, .tlsHandshakeTimeout:
            .connectTimeout(settings.timeouts.connect)
        case .readTimeout, .deadlineExceeded: .idleTimeout(settings.timeouts.idleRead)
        case .remoteConnectionClosed: .interrupted("the connection was closed before the answer was whole")
        case .cancelled: .cancelled
        case .proxyAuthenticationRequired:
            .unreachable(
                RawText("the proxy \(proxyName) wants a user name and password (HTTPS_PROXY=http://user:password@host)")
            )
        case .invalidProxyResponse: .unreachable(RawText("the proxy \(proxyName) refused the connection"))
        default: .interrupted(RawText(error.shortDescription.lowercased()))
        }
    }

    private var proxyName: String { proxy?.authority ?? "" }

    private func reason(for error: NIOConnectionError) -> String {
        let place = proxy == nil ? "" : " (the proxy in HTTPS_PROXY)"
        let name = "\(error.host)\(place)"
        guard let attempt = error.connectionErrors.last else { return "no address is known for \(name)" }
        switch attempt.error {
        case let cause as IOError: return "\(name) port \(error.port): \(Self.words(for: cause))"
        case ChannelError.connectTimeout: return "\(name) port \(error.port) did not answer in time"
        default: return "\(name) port \(error.port) can't be reached"
        }
    }

    /// The system's own words for an errno, which the library puts behind its own.
    private static func words(for error: IOError) -> String {
        let description = error.description
        guard let words = description.split(separator: ": ", maxSplits: 1).last else { return description }
        return String(words.prefix { $0 != "(" }).lowercased()
    }

    private static func tlsReason(for error: any Error) -> String {
        let detail = String(describing: error)
        if error is NIOSSLExtraError, detail.contains("failedToValidateHostname") {
            return "its certificate is for another host"
        }
        if detail.contains("CERTIFICATE_VERIFY_FAILED") || error as? NIOSSLError == .unableToValidateCertificate {
            return "its certificate is not trusted (unknown issuer, expired or not yet valid);"
                + " if it comes from a private CA, name that in caFile"
        }
        if detail.contains("WRONG_VERSION_NUMBER") { return "it does not speak TLS at this port" }
        return "the TLS handshake failed"
    }
}
