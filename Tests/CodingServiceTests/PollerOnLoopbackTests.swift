import CodingModel
import CodingService
import TerminalText
import TestSupport
import Testing

@Suite("The poller over the network", .permit(.servers))
struct PollerOnLoopbackTests {
    typealias Act = MisbehavingServer.Act

    @Test(
        "Final statuses are asked once, and the sentence carries the server's words", arguments: [400, 401, 403, 404])
    func final(status: Int) async throws {
        try await play { _, _ in
            Act.answer(status, #"{"code":"E_\#(status)","message":"so it is"}"#)
        } check: { server, log in
            #expect(server.hits == 1)
            #expect(log.lines.count == 2)
            #expect(log.sentences.first?.contains("\(status) E_\(status): so it is") == true)
            #expect(log.sentences.first?.contains("127.0.0.1:\(server.port)") == true)
        }
    }

    @Test("These are asked until they pass", arguments: [408, 418, 425, 429, 500, 502, 503, 504])
    func passing(status: Int) async throws {
        try await play { _, number in
            number < 7 ? Act.answer(status) : Act.answer(200, Sample.page(1))
        } check: {
            server, log in
            #expect(server.hits == 8)
            #expect(log.sentences.count == 7)
            #expect(log.lines.last == "settled")
        }
    }

    @Test("A redirect is told, never followed, and polled on; the server it points to hears nothing")
    func redirect() async throws {
        let other = try await MisbehavingServer { _, _ in Act.answer(200, Sample.page(1)) }
        let target = "http://localhost:\(other.port)/api/v1/coding/job-1"
        try await play { _, number in
            number == 0 ? Act.answer(302, fields: ["Location: \(target)"]) : Act.answer(200, Sample.page(1))
        } check: { server, log in
            #expect(log.lines.dropFirst().first?.hasPrefix("trouble redirected until") == true)
            #expect(log.sentences.first?.contains(target) == true)
            #expect(server.hits == 2)
        }
        #expect(other.hits == 0)
        await other.stop()
    }

    @Test("Retry-After as seconds and as a date")
    func retryAfter() async throws {
        // The clock's calendar begins at 1,700,000,000: Tue, 14 Nov 2023 22:13:20 GMT.
        for field in ["90", "Tue, 14 Nov 2023 22:14:50 GMT"] {
            try await play { _, number in
                number == 0 ? Act.answer(429, fields: ["Retry-After: \(field)"]) : Act.answer(200, Sample.page(1))
            } check: { _, log in
                #expect(log.lines.dropFirst().first == "trouble rateLimited until 90000")
            }
        }
    }

    @Test("Every way to break an answer is told, tried again and survived, and none of it shows the key")
    func brokenAnswers() async throws {
        let ways: [[Act]] = [
            [.send(Act.head(200, ["Content-Length: 100"]) + Array("{}".utf8)), .close],
            [.send(Act.head(200, ["Transfer-Encoding: chunked"]) + Array("5\r\n{\"a\":\r\n".utf8)), .close],
            [.reset], [.close],
            Act.answer(200, "{\"batchJobId\":"),
            Act.answer(200, "<html>sign in</html>"),
            Act.answer(200, "[]"),
            Act.answer(200, "\(Sample.secret)"),
            Act.answer(500, #"{"code":"\#(Sample.secret)","message":"\#(Sample.secret)"}"#),
        ]
        try await play { _, number in
            number < ways.count ? ways[number] : Act.answer(200, Sample.page(1))
        } check: {
            server, log in
            #expect(server.hits == ways.count + 1)
            #expect(log.sentences.count == ways.count)
            #expect(log.lines.last == "settled")
            for sentence in log.sentences { #expect(!sentence.contains("SECRET"), "\(sentence)") }
            #expect(server.requests.allSatisfy { $0.field("X-Aftercare-Key") == Sample.secret })
        }
    }

    @Test("A server that falls silent is asked again")
    func silence() async throws {
        // A busy machine may find the second answer too slow as well; it is then asked for a third time.
        try await play(idleRead: 100) { _, number in
            number == 0 ? [] : Act.answer(200, Sample.page(1))
        } check: { _, log in
            #expect(log.lines.dropFirst().first == "trouble timedOut until 500")
            #expect(log.lines.last == "settled")
        }
    }

    @Test("Pages come by their cursors, an empty one among them, through one connection's worth of requests")
    func pages() async throws {
        try await play { request, number in
            switch number {
            case 0: Act.answer(200, Sample.page(1, next: "a b&c"))
            case 1: Act.answer(200, Sample.emptyPage(next: "2"))
            default: Act.answer(200, Sample.page(3))
            }
        } check: { server, log in
            let paths = try server.requests.map { try String($0.line.split(separator: " ")[at: 1]) }
            let path = "/api/v1/coding/job-1"
            #expect(paths == [path, "\(path)?cursor=a%20b%26c", "\(path)?cursor=2"])
            #expect(log.results?.questions.first?.codeCount == 2)
            #expect(log.results?.isComplete == true)
            #expect(server.connections == 1)
        }
    }

    @Test("A cursor that comes again ends it")
    func cursorLoop() async throws {
        try await play { _, number in
            Act.answer(200, Sample.page(number, next: "again"))
        } check: { server, log in
            #expect(server.hits == 2)
            #expect(log.lines.last == "trouble cursorLoop, final")
        }
    }

    @Test("A body over the limit is told once, with the limit")
    func oversize() async throws {
        try await play { _, _ in
            Act.answer(200, String(repeating: " ", count: 20_000))
        } check: { server, log in
            #expect(server.hits == 1)
            #expect(log.lines == ["asking", "trouble tooLarge, final"])
            #expect(log.sentences.first?.contains("10000 bytes") == true)
        }
    }

    @Test("Nobody listening is trouble that is tried again for ever")
    func refused() async throws {
        let port = try UnservedPort()
        let settings = try Sample.settings("http://127.0.0.1:\(port.number)")
        let log = UpdateLog()
        let transport = try HTTPTransport(settings: settings)
        let poller = poller(transport, settings, log)
        await poller.watch(try Sample.job())
        try await log.until { $0.count > 40 }
        await poller.shutdown()
        await transport.shutdown()
        #expect(log.sentences.allSatisfy { $0.contains("connection refused") })
        #expect(try log.lines[at: 1].hasPrefix("trouble unreachable until"))
        withExtendedLifetime(port) {}
    }

    @Test("Shutdown ends a request that would never be answered")
    func shutdown() async throws {
        try await withServer { _, _ in
            []
        } body: { server, log in
            let settings = try Sample.settings(server.origin)
            let transport = try HTTPTransport(settings: settings)
            let poller = poller(transport, settings, log)
            await poller.watch(try Sample.job())
            try await server.untilHit()
            await poller.shutdown()
            await transport.shutdown()
            #expect(log.lines == ["asking"])
        }
    }

    /// Lets a poller follow one job to its end on a clock that leaps over every wait.
    private func play(
        idleRead: Int64? = nil,
        script: @escaping @Sendable (MisbehavingServer.Request, Int) -> [Act],
        check: (MisbehavingServer, UpdateLog) throws -> Void
    ) async throws {
        try await withServer(script: script) { server, log in
            var settings = try Sample.settings(server.origin)
            if let idleRead { settings.timeouts.idleRead = idleRead }
            settings.bodyLimit = 10_000
            let transport = try HTTPTransport(settings: settings)
            let poller = poller(transport, settings, log)
            await poller.watch(try Sample.job())
            try await log.untilEnd()
            await poller.shutdown()
            await transport.shutdown()
            try check(server, log)
        }
    }

    private func poller(_ transport: HTTPTransport, _ settings: ServiceSettings, _ log: UpdateLog) -> JobPoller {
        JobPoller(
            transport: transport, settings: settings, clock: LeapingClock(), randomness: { 1 },
            publish: log.record)
    }
}
