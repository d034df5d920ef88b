import CodingModel
import Glibc
import JobStore
import TerminalText
import TestSupport
import Testing

@testable import CodingService

/// A server that repeats the key in an answer with status 200.
@Suite("The key in what a server says of a job")
struct KeyInResultsTests {
    private let secret = "sk-SECRET/0123456789+abc=="

    /// What comes through of a text that arrives in pieces of so many bytes.
    private func passed(_ text: String, key: String? = nil, pieces length: Int = .max) throws -> String {
        let key = try #require(APIKey(key ?? secret))
        guard var concealer = KeyConcealer(key) else { return text }
        var out: [UInt8] = []
        let take = { (bytes: Span<UInt8>) -> Bool in
            bytes.withUnsafeBufferPointer { out.append(contentsOf: $0) }
            return true
        }
        let bytes = Array(text.utf8)
        for start in stride(from: 0, to: bytes.count, by: min(length, bytes.count)) {
            let piece = Array(bytes[start..<min(start + min(length, bytes.count), bytes.count)])
            let isWanted = concealer.take(piece.span, take)
            #expect(isWanted)
        }
        let none: [UInt8] = []
        let isWanted = concealer.take(none.span, isLast: true, take)
        #expect(isWanted)
        return String(decoding: out, as: UTF8.self)
    }

    /// A character as JSON, a URL, HTML, or two of them write it.
    private static let spellings: [@Sendable (UInt8) -> String] = [
        { String(UnicodeScalar($0)) },
        { "\\u00" + hex($0) },
        { "\\u00" + hex($0).uppercased() },
        { "%" + hex($0) },
        { "%" + hex($0).uppercased() },
        { "&#\($0);" },
        { "&#x\(hex($0));" },
        { "\\u0026#\($0);" },
        { byte in "\\u0025" + hex(byte).utf8.map { "\\u00" + hex($0) }.joined() },
    ]

    private static func hex(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }

    @Test("It is found however its characters are written, and cut into pieces of any length")
    func anySpelling() throws {
        var random = SplitMix64(seed: UInt64(time(nil)))
        let seed = random
        for _ in 0..<Rounds.scaled(300) {
            var written = ""
            for byte in secret.utf8 {
                let choice = Int.random(in: 0..<Self.spellings.count, using: &random)
                written += Self.spellings[choice](byte)
            }
            let text = #"{"a":"é\n"# + written + #" \"x\" 100% & more","b":"\u00e9"}"#
            let expected = #"{"a":"é\n‹key› \"x\" 100% & more","b":"\u00e9"}"#
            for length in [Int.max, 1, 2, 7, Int.random(in: 1...200, using: &random)] {
                let found = try passed(text, pieces: length)
                #expect(found == expected, "seed \(seed), pieces of \(length): \(text)")
            }
        }
    }

    @Test("Slashes and quotes with a backslash, twice in a row, and cut off after sixteen characters or more")
    func usualSpellings() throws {
        #expect(try passed(#"sk-SECRET\/0123456789+abc==sk-SECRET/0123456789+abc=="#) == "‹key›‹key›")
        #expect(try passed("key sk-SECRET/012345… and sk-SECRET/01234") == "key ‹key›… and sk-SECRET/01234")
        #expect(try passed(#"a\"b&c<d>0123456789"#, key: #"a"b&c<d>0123456789"#) == "‹key›")
        #expect(try passed("a&quot;b&amp;c&lt;d&gt;0123456789", key: #"a"b&c<d>0123456789"#) == "‹key›")
    }

