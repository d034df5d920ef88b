import Testing

@testable import DemoServer

@Suite("Phrasebooks and handwritten respondents")
struct PhrasebookTests {
    private static let books = [SampleStudies.nightTrainBook, SampleStudies.libraryBook]
    private static let handwritten = [SampleStudies.nightTrainRespondents, SampleStudies.libraryRespondents]

    @Test("Every line of the texts is understood")
    func noMisfits() {
        #expect(Self.books.flatMap(\.unparsedLines) == [])
        #expect(Self.handwritten.flatMap(\.unparsedLines) == [])
    }

    @Test(
        "A line that means nothing is reported, not dropped", arguments: ["& what", "- no question yet", "* x | y | z"])
    func unparsedLines(_ line: String) {
        #expect(Phrasebook(line).unparsedLines == [line])
    }

    @Test("Hand-written answers name questions and codes that exist")
    func handwrittenRespondentsFitBooks() {
        for (book, handwritten) in zip(Self.books, Self.handwritten) {
            let known = Set(
                book.questions.flatMap { question in question.codes.map { "\(question.identifier)/\($0.id)" } })
            let used = handwritten.respondents.flatMap(\.answers).flatMap { answer in
                answer.codes.map { "\(answer.question)/\($0)" }
            }
            #expect(Set(used).subtracting(known) == [])
            let excluded = book.questions.flatMap(\.codes).flatMap(\.excluded)
            #expect(Set(excluded).subtracting(known) == [])
        }
    }

    @Test("Every leaf of the night-train codeframe has a stock of at least 12 sentences")
    func stock() {
        for question in SampleStudies.nightTrainBook.questions {
            for (index, code) in question.codes.enumerated() where !code.standsAlone {
                let next = index + 1 < question.codes.count ? question.codes[index + 1].level : 0
                let isLeaf = next <= code.level
                #expect(!isLeaf || code.sentences.count >= 12, "\(question.identifier)/\(code.id) \(code.label)")
            }
        }
    }

    @Test("Every sentence comes out without brackets, braces or a slot that nobody fills")
    func sentencesResolve() {
        for book in Self.books {
            let slots = Set(book.slots.flatMap(\.names))
            var sentences: [String] = []
            for question in book.questions {
                sentences += question.openers + question.closers
                for code in question.codes {
                    sentences += code.sentences + code.terse + code.followups.map(\.question)
                    sentences += code.followups.flatMap(\.answers)
                }
            }
            for sentence in sentences {
                for turn in 0..<6 {
                    let text = Template(text: sentence).choosing(turn: turn)
                    #expect(!text.contains { "[]|".contains($0) }, "\(sentence)")
                    let names = text.matches(of: #/\{([a-z]*)\}/#).map { String($0.output.1) }
                    #expect(slots.isSuperset(of: names), "\(sentence)")
                }
            }
        }
    }

    @Test("Alternatives take turns, so that a sentence used twice differs")
    func alternatives() {
        let template = Template(text: "[a|b] and [c|d]")
        let turns = (0..<4).map(template.choosing(turn:))
        #expect(Set(turns).count == 4)
    }

    @Test("Slots are filled, with a capital where a sentence begins")
    func slots() {
        let text = Template.fill("{who} came. {who} saw {who}.", with: ["who": "my aunt"])
        #expect(text == "My aunt came. My aunt saw my aunt.")
    }

    @Test("Nobody has two codes that exclude each other")
    func exclusions() throws {
        var client = Conversation()
        let document = try #require(AnswerDocument(client.ask(Job.nightTrain).body.bytes))
        let people = Dictionary(grouping: document.mentions, by: \.entry.responseIdentifier)
        let hotAndCold = people.values.filter { mentions in
            let codes = Set(mentions.filter { $0.question == "Q2" }.compactMap(\.path.last))
            return codes.contains(111) && codes.contains(112)
        }
        #expect(hotAndCold.isEmpty)
    }
}
