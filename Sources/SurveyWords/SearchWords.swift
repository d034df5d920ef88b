import Analysis
import TerminalText

extension SearchScope {
    /// The places that are looked at: `in questions asked`, `anywhere`.
    package var place: DisplayText {
        switch self {
        case .answers: "in answers"
        case .questions: "in questions asked"
        case .labels: "in labels"
        case .ids: "in ids"
        case .all: "anywhere"
        }
    }
}

extension SearchHits {
    /// In how many places the pattern is: `12 in answers · 8 in questions asked · 1 label · 6 in other questions`. The place
    /// that is looked at comes with its number even where that is 0; a `+` stands behind what may be more.
    /// - Parameters:
    ///   - onward: Added to matches in other questions: the key that leads there.
    ///   - outside: Added to matches that the filter left out.
    package func totals(onward: DisplayText = .empty, outside: DisplayText = .empty) -> DisplayText {
        totalsInBrief(onward: onward, outside: outside)[0]
    }

    /// The totals with less and less of them, each left out as a whole, with "…" in their place: for lines that have no room
    /// for all. First ids and labels go, which were not looked for, then questions that were asked, then matches elsewhere.
    /// - Parameters: As for `totals`.
    package func totalsInBrief(onward: DisplayText = .empty, outside: DisplayText = .empty) -> [DisplayText] {
        let places = SearchScope.allCases.filter { $0 == scope || scope != .all && $0 != .all && count(in: $0) > 0 }
        let elsewhere = elsewhereWords(onward: onward, outside: outside)
        var parts = places.map(words) + elsewhere
        var wordings = [parts.joined(separator: " · ")]
        let others = places.indices.filter { places[$0] != scope }.reversed()
        for place in others + (places.count..<parts.count).reversed() {
            parts[place] = .empty
            wordings.append((parts.filter { !$0.isEmpty } + ["…"]).joined(separator: " · "))
        }
        return wordings
    }

    /// True when the pattern is in other places than those that are looked at.
    package var hasOtherPlaces: Bool {
        let others = SearchScope.allCases.contains { $0 != scope && $0 != .all && count(in: $0) > 0 }
        return scope != .all && others || elsewhere.outsideFilter + elsewhere.answers > 0
    }

    /// `2 outside the filter` and `6 in other questions`, as far as there are any.
    /// - Parameters: As for `totals`.
    package func elsewhereWords(onward: DisplayText, outside: DisplayText) -> [DisplayText] {
        let plus: DisplayText = elsewhere.isCertain ? "" : "+"
        var words: [DisplayText] = []
        if elsewhere.outsideFilter > 0 {
            words.append("\(elsewhere.outsideFilter)\(plus) outside the filter\(outside)")
        }
        if elsewhere.answers > 0 { words.append("\(elsewhere.answers)\(plus) in other questions\(onward)") }
        return words
    }

    private func words(_ place: SearchScope) -> DisplayText {
        let number = count(in: place)
        let plus: DisplayText = isComplete && !isUndecided(in: place) ? "" : "+"
        return switch place {
        case .answers, .questions, .all: "\(number)\(plus) \(place.place)"
        case .labels: "\(number)\(plus) \(number == 1 ? "label" : "labels" as DisplayText)"
        case .ids: "\(number)\(plus) \(number == 1 ? "id" : "ids" as DisplayText)"
        }
    }

    /// The texts at which the pattern took too much work: `1 answer and 2 labels`; nil where there are none.
    package var undecidedWords: DisplayText? {
        var texts: [DisplayText] = []
        if undecided > 0 { texts.append(counted(undecided, "answer", "answers")) }
        if undecidedLabels > 0 { texts.append(counted(undecidedLabels, "label", "labels")) }
        if elsewhere.undecided > 0 {
            texts.append("\(counted(elsewhere.undecided, "answer", "answers")) elsewhere in the job")
        }
        return texts.isEmpty ? nil : listed(texts, "and")
    }
}
