import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import Synchronization

/// Reads a body within bounds of size and time: a server that sends a byte now and then must not hold a request's
/// permit for ever.
struct BodyReading: Sendable {
    /// How much of an error's body is read; the API's own errors are some hundred bytes.
    private static let errorBodyLimit = 64 * 1024

    /// The server's word is not worth more memory than this before the bytes are here.
    private static let largestReservation = 1 << 26

    let settings: ServiceSettings

    /// The whole body. The seam for a decoder that reads as bytes arrive: it will take each chunk in place of a buffer.
    ///
    /// - Throws: ``TransportFailure`` when it is too large or comes too slowly, else what the HTTP library throws.
    func whole(of response: HTTPClientResponse) async throws -> [UInt8] {
        let announced = response.headers.first(name: "Content-Length").flatMap { UInt($0) } ?? 0
        guard announced <= settings.bodyLimit else { throw TransportFailure.tooLarge(settings.bodyLimit) }
        let progress = Progress()
        let body = try await withThrowingTaskGroup(of: [UInt8]?.self) { group in
            group.addTask { try await bytes(of: response.body, announced: Int(announced), progress: progress) }
            group.addTask {
                try await waitWhileFast(progress)
                return nil
            }
            defer { group.cancelAll() }
            return try await group.next().flatMap(\.self)
        }
        // A stream that is cancelled ends as if it were whole.
        try Task.checkCancellation()
        guard let body else { throw TransportFailure.tooSlow(settings.slowestBody) }
        return body
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

    private func bytes(
        of stream: HTTPClientResponse.Body, announced: Int, progress: Progress
    ) async throws -> [UInt8] {
        var body: [UInt8] = []
        body.reserveCapacity(min(announced, Self.largestReservation))
        for try await chunk in stream {
            guard body.count + chunk.readableBytes <= settings.bodyLimit else {
                throw TransportFailure.tooLarge(settings.bodyLimit)
            }
            body.append(contentsOf: chunk.readableBytesView)
            progress.bytes.store(body.count, ordering: .relaxed)
        }
        return body
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
