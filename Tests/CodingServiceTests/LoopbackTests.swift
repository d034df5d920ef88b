import CodingModel
import CodingService
import TerminalText
import TestSupport
import Testing

@Suite("The transport against a server that misbehaves", .permit(.servers))
struct TransportTests {
    @Test("A request carries the key, the version and an encoded path; nothing else of note")
    func request() async throws {
        try await withServer { _, _ in
            MisbehavingServer.Act.answer(200, "{}")
        } body: { server, _ in
            var settings = try Sample.settings(server.origin + "/base")
            settings.cursorParameter = "after"
            let answer = try await ask(settings, PageRequest(job: try Sample.job("a/b c"), cursor: "x&y"))
            #expect(answer == .ok("{}"))
            let request = try #require(server.requests.first)
            #expect(request.line == "GET /base/api/v1/coding/a%2Fb%20c?after=x%26y HTTP/1.1")
            #expect(request.field("X-Aftercare-Key") == Sample.secret)
            #expect(request.field("User-Agent") == "verbatim/1.2.3")
            #expect(request.field("Accept-Encoding") == "gzip")
            #expect(request.field("Host") == "127.0.0.1:\(server.port)")
        }
    }

    @Test("The header fields that matter arrive")
    func fields() async throws {
        let fields = ["Retry-After: 7", "Date: Sun, 06 Nov 1994 08:49:37 GMT"]
        let answer = try await answer(to: MisbehavingServer.Act.answer(503, "{}", fields: fields))
        #expect(answer.status == 503)
        #expect(answer.retryAfter == "7")
        #expect(answer.date == "Sun, 06 Nov 1994 08:49:37 GMT")
        #expect(answer.body == Array("{}".utf8))
    }

    @Test("A redirect is not followed, to another host or another port", arguments: [301, 302, 303, 307, 308])
    func redirect(status: Int) async throws {
        try await withServer { _, _ in
            MisbehavingServer.Act.answer(200, "{}")
        } body: { other, _ in
            for target in ["http://localhost:\(other.port)/x", "http://127.0.0.1:\(other.port)/x", "//evil.example/"] {
                let acts = MisbehavingServer.Act.answer(status, fields: ["Location: \(target)"])
                let answer = try await answer(to: acts)
                #expect(answer.status == status)
                #expect(answer.location?.string == target)
            }
            #expect(other.hits == 0)
        }
    }

    @Test("A compressed body is unpacked")
    func gzip() async throws {
        let bytes = Gzip.stored(Array("{\"a\":1}".utf8))
        let answer = try await answer(
            to: MisbehavingServer.Act.answer(200, bytes: bytes, fields: ["Content-Encoding: gzip"]))
        #expect(answer.body == Array("{\"a\":1}".utf8))
    }

    @Test("A compressed body that breaks off or is damaged is no answer")
    func brokenGzip() async throws {
        let bytes = Gzip.stored(Array("{\"a\":1}".utf8))
        for damaged in [Array(bytes.dropLast(12)), Array(bytes.prefix(12)) + [0xFF, 0xFF, 0xFF] + bytes.dropFirst(15)] {
            let failure = await failure(
                of: MisbehavingServer.Act.answer(200, bytes: damaged, fields: ["Content-Encoding: gzip"]))
            guard case .interrupted = failure else {
                Issue.record("\(String(describing: failure))")
                continue
            }
        }
    }

    @Test("A bomb is defused at the limit")
    func gzipBomb() async throws {
        // 64 KB that would be 10 MB.
        let acts = MisbehavingServer.Act.answer(
            200, bytes: Gzip.bomb(bytes: 65_536), fields: ["Content-Encoding: gzip"])
        #expect(await failure(of: acts) { $0.bodyLimit = 100_000 } == .tooLarge(100_000))
    }

    @Test("A body may be as large as the limit and no larger, announced or not")
    func limit() async throws {
        let body = String(repeating: "x", count: 5000)
        let chunked =
            MisbehavingServer.Act.head(200, ["Transfer-Encoding: chunked"])
            + Array("1388\r\n\(body)\r\n0\r\n\r\n".utf8)
        for acts in [MisbehavingServer.Act.answer(200, body), [.send(chunked)]] {
            #expect(try await answer(to: acts) { $0.bodyLimit = 5000 }.body.count == 5000)
            #expect(await failure(of: acts) { $0.bodyLimit = 4999 } == .tooLarge(4999))
        }
        let boast = MisbehavingServer.Act.head(200, ["Content-Length: 9000000000000000000"])
        #expect(await failure(of: [.send(boast)]) == .tooLarge(1 << 28))
    }

