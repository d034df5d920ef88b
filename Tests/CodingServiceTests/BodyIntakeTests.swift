import CodingModel
import CodingService
import Foundation
import TerminalText
import TestSupport
import Testing

/// How a body may be packed and encoded.
@Suite("Packed and encoded bodies", .permit(.servers))
struct BodyIntakeTests {
    private let text = #"{"a":"é – ’“€"}"#

    private func body(of bytes: [UInt8], _ fields: [String]) async throws -> String {
        let acts = MisbehavingServer.Act.answer(200, bytes: bytes, fields: fields)
        return String(decoding: try await answer(to: acts).body, as: UTF8.self)
    }

    /// The text by zlib, as Python packs it: wbits 15 has zlib's wrapping, -15 has none.
    private func deflated(wbits: Int) throws -> [UInt8] {
        let python = Process()
        python.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        python.arguments = [
            "-c",
            "import sys, zlib; c = zlib.compressobj(9, zlib.DEFLATED, \(wbits)); "
                + "sys.stdout.buffer.write(c.compress(sys.argv[1].encode()) + c.flush())", text,
        ]
        let output = Pipe()
        python.standardOutput = output
        try python.run()
        return Array(try output.fileHandleForReading.readToEnd() ?? Data())
    }

    @Test("Gzip by both of its names, with several members, and padded")
    func gzip() async throws {
        let bytes = Array(text.utf8)
        let members = Gzip.stored(Array(bytes.prefix(5))) + Gzip.stored([]) + Gzip.stored(Array(bytes.dropFirst(5)))
        for coding in ["gzip", "x-gzip", "GZip"] {
            #expect(try await body(of: members, ["Content-Encoding: \(coding)"]) == text)
        }
        #expect(try await body(of: members + [0, 0, 0], ["Content-Encoding: gzip"]) == text)
        #expect(try await body(of: bytes, ["Content-Encoding: identity"]) == text)
    }

    @Test("Deflate with zlib's wrapping and without", arguments: [15, -15])
    func deflate(wbits: Int) async throws {
        #expect(try await body(of: try deflated(wbits: wbits), ["Content-Encoding: deflate"]) == text)
    }

    @Test("A member that breaks off, or is followed by something else, is no answer")
    func broken() async throws {
        let whole = Gzip.stored(Array(text.utf8))
        for bytes in [whole + whole.dropLast(3), whole + Array("more".utf8), [0x1F], Array(whole.prefix(20))] {
            let acts = MisbehavingServer.Act.answer(200, bytes: bytes, fields: ["Content-Encoding: gzip"])
            guard case .interrupted = await failure(of: acts) else {
                Issue.record("\(bytes.count) bytes were taken")
                continue
            }
        }
    }

    @Test("A coding or a charset that is not read is named", arguments: ["br", "zstd", "gzip, gzip"])
    func named(coding: String) async throws {
        let acts = MisbehavingServer.Act.answer(200, bytes: Array(text.utf8), fields: ["Content-Encoding: \(coding)"])
        guard case .unreadable(let reason) = await failure(of: acts) else {
            Issue.record("it was read")
            return
        }
        #expect(reason.string.contains("“\(coding)”"))
        let cyrillic = MisbehavingServer.Act.answer(
            200, bytes: Array(text.utf8), fields: ["Content-Type: application/json; charset=KOI8-R"])
        guard case .unreadable(let other) = await failure(of: cyrillic) else {
            Issue.record("it was read")
            return
        }
        #expect(other.string.contains("“KOI8-R”"))
    }

