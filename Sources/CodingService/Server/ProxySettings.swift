import TerminalText

/// The environment's proxies: `HTTPS_PROXY` and `NO_PROXY`, lowercase spellings first, as curl reads them.
///
/// Only https origins can be proxied (plain http never leaves the machine), through an http proxy's `CONNECT`,
/// which never sees the key.
package struct ProxySettings: Sendable {
    private let address: String
    private let exceptions: [String]

    /// Picks the variables out of an environment. An empty value counts as unset.
    package init(environment: [String: String]) {
        func value(_ name: String) -> String? {
            let candidates = [environment[name], environment[name.uppercased()]]
            return candidates.lazy.compactMap(\.self).first { !$0.isEmpty }
        }
        address = value("https_proxy") ?? ""
        exceptions = (value("no_proxy") ?? "").split { $0 == "," || $0.isWhitespace }.map { $0.lowercased() }
    }

    /// The proxy that requests to this origin go through; nil for a direct connection.
    ///
    /// Loopback is never proxied. `NO_PROXY` names hosts (with all their subdomains), `host:port` pairs, addresses,
    /// IPv4 networks (`10.0.0.0/8`) or `*` for everything.
    ///
    /// - Throws: ``SetupFailure`` when the proxy's address can't be understood or is not an http proxy's.
    func proxy(for origin: ServerOrigin) throws(SetupFailure) -> Proxy? {
        if address.isEmpty || origin.isLoopback || origin.scheme == .http { return nil }
        if exceptions.contains(where: { Self.exception($0, covers: origin) }) { return nil }
        return try Proxy(parsing: address)
    }

    private static func exception(_ entry: String, covers origin: ServerOrigin) -> Bool {
        if entry == "*" { return true }
        if let network = IPv4Network(entry) { return network.contains(origin.host) }
        var name = Substring(entry)
        if let (host, port) = splitPort(entry) {
            guard port == origin.port else { return false }
            name = host
        }
        if name.hasPrefix("["), name.hasSuffix("]") { name = name.dropFirst().dropLast() }
        if name.hasPrefix("*") { name = name.dropFirst() }
        if name.hasPrefix(".") { name = name.dropFirst() }
        return !name.isEmpty && (origin.host == name || origin.host.hasSuffix(".\(name)"))
    }

    /// Host and port of `host:port` or `[address]:port`; nil without a port (a bare IPv6 address has none).
    private static func splitPort(_ entry: String) -> (host: Substring, port: Int)? {
        guard let colon = entry.lastIndex(of: ":"), let port = Int(entry[entry.index(after: colon)...]) else {
            return nil
        }
        let host = entry[..<colon]
        return host.contains(":") && !host.hasSuffix("]") ? nil : (host, port)
    }
}

/// An http proxy: where it is and, perhaps, who asks.
struct Proxy: Hashable, Sendable {
    /// Name and password for the proxy; they don't show themselves.
    struct Credentials: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
        let user: String
        let password: String
        var description: String { "Credentials(‹hidden›)" }
        var customMirror: Mirror { Mirror(self, children: [:]) }
    }

    let host: String
    let port: Int
    let credentials: Credentials?

    /// Reads `[http://][user:password@]host[:port]`; the port that goes without saying is 80.
    init(parsing text: String) throws(SetupFailure) {
        var rest = Substring(text)
        if let separator = rest.firstRange(of: "://") {
            guard rest[..<separator.lowerBound].lowercased() == "http" else { throw SetupFailure(.proxyScheme) }
            rest = rest[separator.upperBound...]
        }
        rest = rest.prefix { $0 != "/" }
        if let at = rest.lastIndex(of: "@") {
            let parts = rest[..<at].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard let user = PercentEncoding.decode(parts[0]),
                let password = PercentEncoding.decode(parts.count > 1 ? parts[1] : "")
            else { throw SetupFailure(.proxyAddress) }
            credentials = Credentials(user: user, password: password)
            rest = rest[rest.index(after: at)...]
        } else {
            credentials = nil
        }
        // A proxy's host and port follow the same rules as a server's, whose default port differs.
        let portIsGiven = rest.last?.isNumber == true && rest.dropFirst().drop { $0 != "]" && $0 != ":" }.contains(":")
        guard let origin = try? ServerOrigin(parsing: "https://\(rest)") else { throw SetupFailure(.proxyAddress) }
        host = origin.host
        port = portIsGiven ? origin.port : 80
    }

    /// The proxy as errors name it: never with the credentials.
    var authority: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}

/// An IPv4 network as `NO_PROXY` writes it: `10.0.0.0/8`.
private struct IPv4Network {
    private let address: UInt32
    private let mask: UInt32

    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let bits = Int(parts[1]), (0...32).contains(bits),
            let address = Self.number(parts[0])
        else { return nil }
        self.address = address
        mask = bits == 0 ? 0 : UInt32.max << UInt32(32 - bits)
    }

    func contains(_ host: String) -> Bool {
        Self.number(host[...]).map { $0 & mask == address & mask } ?? false
    }

    private static func number(_ text: Substring) -> UInt32? {
        let octets = text.split(separator: ".", omittingEmptySubsequences: false)
        guard octets.count == 4 else { return nil }
        var value: UInt32 = 0
        for octet in octets {
            guard let byte = UInt8(octet) else { return nil }
            value = value << 8 | UInt32(byte)
        }
        return value
    }
}

/// Why the service can't be set up as configured.
package struct SetupFailure: Error, Hashable, Sendable {
    enum Reason: Hashable, Sendable {
        case proxyScheme, proxyAddress
        case caFile(String)
    }

    let reason: Reason

    init(_ reason: Reason) { self.reason = reason }

    /// Says what is wrong and what to do. A proxy's address is not repeated: it may hold a password.
    package var sentence: RawText {
        switch reason {
        case .proxyScheme:
            "HTTPS_PROXY does not name an http proxy; write http://host:port, or list the server in NO_PROXY"
        case .proxyAddress:
            "HTTPS_PROXY is not the address of a proxy; write http://host:port, or unset it"
        case .caFile(let path):
            RawText(
                "the CA file \(path) can't be read as PEM certificates; check the path and that it holds certificates")
        }
    }
}
