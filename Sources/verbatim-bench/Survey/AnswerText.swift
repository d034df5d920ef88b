/// Writes the words of an answer, from its number alone: an answer under four codes is written four times alike.
struct AnswerText {
    private let phrases = AnswerPhrases()
    private let seed: UInt64

    init(seed: UInt64) { self.seed = seed }

    /// Appends `"answer":"…"` and, for some answers, `,"followupResponses":[…]`.
    func append(answer number: Int, to json: inout [UInt8]) {
        var random = SplitMix64(seed: seed, number: number)
        json += "\"answer\":\"".utf8
        appendWords(Self.length(&random), &random, to: &json)
        json += "\"".utf8
        guard random.chance(percent: 16) else { return }
        json += ",\"followupResponses\":[".utf8
        let count = 1 + random.below(2)
        for followup in 0..<count {
            if followup > 0 { json += ",".utf8 }
            json += "{\"question\":\"".utf8
            json += phrases.followupQuestions[random.below(phrases.followupQuestions.count)].bytes
            json += "\",\"answer\":\"".utf8
            appendWords(5 + random.below(16), &random, to: &json)
            json += "\"}".utf8
        }
        json += "]".utf8
    }

    /// None is longer than 80 words, phrases being at most 8.
    private static func length(_ random: inout SplitMix64) -> Int {
        5 + random.below(66)
    }

    private func appendWords(_ wanted: Int, _ random: inout SplitMix64, to json: inout [UInt8]) {
        let (phrases, seasoning) = language(&random)
        var words = 0
        while words < wanted {
            if words > 0 { json += (random.chance(percent: 30) ? ". " : ", ").utf8 }
            // Every third phrase is of the answer's kind: accented, wide, with escapes.
            let source = random.below(3) == 0 || words == 0 ? seasoning : phrases
            let phrase = source[random.below(source.count)]
            json += phrase.bytes
            words += phrase.words
        }
        json += ".".utf8
    }

    /// One text in ten is not ASCII, one in twenty has escapes.
    private func language(_ random: inout SplitMix64) -> ([AnswerPhrases.Phrase], [AnswerPhrases.Phrase]) {
        switch random.below(100) {
        case 0..<4: (phrases.english, phrases.accented)
        case 4..<6: (phrases.accented, phrases.accented)
        case 6..<8: (phrases.wide, phrases.wide)
        case 8..<10: (phrases.english, phrases.emoji)
        case 10..<15: (phrases.english, phrases.escaped)
        default: (phrases.english, phrases.english)
        }
    }
}
