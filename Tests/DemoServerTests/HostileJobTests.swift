import TestSupport
import Testing

@testable import DemoServer

@Suite("The hostile job")
struct HostileJobTests {
    /// Every text of the job: identifiers, question, labels, answers, follow-ups.
    private let texts: [String]

    init() throws {
        var client = Conversation()
        let document = try #require(AnswerDocument(client.ask(Job.hostile).body.bytes))
        var texts = [document.surveyIdentifier]
        for question in document.results?.questionCodes ?? [] {
            texts += [question.questionIdentifier, question.question]
            for code in question.responseCodes + question.responseCodes.flatMap(\.subCodes) {
                texts.append(code.label)
                for entry in code.responses {
                    texts += [entry.responseIdentifier, entry.answer]
                    texts += (entry.followupResponses ?? []).flatMap { [$0.question, $0.answer] }
                }
            }
        }
        self.texts = texts
    }

    @Test(
        "Each attack reaches the client raw",
        arguments: [
            "\u{1B}]0;", "\u{1B}]2;", "\u{1B}]52;c;", "\u{1B}]8;;", "\u{1B}[2J", "\u{1B}[31m", "\u{1B}[?1049l",
            "\u{1B}[?1000h", "\u{1B}[6n", "\u{1B}P", "\u{1B}_", "\u{1B}^", "\u{1B}X", "\u{1B}c", "\u{1B}(0",
            "\u{9B}31m",
            "\u{9D}0;", "\u{90}", "\u{85}", "\u{202E}", "\u{2066}", "\u{200B}", "\u{FEFF}", "\u{AD}", "\u{8}\u{8}",
            "\r", "\u{0}", "\u{7F}", "\u{05}", "&#27;", "&#x1b;", "\u{E0068}", "\u{2028}",
        ])
    func attacks(_ attack: String) {
        #expect(texts.contains { $0.unicodeScalars.contains(subsequence: attack.unicodeScalars) })
    }

    @Test("Combining runs and endless sequences are of a size that hurts")
    func sizes() {
        #expect(texts.contains { $0.unicodeScalars.count { $0 == "\u{300}" } >= 2_000 })
        #expect(texts.contains { $0.contains(String(repeating: "A", count: 5_000)) })
    }

    @Test("The survey identifier, the question, every label with a name and every response identifier attack, too")
    func everyField() throws {
        #expect(try texts[at: 0].contains("\u{1B}"))
        #expect(try texts[at: 1].contains("\u{1B}"))
        #expect(try texts[at: 2].contains("\u{202E}"))
    }

    @Test("A failure's code and message attack as well")
    func failure() throws {
        var client = Conversation()
        let document = try #require(AnswerDocument(client.ask(Job.hostileFailure).body.bytes))
        #expect(document.results?.code?.contains("\u{1B}[8m") == true)
        #expect(document.results?.message?.contains("\u{1B}]2;") == true)
    }

    @Test("Control characters below space are escaped in JSON; others pass as they are")
    func escaping() {
        let bytes = JSONValue.string("\u{0}\u{1B}\n\"\\\u{7F}\u{9B}é").bytes
        #expect(String(decoding: bytes, as: UTF8.self) == #""\u0000\u001b\n\"\\"# + "\u{7F}\u{9B}é\"")
    }
}
