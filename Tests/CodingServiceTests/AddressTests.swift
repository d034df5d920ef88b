import TerminalText
import Testing

@testable import CodingService

@Suite("A server's address")
struct ServerOriginTests {
    @Test(
        "HTTPS to anywhere, with or without a port and a base path",
        arguments: [
            ("https://surveys.example", "https://surveys.example"),
            ("HTTPS://Surveys.Example:443/", "https://surveys.example"),
            ("https://surveys.example:8443/gate/way/", "https://surveys.example:8443/gate/way"),
            ("https://[2001:db8::1]:444", "https://[2001:db8::1]:444"),
            ("https://10.1.2.3", "https://10.1.2.3"),
        ])
    func https(text: String, written: String) throws {
        #expect(try ServerOrigin(parsing: text).description == written)
    }

    @Test(
        "Plain http to this machine",
        arguments: [
            "http://127.0.0.1:8080", "http://127.255.0.9", "http://localhost:1", "http://LOCALHOST", "http://[::1]:9",
            "http://[0:0:0:0:0:0:0:1]",
        ])
    func loopback(text: String) throws {
        let origin = try ServerOrigin(parsing: text)
        #expect(origin.isLoopback)
        #expect(origin.scheme == .http)
    }

    @Test(
        "No plain http to anywhere else, whatever it looks like",
        arguments: [
            "http://surveys.example", "http://127.0.0.1.evil.example", "http://localhost.evil.example",
            "http://128.0.0.1", "http://127.1", "http://2130706433", "http://[::2]", "http://0.0.0.0",
        ])
    func plainHTTP(text: String) {
        let error = #expect(throws: OriginFailure.self) { try ServerOrigin(parsing: text) }
        #expect(error?.sentence.string.contains("plain http") == true)
    }

    @Test(
        "What could hide another destination, or is none, is refused",
        arguments: [
            ("surveys.example", OriginFailure.Reason.noScheme), ("ftp://surveys.example", .noScheme),
            ("https://user:secret@surveys.example", .userInformation), ("https://a@b@c", .userInformation),
            ("https://surveys.example?x=1", .queryOrFragment), ("https://surveys.example/a#b", .queryOrFragment),
            ("https://", .host), ("https://:443", .host), ("https://sur veys.example", .host),
            ("https://bücher.example", .host), ("https://[::1", .host), ("https://[surveys.example]", .host),
            ("https://surveys.example\\@evil.example", .userInformation), ("https://a\\b", .host),
            ("https://surveys.example:0", .port), ("https://surveys.example:65536", .port),
            ("https://surveys.example:", .port), ("https://surveys.example:+1", .port), ("https://[::1]443", .port),
            ("https://surveys.example/a/../b", .basePath), ("https://surveys.example//a", .basePath),
            ("https://surveys.example/a\r\nX: y", .basePath), ("https://surveys.example/ä", .basePath),
        ])
    func refused(text: String, reason: OriginFailure.Reason) {
        let error = #expect(throws: OriginFailure.self) { try ServerOrigin(parsing: text) }
        #expect(error?.reason == reason)
        #expect(error?.sentence.string.contains("secret") == false)
    }

    @Test("A request's URL holds the id and the cursor as data, whatever they look like")
    func requestURL() throws {
        var settings = try Sample.settings("https://surveys.example/base")
        settings.cursorParameter = "page[after]"
        let id = "../a b?x=1#ü/%2F"
        let plain = PageRequest(job: try Sample.job(id))
        #expect(
            settings.url(for: plain)
                == "https://surveys.example/base/api/v1/coding/..%2Fa%20b%3Fx%3D1%23%C3%BC%2F%252F")
        let next = PageRequest(job: try Sample.job("j"), cursor: "a=b&c+d")
        #expect(
            settings.url(for: next)
                == "https://surveys.example/base/api/v1/coding/j?page%5Bafter%5D=a%3Db%26c%2Bd")
    }
}

@Suite("The name on a certificate")
struct HostCheckTests {
    @Test(
        "Is the host's, or a wildcard for its first label",
        arguments: [
            ("surveys.example", true), ("*.example", true), ("*", false), ("*.surveys.example", false),
            ("s*.example", false), ("example", false), ("", false), ("*.", false), ("*.*", false),
        ])
    func names(name: String, isCovered: Bool) {
        #expect(HostCheck(host: "surveys.example").covers(name) == isCovered)
    }

    @Test("Is the address, where an address was asked for, and never a name that looks like one")
    func addresses() {
        let check = HostCheck(host: "127.0.0.1")
        #expect(check.covers(address: [127, 0, 0, 1]))
        #expect(!check.covers(address: [127, 0, 0, 2]))
        #expect(!check.covers(address: [127, 0, 0]))
        #expect(!check.covers("127.0.0.1"))
        #expect(!HostCheck(host: "surveys.example").covers(address: [127, 0, 0, 1]))
        #expect(HostCheck(host: "::1").covers(address: Array(repeating: 0, count: 15) + [1]))
    }
}

