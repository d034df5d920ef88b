import Foundation
import NIOSSL

/// A private CA and a server's certificate for `coding.example` and 127.0.0.1, good for a hundred years.
///
/// They open nothing: the keys were made for these tests, with `openssl ecparam -name prime256v1 -genkey` and
/// `openssl x509 -req -CA …`, and are trusted by nobody else.
enum TestCertificates {
    /// What a server on loopback shows.
    static func serverContext() throws -> NIOSSLContext {
        let certificates = try NIOSSLCertificate.fromPEMBytes(Array(server.utf8))
        let key = try NIOSSLPrivateKey(bytes: Array(serverKey.utf8), format: .pem)
        return try NIOSSLContext(
            configuration: .makeServerConfiguration(
                certificateChain: certificates.map { .certificate($0) }, privateKey: .privateKey(key)))
    }

    /// Calls the body with the path of a file that holds this text; the file is gone afterwards.
    static func withFile<Result>(_ text: String = authority, _ body: (String) async throws -> Result) async throws
        -> Result
    {
        let file = FileManager.default.temporaryDirectory.appending(path: "verbatim-ca-\(UUID()).pem")
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try await body(file.path)
    }

    static let authority = """
        -----BEGIN CERTIFICATE-----
        MIIBfTCCASKgAwIBAgIULvKIphC27P6L4EhEfqCMG0mTGOcwCgYIKoZIzj0EAwIw
        GzEZMBcGA1UEAwwQVmVyYmF0aW0gdGVzdCBDQTAgFw0yMDAxMDEwMDAwMDBaGA8y
        MTIwMDEwMTAwMDAwMFowGzEZMBcGA1UEAwwQVmVyYmF0aW0gdGVzdCBDQTBZMBMG
        ByqGSM49AgEGCCqGSM49AwEHA0IABEHHDNrQOH8/GPXVyVxk1ebfr/fRSy3s1W+/
        S179no41+uMvkzJZ2b0nOVyoxGQWTnT2kTFLkGoEaxCIPj6lXiCjQjBAMA8GA1Ud
        EwEB/wQFMAMBAf8wDgYDVR0PAQH/BAQDAgIEMB0GA1UdDgQWBBTJiBeVq0Ci/xjx
        ewCf3olbElIAsDAKBggqhkjOPQQDAgNJADBGAiEA8lnAODzbUO0YDzgQIureiIZd
        CqTjioiSVXILy4990C8CIQCW0FCFwNuDhfaXNRu/jisoGbuvSYd15Fj4Ex4mcdwd
        MQ==
        -----END CERTIFICATE-----
        """

    private static let server = """
        -----BEGIN CERTIFICATE-----
        MIIBvDCCAWOgAwIBAgIUIA/JO070SRapLg/637ot33QsM6YwCgYIKoZIzj0EAwIw
        GzEZMBcGA1UEAwwQVmVyYmF0aW0gdGVzdCBDQTAgFw0yMDAxMDEwMDAwMDBaGA8y
        MTIwMDEwMTAwMDAwMFowGTEXMBUGA1UEAwwOY29kaW5nLmV4YW1wbGUwWTATBgcq
        hkjOPQIBBggqhkjOPQMBBwNCAARS84qoa8gO7b13Tef7Eu4yEX3loJMdcS/yXtUl
        +F3IJfQBTQnofZ9in+GYgBG4dWp7s3RsJ5Eb6kf+HttpbP+1o4GEMIGBMB8GA1Ud
        EQQYMBaCDmNvZGluZy5leGFtcGxlhwR/AAABMBMGA1UdJQQMMAoGCCsGAQUFBwMB
        MAkGA1UdEwQCMAAwHQYDVR0OBBYEFIcp9eL/FEpxZcmd76IeiRt5Hm9aMB8GA1Ud
        IwQYMBaAFMmIF5WrQKL/GPF7AJ/eiVsSUgCwMAoGCCqGSM49BAMCA0cAMEQCIFle
        LmNtYcDXbebcyVgaX6k2w0z2Rk8h/Vdm4jSQPbyrAiAv9yTWWDa1gWqKNUnZnrUj
        ixUI5e74wUCnleE8lBv4tA==
        -----END CERTIFICATE-----
        """

    private static let serverKey = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgim812k31zOBo2ZPa
        Mrg8K41bhy4o91NlorARigUpgOyhRANCAARS84qoa8gO7b13Tef7Eu4yEX3loJMd
        cS/yXtUl+F3IJfQBTQnofZ9in+GYgBG4dWp7s3RsJ5Eb6kf+HttpbP+1
        -----END PRIVATE KEY-----
        """
}
