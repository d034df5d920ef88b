/// Whose words a search looks at.
package enum SearchScope: String, CaseIterable, Hashable, Sendable {
    /// The respondents': answers, and their answers to follow-up questions.
    case answers
    /// The follow-up questions that they were asked.
    case questions
    /// The labels of codes: an answer matches when it is under a code whose label does, or below it.
    case labels
    /// The identifiers of respondents.
    case ids
    /// All of these.
    case all

    /// The next one, and the first after the last.
    package var next: SearchScope {
        let all = Self.allCases
        return all.firstIndex(of: self).map { all[($0 + 1) % all.count] } ?? self
    }

    /// Whether a search with this scope looks at the texts of another.
    package func looks(at other: SearchScope) -> Bool { self == other || self == .all }

    var places: SearchPlaces {
        switch self {
        case .answers: .answers
        case .questions: .questions
        case .labels: .labels
        case .ids: .ids
        case .all: [.answers, .questions, .labels, .ids]
        }
    }
}

/// The places in which a pattern was found, or can be.
struct SearchPlaces: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    static let answers = SearchPlaces(rawValue: 1)
    static let questions = SearchPlaces(rawValue: 2)
    static let labels = SearchPlaces(rawValue: 4)
    static let ids = SearchPlaces(rawValue: 8)
}
