import CodingModel
import CodingService
import TerminalText
import TestSupport
import Testing

@Suite("TLS and proxies", .permit(.servers))
struct SecureTransportTests {
    @Test("A server whose CA is named by caFile is trusted")
    func privateCA() async throws {
        try await withServer(tls: try TestCertificates.serverContext()) { _, _ in
            MisbehavingServer.Act.answer(200, "{}")
        } body: { server, _ in
            try await TestCertificates.withFile { path in
                var settings = try Sample.settings("https://127.0.0.1:\(server.port)")
                settings.caFile = path
                #expect(try await ask(settings).body == Array("{}".utf8))
            }
        }
    }

    @Test("Without it the certificate is refused, and the key is not sent")
    func untrusted() async throws {
        try await withServer(tls: try TestCertificates.serverContext()) { _, _ in
            []
        } body: { server, _ in
            let failure = await failure(of: try Sample.settings("https://127.0.0.1:\(server.port)"))
            expectInsecure(failure, mentions: "not trusted")
            #expect(server.hits == 0)
        }
    }

    @Test("A certificate for another host is refused, even one for the very address that was reached")
    func otherHost() async throws {
        try await withServer(tls: try TestCertificates.serverContext()) { _, _ in
            []
        } body: { server, _ in
            try await TestCertificates.withFile { path in
                var settings = try Sample.settings("https://localhost:\(server.port)")
                settings.caFile = path
                expectInsecure(await failure(of: settings), mentions: "another host")
            }
            #expect(server.hits == 0)
        }
    }

    @Test("A server that does not speak TLS is told from one that is not trusted")
    func plainServer() async throws {
        let server = try await MisbehavingServer(greeting: MisbehavingServer.Act.head(400, [])) { _, _ in [] }
        let failure = await failure(of: try Sample.settings("https://127.0.0.1:\(server.port)"))
        expectInsecure(failure, mentions: "does not speak TLS")
        await server.stop()
    }

    @Test("A server that never gets through the handshake is given up after the connect timeout")
    func silentHandshake() async throws {
        try await withServer { _, _ in
            []
        } body: { server, _ in
            var settings = try Sample.settings("https://127.0.0.1:\(server.port)")
            settings.timeouts.connect = 50
            #expect(await failure(of: settings) == .connectTimeout(50))
        }
    }

    @Test("A proxy that can't be reached is told from a server that can't")
    func noProxy() async throws {
        let port = try UnservedPort()
        var settings = try Sample.settings("https://coding.example")
        settings.proxy = ProxySettings(environment: ["HTTPS_PROXY": "http://localhost:\(port.number)"])
        let failure = await failure(of: settings)
        withExtendedLifetime(port) {}
        #expect(failure == .unreachable(RawText("the proxy localhost:\(port.number): connection refused")))
    }

    @Test("A proxy sees where the request goes, and never the key")
    func proxied() async throws {
        try await withServer(tls: try TestCertificates.serverContext()) { _, _ in
            MisbehavingServer.Act.answer(200, "{}")
        } body: { server, _ in
            let port = server.port
            try await withServer { _, _ in
                [.tunnel(port: port)]
            } body: { proxy, _ in
                try await TestCertificates.withFile { path in
                    var settings = try Sample.settings("https://coding.example")
                    settings.caFile = path
                    settings.proxy = ProxySettings(environment: ["https_proxy": "http://u:pw@127.0.0.1:\(proxy.port)"])
                    #expect(try await ask(settings).body == Array("{}".utf8))
                }
                let request = try #require(proxy.requests.first)
                #expect(request.line == "CONNECT coding.example:443 HTTP/1.1")
                #expect(request.field("Proxy-Authorization") == "Basic dTpwdw==")
                #expect(!request.head.contains("SECRET"))
                #expect(server.requests.first?.field("X-Aftercare-Key") == Sample.secret)
                #expect(server.requests.first?.field("Proxy-Authorization") == nil)
            }
        }
    }

    @Test("Loopback goes past the proxy")
    func loopbackIsDirect() async throws {
        try await withServer { _, _ in
            MisbehavingServer.Act.answer(200, "{}")
        } body: { server, _ in
            var settings = try Sample.settings(server.origin)
            settings.proxy = ProxySettings(environment: ["HTTPS_PROXY": "http://127.0.0.1:1", "HTTP_PROXY": "http://x"])
            #expect(try await ask(settings).status == 200)
        }
    }

    @Test("A proxy that wants a password, or refuses, is named without credentials", arguments: [407, 403])
    func proxyRefuses(status: Int) async throws {
        try await withServer { _, _ in
            MisbehavingServer.Act.answer(status)
        } body: { proxy, _ in
            var settings = try Sample.settings("https://coding.example")
            settings.proxy = ProxySettings(environment: ["HTTPS_PROXY": "http://u:pw@127.0.0.1:\(proxy.port)"])
            guard case .unreachable(let reason) = await failure(of: settings) else {
                Issue.record("not unreachable")
                return
            }
            #expect(reason.string.contains("proxy 127.0.0.1:\(proxy.port)"))
            #expect(!reason.string.contains("pw"))
        }
    }

    private func expectInsecure(_ failure: TransportFailure?, mentions words: String) {
        guard case .insecure(let reason) = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(reason.string.contains(words), "\(reason.string)")
    }
}
