import Glibc
import NIOCore
import NIOPosix
import NIOSSL
import Synchronization
import TestSupport

/// A server on loopback that does to each request what a test says, byte by byte, and counts its hits.
final class MisbehavingServer: Sendable {
    /// One request's head as it came.
    struct Request: Sendable {
        let head: String

        var line: String { String(head.prefix { $0 != "\r\n" }) }

        /// The header field's value; nil when it was not sent.
        func field(_ name: String) -> String? {
            for line in head.split(separator: "\r\n").dropFirst() {
                let parts = line.split(separator: ":", maxSplits: 1)
                if parts.count == 2, parts[0].lowercased() == name.lowercased() {
                    return String(parts[1].drop { $0 == " " })
                }
            }
            return nil
        }
    }

    /// What is done to a request, in order.
    enum Act: Sendable {
        case send([UInt8])
        case close
        /// Closes so that the client gets a TCP reset.
        case reset
        /// A byte every so many milliseconds, for as long as somebody listens.
        case drip(everyMilliseconds: Int64)
        /// Becomes a blind tunnel to this port on loopback, as a proxy does.
        case tunnel(port: Int)
    }

    private let channel: any Channel
    private let record: Record
    let port: Int

    /// Listens on a free port of 127.0.0.1. The script is given each request and its number, from 0.
    init(
        tls: NIOSSLContext? = nil, greeting: [UInt8] = [], script: @escaping @Sendable (Request, Int) -> [Act]
    ) async throws {
        let record = Record(greeting: greeting, script: script)
        self.record = record
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let tls { try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls)) }
                    try channel.pipeline.syncOperations.addHandler(Conversation(record: record))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        port = channel.localAddress?.port ?? 0
    }

    var requests: [Request] { record.requests }
    var hits: Int { requests.count }
    /// Returns when the first request has come.
    func untilHit() async throws { try await record.watchers.wait { [record] in !record.requests.isEmpty } }
    /// How often somebody connected.
    var connections: Int { record.connections.load(ordering: .relaxed) }
    var origin: String { "http://127.0.0.1:\(port)" }

    func stop() async { try? await channel.close() }

    /// The requests so far, and what is done to the next.
    final class Record: Sendable {
        private let seen = Mutex<[Request]>([])
        private let script: @Sendable (Request, Int) -> [Act]
        /// Of the requests.
        let watchers = Watchers()

        /// What is sent to whoever connects, unasked.
        let greeting: [UInt8]
        let connections = Atomic(0)

        init(greeting: [UInt8], script: @escaping @Sendable (Request, Int) -> [Act]) {
            self.greeting = greeting
            self.script = script
        }

        var requests: [Request] { seen.withLock { $0 } }

        func acts(for request: Request) -> [Act] {
            let number = seen.withLock { seen in
                seen.append(request)
                return seen.count - 1
            }
            watchers.changed()
            return script(request, number)
        }
    }
}

/// Gathers a request's head and acts upon it.
private final class Conversation: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let record: MisbehavingServer.Record
    private var received = ""

    init(record: MisbehavingServer.Record) { self.record = record }

    func channelActive(context: ChannelHandlerContext) {
        record.connections.add(1, ordering: .relaxed)
        if !record.greeting.isEmpty { perform(.send(record.greeting), context: context) }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        received += String(buffer: unwrapInboundIn(data))
        while let end = received.firstRange(of: "\r\n\r\n") {
            let request = MisbehavingServer.Request(head: String(received[..<end.lowerBound]))
            received.removeSubrange(..<end.upperBound)
            for act in record.acts(for: request) { perform(act, context: context) }
        }
    }

    private func perform(_ act: MisbehavingServer.Act, context: ChannelHandlerContext) {
        switch act {
        case .send(let bytes): context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
        case .close: context.close(promise: nil)
        case .reset:
            let channel = context.channel
            let lingering = (channel as? any SocketOptionProvider)?.setSoLinger(linger(l_onoff: 1, l_linger: 0))
            lingering?.whenComplete { _ in channel.close(promise: nil) }
        case .drip(let pause):
            let channel = context.channel
            let drops = channel.eventLoop.scheduleRepeatedTask(
                initialDelay: .zero, delay: .milliseconds(pause)
            ) { _ in
                channel.writeAndFlush(ByteBuffer(string: " "), promise: nil)
            }
            channel.closeFuture.whenComplete { _ in drops.cancel() }
        case .tunnel(let port): tunnel(to: port, context: context)
        }
    }

    private func tunnel(to port: Int, context: ChannelHandlerContext) {
        let near = context.channel
        let eventLoop = context.eventLoop
        ClientBootstrap(group: eventLoop)
            .channelInitializer { far in
                far.eventLoop.makeCompletedFuture { try far.pipeline.syncOperations.addHandler(Pipe(to: near)) }
            }
            .connect(host: "127.0.0.1", port: port)
            .flatMap { far in
                eventLoop.makeCompletedFuture {
                    try near.pipeline.syncOperations.addHandler(Pipe(to: far))
                    near.writeAndFlush(ByteBuffer(string: "HTTP/1.1 200 Established\r\n\r\n"), promise: nil)
                }
            }
            .whenFailure { _ in near.close(promise: nil) }
        context.pipeline.syncOperations.removeHandler(context: context, promise: nil)
    }
}

extension Conversation: RemovableChannelHandler {}

/// Writes whatever arrives to another channel.
private final class Pipe: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let target: any Channel

    init(to target: any Channel) { self.target = target }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        target.writeAndFlush(unwrapInboundIn(data), promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) { target.close(promise: nil) }
}

extension MisbehavingServer.Act {
    /// A whole, well-formed answer.
    static func answer(_ status: Int = 200, _ body: String = "", fields: [String] = []) -> [Self] {
        answer(status, bytes: Array(body.utf8), fields: fields)
    }

    static func answer(_ status: Int = 200, bytes: [UInt8], fields: [String] = []) -> [Self] {
        [.send(head(status, fields + ["Content-Length: \(bytes.count)"]) + bytes)]
    }

    static func head(_ status: Int, _ fields: [String]) -> [UInt8] {
        Array((["HTTP/1.1 \(status) Whatever"] + fields + ["", ""]).joined(separator: "\r\n").utf8)
    }
}
