import CodingModel
import Foundation
import TerminalText
import TestSupport
import Testing

@testable import verbatim

@Suite("Words that may be files or jobs")
struct SourceWordTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func words(_ words: String..., isServerNamed: Bool = false) throws -> SourceWords {
        try SourceWords(words, isServerNamed: isServerNamed, mixed: "give one of them")
    }

    private func jobs(_ ids: String...) throws -> SourceWords {
        .jobs(try ids.map { try JobIdentifier(RawText($0)).orThrow("no id") })
    }

    @Test("A file that exists is a file, anything else is an id")
    func files() throws {
        let file = try folder.write("a.json", "{}")
        #expect(try words(file, "-") == .files([file, "-"]))
        #expect(try words("wave-4", "wave-5") == jobs("wave-4", "wave-5"))
        // The tests are run in the package's folder.
        #expect(try words("Package.swift") == .files(["Package.swift"]))
        #expect(try words() == .jobs([]))
    }

    @Test("Where a server is named, a word that is no path is an id, whatever files there are")
    func server() throws {
        let file = try folder.write("a.json", "{}")
        #expect(try words("Package.swift", "Sources", isServerNamed: true) == jobs("Package.swift", "Sources"))
        #expect(try words(file, isServerNamed: true) == .files([file]))
    }

    @Test(
        "A word that can be neither is told",
        arguments: [
            (["no.json"], "the file no.json does not exist", .failure),
            (["no/where"], "the file no/where does not exist", .failure),
            (
                ["Sources"],
                "Sources is a folder, not a file; if you mean a job of that name, add --server and its server", .failure
            ),
            (["Package.swift", "wave-4"], "there is no file wave-4; give one of them", .usage),
            (["wave-4", "-"], "there is no file wave-4; give one of them", .usage),
        ] as [([String], String, verbatim.ExitStatus)])
    func neither(words: [String], sentence: String, status: verbatim.ExitStatus) {
        #expect(throws: Problem(sentence, status: status)) {
            try SourceWords(words, isServerNamed: false, mixed: "give one of them")
        }
    }
}

@Suite("Sentences about a command line that is not understood")
struct ParserWordTests {
    @Test(
        "A value that begins with a dash is said to be written with =",
        arguments: [
            (
                "Missing value for '--search <regex>'", ["codes", "a.json", "--search", "-4"],
                "--search needs a value behind it; one that begins with - is written --search=-4"
            ),
            (
                "Missing value for '--filter <filter>'", ["--filter", "-4 or 1"],
                "--filter needs a value behind it; one that begins with - is written --filter='-4 or 1'"
            ),
            (
                "Missing value for '--code <code>'", ["codes", "--code"],
                "--code needs a value behind it; see verbatim --help"
            ),
            ("Unknown option '--sert'", ["--sert", "-4"], "Unknown option '--sert'; see verbatim --help"),
            (
                "Missing expected argument '<job|file> ...'", ["codes", "-x.json"],
                "Missing expected argument '<job|file> ...'; a file whose name begins with - is written ./-x.json"
            ),
            (
                "Missing expected argument '<job>'", ["fetch", "--wait"],
                "Missing expected argument '<job>'; see verbatim --help"
            ),
            ("Please provide one of 'a' or 'b'.", [], "Please provide one of 'a' or 'b'; see verbatim --help"),
        ])
    func dashes(message: String, words: [String], sentence: String) {
        #expect(ParserWords.sentence(message, words: words) == sentence)
    }

    @Test("Numbers are whole, in digits, and inside their bounds")
    func numbers() throws {
        #expect(try WholeNumber.read("10", 1..., of: "--top") == 10)
        #expect(try WholeNumber.read("65535", 0..<65536, of: "--port") == 65535)
        for text in ["0", "-1", "+1", "1.5", "", "ten", "１", "99999999999999999999"] {
            #expect(throws: Problem("--top “\(text)”: write a whole number from 1 on", status: .usage)) {
                try WholeNumber.read(text, 1..., of: "--top")
            }
        }
        #expect(throws: Problem("--port “65536”: write a whole number from 0 to 65535", status: .usage)) {
            try WholeNumber.read("65536", 0..<65536, of: "--port")
        }
    }
}