@Suite("The key")
struct APIKeyTests {
    @Test("White space around it is dropped; what a header can't hold is refused")
    func taking() {
        #expect(APIKey(" abc\r\n")?.secret == "abc")
        for text in [
            "", " \n", "a b", "a\nb", "a\r\nX-Other: y", "schlüssel", "a\u{0}b", String(repeating: "k", count: 4097),
        ] {
            #expect(APIKey(text) == nil, "\(text.debugDescription)")
        }
    }

    @Test("It never shows itself")
    func conceals() throws {
        let settings = try Sample.settings()
        let key = try #require(settings.key)
        var dumped = ""
        dump(settings, to: &dumped)
        let shown = [
            dumped, "\(settings)", "\(key)", String(reflecting: settings), String(reflecting: key),
            String(describing: settings.key), "\(Mirror(reflecting: key).children.map(\.value))",
        ]
        for text in shown { #expect(!text.contains("SECRET"), "\(text)") }
    }
}

@Suite("Proxy variables")
struct ProxyTests {
    @Test("HTTPS_PROXY is used for https, lowercase first; empty means unset")
    func choice() throws {
        #expect(try proxy(["HTTPS_PROXY": "http://proxy.example:3128"])?.authority == "proxy.example:3128")
        #expect(try proxy(["HTTPS_PROXY": "http://up", "https_proxy": "low:1"])?.authority == "low:1")
        #expect(try proxy(["HTTPS_PROXY": "http://up", "https_proxy": ""])?.authority == "up:80")
        #expect(try proxy(["HTTPS_PROXY": "http://[2001:db8::9]/"])?.authority == "[2001:db8::9]:80")
        #expect(try proxy(["HTTPS_PROXY": "http://up:443"])?.authority == "up:443")
        #expect(try proxy(["HTTP_PROXY": "http://up"]) == nil)
        #expect(try proxy([:]) == nil)
    }

    @Test("Loopback is never proxied", arguments: ["http://127.0.0.1:99", "https://localhost", "https://[::1]"])
    func loopback(origin: String) throws {
        #expect(try proxy(["HTTPS_PROXY": "http://proxy.example"], origin) == nil)
        #expect(try proxy(["HTTPS_PROXY": "nonsense://"], origin) == nil)
    }

    @Test(
        "NO_PROXY excepts hosts, their subdomains, ports, networks and everything",
        arguments: [
            ("surveys.example", true), ("example", true), (".example", true), ("*.example", true), ("*", true),
            ("other.example, SURVEYS.example", true), ("surveys.example:443", true), ("surveys.example:444", false),
            ("veys.example", false), ("surveys.example.org", false), ("", false), (",", false), ("10.0.0.0/8", false),
        ])
    func exceptions(list: String, isDirect: Bool) throws {
        let environment = ["HTTPS_PROXY": "http://p", "NO_PROXY": list]
        #expect(try proxy(environment, "https://surveys.example") == nil ? isDirect : !isDirect)
    }

    @Test("NO_PROXY takes addresses and IPv4 networks")
    func networks() throws {
        func isDirect(_ list: String, _ origin: String) throws -> Bool {
            try proxy(["HTTPS_PROXY": "http://p", "NO_PROXY": list], origin) == nil
        }
        #expect(try isDirect("10.0.0.0/8", "https://10.200.3.4"))
        #expect(try !isDirect("10.0.0.0/8", "https://11.0.0.1"))
        #expect(try isDirect("0.0.0.0/0", "https://11.0.0.1"))
        #expect(try isDirect("11.0.0.1", "https://11.0.0.1"))
        #expect(try isDirect("2001:db8::1", "https://[2001:db8::1]"))
        #expect(try isDirect("[2001:db8::1]:443", "https://[2001:db8::1]"))
    }

    @Test("Name and password are decoded, and don't show themselves")
    func credentials() throws {
        let environment = ["HTTPS_PROXY": "http://us%40er:p%3Ass@proxy.example:1"]
        let found = try #require(try proxy(environment))
        #expect(found.credentials?.user == "us@er")
        #expect(found.credentials?.password == "p:ss")
        var dumped = ""
        dump(found, to: &dumped)
        #expect(!dumped.contains("p:ss") && !found.authority.contains("p:ss"))
    }

    @Test(
        "Another kind of proxy, or none at all, is an error that does not repeat the password",
        arguments: [
            "https://u:secret@p", "socks5://p", "http://", "http://u:secret@:1", "http://u:%zzsecret@p", "http://p:x",
        ])
    func malformed(address: String) throws {
        let error = #expect(throws: SetupFailure.self) { try proxy(["HTTPS_PROXY": address]) }
        #expect(error?.sentence.string.contains("HTTPS_PROXY") == true)
        #expect(error?.sentence.string.contains("secret") == false)
    }

    private func proxy(_ environment: [String: String], _ origin: String = "https://surveys.example") throws -> Proxy? {
        try ProxySettings(environment: environment).proxy(for: try ServerOrigin(parsing: origin))
    }
}