    @Test("An error keeps its status, however its body is packed")
    func errors() async throws {
        for fields in [["Content-Encoding: br"], ["Content-Encoding: gzip"], ["Content-Type: text/plain; charset=x"]] {
            let acts = MisbehavingServer.Act.answer(404, bytes: Array(text.utf8), fields: fields)
            #expect(try await answer(to: acts).status == 404)
        }
        let packed = Gzip.stored(Array(#"{"code":"C"}"#.utf8))
        let acts = MisbehavingServer.Act.answer(500, bytes: packed, fields: ["Content-Encoding: gzip"])
        #expect(try await answer(to: acts).body == Array(#"{"code":"C"}"#.utf8))
    }

    @Test("What is declared as windows-1252, ISO-8859-1 or UTF-16 becomes UTF-8, a mark goes first")
    func charsets() async throws {
        let western = try #require(text.data(using: .windowsCP1252))
        let wide = try #require(text.data(using: .utf16LittleEndian))
        let big = try #require(text.data(using: .utf16BigEndian))
        let widest = try #require(text.data(using: .utf32LittleEndian))
        let cases: [([UInt8], String)] = [
            (Array(western), "windows-1252"), (Array(western), "\"ISO-8859-1\""), (Array(wide), "utf-16le"),
            (Array(big), "UTF-16"), ([0xFF, 0xFE] + wide, "utf-8"), ([0xFE, 0xFF] + big, "x"), (Array(wide), "utf-8"),
            (Array(widest), "utf-8"), (Array(text.utf8), "us-ascii"),
        ]
        for (bytes, charset) in cases where charset != "x" {
            let found = try await body(of: bytes, ["Content-Type: application/json; charset=\(charset)"])
            #expect(found.replacing("\u{FEFF}", with: "") == text, "\(charset)")
        }
        let marked = [0xEF, 0xBB, 0xBF] + Array(text.utf8)
        #expect(try await body(of: marked, ["Content-Type: a/b; charset=latin1"]).hasSuffix(text))
    }

    @Test("An encoding is converted however the body is cut")
    func pieces() throws {
        let text = #"{"a":"é😀–"}"#
        for (data, declared) in [
            (text.data(using: .utf16LittleEndian), TextConversion.Encoding.utf8),
            (text.data(using: .utf32BigEndian), .utf8), (Data(text.utf8), .utf8),
            ("{\"é’\":1}".data(using: .windowsCP1252), .windows1252),
        ] {
            let bytes = Array(try #require(data))
            let wanted = declared == .windows1252 ? "{\"é’\":1}" : text
            for length in 1...9 {
                var conversion = TextConversion(declared: declared)
                var out: [UInt8] = []
                let take = { (part: Span<UInt8>) -> Bool in
                    part.withUnsafeBufferPointer { out.append(contentsOf: $0) }
                    return true
                }
                for start in stride(from: 0, to: bytes.count, by: length) {
                    _ = conversion.take(Array(bytes[start..<min(start + length, bytes.count)]).span, take)
                }
                _ = conversion.end(take)
                #expect(String(decoding: out, as: UTF8.self) == wanted, "\(length)")
            }
        }
    }
}

/// A success whose body is the API's error answer.
@Suite("Error answers with status 200")
struct ErrorAnswerTests {
    @Test(
        "They end as an answer with their code's own status does",
        arguments: [
            ("NOT_FOUND", "trouble notFound, final"), ("INVALID_API_KEY", "trouble keyRefused, final"),
            ("INVALID_REQUEST", "trouble invalidRequest, final"), ("404", "trouble notFound, final"),
            ("WHO_KNOWS", "trouble unexpectedStatus(200), final"),
        ])
    func final(code: String, line: String) async throws {
        let scene = try Scene(ScriptedTransport([.ok(#"{"code":"\#(code)","message":"No such batch"}"#)]))
        let lines = try await scene.playToEnd()
        #expect(lines.last == line)
        #expect(try scene.log.sentences[at: 0].contains("200 \(code): No such batch"))
        #expect(scene.transport.requests.count == 1)
    }

    @Test("One that would pass by itself is asked again")
    func passing() async throws {
        let scene = try Scene(
            ScriptedTransport([.ok(#"{"code":"SERVICE_UNAVAILABLE","message":"soon"}"#), .ok(Sample.page(1))]))
        let lines = try await scene.playToEnd(sleeps: 1)
        #expect(lines.contains { $0.hasPrefix("trouble serverError(503) until") })
        #expect(lines.last == "settled")
    }

    @Test("A later page's ends like a refused cursor")
    func laterPage() async throws {
        let refusal = HTTPAnswer.ok(#"{"code":"NOT_FOUND","message":"expired"}"#)
        let scene = try Scene(
            ScriptedTransport([
                .ok(Sample.page(1, next: "c")), refusal, .ok(Sample.page(1, next: "d")), .ok(Sample.page(2)),
            ]))
        let lines = try await scene.playToEnd(sleeps: 1)
        #expect(lines.contains { $0.hasPrefix("trouble cursorLoop until") })
        #expect(lines.last == "settled")
    }

    @Test("A job that has a field of such a name is a job")
    func job() throws {
        for extra in [#""code":"X","message":"Y","#, #""code":{"a":[1]},"message":null,"#] {
            var builder = CodedJobBuilder()
            let page = Sample.page(1).replacing(#"{"batchJobId""#, with: "{\(extra)\"batchJobId\"")
            let head = try builder.read(Array(page.utf8))
            #expect(head.report.status == .completed)
        }
    }
}

@Suite("Bounds of all pages together, and jobs that are coded anew")
struct JobBoundsTests {
    @Test("A job of more bytes than the limit is read so far, and said so", arguments: [true, false])
    func bytes(showsPartialResults: Bool) async throws {
        let pages = (1...5).map { HTTPAnswer.ok(Sample.page($0, next: "c\($0)")) }
        let limit = Sample.page(1, next: "c1").utf8.count * 2
        let scene = try Scene(ScriptedTransport(pages)) { $0.jobByteLimit = limit }
        let lines = try await scene.playToEnd(WatchOrder(givesUp: true, showsPartialResults: showsPartialResults))
        #expect(lines.suffix(2) == ["results 2", "trouble limitMet, final"])
        #expect(try scene.log.sentences[at: 0].contains("limits.megabytes"))
        #expect(scene.transport.requests.count == 2)
    }

    @Test("Pages of two codings are not mixed: reading begins anew, once")
    func codedAnew() async throws {
        func later(_ page: String) -> HTTPAnswer { .ok(page.replacing("15:30:45Z", with: "18:00:00Z")) }
        let scene = try Scene(
            ScriptedTransport([
                .ok(Sample.page(1, next: "c1")), later(Sample.page(2)), later(Sample.page(1, next: "c1")),
                later(Sample.page(2)),
            ]))
        let lines = try await scene.playToEnd(sleeps: 1)
        #expect(lines.last == "settled")
        #expect(try scene.log.sentences[at: 0].contains("coded anew"))
        #expect(scene.transport.requests.count == 4)
    }
}
