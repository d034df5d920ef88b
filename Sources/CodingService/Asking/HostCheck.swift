import NIOCore
import NIOSSL

/// Makes sure that a TLS peer was certified under the name that was asked for.
///
/// The TLS library is also content with a certificate for the address that the connection happens to lead to (through
/// a proxy even the proxy's). Public authorities do certify addresses, so whoever forges a DNS answer could show one
/// and be given the key.
struct HostCheck: Sendable {
    /// The certificate is for another host.
    struct Mismatch: Error {}

    private let host: String
    private let address: SocketAddress?

    /// - Parameter host: As in ``ServerOrigin/host``: lowercase, an IPv6 address without brackets.
    init(host: String) {
        self.host = host
        address = try? SocketAddress(ipAddress: host, port: 0)
    }

    /// Fails, and closes the connection, unless the peer's certificate names the host; nothing is sent before.
    func verify(_ channel: any Channel) -> EventLoopFuture<Void> {
        channel.nioSSL_peerCertificate().flatMapThrowing { certificate in
            guard let certificate, covers(certificate) else {
                channel.close(promise: nil)
                throw Mismatch()
            }
        }
    }

    /// Only the subject alternative names count; the common name is history (RFC 9525).
    private func covers(_ certificate: NIOSSLCertificate) -> Bool {
        certificate._subjectAlternativeNames().contains { name in
            switch name.nameType {
            case .dnsName: covers(String(decoding: name.contents, as: UTF8.self).lowercased())
            case .ipAddress: covers(address: Array(name.contents))
            default: false
            }
        }
    }

    /// True for the host itself, and for a wildcard in place of its first label: `*.example` covers `surveys.example`.
    func covers(_ name: String) -> Bool {
        if address != nil { return false }
        if name == host { return true }
        guard name.hasPrefix("*."), let dot = host.firstIndex(of: "."), dot != host.startIndex else { return false }
        return host[dot...] == name.dropFirst()
    }

    /// True for the address that was asked for, in 4 or 16 bytes.
    func covers(address bytes: [UInt8]) -> Bool {
        guard let address else { return false }
        return (try? SocketAddress(packedIPAddress: ByteBuffer(bytes: bytes), port: 0)) == address
    }
}
