import AsyncHTTPClient
import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import TerminalText

/// Reads the errors of the HTTP, TLS and socket libraries as failures of the transport, in words a user can act on.
struct LibraryErrorReading {
    let settings: ServiceSettings
    let proxy: Proxy?

    func failure(for error: any Error) -> TransportFailure {
        switch error {
        case is CancellationError: .cancelled
        case let error as HTTPClientError: failure(for: error)
        case let error as NIOConnectionError: .unreachable(RawText(reason(for: error)))
        case let error as IOError: failure(for: error)
        case is HostCheck.Mismatch: .insecure("its certificate is for another host")
        case is HTTPParserError: .interrupted("the answer broke off or was not HTTP")
        case let failure as TransportFailure: failure
        case NIOSSLError.uncleanShutdown: .interrupted("the connection was cut")
        case is NIOSSLError, is BoringSSLError, is NIOSSLExtraError: .insecure(RawText(Self.tlsReason(for: error)))
        case ChannelError.connectTimeout: .connectTimeout(settings.timeouts.connect)
        case is ChannelError: .interrupted("the connection was closed")
        default: .interrupted(RawText(settings.concealed(String(describing: error), limit: 300)))
        }
    }

    private func failure(for error: HTTPClientError) -> TransportFailure {
        switch error {
        case .connectTimeout, .getConnectionFromPoolTimeout, .httpProxyHandshakeTimeout, .tlsHandshakeTimeout:
            .connectTimeout(settings.timeouts.connect)
        case .readTimeout, .deadlineExceeded: .idleTimeout(settings.timeouts.idleRead)
        case .remoteConnectionClosed: .interrupted("the connection was closed before the answer was complete")
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
        guard let attempt = error.connectionErrors.last else {
            return "\(proxyRemark)no address is known for \(error.host)"
        }
        return switch attempt.error {
        case let cause as IOError: "\(proxyRemark)\(Self.words(for: cause))"
        case ChannelError.connectTimeout: "\(proxyRemark)no answer in time"
        default: "\(proxyRemark)no connection"
        }
    }

    /// A connection to an address fails with a bare errno, as does one that breaks later.
    private func failure(for error: IOError) -> TransportFailure {
        switch error.errnoCode {
        case ECONNREFUSED, EHOSTUNREACH, ENETUNREACH, ENETDOWN, EADDRNOTAVAIL, ETIMEDOUT:
            .unreachable(RawText("\(proxyRemark)\(Self.words(for: error))"))
        default: .interrupted(RawText(Self.words(for: error)))
        }
    }

    /// Says that it was the proxy that could not be reached.
    private var proxyRemark: String { proxy.map { "the proxy \($0.authority): " } ?? "" }

    /// The system's own words for an errno.
    private static func words(for error: IOError) -> String {
        String(cString: strerror(error.errnoCode)).lowercased()
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
