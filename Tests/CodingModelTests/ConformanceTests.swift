import CodingModel
import Foundation
import TerminalText
import TestSupport
import Testing

/// RFC 8259, rule by rule, as the value of a field that nobody reads, and of one that is read where that is a text.
@Suite("JSON as RFC 8259 has it")
struct ConformanceTests {
    /// The body that has a value in a field of no meaning.
    static func body(around value: [UInt8]) -> [UInt8] {
        Array("{\"batchJobId\":\"a\",\"x\":".utf8) + value
            + Array(",\"surveyIdentifier\":\"s\",\"status\":\"queued\"}".utf8)
    }

    private static func accepts(_ value: [UInt8]) -> Bool { (try? decode(body(around: value))) != nil }

    @Test(
        "What the grammar has",
        arguments: [
            "0", "-0", "1", "-12", "0.0", "1.25", "-0.5e10", "1E+2", "1e-2", "1e400", "123456789012345678901234567890",
            "true", "false", "null", "\"\"", "\"a\"", #""\"\\\/\b\f\n\r\t""#, #""\u0000\u001f\uFfFf""#,
            "\"\u{7F}\u{80}\u{2028}😀\"", #""\ud800""#, "[]", "[ ]", "[1]", "[1 , 2]", "{}", "{ }", "{\"\":0}",
            "{\"a\":1,\"a\":2}", "\t\n\r [\t\n\r ]\t\n\r ", "[[[]],{\"a\":[{}]}]",
        ])
    func grammatical(value: String) { #expect(Self.accepts(Array(value.utf8))) }

    @Test(
        "What it has not",
        arguments: [
            "", "-", "+1", "01", "-01", "1.", ".5", "1.e1", "1e", "1e+", "1_0", "0x1", "NaN", "Infinity", "-Infinity",
            "True", "tru", "truee", "nul", "nulll", "'a'", "\"", "\"a", "\"\\\"", #""\a""#, #""\u12""#, #""\u12G4""#,
            #""\U0041""#, "\"\t\"", "\"\n\"", "\"\u{1F}\"", "\"\0\"", "[", "]", "[1", "[1,", "[1,]", "[,1]", "[1 2]",
            "[1,,2]", "{", "{]", "[}", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,}", "{,\"a\":1}", "{\"a\" 1}",
            "{a:1}", "{1:1}", "{\"a\":1 \"b\":2}", "{\"a\"::1}", "1 2", "[1]]", "// c\n1", "/**/1", "\u{A0}1",
            "\u{FEFF}1", "\u{0C}1", "\u{0B}1", "`a`", "#", "\u{1}", "[1\u{0}]", "\"a\":1", ",", ":",
        ])
    func ungrammatical(value: String) { #expect(!Self.accepts(Array(value.utf8))) }

    @Test("A byte that is no UTF-8 is none of JSON's own characters", arguments: [0x80, 0xC3, 0xFF] as [UInt8])
    func strayBytes(byte: UInt8) {
        for value in [[byte], Array("[1".utf8) + [byte] + Array("]".utf8), Array("tr".utf8) + [byte]] {
            #expect(!Self.accepts(value))
        }
    }

    /// A folder of public test files, one value each, whose names begin with what a parser must do: y (accept), n
    /// (refuse), i (either, without harm).
    @Test("Every file of the public test suite, where it is at hand")
    func publicSuite() throws {
        let place = "shared/json-test-suite"
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../..")
        let folder = root.appending(path: place).standardizedFileURL
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
            print("The public JSON test suite is not at \(place) beside the project: its files were not run")
            return
        }
        let files = names.filter { $0.hasSuffix(".json") }.sorted()
        #expect(files.count > 200)
        for name in files {
            let value = [UInt8](try Data(contentsOf: folder.appending(path: name)))
            let isAccepted = Self.accepts(value)
            // A value that would close the field's object and open another is no value, but makes a document.
            switch name.prefix(2) {
            case "y_": #expect(isAccepted, "\(name)")
            case "n_": #expect(!isAccepted, "\(name)")
            default: break
            }
            let body = Self.body(around: value)
            let pieces = stride(from: 0, to: body.count, by: 7).map { body[$0..<min($0 + 7, body.count)] }
            if body.count < 10_000 {
                #expect(StreamingTests.outcome(pieces) == StreamingTests.outcome([body[...]]), "\(name)")
            }
        }
    }
}
