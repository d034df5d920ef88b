import Glibc

/// A port of 127.0.0.1 that refuses connections for as long as this lives: taken, so that no other test's server gets
/// it, but nobody listens.
final class UnservedPort {
    let number: UInt16
    private let holder: Int32

    init() throws {
        holder = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let holder = self.holder
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(holder, address, length) == 0 && getsockname(holder, address, &length) == 0
            }
        }
        guard isBound else { throw NoPort() }
        number = UInt16(bigEndian: address.sin_port)
    }

    deinit { close(holder) }

    private struct NoPort: Error {}
}
