import CodingModel
import CodingService
import Foundation
import TerminalText
import TestSupport
import Testing

@testable import verbatim

@Suite("Parts of the commands without a screen")
struct ScriptingTests {
    @Test(
        "A time limit is a whole number with a unit",
        arguments: [
            ("90s", 90), ("30m", 1800), ("2h", 7200), ("1s", 1), ("0s", nil), ("30", nil), ("-1s", nil), ("+1s", nil),
            ("s", nil), ("", nil), ("1.5h", nil), ("1d", nil), ("99999999s", nil),
        ] as [(String, Int?)])
    func timeLimit(text: String, seconds: Int?) {
        #expect((try? TimeLimit(text, of: "--timeout"))?.duration == seconds.map { .seconds($0) })
        guard seconds == nil else { return }
        let problem = #expect(throws: Problem.self) { try TimeLimit(text, of: "--timeout") }
        #expect(problem?.sentence == "--timeout “\(text)”: write a number with its unit: 3s, 30m or 2h")
        #expect(problem?.status == .usage)
    }

    @Test("Of several jobs the worst ending counts")
    func worst() {
        let order: [verbatim.ExitStatus] = [.failure, .key, .notFound, .totalFailure, .partialFailure, .success]
        for (index, status) in order.enumerated() {
            #expect(JobEnding.mostSevere(of: order[index...].shuffled()) == status)
        }
        #expect(JobEnding.mostSevere(of: []) == .success)
    }

    @Test("The pace tells a rate and, with an earlier reading, what is left")
    func pace() {
        let pace = Pace(start: 1000, firstPage: 11)
        let reached = FetchProgress(page: 21, bytes: 3_400_000)
        #expect(pace.text(reached, at: 1100, expectedPages: nil) == "page 21 · 3.4 MB")
        #expect(pace.text(reached, at: 3000, expectedPages: nil) == "page 21 · 3.4 MB · 1.7 MB/s")
        #expect(
            pace.text(reached, at: 3000, expectedPages: 41)
                == "page 21 of about 41 · 3.4 MB · 1.7 MB/s · about 4 s left")
        // More pages than the last time: nobody knows how many more.
        #expect(pace.text(reached, at: 3000, expectedPages: 20) == "page 21 · 3.4 MB · 1.7 MB/s")
    }

    @Test(
        "An age has one unit",
        arguments: [
            (0.0, "just now"), (59, "just now"), (60, "1 min"), (3599, "59 min"), (3600, "1 h"), (172_799, "47 h"),
            (172_800, "2 days"), (-5, "just now"), (.infinity, "11574074 days"),
        ])
    func age(seconds: Double, text: String) {
        #expect(Age.text(seconds: seconds).string == text)
    }

    @Test("The columns of a table are as wide as they have to be")
    func columns() {
        let table = Table(rows: [["JOB", "SURVEY"], ["漢字", "a"], ["x", "b"]])
        #expect(table.lines == ["JOB   SURVEY", "漢字  a", "x     b"])
    }

    @Test("Trouble is told once and not once a job, and so is its end")
    func trouble() throws {
        let (first, second) = (try #require(JobIdentifier("a")), try #require(JobIdentifier("b")))
        let trouble = ServiceTrouble(kind: .unreachable, sentence: "example can't be reached")
        let later = Moment(milliseconds: 1)
        var telling = TroubleTelling()
        func tell(_ job: JobIdentifier, _ change: JobUpdate.Change) -> String? {
            telling.sentence(for: JobUpdate(job: job, change: change))
        }
        #expect(tell(first, .trouble(trouble, retryAt: later)) == "example can't be reached; trying again")
        #expect(tell(second, .trouble(trouble, retryAt: later)) == nil)
        #expect(tell(first, .asking) == nil)
        #expect(tell(first, .trouble(trouble, retryAt: later)) == nil)
        #expect(tell(first, .waiting(until: later, .schedule)) == nil)
        #expect(tell(second, .settled) == "job b responds again")
        #expect(tell(second, .settled) == nil)
        #expect(tell(first, .trouble(trouble, retryAt: later)) != nil)
    }
}

@Suite("A file that is written as a whole or not at all", .permit(.waits))
struct OutputFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private var names: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
    }

    @Test("A write that fails half-way leaves the old file and nothing else")
    func failure() throws {
        let path = try folder.write("a.json", "old")
        let file = try OutputFile(path)
        #expect(throws: Problem("full")) {
            try file.write { sink throws(Problem) in
                try sink("half".utf8.span)
                throw Problem("full")
            }
        }
        #expect(try folder.read("a.json") == "old")
        #expect(names == ["a.json"])
    }

    @Test("Many parts stand in the file in their order")
    func parts() throws {
        let parts = (0..<500).map { Array(repeating: UInt8($0 % 251), count: $0 * 7) }
        let path = "\(folder.path)/a.json"
        try OutputFile(path).write { sink throws(Problem) in
            for part in parts { try sink(part.span) }
        }
        #expect(try Array(Data(contentsOf: URL(fileURLWithPath: path))) == parts.flatMap(\.self))
    }

    @Test("A full disk is said, and nothing is left")
    func fullDisk() throws {
        var writer = try WriteBehind(DescriptorWriter(name: "the file", descriptor: open("/dev/full", O_WRONLY)))
        defer { writer.end() }
        #expect(throws: Problem.self) {
            for _ in 0..<20 { try writer.write("bytes".utf8.span) }
            try writer.finish()
        }
    }

    @Test("A folder that is not there is named before anything is fetched")
    func missingFolder() throws {
        #expect(throws: Problem.self) { try OutputFile("\(folder.path)/none/a.json") }
        #expect(throws: Problem.self) { try OutputFile(folder.path) }
        #expect(throws: Problem.self) { try OutputFile("") }
    }
}
