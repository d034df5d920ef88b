import CodingModel

extension AnswerTexts {
    /// Looks for a pattern in the respondent's identifier, the answer's text, then each text of its follow-ups.
    func search(for matcher: Matcher) -> Matcher.Outcome {
        guard matcher.mayBe(in: bytes) else { return .missing }
        let who = matcher.look(in: bytes, identifier)
        if who == .found { return .found }
        let said = matcher.look(in: bytes, text)
        if said == .found { return .found }
        let further = searchFollowups(for: matcher)
        return further == .missing ? (said == .missing ? who : said) : further
    }

    /// Looks for a pattern in each text of the answer's follow-ups.
    func searchFollowups(for matcher: Matcher) -> Matcher.Outcome {
        var outcome = Matcher.Outcome.missing
        guard followupCount > 0 else { return outcome }
        forEachFollowup { question, answer in
            for part in [question, answer] where outcome != .found {
                let part = matcher.look(in: bytes, part)
                if part != .missing { outcome = part }
            }
            return outcome != .found
        }
        return outcome
    }
}

extension CodedQuestion {
    /// Whether a pattern stands in one of the answer's follow-ups, question or answer.
    package func hasFollowup(of answer: AnswerIndex, matching query: TextQuery) -> Bool {
        withTexts(of: answer) { $0.searchFollowups(for: query.matcher) == .found }
    }
}
