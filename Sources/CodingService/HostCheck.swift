import NIOCore
import NIOSSL

/// Makes sure that a TLS peer was certified under the name that was asked for.
///
/// The TLS library is also content with a certificate for the address that the connection happens to lead to. Public
/// authorities do certify addresses, so whoever forges a DNS answer could show one and be given the key.
struct HostCheck: Sendable {
    /// The certificate is for another host.
    struct Mismatch: Error {}

    private let host: String

    /// Nil for an address, which the library compares with the certificate by itself.
    init?(origin: ServerOrigin) {
        guard origin.scheme == .https, (try? SocketAddress(ipAddress: origin.host, port: 0)) == nil else { return nil }
        host = origin.host
    }

    /// Fails, and closes the connection, unless the peer's certificate names the host; nothing is sent before.
    func verify(_ channel: any Channel) -> EventLoopFuture<Void> {
        channel.nioSSL_peerCertificate().flatMapThrowing { certificate in
            guard let certificate, names(of: certificate).contains(where: covers) else {
                channel.close(promise: nil)
                throw Mismatch()
            }
        }
    }

    /// The DNS names among the certificate's subject alternative names (RFC 9525 leaves the common name aside).
    private func names(of certificate: NIOSSLCertificate) -> [String] {
        certificate._subjectAlternativeNames().filter { $0.nameType == .dnsName }
            .map { String(decoding: $0.contents, as: UTF8.self).lowercased() }
    }

    /// True for the host itself, and for a wildcard in place of its first label: `*.example` covers `surveys.example`.
    func covers(_ name: String) -> Bool {
        if name == host { return true }
        guard name.hasPrefix("*."), let dot = host.firstIndex(of: "."), dot != host.startIndex else { return false }
        return host[dot...] == name.dropFirst()
    }
}
