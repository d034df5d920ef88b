import Glibc

/// The least server that can serve a job's pages: from memory, on loopback, one request after another.
struct PageServer {
    private let listener: Int32
    private let pages: [[UInt8]]
    private var connections: [Int32: [UInt8]] = [:]
    let port: UInt16

    init(pages: some Sequence<[UInt8]>) throws {
        self.pages = pages.map(Self.answer)
        (listener, port) = try Self.listen()
    }

    /// Serves until the process is ended.
    mutating func run() {
        while true {
            var ready = ([listener] + connections.keys).map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
            guard poll(&ready, nfds_t(ready.count), -1) > 0 else { continue }
            for descriptor in ready.filter({ $0.revents != 0 }).map(\.fd) {
                descriptor == listener ? accept() : serve(descriptor)
            }
        }
    }

    private mutating func accept() {
        let connection = Glibc.accept(listener, nil, nil)
        guard connection >= 0 else { return }
        var on: Int32 = 1
        setsockopt(connection, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
        connections[connection] = []
    }

    private mutating func serve(_ connection: Int32) {
        var part = [UInt8](repeating: 0, count: 4096)
        let count = read(connection, &part, part.count)
        guard count > 0 else { return hangUp(connection) }
        connections[connection, default: []] += part.prefix(count)
        while let request = connections[connection], let end = Self.endOfHead(in: request) {
            connections[connection] = Array(request[end...])
            let head = String(decoding: request[..<end], as: UTF8.self)
            guard Descriptor.write(answer(to: head), to: connection) else { return hangUp(connection) }
        }
    }

    private mutating func hangUp(_ connection: Int32) {
        close(connection)
        connections[connection] = nil
    }

    /// The page that is asked for; any other job than the generated one is a completed one without codes.
    private func answer(to head: String) -> [UInt8] {
        let target = head.split(separator: " ").dropFirst().first ?? ""
        let path = target.split(separator: "?").first ?? ""
        let job = path.split(separator: "/").last.map(String.init) ?? ""
        guard job == SurveyPlan.job else {
            return Self.answer(
                Array(
                    """
                    {"batchJobId":"\(job)","surveyIdentifier":"\(job)","status":"completed","results":\
                    {"completedAt":"2024-03-12T15:30:45Z","questionCodes":[],"nextCursor":null}}
                    """.utf8))
        }
        let cursor = target.split(separator: "=").dropFirst().last.flatMap { $0.split(separator: "-").last } ?? "0"
        return pages[min(Int(cursor) ?? 0, pages.count - 1)]
    }

    private static func answer(_ body: [UInt8]) -> [UInt8] {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: \(body.count)\r\n\r\n"
        return Array(head.utf8) + body
    }

    private static func endOfHead(in request: [UInt8]) -> Int? {
        let mark = Array("\r\n\r\n".utf8)
        guard request.count >= mark.count else { return nil }
        return (mark.count...request.count).first { request[$0 - mark.count..<$0].elementsEqual(mark) }
    }

    private static func listen() throws -> (Int32, UInt16) {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, length) == 0 && Glibc.listen(listener, 64) == 0
                    && getsockname(listener, address, &length) == 0
            }
        }
        guard isListening else { throw BenchFailure("can't listen on loopback: \(Descriptor.reason())") }
        return (listener, UInt16(bigEndian: address.sin_port))
    }
}

/// A page server in a process of its own, so that its work is not counted as anybody's.
final class ServingProcess {
    let url: String
    private let process: pid_t

    init(_ bench: Workbench, answers: Int, pages: Int) throws {
        let home = try bench.home("server")
        let arguments = ["probe-serve", "--answers", "\(answers)", "--pages", "\(pages)"]
        process = try Launch(bench.ownProgram, arguments, home: home).start(output: "\(home)/port")
        var port = ""
        for _ in 0..<12_000 where !port.hasSuffix("\n") {
            Clock.sleep(milliseconds: 10)
            port = (try? Descriptor.contents(of: "\(home)/port")).map { String(decoding: $0, as: UTF8.self) } ?? ""
        }
        guard port.hasSuffix("\n") else {
            kill(process, SIGKILL)
            throw BenchFailure("the page server does not start")
        }
        url = "http://127.0.0.1:\(port.dropLast())"
    }

    deinit {
        kill(process, SIGTERM)
        Launch.wait(for: process)
    }
}
