import Analysis
import TerminalText

extension SearchScope {
    /// The places that are looked at, behind *in*: `in questions asked`.
    package var name: DisplayText {
        switch self {
        case .answers: "answers"
        case .questions: "questions asked"
        case .labels: "labels"
        case .ids: "ids"
        case .all: "all"
        }
    }
}

extension SearchHits {
    /// In how many places the pattern is: `12 in answers · 8 in questions asked · 1 label · 2 ids`; nil where it is in none but
    /// those that were looked at.
    package var otherPlaces: DisplayText? {
        let others = SearchScope.allCases.filter { $0 != .all && count(in: $0) > 0 }
        guard scope != .all, others.contains(where: { $0 != scope }) else { return nil }
        let shown = others.contains(scope) ? others : [scope] + others
        return shown.map(words).joined(separator: " · ")
    }

    private func words(_ scope: SearchScope) -> DisplayText {
        let number = count(in: scope)
        return switch scope {
        case .answers, .questions, .all: "\(number) in \(scope.name)"
        case .labels: counted(number, "label", "labels")
        case .ids: counted(number, "id", "ids")
        }
    }
}
