import TerminalText
import TestSupport
import Testing

@testable import CodingModel

@Suite("Fingerprints of answers")
struct FingerprintTests {
    @Test("The hash is the published one")
    func publishedHash() {
        var hash = StableHash()
        hash.add("foobar".utf8)
        #expect(hash.value == 0x8594_4171_F739_67E8)
    }

    /// Worked out by another program. A store holds such numbers: one that changes loses every mark.
    @Test(
        "The digest of an answer is the same for all time",
        arguments: [
            (Answer(responseIdentifier: "ann", text: ""), 0xA8C7_F832_281A_39C5),
            (Answer("bob: The box came two days late, Grüße"), 0x006B_D688_F4CD_43CC),
            (Answer("cy: late", followups: [Followup(question: "Why?", answer: "so")]), 0xF1A5_5239_4729_0FE6),
            (Answer("cy: late", followups: [Followup(question: "Why", answer: "?so")]), 0x80A4_B888_0D8E_5D26),
        ] as [(Answer, UInt64)])
    func fixedValues(answer: Answer, digest: UInt64) throws {
        #expect(AnswerFingerprint(of: answer).digest == digest)
        let question = try job(of: Page(Question("Q1", Code(1, [Answer("x: y"), answer])))).questions[at: 0]
        #expect(question.fingerprint(of: 1) == AnswerFingerprint(of: answer))
    }

    @Test("Where one text ends and the next begins makes a difference")
    func borders() {
        func answer(_ text: String, _ followups: (String, String)...) -> Answer {
            Answer(
                responseIdentifier: "ann", text: RawText(text),
                followups: followups.map { Followup(question: RawText($0.0), answer: RawText($0.1)) })
        }
        let answers = [
            answer("abc"), answer("ab", ("c", "")), answer("a", ("bc", "")), answer("a", ("b", "c")),
            answer("", ("abc", "")), answer("", ("a", "bc")), answer("", ("", "abc")), answer("abc", ("", "")),
            answer("abc", ("", ""), ("", "")), answer("a", ("b", ""), ("", "c")),
        ]
        #expect(Set(answers.map { AnswerFingerprint(of: $0).digest }).count == answers.count)
    }

    @Test(
        "The hash of a long answer is kept, and is its own also where another had its number in a page that was dropped"
    )
    func longAnswers() throws {
        func page(_ letter: String, followup: String = "") -> Page {
            let long = String(repeating: letter, count: 9_000)
            let followups = [Followup(question: "Why?", answer: RawText(followup))]
            let answer = Answer(responseIdentifier: "ann", text: RawText(long), followups: followups)
            return Page(Question("Q1", Code(1, [answer, Answer("bob: short")])))
        }
        var builder = CodedJobBuilder(job: .sample)
        _ = try builder.read(Array(page("x").json().utf8))
        builder.drop()
        for page in [page("y"), page("y", followup: "so"), page("é")] { try builder.merge(page) }
        let question = try builder.snapshot(isComplete: true).questions[at: 0]
        #expect(question.answerCount == 4)
        for answer in 0..<question.answerCount {
            #expect(question.fingerprint(of: answer) == AnswerFingerprint(of: question.answer(answer)))
        }
    }

    @Test("An answer has one fingerprint, whatever the order of pages", arguments: Rounds.seeds(30))
    func anyOrder(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let whole = RandomJob.page(using: &random)
        for job in [try job(of: whole), try job(of: RandomJob.cut(whole, using: &random).shuffled(using: &random))] {
            for question in job.questions {
                for answer in 0..<question.answerCount {
                    #expect(question.fingerprint(of: answer) == AnswerFingerprint(of: question.answer(answer)))
                }
            }
        }
    }
}
