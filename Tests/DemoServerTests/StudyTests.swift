import Foundation
import TestSupport
import Testing

@testable import DemoServer

@Suite("The night-train study")
struct StudyTests {
    private static let body: [UInt8] = {
        var client = Conversation()
        return client.ask(Job.nightTrain).body.bytes
    }()
    private static let decoded = AnswerDocument(body)

    /// Distinct answers with the question they belong to.
    private static let distinct = Set(
        (decoded?.mentions ?? []).map { AnswerDocument.Mention(question: $0.question, path: [], entry: $0.entry) })

    private let document: AnswerDocument
    private let answers = distinct
    private let body = body

    init() throws { document = try #require(Self.decoded) }

    @Test("It has the same bytes on every start")
    func deterministic() {
        var pages: [[QuestionCodeData]] = []
        for _ in 0..<2 {
            pages.append(SampleStudies.nightTrain(respondents: 60, prefix: "T", seed: 5))
        }
        let bytes = pages.map { JSONValue.array($0.map(\.json)).bytes }
        #expect(bytes[0] == bytes[1])
        var client = Conversation()
        #expect(client.ask(Job.nightTrain, at: .seconds(900)).body.bytes == body)
    }

    @Test("About 400 people answer three questions; codes go three levels deep")
    func size() {
        #expect(document.results?.questionCodes?.count == 3)
        #expect((380...420).contains(Set(answers.map(\.entry.responseIdentifier)).count))
        let depths = document.mentions.map(\.path.count)
        #expect(Set(depths) == [1, 2, 3])
        #expect((40...80).contains(document.codePaths.count))
        #expect(body.count < 1_000_000)
    }

    @Test("A third of the answers have follow-ups, some of them several")
    func followups() {
        let counts = answers.map { $0.entry.followupResponses?.count ?? 0 }
        let share = Double(counts.count { $0 > 0 }) / Double(counts.count)
        #expect((0.27...0.40).contains(share))
        #expect(counts.contains { $0 >= 2 })
    }

    @Test("Many answers have several codes, and many respondents answer several questions")
    func overlaps() {
        let questions = Dictionary(grouping: answers, by: \.entry.responseIdentifier).values
        #expect(questions.count { Set($0.map(\.question)).count == 3 } > 100)
        let second = document.mentions.filter { $0.question == "Q2" }
        let codes = Dictionary(grouping: second, by: \.entry).values.map(\.count)
        #expect(codes.count { $0 > 1 } > 100)
    }

    @Test("In Q1 parents list their sub-codes' answers, in Q2 they don't")
    func parents() throws {
        let questions = try #require(document.results?.questionCodes)
        func share(_ code: AnswerDocument.Code) -> [Bool] {
            code.subCodes.flatMap { child in
                child.responses.map { code.responses.contains($0) } + share(child)
            }
        }
        #expect(try questions[at: 0].responseCodes.flatMap(share).allSatisfy { $0 })
        #expect(try questions[at: 1].responseCodes.flatMap(share).count { $0 } < 5)
        #expect(try questions[at: 1].responseCodes.contains { !$0.subCodes.isEmpty && !$0.responses.isEmpty })
    }

    @Test(
        "Many scripts and languages are present",
        arguments: [
            "\\p{Hiragana}", "\\p{Han}", "\\p{Hangul}", "\\p{Arabic}", "\\p{Hebrew}", "\\p{Devanagari}", "\\p{Thai}",
            "\\p{Greek}", "\\p{Cyrillic}", "\\p{Ethiopic}", "\\p{Georgian}", "\\p{Tamil}", "Buchungssystem",
            "brume", "¡", "comboio", "cappuccino", "dekbed", "herbatę",
        ])
    func languages(_ pattern: String) {
        #expect(answers.contains { $0.entry.answer.range(of: pattern, options: .regularExpression) != nil })
    }

    @Test(
        "Emoji of every make, combining marks and HTML entities are present",
        arguments: [
            "👨‍👩‍👧‍👦", "👨‍👨‍👧‍👦", "🇯🇵", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "🏳️‍🌈", "👉🏽", "1️⃣", "❤︎",
            "❤️‍🔥", "e\u{301}", "&#39;", "&amp;", "&quot;",
        ])
    func signs(_ sign: String) {
        #expect(answers.contains { $0.entry.answer.unicodeScalars.contains(subsequence: sign.unicodeScalars) })
    }

    @Test("Answers are empty, terse, identical, of several paragraphs, and very long")
    func lengths() {
        let texts = answers.map(\.entry.answer)
        #expect(texts.count { $0.isEmpty } >= 4)
        #expect(texts.count { $0.count >= 2_000 } >= 2)
        #expect(texts.count { $0.contains("\n\n") } > 20)
        let sameWords = Dictionary(grouping: texts.filter { !$0.isEmpty && $0.count < 30 }) { $0 }.values
        #expect(sameWords.count { $0.count >= 3 } >= 5)
    }

    @Test("Nobody reads like a clone: hardly any longer answer occurs twice")
    func noClones() {
        let texts = answers.map(\.entry.answer).filter { $0.count > 40 }
        #expect(Set(texts).count >= texts.count - 5)
    }

    @Test("No slot is left unfilled; one respondent types braces of their own")
    func noSlotsLeft() {
        let texts = answers.flatMap { [$0.entry.answer] + ($0.entry.followupResponses ?? []).map(\.answer) }
        #expect(texts.count { $0.contains { "{}[]".contains($0) } } == 1)
    }

    @Test("One respondent answers a question twice, differently")
    func twoAnswers() {
        let pairs = Dictionary(grouping: answers) { [$0.question, $0.entry.responseIdentifier] }.values
        #expect(pairs.contains { $0.count == 2 })
    }
}

extension Collection where Element: Equatable {
    func contains(subsequence: some Collection<Element>) -> Bool {
        indices.contains { self[$0...].starts(with: subsequence) }
    }
}
