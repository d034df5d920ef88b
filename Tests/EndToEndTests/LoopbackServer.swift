import Foundation
import Glibc
import Synchronization

/// A server on 127.0.0.1 that answers each path as a test tells it, and counts how often it was asked.
final class LoopbackServer: Sendable {
    /// Status line, header fields and body, as they go over the wire.
    typealias Reply = (status: String, fields: [String], body: String)

    let port: UInt16
    private let listener: Int32
    private let hits = Mutex<[String: Int]>([:])

    var url: String { "http://127.0.0.1:\(port)" }

    /// - Parameter reply: Called with the path of each request, on a thread of the server's own.
    init(reply: @escaping @Sendable (String) -> Reply) throws {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = self.listener
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, length) == 0 && listen(listener, 64) == 0
                    && getsockname(listener, address, &length) == 0
            }
        }
        guard isListening else { throw POSIXError(.EADDRNOTAVAIL) }
        port = UInt16(bigEndian: address.sin_port)
        Thread.detachNewThread { [weak self] in
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { return }
                Self.serve(connection) { path in
                    self?.hits.withLock { $0[path, default: 0] += 1 }
                    return reply(path)
                }
            }
        }
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    func hits(_ path: String) -> Int { hits.withLock { $0[path] ?? 0 } }

    /// Answers one request and hangs up.
    private static func serve(_ connection: Int32, reply: (String) -> Reply) {
        defer { close(connection) }
        var request: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while !String(decoding: request, as: UTF8.self).contains("\r\n\r\n") {
            let count = read(connection, &buffer, buffer.count)
            guard count > 0 else { return }
            request += buffer[..<count]
        }
        let path = String(decoding: request, as: UTF8.self).split(separator: " ").dropFirst().first ?? ""
        let (status, fields, body) = reply(String(path))
        let head = ["HTTP/1.1 \(status)", "Content-Length: \(body.utf8.count)", "Connection: close"] + fields
        let answer = Array((head.joined(separator: "\r\n") + "\r\n\r\n" + body).utf8)
        _ = send(connection, answer, answer.count, Int32(MSG_NOSIGNAL))
    }
}
