import NIOCore
import TerminalText

/// Where a server answers: scheme, host, port and an optional base path, as in `https://surveys.example:8443/api-gate`.
///
/// The key is sent to this origin and nowhere else, so everything that could hide another destination
/// (user information, a query, a fragment) is refused.
package struct ServerOrigin: Hashable, Sendable, CustomStringConvertible {
    /// How the server is spoken to; `http` only exists for loopback hosts.
    package enum Scheme: String, Hashable, Sendable {
        case http, https

        /// The port that goes without saying.
        var defaultPort: Int { self == .https ? 443 : 80 }
    }

    /// How the server is spoken to.
    package let scheme: Scheme
    /// Lowercase; an IPv6 address stands without its brackets.
    package let host: String
    /// The port, also where it goes without saying.
    package let port: Int
    /// Empty, or a path that begins with a slash and does not end in one.
    package let basePath: String

    /// The API's production server.
    package static let production = ServerOrigin(
        scheme: .https, host: "surveys.getaftercare.com", port: 443, basePath: "")
    /// The API's staging server.
    package static let staging = ServerOrigin(
        scheme: .https, host: "staging.aftercareai.com", port: 443, basePath: "")

    /// Reads `https://host[:port][/base]`; plain `http` is taken for loopback hosts only (127.0.0.0/8, ::1, localhost).
    ///
    ///     try ServerOrigin(parsing: "HTTPS://Surveys.Example:443/api-gate/").description
    ///     // "https://surveys.example/api-gate"
    ///
    /// - Throws: ``OriginFailure``, which says what is wrong with the text and what to write instead.
    package init(parsing text: String) throws(OriginFailure) {
        var rest = Substring(text)
        scheme = try Self.takeScheme(from: &rest)
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let path = rest[authority.endIndex...]
        if authority.contains("@") { throw OriginFailure(.userInformation) }
        if path.contains("?") || path.contains("#") { throw OriginFailure(.queryOrFragment) }
        let (host, port) = try Self.splitAuthority(authority)
        self.host = host
        self.port = port ?? scheme.defaultPort
        basePath = try Self.checkedBasePath(path)
        if scheme == .http, !isLoopback { throw OriginFailure(.plainHTTP(host)) }
    }

    private init(scheme: Scheme, host: String, port: Int, basePath: String) {
        self.scheme = scheme
        self.host = host
        self.port = port
        self.basePath = basePath
    }

    /// True for 127.0.0.0/8, ::1 and `localhost`: traffic that never leaves this machine.
    package var isLoopback: Bool {
        if host == "localhost" { return true }
        switch try? SocketAddress(ipAddress: host, port: 0) {
        case .v4: return host.hasPrefix("127.")
        case .v6(let address): return (try? SocketAddress(ipAddress: "::1", port: 0)) == .v6(address)
        default: return false
        }
    }

    /// The host as it stands in a URL, with the port where it does not go without saying: `[::1]:8080`.
    package var authority: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return port == scheme.defaultPort ? name : "\(name):\(port)"
    }

    /// The origin as one writes it, without a slash at the end.
    package var description: String { "\(scheme.rawValue)://\(authority)\(basePath)" }
}

extension ServerOrigin {
    private static func takeScheme(from rest: inout Substring) throws(OriginFailure) -> Scheme {
        guard let separator = rest.firstRange(of: "://") else { throw OriginFailure(.noScheme) }
        guard let scheme = Scheme(rawValue: rest[..<separator.lowerBound].lowercased()) else {
            throw OriginFailure(.noScheme)
        }
        rest = rest[separator.upperBound...]
        return scheme
    }

    private static func splitAuthority(_ authority: Substring) throws(OriginFailure) -> (host: String, port: Int?) {
        let host: Substring
        let afterHost: Substring
        if authority.hasPrefix("[") {
            guard let end = authority.firstIndex(of: "]") else { throw OriginFailure(.host) }
            host = authority[authority.index(after: authority.startIndex)..<end]
            afterHost = authority[authority.index(after: end)...]
            guard host.contains(":"), (try? SocketAddress(ipAddress: String(host), port: 0)) != nil else {
                throw OriginFailure(.host)
            }
        } else {
            host = authority.prefix { $0 != ":" }
            afterHost = authority[host.endIndex...]
            guard !host.isEmpty, host.utf8.allSatisfy(isHostByte) else { throw OriginFailure(.host) }
        }
        if afterHost.isEmpty { return (host.lowercased(), nil) }
        let digits = afterHost.dropFirst()
        guard afterHost.first == ":", digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let port = Int(digits), (1...65535).contains(port)
        else { throw OriginFailure(.port) }
        return (host.lowercased(), port)
    }

    /// Letters, digits, dot, hyphen, underscore: a name that needs more is written in its ASCII (`xn--`) form.
    private static func isHostByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    /// Segments of URL characters; `.` and `..` would make the request path another one than it says.
    private static func checkedBasePath(_ path: Substring) throws(OriginFailure) -> String {
        var trimmed = path
        while trimmed.hasSuffix("/") { trimmed.removeLast() }
        let segments = trimmed.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        for segment in segments {
            let isPlain = segment.utf8.allSatisfy { PercentEncoding.isUnreserved($0) || $0 == UInt8(ascii: "%") }
            guard isPlain, !["", ".", ".."].contains(segment) else { throw OriginFailure(.basePath) }
        }
        return String(trimmed)
    }
}

/// Why a text is not the address of a server.
package struct OriginFailure: Error, Hashable, Sendable {
    enum Reason: Hashable, Sendable {
        case noScheme, userInformation, queryOrFragment, host, port, basePath
        case plainHTTP(String)
    }

    let reason: Reason

    init(_ reason: Reason) { self.reason = reason }

    /// Says what is wrong and what to write instead. The text itself is not repeated: it may hold a password.
    package var sentence: RawText {
        switch reason {
        case .noScheme: "a server's address begins with https://, as in https://surveys.example"
        case .userInformation: "a server's address must not hold a user name or password before an @"
        case .queryOrFragment: "a server's address must not hold a query (?) or a fragment (#)"
        case .host: "the host in the server's address is not a host name or address in ASCII letters"
        case .port: "the port in the server's address is not a number from 1 to 65535"
        case .basePath: "the path in the server's address may hold letters, digits and -._~ between single slashes"
        case .plainHTTP(let host):
            RawText("plain http would show the key to the network on the way to \(host); write https:// instead")
        }
    }
}
