/// Writes a coded study: as many respondents as wanted, each with answers that say what their codes say.
struct StudyWriter: Sendable {
    private let book: Phrasebook
    private var generator: SeededGenerator
    /// Sentences not yet used, by question and code; reshuffled when all were.
    private var decks: [String: Deck] = [:]
    private var mentions: [Mention] = []

    /// An answer and the codes it belongs under.
    private struct Mention: Sendable {
        let question: String
        let codes: [Int]
        let entry: ResponseEntry
    }

    /// Who answers: what the slots stand for, how they type, which codes they have had.
    private struct Persona {
        let identifier: String
        let slots: [String: String]
        let temper: Temper
        var codes: Set<String> = []
        var excluded: Set<String> = []
    }

    /// The coded questions of a study with `respondents` people, the hand-written voices spread among them.
    ///
    /// `prefix` begins every response identifier. The same arguments give the same study.
    static func write(
        _ book: Phrasebook, voices: Voices, respondents: Int, prefix: String, seed: UInt64
    ) -> [QuestionCodeData] {
        var writer = StudyWriter(book: book, generator: SeededGenerator(seed: seed))
        let everyone = max(respondents, voices.respondents.count)
        var number = 1000
        var nextVoice = 0
        for index in 0..<everyone {
            number += 1 + writer.generator.below(9)
            let identifier = "\(prefix)-\(number)"
            if nextVoice < (index + 1) * voices.respondents.count / everyone {
                writer.copy(voices.respondents[nextVoice], as: identifier)
                nextVoice += 1
            } else {
                writer.invent(respondent: identifier)
            }
        }
        return book.questions.map(writer.codedQuestion)
    }

    private init(book: Phrasebook, generator: SeededGenerator) {
        self.book = book
        self.generator = generator
    }

    private mutating func copy(_ voice: Voices.Respondent, as identifier: String) {
        for answer in voice.answers {
            let entry = ResponseEntry(
                responseIdentifier: identifier, answer: answer.paragraphs.joined(separator: "\n\n"),
                followupResponses: answer.followups)
            mentions.append(Mention(question: answer.question, codes: answer.codes, entry: entry))
        }
    }

    private mutating func invent(respondent identifier: String) {
        var slots: [String: String] = [:]
        for group in book.slots {
            for (name, value) in zip(group.names, generator.pick(from: group.choices) ?? []) { slots[name] = value }
        }
        let temper = Temper.allCases[generator.pickIndex(weights: Temper.shares) ?? 0]
        var persona = Persona(identifier: identifier, slots: slots, temper: temper)
        for question in book.questions where generator.chance(percent: question.answeredPercent) {
            answer(question, as: &persona)
        }
    }

    private mutating func answer(_ question: Phrasebook.Question, as persona: inout Persona) {
        let codes = pickCodes(of: question, for: persona)
        for code in codes {
            persona.codes.insert("\(question.identifier)/\(code.id)")
            persona.excluded.formUnion(code.excluded)
        }
        let entry = ResponseEntry(
            responseIdentifier: persona.identifier, answer: text(for: codes, of: question, as: persona),
            followupResponses: followups(for: codes, of: question, as: persona))
        mentions.append(Mention(question: question.identifier, codes: codes.map(\.id), entry: entry))
    }
}

// MARK: - Choosing codes

extension StudyWriter {
    /// One to four codes that get along: with each other and with what the respondent said before.
    private mutating func pickCodes(of question: Phrasebook.Question, for persona: Persona) -> [Phrasebook.Code] {
        let wanted = 1 + (generator.pickIndex(weights: [50, 33, 14, 3]) ?? 0)
        var picked: [Phrasebook.Code] = []
        for _ in 0..<wanted {
            let weights = question.codes.map { code in
                getAlong(code, picked, persona, in: question) ? code.weight : 0
            }
            guard let index = generator.pickIndex(weights: weights) else { break }
            picked.append(question.codes[index])
        }
        return picked
    }

    private func getAlong(
        _ code: Phrasebook.Code, _ picked: [Phrasebook.Code], _ persona: Persona, in question: Phrasebook.Question
    ) -> Bool {
        let excluded = picked.reduce(into: persona.excluded) { $0.formUnion($1.excluded) }
        guard !excluded.contains("\(question.identifier)/\(code.id)"), code.excluded.isDisjoint(with: persona.codes)
        else { return false }
        return picked.allSatisfy { other in
            !code.standsAlone && !other.standsAlone && !areRelated(code, other, in: question)
                && !code.excluded.contains("\(question.identifier)/\(other.id)")
        }
    }

    /// True for a code and itself, its ancestors, and the sub-codes of one parent below the top: they say too much the
    /// same, or the opposite.
    private func areRelated(
        _ one: Phrasebook.Code, _ other: Phrasebook.Code, in question: Phrasebook.Question
    ) -> Bool {
        let (first, second) = (question.path(of: one.id), question.path(of: other.id))
        let shared = zip(first, second).prefix { $0 == $1 }.count
        return shared >= min(first.count, second.count) || shared >= 2
    }
}

