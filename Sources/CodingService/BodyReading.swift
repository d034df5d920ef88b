import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import Synchronization

/// Reads a body within bounds of size and time: a server that sends a byte now and then must not hold a request's
/// permit for ever.
struct BodyReading: Sendable {
    /// How much of an error's body is read; the API's own errors are some hundred bytes.
    private static let errorBodyLimit = 64 * 1024

    let settings: ServiceSettings

    /// Hands the whole body on, or as much of it as is wanted.
    ///
    /// - Throws: ``TransportFailure`` when it is too large or comes too slowly, else what the HTTP library throws.
    func hand(_ response: HTTPClientResponse, to sink: any BodySink) async throws {
        let announced = response.headers.first(name: "Content-Length").flatMap { UInt($0) } ?? 0
        guard announced <= settings.bodyLimit else { throw TransportFailure.tooLarge(settings.bodyLimit) }
        let progress = Progress()
        let isWhole = try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                try await hand(response.body, to: sink, progress: progress)
                return true
            }
            group.addTask {
                try await waitWhileFast(progress)
                return false
            }
            defer { group.cancelAll() }
            return try await group.next() ?? false
        }
        // A stream that is cancelled ends as if it were whole.
        try Task.checkCancellation()
        guard isWhole else { throw TransportFailure.tooSlow(settings.slowestBody) }
    }

    /// What comes of an error's body in a short time: one that breaks off or drips must not hide its status.
    func beginning(of stream: HTTPClientResponse.Body) async -> [UInt8] {
        await withTaskGroup(of: [UInt8]?.self) { group in
            group.addTask { await beginning(ofUnhurried: stream) }
            group.addTask {
                try? await Task.sleep(for: .milliseconds(settings.timeouts.errorBody))
                return nil
            }
            // Whichever ends first ends the other; a reader that is cut short still gives what it has.
            var body: [UInt8] = []
            for await ending in group {
                group.cancelAll()
                if let ending { body = ending }
            }
            return body
        }
    }

    private func hand(
        _ stream: HTTPClientResponse.Body, to sink: any BodySink, progress: Progress
    ) async throws {
        var count = 0
        for try await chunk in stream {
            count += chunk.readableBytes
            guard count <= settings.bodyLimit else { throw TransportFailure.tooLarge(settings.bodyLimit) }
            let isMoreWanted = chunk.withUnsafeReadableBytes { sink.take($0.bindMemory(to: UInt8.self).span) }
            guard isMoreWanted else { return }
            progress.bytes.store(count, ordering: .relaxed)
        }
    }

    private func beginning(ofUnhurried stream: HTTPClientResponse.Body) async -> [UInt8] {
        var body: [UInt8] = []
        do {
            for try await chunk in stream {
                body.append(contentsOf: chunk.readableBytesView.prefix(Self.errorBodyLimit - body.count))
                if body.count == Self.errorBodyLimit { break }
            }
        } catch {
            return body
        }
        return body
    }

    /// Returns when the body has been too slow for too long; bytes that unpack to nothing don't count.
    private func waitWhileFast(_ progress: Progress) async throws {
        var elapsed = settings.timeouts.slowBody
        try await Task.sleep(for: .milliseconds(elapsed))
        while Int64(progress.bytes.load(ordering: .relaxed)) * 1000 >= Int64(settings.slowestBody) * elapsed {
            try await Task.sleep(for: .seconds(1))
            elapsed += 1000
        }
    }

    /// How far a body has come.
    private final class Progress: Sendable {
        let bytes = Atomic(0)
    }
}
