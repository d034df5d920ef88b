import CodingModel
import CodingService
import NIOSSL
import Synchronization
import Testing

/// Runs a server and a poller's log for the body's length.
func withServer(
    tls: NIOSSLContext? = nil,
    script: @escaping @Sendable (MisbehavingServer.Request, Int) -> [MisbehavingServer.Act],
    body: (MisbehavingServer, UpdateLog) async throws -> Void
) async throws {
    let server = try await MisbehavingServer(tls: tls, script: script)
    do {
        try await body(server, UpdateLog())
    } catch {
        await server.stop()
        throw error
    }
    await server.stop()
}

/// Takes a body whole.
final class BodyCollector: BodySink {
    private let state = Mutex<[UInt8]>([])

    var bytes: [UInt8] { state.withLock { $0 } }

    func take(_ bytes: Span<UInt8>) -> Bool {
        state.withLock { state in bytes.withUnsafeBufferPointer { state.append(contentsOf: $0) } }
        return true
    }
}

/// Asks once through the real transport, for the body too.
func ask(_ settings: ServiceSettings, _ request: PageRequest? = nil) async throws -> HTTPAnswer {
    let transport = try HTTPTransport(settings: settings)
    let request = try request ?? PageRequest(job: Sample.job())
    do {
        let body = BodyCollector()
        var answer = try await transport.get(request, into: body)
        await transport.shutdown()
        if answer.body.isEmpty { answer.body = body.bytes }
        return answer
    } catch {
        await transport.shutdown()
        throw error
    }
}

/// Why asking once failed; nil when it did not. Checks that the key is not in it.
func failure(of settings: ServiceSettings) async -> TransportFailure? {
    do {
        _ = try await ask(settings)
        return nil
    } catch {
        #expect(!String(reflecting: error).contains("SECRET"))
        return error as? TransportFailure
    }
}

/// Asks a server that does this.
func answer(
    to acts: [MisbehavingServer.Act], configure: (inout ServiceSettings) -> Void = { _ in }
) async throws -> HTTPAnswer {
    let server = try await MisbehavingServer { _, _ in acts }
    var settings = try Sample.settings(server.origin)
    configure(&settings)
    do {
        let answer = try await ask(settings)
        await server.stop()
        return answer
    } catch {
        await server.stop()
        throw error
    }
}

/// Why asking a server that does this failed; nil when it did not.
func failure(
    of acts: [MisbehavingServer.Act], configure: (inout ServiceSettings) -> Void = { _ in }
) async -> TransportFailure? {
    do {
        _ = try await answer(to: acts, configure: configure)
        return nil
    } catch {
        #expect(!String(reflecting: error).contains("SECRET"))
        return error as? TransportFailure
    }
}
