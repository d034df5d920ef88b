import Foundation
import Glibc
import Synchronization
import TestSupport

/// A server on 127.0.0.1 that answers each path as a test tells it, and counts how often it was asked.
final class LoopbackServer: Sendable {
    /// Status line, header fields and body, as they go over the wire.
    typealias Reply = (status: String, fields: [String], body: String)

    private let socket: LoopbackSocket
    private let hits = Mutex<[String: Int]>([:])

    var port: UInt16 { socket.port }
    var url: String { "http://127.0.0.1:\(port)" }

    /// - Parameter reply: Called with the path of each request, on a thread of the server's own.
    init(reply: @escaping @Sendable (String) -> Reply) throws {
        socket = try LoopbackSocket()
        let listener = socket.descriptor
        guard listen(listener, 64) == 0 else { throw POSIXError(.EADDRNOTAVAIL) }
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
        // The thread that accepts would not notice that the socket is closed.
        shutdown(socket.descriptor, Int32(SHUT_RDWR))
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