extension Phrasebook.Question {
    /// The ids from the top code down to this one.
    func path(of id: Int) -> [Int] {
        var path: [Int] = []
        for code in codes {
            path = Array(path.prefix(code.level)) + [code.id]
            if code.id == id { return path }
        }
        return []
    }
}

// MARK: - Writing answers

/// A code's sentences in random order, dealt out one by one.
private struct Deck: Sendable {
    var sentences: [String]
    var next = 0

    /// The next sentence and how often the deck was gone through before.
    mutating func deal() -> (sentence: String, turn: Int)? {
        guard !sentences.isEmpty else { return nil }
        defer { next += 1 }
        return (sentences[next % sentences.count], next / sentences.count)
    }
}

extension StudyWriter {
    private static let joiners = ["Also, ", "And ", "Plus, ", "On top of that, ", "Apart from that, ", "Oh, and "]

    private mutating func deal(_ sentences: [String], named name: String) -> String? {
        if decks[name] == nil { decks[name] = Deck(sentences: generator.shuffled(sentences)) }
        return decks[name]?.deal().map { Template(text: $0.sentence).choosing(turn: $0.turn) }
    }

    private mutating func text(
        for codes: [Phrasebook.Code], of question: Phrasebook.Question, as persona: Persona
    ) -> String {
        if codes.count == 1, generator.chance(percent: 28), let word = generator.pick(from: codes[0].terse) {
            let filled = Template.fill(word, with: persona.slots)
            return persona.temper == .hasty ? filled.lowercased() : filled
        }
        var thoughts: [String] = []
        let joiners = generator.shuffled(Self.joiners)
        for code in codes {
            guard let sentence = deal(code.sentences, named: "\(question.identifier)/\(code.id)") else { continue }
            thoughts.append(joined(sentence, after: thoughts, by: joiners, as: persona))
        }
        if !codes.contains(where: \.standsAlone) {
            if generator.chance(percent: 14), let opener = deal(question.openers, named: question.identifier + "^") {
                thoughts.insert(Template.fill(opener, with: persona.slots), at: 0)
            }
            if generator.chance(percent: 12), let closer = deal(question.closers, named: question.identifier + "$") {
                thoughts.append(Template.fill(closer, with: persona.slots))
            }
        }
        let text = persona.temper.write(thoughts)
        let emoji = codes.flatMap(\.emoji)
        guard generator.chance(percent: 9), let sign = generator.pick(from: emoji) else { return text }
        return text + " " + sign
    }

    /// A sentence as it follows others: sometimes with a joining word, in running text only, and none of them twice.
    private mutating func joined(
        _ sentence: String, after thoughts: [String], by joiners: [String], as persona: Persona
    ) -> String {
        let runs = persona.temper != .paragraphs && persona.temper != .list
        if runs, !thoughts.isEmpty, generator.chance(percent: 45) {
            let joiner = joiners[thoughts.count % joiners.count]
            return Template.fill(joiner + sentence.loweredFirst, with: persona.slots)
        }
        return Template.fill(sentence, with: persona.slots)
    }

    /// A third of the answers were asked a follow-up question, a few of them two.
    private mutating func followups(
        for codes: [Phrasebook.Code], of question: Phrasebook.Question, as persona: Persona
    ) -> [FollowupResponse] {
        guard generator.chance(percent: 42) else { return [] }
        let wanted = generator.chance(percent: 12) ? 2 : 1
        return codes.filter { !$0.followups.isEmpty }.prefix(wanted).compactMap { code in
            guard let followup = generator.pick(from: code.followups) else { return nil }
            let name = "\(question.identifier)/\(code.id)?\(followup.question)"
            guard let answer = deal(followup.answers, named: name) else { return nil }
            let typed = persona.temper.write([Template.fill(answer, with: persona.slots)])
            return FollowupResponse(
                question: Template.fill(followup.question, with: persona.slots),
                answer: generator.chance(percent: 3) ? "" : typed)
        }
    }
}

// MARK: - Building the tree

extension StudyWriter {
    private func codedQuestion(_ question: Phrasebook.Question) -> QuestionCodeData {
        let answers = mentions.filter { $0.question == question.identifier }
        return QuestionCodeData(
            questionIdentifier: question.identifier, question: question.text,
            responseCodes: tree(question.codes[...], of: question, answers))
    }

    /// The codes of a pre-order slice as a tree, each with its answers.
    private func tree(
        _ codes: ArraySlice<Phrasebook.Code>, of question: Phrasebook.Question, _ answers: [Mention]
    ) -> [ResponseCode] {
        guard let code = codes.first else { return [] }
        let below = codes.dropFirst().prefix { $0.level > code.level }
        let counted = Set([code.id] + (question.parentsListAnswers ? below.map(\.id) : []))
        let listed = answers.filter { !counted.isDisjoint(with: $0.codes) }.map(\.entry)
        let own = ResponseCode(
            id: Int64(code.id), label: code.label, responses: listed, subCodes: tree(below, of: question, answers))
        return [own] + tree(codes[below.endIndex...], of: question, answers)
    }
}