    @Test("An error's body is read to a limit, and one that breaks off does not hide the status")
    func errorBodies() async throws {
        let long = try await answer(to: MisbehavingServer.Act.answer(500, String(repeating: "x", count: 200_000)))
        #expect(long.body.count == 65_536)
        let broken = MisbehavingServer.Act.head(403, ["Content-Length: 100"]) + Array("{\"code\"".utf8)
        let half = try await answer(to: [.send(broken), .close])
        #expect(half.status == 403)
        #expect(half.body == Array("{\"code\"".utf8))
        // However little of it came.
        let begun = MisbehavingServer.Act.head(403, ["Content-Length: 100"]) + Array("{".utf8)
        #expect(try await answer(to: [.send(begun), .close]).body == Array("{".utf8))
    }

    @Test("An error whose body drips is taken with what has come, and soon")
    func drippingError() async throws {
        let begun = MisbehavingServer.Act.head(500, ["Content-Length: 100000"]) + Array("{".utf8)
        let answer = try await answer(to: [.send(begun), .drip(everyMilliseconds: 20)]) {
            $0.timeouts.errorBody = 100
        }
        #expect(answer.status == 500)
        #expect(answer.body.first == UInt8(ascii: "{"))
        #expect(answer.body.count < 100_000)
    }

    @Test("A body that drips for too long is no answer, also when its bytes unpack to nothing")
    func drippingBody() async throws {
        for fields in [[], ["Content-Encoding: gzip"]] {
            let head = MisbehavingServer.Act.head(200, ["Content-Length: 100000"] + fields)
            // A gzip header with a comment that never ends.
            let begun = fields.isEmpty ? [] : [0x1F, 0x8B, 8, 16, 0, 0, 0, 0, 0, 3] as [UInt8]
            let failure = await failure(of: [.send(head + begun), .drip(everyMilliseconds: 20)]) {
                $0.timeouts.slowBody = 100
            }
            #expect(failure == .tooSlow(1024))
        }
    }

    @Test("A body that is fast enough may take longer than slow ones are endured")
    func slowButSteady() async throws {
        // Most of it comes at once, so that a slow machine is fast enough as well.
        let begun = MisbehavingServer.Act.head(200, ["Content-Length: 1020"]) + Array(repeating: 0x20, count: 1000)
        let answer = try await answer(to: [.send(begun), .drip(everyMilliseconds: 5)]) {
            $0.timeouts.slowBody = 50
            $0.slowestBody = 1
        }
        #expect(answer.body.count == 1020)
    }

    @Test("A body shorter than announced, or chunks cut off, is no answer")
    func truncated() async throws {
        let short = MisbehavingServer.Act.head(200, ["Content-Length: 100"]) + Array("{}".utf8)
        let chunks = MisbehavingServer.Act.head(200, ["Transfer-Encoding: chunked"]) + Array("5\r\n{\"a\":\r\n".utf8)
        for bytes in [short, chunks, Array("HTTP/1.1 200".utf8), Array("SSH-2.0-OpenSSH\r\n\r\n".utf8)] {
            let failure = await failure(of: [.send(bytes), .close])
            guard case .interrupted = failure else {
                Issue.record("\(String(describing: failure))")
                continue
            }
        }
    }

    @Test("A connection that is reset or closed without a word is no answer")
    func reset() async throws {
        for act in [MisbehavingServer.Act.reset, .close] {
            let failure = await failure(of: [act])
            guard case .interrupted = failure else {
                Issue.record("\(String(describing: failure))")
                continue
            }
        }
    }

    @Test("Silence before the answer and silence within it both end by the idle timeout")
    func silence() async throws {
        let begun = MisbehavingServer.Act.head(200, ["Content-Length: 100"]) + Array("{".utf8)
        for acts in [[], [MisbehavingServer.Act.send(begun)]] {
            #expect(await failure(of: acts) { $0.timeouts.idleRead = 50 } == .idleTimeout(50))
        }
    }

    @Test("Nobody listening is said as the system says it")
    func refused() async throws {
        let port = try UnservedPort()
        let settings = try Sample.settings("http://127.0.0.1:\(port.number)")
        let failure = await failure(of: settings)
        withExtendedLifetime(port) {}
        guard case .unreachable(let reason) = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(reason == "connection refused")
    }

    @Test("A cancelled request ends at once")
    func cancelled() async throws {
        try await withServer { _, _ in
            []
        } body: { server, _ in
            let settings = try Sample.settings(server.origin)
            let request = Task { await failure(of: settings) }
            try await server.untilHit()
            request.cancel()
            #expect(await request.value == .cancelled)
        }
    }

    @Test("A CA file that is none is an error that names it")
    func caFile() async throws {
        var settings = try Sample.settings()
        settings.caFile = "/nonexistent/ca.pem"
        let error = #expect(throws: SetupFailure.self) { try HTTPTransport(settings: settings) }
        #expect(error?.sentence.string.contains("/nonexistent/ca.pem") == true)
        try await TestCertificates.withFile("no certificate") { path in
            settings.caFile = path
            #expect(throws: SetupFailure.self) { try HTTPTransport(settings: settings) }
        }
    }
}
