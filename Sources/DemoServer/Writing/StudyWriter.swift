/// Writes a coded study: as many respondents as wanted, each with answers that fit their codes.
struct StudyWriter: Sendable {
    private let book: Phrasebook
    private var generator: SeededGenerator
    /// Sentences not yet used, by question and code; reshuffled when all were.
    private var decks: [String: Deck] = [:]
    private var written: [WrittenAnswer] = []

    /// An answer with the ids of its codes.
    private struct WrittenAnswer: Sendable {
        let question: String
        let codes: [Int]
        let entry: ResponseEntry
    }

    /// An invented respondent: values of the slots, typing style, and the codes of the answers so far.
    private struct Persona {
        let identifier: String
        let slots: [String: String]
        let style: TypingStyle
        var codes: Set<String> = []
        var excluded: Set<String> = []
    }

    /// Writes a study; the same arguments give the same one.
    /// - Parameters:
    ///   - handwritten: Respondents to spread among those that are invented.
    ///   - respondents: How many there are in all.
    ///   - prefix: Begins every response identifier.
    static func write(
        _ book: Phrasebook, handwritten: HandwrittenRespondents, respondents: Int, prefix: String, seed: UInt64
    ) -> [QuestionCodeData] {
        var writer = StudyWriter(book: book, generator: SeededGenerator(seed: seed))
        let everyone = max(respondents, handwritten.respondents.count)
        var number = 1000
        var nextHandwritten = 0
        for index in 0..<everyone {
            number += 1 + writer.generator.below(9)
            let identifier = "\(prefix)-\(number)"
            if nextHandwritten < (index + 1) * handwritten.respondents.count / everyone {
                writer.copy(handwritten.respondents[nextHandwritten], as: identifier)
                nextHandwritten += 1
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

    private mutating func copy(_ respondent: HandwrittenRespondents.Respondent, as identifier: String) {
        for answer in respondent.answers {
            let entry = ResponseEntry(
                responseIdentifier: identifier, answer: answer.paragraphs.joined(separator: "\n\n"),
                followupResponses: answer.followups)
            written.append(WrittenAnswer(question: answer.question, codes: answer.codes, entry: entry))
        }
    }

    private mutating func invent(respondent identifier: String) {
        var slots: [String: String] = [:]
        for group in book.slots {
            for (name, value) in zip(group.names, generator.pick(from: group.choices) ?? []) { slots[name] = value }
        }
        let style = TypingStyle.allCases[generator.pickIndex(weights: TypingStyle.shares) ?? 0]
        var persona = Persona(identifier: identifier, slots: slots, style: style)
        for question in book.questions where generator.chance(percent: question.answeredPercent) {
            answer(question, as: &persona)
        }
    }

    private mutating func answer(_ question: Phrasebook.QuestionPhrases, as persona: inout Persona) {
        let codes = pickCodes(of: question, for: persona)
        for code in codes {
            persona.codes.insert("\(question.identifier)/\(code.id)")
            persona.excluded.formUnion(code.excluded)
        }
        let entry = ResponseEntry(
            responseIdentifier: persona.identifier, answer: text(for: codes, of: question, as: persona),
            followupResponses: followups(for: codes, of: question, as: persona))
        written.append(WrittenAnswer(question: question.identifier, codes: codes.map(\.id), entry: entry))
    }
}

// MARK: - Choosing codes

extension StudyWriter {
    /// One to four codes that are compatible with each other and with those of the respondent's answers so far.
    private mutating func pickCodes(of question: Phrasebook.QuestionPhrases, for persona: Persona) -> [Phrasebook
        .CodePhrases]
    {
        let wanted = 1 + (generator.pickIndex(weights: [50, 33, 14, 3]) ?? 0)
        var picked: [Phrasebook.CodePhrases] = []
        for _ in 0..<wanted {
            let weights = question.codes.map { code in
                areCompatible(code, picked, persona, in: question) ? code.weight : 0
            }
            guard let index = generator.pickIndex(weights: weights) else { break }
            picked.append(question.codes[index])
        }
        return picked
    }

    private func areCompatible(
        _ code: Phrasebook.CodePhrases, _ picked: [Phrasebook.CodePhrases], _ persona: Persona,
        in question: Phrasebook.QuestionPhrases
    ) -> Bool {
        let excluded = picked.reduce(into: persona.excluded) { $0.formUnion($1.excluded) }
        guard !excluded.contains("\(question.identifier)/\(code.id)"), code.excluded.isDisjoint(with: persona.codes)
        else { return false }
        return picked.allSatisfy { other in
            !code.standsAlone && !other.standsAlone && !areRelated(code, other, in: question)
                && !code.excluded.contains("\(question.identifier)/\(other.id)")
        }
    }

    /// True for a code and itself, for a code and its ancestors, and for sub-codes of one parent below the top: they
    /// mean nearly one thing, or its opposite.
    private func areRelated(
        _ one: Phrasebook.CodePhrases, _ other: Phrasebook.CodePhrases, in question: Phrasebook.QuestionPhrases
    ) -> Bool {
        let (first, second) = (question.path(of: one.id), question.path(of: other.id))
        let shared = zip(first, second).prefix { $0 == $1 }.count
        return shared >= min(first.count, second.count) || shared >= 2
    }
}

extension Phrasebook.QuestionPhrases {
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
        for codes: [Phrasebook.CodePhrases], of question: Phrasebook.QuestionPhrases, as persona: Persona
    ) -> String {
        if codes.count == 1, generator.chance(percent: 28), let word = generator.pick(from: codes[0].terse) {
            let filled = Template.fill(word, with: persona.slots)
            return persona.style == .hasty ? filled.lowercased() : filled
        }
        var sentences: [String] = []
        let joiners = generator.shuffled(Self.joiners)
        for code in codes {
            guard let sentence = deal(code.sentences, named: "\(question.identifier)/\(code.id)") else { continue }
            sentences.append(joined(sentence, after: sentences, by: joiners, as: persona))
        }
        if !codes.contains(where: \.standsAlone) {
            if generator.chance(percent: 14), let opener = deal(question.openers, named: question.identifier + "^") {
                sentences.insert(Template.fill(opener, with: persona.slots), at: 0)
            }
            if generator.chance(percent: 12), let closer = deal(question.closers, named: question.identifier + "$") {
                sentences.append(Template.fill(closer, with: persona.slots))
            }
        }
        let text = persona.style.write(sentences)
        let emoji = codes.flatMap(\.emoji)
        guard generator.chance(percent: 9), let sign = generator.pick(from: emoji) else { return text }
        return text + " " + sign
    }

    /// A sentence as it follows others. In running text it sometimes begins with a joining word; none is used twice.
    private mutating func joined(
        _ sentence: String, after sentences: [String], by joiners: [String], as persona: Persona
    ) -> String {
        let runs = persona.style != .paragraphs && persona.style != .list
        if runs, !sentences.isEmpty, generator.chance(percent: 45) {
            let joiner = joiners[sentences.count % joiners.count]
            return Template.fill(joiner + sentence.loweredFirst, with: persona.slots)
        }
        return Template.fill(sentence, with: persona.slots)
    }

    /// A third of the answers were asked a follow-up question, a few of them two.
    private mutating func followups(
        for codes: [Phrasebook.CodePhrases], of question: Phrasebook.QuestionPhrases, as persona: Persona
    ) -> [FollowupResponse] {
        guard generator.chance(percent: 42) else { return [] }
        let wanted = generator.chance(percent: 12) ? 2 : 1
        return codes.filter { !$0.followups.isEmpty }.prefix(wanted).compactMap { code in
            guard let followup = generator.pick(from: code.followups) else { return nil }
            let name = "\(question.identifier)/\(code.id)?\(followup.question)"
            guard let answer = deal(followup.answers, named: name) else { return nil }
            let typed = persona.style.write([Template.fill(answer, with: persona.slots)])
            return FollowupResponse(
                question: Template.fill(followup.question, with: persona.slots),
                answer: generator.chance(percent: 3) ? "" : typed)
        }
    }
}

// MARK: - Building the tree

extension StudyWriter {
    private func codedQuestion(_ question: Phrasebook.QuestionPhrases) -> QuestionCodeData {
        let answers = written.filter { $0.question == question.identifier }
        return QuestionCodeData(
            questionIdentifier: question.identifier, question: question.text,
            responseCodes: tree(question.codes[...], of: question, answers))
    }

    /// The codes of a pre-order slice as a tree, each with its answers.
    private func tree(
        _ codes: ArraySlice<Phrasebook.CodePhrases>, of question: Phrasebook.QuestionPhrases, _ answers: [WrittenAnswer]
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
