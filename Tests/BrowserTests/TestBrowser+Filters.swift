import Analysis
import CodingModel
import TerminalText
import Testing

@testable import Browser

extension TestBrowser {
    /// What stands in the open prompt.
    var promptText: String? { state.screen.prompt?.editor.text.string }

    /// The filter above the tree.
    var filterLine: String { pane.filter.map(\.string).joined(separator: " ") }

    /// People of each visible code, with those without the filter behind a slash.
    var totals: [String] {
        guard case .tree(let rows) = pane.content else { return [] }
        return rows.map { row in "\(row.net)" + (row.total.map { "/\($0)" } ?? "") }
    }

    /// Matching answers of each visible code.
    var hitCounts: [Int?] {
        guard case .tree(let rows) = pane.content else { return [] }
        return rows.map(\.hits)
    }

    var filterRequests: [FilterRequest] {
        effects.compactMap { if case .filter(let request) = $0 { request } else { nil } }
    }

    /// Runs what the last events asked for, until nothing more is.
    mutating func runAnalyses() {
        var waiting = effects
        while let effect = waiting.first {
            waiting.removeFirst()
            switch effect {
            case .search(let request):
                var search = request.search
                search.advance(bytes: .max)
                waiting += reduce(&state, .found(request.token, search.hits))
            case .filter(let request):
                if let result = request.result(while: { true }) {
                    waiting += reduce(&state, .filtered(request.token, result))
                }
            case .analyse(let request):
                if let result = request.result(while: { true }) {
                    waiting += reduce(&state, .analysed(request.token, result))
                }
            case .read(let request):
                if let result = request.result(while: { true }) {
                    waiting += reduce(&state, .read(request.token, result))
                }
            default: break
            }
        }
    }

    /// Types a filter over what stands in its prompt, and has it applied.
    mutating func filter(_ expression: String) {
        press(.prompt(.filter))
        send(.edit(.deleteAll))
        type(expression)
        send(.submit)
        runAnalyses()
    }
}
