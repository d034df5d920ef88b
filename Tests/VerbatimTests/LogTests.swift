import CodingModel
import Foundation
import Logging
import TerminalText
import TestSupport
import Testing

@testable import verbatim

@Suite("The log file")
struct LogTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test("The file and its folder are the owner's alone")
    func permissions() throws {
        let file = try RotatingFile(path: "\(folder.path)/state/verbatim/verbatim.log")
        file.append("one")
        #expect(try folder.mode(of: "state/verbatim") == 0o700)
        #expect(try folder.mode(of: "state/verbatim/verbatim.log") == 0o600)
        #expect(try folder.read("state/verbatim/verbatim.log") == "one\n")
    }

    @Test("A link in the log's place is not followed")
    func link() throws {
        let victim = try folder.write("victim", "precious")
        try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/x.log", withDestinationPath: victim)
        #expect(throws: FileContents.Refusal.self) { try RotatingFile(path: "\(folder.path)/x.log") }
        #expect(try folder.read("victim") == "precious")
    }

    @Test("A full file is put aside, and only so many are kept")
    func rotation() throws {
        let file = try RotatingFile(path: "\(folder.path)/x.log", limit: 10, kept: 2)
        for number in 1...7 { file.append("line \(number)") }
        #expect(try folder.read("x.log") == "line 7\n")
        #expect(try folder.read("x.log.1") == "line 6\n")
        #expect(try folder.read("x.log.2") == "line 5\n")
        #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/x.log.3"))
    }

    @Test("Two writers of one file rotate it once")
    func twoWriters() throws {
        let path = "\(folder.path)/x.log"
        let (first, second) = (try RotatingFile(path: path, limit: 20), try RotatingFile(path: path, limit: 20))
        first.append("first 1234567890")
        second.append("second 123456789")
        first.append("first again 1234")
        second.append("second again 123")
        let everything = try ["x.log", "x.log.1", "x.log.2"].compactMap {
            FileManager.default.fileExists(atPath: "\(folder.path)/\($0)") ? try folder.read($0) : nil
        }.joined()
        for line in ["first 1234567890", "second 123456789", "first again 1234", "second again 123"] {
            #expect(everything.contains(line))
        }
    }

    @Test(
        "A log that can't be written is told only to whoever asked for one",
        arguments: [(Logger.Level.info, 1), (nil, 0)])
    func unwritable(level: Logger.Level?, count: Int) throws {
        try folder.write("state", "a file where a folder should be")
        let surroundings = Surroundings(variables: ["XDG_STATE_HOME": "\(folder.path)/state"])
        var told: [String] = []
        let programLog = ProgramLog(level: level, surroundings: surroundings) { told.append($0) }
        programLog.write(.error, "lost")
        let file = "\(folder.path)/state/verbatim/verbatim.log"
        #expect(told == [String](repeating: "there is no log: \(file) can't be written: Not a directory", count: count))
    }

    @Test(
        "The level decides what is written",
        arguments: [(Logger.Level?.none, "notice"), (.info, "info notice"), (.error, "")])
    func level(level: Logger.Level?, words: String) throws {
        let surroundings = Surroundings(variables: ["XDG_STATE_HOME": folder.path])
        let programLog = ProgramLog(level: level, surroundings: surroundings)
        programLog.write(.info, "info")
        programLog.write(.notice, "notice")
        let lines = try folder.read("verbatim/verbatim.log").split(separator: "\n")
        #expect(lines.compactMap { $0.split(separator: " ").last }.joined(separator: " ") == words)
    }

    @Test("A line is safe to read in a terminal")
    func safeLine() throws {
        let file = try RotatingFile(path: "\(folder.path)/x.log")
        var handler = FileLogHandler(file: file, level: .notice)
        handler[metadataKey: "job"] = "a\u{1B}[31m"
        let logger = Logger(label: "test") { _ in handler }
        logger.notice("title \u{1B}]0;owned\u{7} and\nsecond line")
        logger.info("not written at this level")
        let text = try folder.read("x.log")
        #expect(text.hasSuffix("\n"))
        #expect(text.dropLast().unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F })
        #expect(text.contains("notice title") && !text.contains("owned") && !text.contains("not written"))
    }
}

@Suite("Guesses at misspelt names")
struct SpellingTests {
    @Test("Distance counts the letters to change")
    func distance() {
        #expect(Spelling.distance("server", "server") == 0)
        #expect(Spelling.distance("", "abc") == 3)
        #expect(Spelling.distance("kitten", "sitting") == 3)
        #expect(Spelling.distance("THEME", "theme") == 0)
        #expect(Spelling.distance("opne", "open") == 1, "letters that changed places")
    }

    @Test("The nearest name is found")
    func nearest() {
        #expect(Spelling.nearest(to: "moose", among: ["mouse", "theme"]) == "mouse")
        #expect(Spelling.nearest(to: "lenght", among: ["length", "text", "exactly"]) == "length")
    }

    @Test(
        "A name that is not near is none",
        arguments: [("dark", ["mono", "paper"]), ("x", []), ("x", ["y"]), ("ok", ["of"])])
    func farAway(word: String, names: [String]) {
        #expect(Spelling.nearest(to: word, among: names) == nil)
    }

    @Test("The advice is the nearest name, else all there are")
    func advice() {
        #expect(Spelling.advice(on: "slat", among: ["mono", "slate"]) == ". Did you mean slate?")
        #expect(Spelling.advice(on: "dark", among: ["mono", "slate"]) == ". There are mono, slate")
        #expect(Spelling.advice(on: "dark", among: []).isEmpty)
    }
}

@Suite("A forgotten job in the log", .permit(.waits))
struct ForgottenLogTests {
    @Test("Its id is blotted in every file of the log, and nothing else is")
    func blotted() throws {
        let folder = try TemporaryFolder()
        let job = try #require(JobIdentifier("late-7"))
        let text = "a notice job late-7: page 1 of job “late-7” is late-7; job late-77: x\n"
        for name in ["x.log", "x.log.1", "x.log.3"] { _ = try folder.write(name, text) }
        RotatingFile.blot(ProgramLog.names(of: job), in: "\(folder.path)/x.log")
        for name in ["x.log", "x.log.1", "x.log.3"] {
            #expect(try folder.read(name) == "a notice job xxxxxx: page 1 of job “xxxxxx” is late-7; job late-77: x\n")
        }
    }
}
