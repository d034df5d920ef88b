import CodingModel

/// The places of an answer where a pattern is.
struct AnswerFinding {
    /// The places that have it.
    var found: SearchPlaces = []
    /// The places that took too much work, so that it is not known whether they have it.
    var undecided: SearchPlaces = []

    mutating func note(_ outcome: Matcher.Outcome, in place: SearchPlaces) {
        switch outcome {
        case .missing: break
        case .found: found.formUnion(place)
        case .cutOff: undecided.formUnion(place)
        }
    }
}

extension AnswerTexts {
    /// Looks for a pattern in the respondent's identifier, in the answer's text and those of its follow-ups.
    /// - Parameters:
    ///   - places: The only ones to look at.
    ///   - spent: Grows by the work that it took.
    func search(
        for matcher: Matcher, in places: SearchPlaces, _ effort: Effort = .search, spent: inout Int
    ) -> AnswerFinding {
        var finding = AnswerFinding()
        guard !places.isDisjoint(with: [.answers, .questions, .ids]), matcher.mayBe(in: bytes) else {
            spent += bytes.count
            return finding
        }
        if places.contains(.ids) { finding.note(matcher.look(in: bytes, identifier, effort, spent: &spent), in: .ids) }
        if places.contains(.answers) {
            finding.note(matcher.look(in: bytes, text, effort, spent: &spent), in: .answers)
        }
        searchFollowups(for: matcher, in: places, effort, &finding, spent: &spent)
        return finding
    }

    /// Looks for a pattern in each text of the answer's follow-ups, as long as it is not found.
    func searchFollowups(
        for matcher: Matcher, in places: SearchPlaces, _ effort: Effort, _ finding: inout AnswerFinding,
        spent: inout Int
    ) {
        guard followupCount > 0, !places.isDisjoint(with: [.answers, .questions]) else { return }
        let wanted = places.intersection([.answers, .questions])
        forEachFollowup { question, answer in
            for (place, part) in [(SearchPlaces.questions, question), (.answers, answer)]
            where wanted.contains(place) && !finding.found.contains(place) {
                finding.note(matcher.look(in: bytes, part, effort, spent: &spent), in: place)
            }
            return !finding.found.isSuperset(of: wanted)
        }
    }
}

extension CodedQuestion {
    /// Whether a pattern stands in a text of one of the answer's follow-ups that a scope looks at; false also where that
    /// takes long to tell: it is for showing.
    package func hasFollowup(of answer: AnswerIndex, matching query: TextQuery, in scope: SearchScope = .answers)
        -> Bool
    {
        withTexts(of: answer) { texts in
            var (finding, spent) = (AnswerFinding(), 0)
            texts.searchFollowups(for: query.matcher, in: scope.places, .show, &finding, spent: &spent)
            return !finding.found.isEmpty
        }
    }
}