    @Test("A text without the key comes through byte by byte, in pieces of any length")
    func untouched() throws {
        var random = SplitMix64(seed: UInt64(time(nil)))
        let seed = random
        let alphabet = [
            "s", "k", "-", "S", "E", "sk-SECRET/0123", "\\", "\\u0073", "\\u00", "%", "%7", "&", "&#", ";", "é", "\"",
        ]
        for _ in 0..<Rounds.scaled(300) {
            let text = (0..<40).map { _ in alphabet.randomElement(using: &random) ?? "" }.joined()
            for length in [Int.max, 1, 3, 10] { #expect(try passed(text, pieces: length) == text, "seed \(seed)") }
        }
    }

    @Test("A key of fewer than sixteen characters is concealed as a whole word only")
    func shortKey() throws {
        let text = #"{"a":"late7, late7\nlate7 (late7)","b":"late71 xlate7 élate7 late","late7":"late7"}"#
        let expected = #"{"a":"‹key›, ‹key›\n‹key› (‹key›)","b":"late71 xlate7 élate7 late","‹key›":"‹key›"}"#
        for length in [Int.max, 1, 2, 5] { #expect(try passed(text, key: "late7", pieces: length) == expected) }
        #expect(try passed(#""\u006cate7""#, key: "late7") == #""‹key›""#)
    }

    @Test(
        "A key like a word, a number or a name of the API is told, not concealed",
        arguments: [
            "delivery", "late", "Very-good_service", "12345", "responseIdentifier", "partial_failure",
            "1234567890123456789",
        ])
    func likeWord(key: String) throws {
        let key = try #require(APIKey(key))
        #expect(key.isLikeWord)
        #expect(KeyConcealer(key) == nil)
    }

    @Test(
        "A key of the usual kind is concealed everywhere",
        arguments: ["k-0123456789abcdef", "abcdefghijklmnopqrst", "12345678901234567890"])
    func usual(key: String) throws {
        #expect(try !#require(APIKey(key)).isLikeWord)
        #expect(try passed("x\(key)y", key: key) == "x‹key›y")
    }

    @Test("A cursor in which the key was concealed goes back as it came")
    func cursor() throws {
        let settings = try Sample.settings()
        let request = PageRequest(job: try Sample.job(), cursor: "after-‹key›-2")
        #expect(settings.url(for: request).hasSuffix("?cursor=after-sk-SECRET%2F0123456789%2Babc%3D%3D-2"))
    }

    @Test("Neither results nor the store nor a trouble has it, wherever a page repeats it")
    func everywhere() async throws {
        let key = Sample.secret
        let escaped = key.utf8.map { "\\u00" + Self.hex($0) }.joined()
        let page = Sample.page(1).replacing("\"S\"", with: "\"S \(key)\"").replacing("Why?", with: "Why \(escaped)?")
            .replacing("\"L1\"", with: "\"L \(key)\"").replacing("\"r1\"", with: "\"\(key)\"")
            .replacing("\"a\"", with: "\"\(escaped), you said\",\"unknown \(key)\":[\"\(escaped)\"]")
        try await withServer { _, number in
            MisbehavingServer.Act.answer(200, number == 0 ? page : "{\"code\":\"NOT_FOUND\",\"message\":\"no \(key)\"}")
        } body: { server, log in
            let settings = try Sample.settings(server.origin)
            let transport = try HTTPTransport(settings: settings)
            let archive = MemoryArchive()
            let poller = JobPoller(
                transport: transport, settings: settings, clock: SystemClock(), randomness: { 0 }, archive: archive,
                publish: log.record)
            await poller.watch(try Sample.job())
            try await log.untilEnd()
            let job = try #require(log.results)
            let question = try #require(job.questions.first)
            #expect(job.report.survey == "S ‹key›")
            #expect(question.text == "Why ‹key›?" && question.label(of: 0) == "L ‹key›")
            #expect(question.answer(0).text == "‹key›, you said")
            #expect(question.answer(0).responseIdentifier == "‹key›")
            let stored = try #require(archive.page(1, of: 0))
            let body = String(decoding: stored.body, as: UTF8.self)
            #expect(!body.contains(key) && !body.contains(escaped) && body.contains("unknown ‹key›"))
            await poller.shutdown()
            await transport.shutdown()
            let error = try await ask(settings)
            #expect(String(decoding: error.body, as: UTF8.self).contains("no ‹key›"))
        }
    }
}
