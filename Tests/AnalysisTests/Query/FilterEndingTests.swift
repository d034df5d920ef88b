import CodingModel
import TerminalText
import TestSupport
import Testing

@testable import Analysis

@Suite("The end of a filter that is being written")
struct FilterEndingTests {
    private func question() throws -> CodedQuestion {
        let page = Page(
            Question(
                "Q1", Code(1, label: "Service"), Code(2, label: "Late 'fee'"), Code(3, label: "Late"),
                Code(4, label: "Other"), Code(5, label: "other")))
        return try job(of: page).questions[at: 0]
    }

    @Test("Labels are offered where codes are named, whatever their case, written as a filter reads them")
    func labels() throws {
        let question = try question()
        let words = FilterEnding(of: "any of \"late", in: question).words
        #expect(words == ["\"Late 'fee'\"", "\"Late\""])
        for word in words { #expect(throws: Never.self) { try AnswerFilter(parsing: word, in: question) } }
        #expect(FilterEnding(of: "any of \"oth", in: question).words == ["\"Other\"", "\"other\""])
    }

    @Test("Texts and patterns are the reader's own: nothing is offered in them")
    func texts() throws {
        for text in ["text \"l", "exactly \"l", "text /l", "\"Late\" and text \"l"] {
            #expect(FilterEnding(of: RawText(text), in: try question()).words.isEmpty, "\(text)")
        }
    }

    @Test("The word begins where the last one began; a quote that is closed ends it")
    func starts() throws {
        let question = try question()
        for (text, start) in [
            ("", 0), ("foll", 0), ("not foll", 4), ("\"Late\"", 6), ("(any of \"La", 8), ("a\\\"b", 2),
        ] {
            #expect(FilterEnding(of: RawText(text), in: question).start == start, "\(text)")
        }
    }

    @Test("What is offered never makes a filter worse: it stands whole in the place of the word")
    func replacing() throws {
        let question = try question()
        let pieces = ["any", " of ", "\"", "Late", ",", " and ", "not ", "(", ")", "text ", "/", "\\", "é", "1/2", " "]
        for seed in 0..<Rounds.scaled(500) {
            var random = SplitMix64(seed: UInt64(seed))
            let text = (0..<Int.random(in: 0...8, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }.joined()
            let ending = FilterEnding(of: RawText(text), in: question)
            #expect((0...text.count).contains(ending.start), "\(text)")
        }
    }
}
