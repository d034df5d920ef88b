import Analysis
import TerminalText

@testable import Browser

// Searches in a browser under test.
extension TestBrowser {
    /// The search that the last events asked for.
    var request: SearchRequest? {
        effects.compactMap { if case .search(let request) = $0 { request } else { nil } }.last
    }

    var selected: DisplayText? {
        state.answerList(width: 80, rows: 9).rows.first { $0.isSelected }?.responseIdentifier
    }

    func hits(of request: SearchRequest) -> SearchHits {
        var search = request.search
        search.advance(bytes: .max)
        return search.hits
    }

    mutating func runSearch(_ given: SearchRequest? = nil) {
        guard let request = given ?? request else { return }
        send(.found(request.token, hits(of: request)))
    }

    /// Types a pattern into the open prompt, instead of what stands there, and runs the search to its end.
    mutating func search(_ pattern: String) {
        send(.edit(.deleteAll))
        type(pattern)
        runSearch()
    }
}
