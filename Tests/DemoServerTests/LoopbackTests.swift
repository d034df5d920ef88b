import Foundation
import Glibc
import TestSupport
import Testing

@testable import DemoServer

@Suite("Over a real socket", .permit(.servers))
struct LoopbackTests {
    @Test("The server answers as its API function does, says what its body is, and stops when cancelled")
    func endToEnd() async throws {
        try await withServer { port in
            let client = LoopbackClient(port: port)
            let refused = try client.get("/api/v1/coding/\(Job.nightTrain)")
            #expect(refused.status == 403)
            #expect(refused.headers.lowercased().contains("content-type: application/json"))
            #expect(ContractChecker.violations(inError: refused.body) == [])

            let answer = try client.get("/api/v1/coding/\(Job.nightTrain)", key: Conversation.key)
            var conversation = Conversation()
            #expect(answer.status == 200)
            #expect(answer.body == conversation.ask(Job.nightTrain).body.bytes)
        }
    }

    @Test("Cursors arrive whole, percent-encoded or not")
    func cursors() async throws {
        try await withServer { port in
            let client = LoopbackClient(port: port)
            let path = "/api/v1/coding/\(Job.manyPages)"
            let first = try client.get(path, key: Conversation.key)
            let cursor = try #require(AnswerDocument(first.body)?.results?.nextCursor)
            let encoded = try #require(cursor.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
            let pages = [
                try client.get("\(path)?cursor=\(cursor)", key: Conversation.key),
                try client.get("\(path)?other=1&cursor=\(encoded)", key: Conversation.key),
            ]
            #expect(pages.map(\.status) == [200, 200])
            #expect(pages[0].body == pages[1].body)
            #expect(pages[0].body != first.body)
        }
    }

    @Test("A method that is not allowed is told which one is")
    func methods() async throws {
        try await withServer { port in
            let client = LoopbackClient(port: port)
            let answer = try client.get("/api/v1/coding/\(Job.nightTrain)", method: "POST", key: Conversation.key)
            #expect(answer.status == 405)
            #expect(answer.headers.lowercased().contains("allow: get"))
        }
    }

    @Test("A port that is taken is an error, not a silence")
    func portTaken() async throws {
        try await withServer { port in
            let second = DemoServer(port: port, key: Conversation.key)
            await #expect(throws: (any Error).self) { try await second.run { _ in } }
        }
    }

    @Test("It ends when cancelled, although a client keeps its connection open")
    func openConnection() async throws {
        var descriptor: Int32 = -1
        try await withServer { port in
            descriptor = try LoopbackClient.connect(port: port)
            let request = "GET /api/v1/coding/\(Job.nightTrain) HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
            #expect(write(descriptor, request, request.utf8.count) == request.utf8.count)
            // A server that is cancelled while it only just takes a connection trips over a check of NIO's own.
            #expect(LoopbackClient.firstByte(from: descriptor) == UInt8(ascii: "H"))
        }
        close(descriptor)
    }

    /// Runs a server on a free port for as long as the body takes, and expects it to end when cancelled.
    private func withServer(_ body: (Int) async throws -> Void) async throws {
        let (urls, ready) = AsyncStream.makeStream(of: String.self)
        let server = DemoServer(key: Conversation.key, pageDelay: .zero)
        let running = Task {
            defer { ready.finish() }
            try await server.run { ready.yield($0) }
        }
        var iterator = urls.makeAsyncIterator()
        let url = try #require(await iterator.next())
        #expect(url.hasPrefix("http://127.0.0.1:"))
        let port = try #require(URL(string: url)?.port)
        let outcome = await Result { try await body(port) }
        running.cancel()
        try await running.value
        try outcome.get()
    }
}

extension Result where Failure == any Error {
    fileprivate init(_ work: () async throws -> Success) async {
        do { self = .success(try await work()) } catch { self = .failure(error) }
    }
}

/// The smallest HTTP client: one request, one connection. It blocks the test's thread.
private struct LoopbackClient {
    struct Answer: Sendable {
        let status: Int
        let headers: String
        let body: [UInt8]
    }

    struct Failure: Error {
        let step: String
    }

    let port: Int

    func get(_ path: String, method: String = "GET", key: String? = nil) throws -> Answer {
        let keyLine = key.map { "X-Aftercare-Key: \($0)\r\n" } ?? ""
        let request = "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\(keyLine)\r\n"
        return try Self.exchange(request, port: port)
    }

    /// A connected socket; the caller closes it.
    static func connect(port: Int) throws -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port).bigEndian)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let connected = withUnsafeBytes(of: &address) { bytes in
            bytes.withMemoryRebound(to: sockaddr.self) {
                Glibc.connect(descriptor, $0.baseAddress, socklen_t(bytes.count))
            }
        }
        guard connected == 0 else {
            close(descriptor)
            throw Failure(step: "connect")
        }
        return descriptor
    }

    /// What an answer begins with; nil when the connection ends first.
    static func firstByte(from descriptor: Int32) -> UInt8? {
        var byte: UInt8 = 0
        return read(descriptor, &byte, 1) == 1 ? byte : nil
    }

    private static func exchange(_ request: String, port: Int) throws -> Answer {
        let descriptor = try connect(port: port)
        defer { close(descriptor) }
        guard write(descriptor, request, request.utf8.count) == request.utf8.count else { throw Failure(step: "write") }
        var received: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = read(descriptor, &buffer, buffer.count), count > 0 {
            received.append(contentsOf: buffer.prefix(count))
        }
        return try parse(received)
    }

    private static func parse(_ received: [UInt8]) throws -> Answer {
        guard let end = received.indices.first(where: { received[$0...].starts(with: "\r\n\r\n".utf8) }) else {
            throw Failure(step: "headers")
        }
        let headers = String(decoding: received[..<end], as: UTF8.self)
        guard let status = headers.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else {
            throw Failure(step: "status")
        }
        return Answer(status: status, headers: headers, body: Array(received[(end + 4)...]))
    }
}
