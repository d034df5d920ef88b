import Analysis
import Canvas
import CodingModel
import TerminalText

@testable import Browser
@testable import BrowserViews

/// A browser that is driven by keys and shown as a grid of text.
struct TestScreen {
    var state: BrowserState
    private(set) var effects: [Effect] = []
    var theme = Theme.mono

    init(_ size: Size, canAskServer: Bool = true, showsCursor: Bool = false) {
        state = BrowserState(
            size: size, now: Moment(milliseconds: 0),
            settings: BrowserSettings(
                canAskServer: canAskServer, fileFormats: SampleFormats.all, showsCursor: showsCursor))
    }

    mutating func send(_ events: Event...) {
        for event in events { effects += reduce(&state, event) }
        answerLoads()
    }

    /// Nothing was noted before.
    private mutating func answerLoads() {
        for case .store(.loadMarks(let job, _)) in effects { _ = reduce(&state, .marks(job, [:])) }
        effects.removeAll { if case .store(.loadMarks) = $0 { true } else { false } }
    }

    /// Presses keys one after the other, each through the keymap and the reducer.
    mutating func press(_ keys: Key...) {
        for key in keys {
            if let event = state.settings.keymap.event(for: key, in: state) { effects += reduce(&state, event) }
        }
        answerLoads()
    }

    /// Presses the keys that type this text.
    mutating func type(_ text: String) {
        for character in text { press(.character(character)) }
    }

    /// Types a pattern into the search prompt, and has every search run to its end at once.
    mutating func search(_ pattern: String) {
        press(.character("/"))
        type(pattern)
        runSearches()
    }

    /// Does what was asked for: searches, filters and analyses, until nothing more is.
    mutating func runSearches() {
        while let effect = effects.first {
            effects.removeFirst()
            switch effect {
            case .search(let request):
                var search = request.search
                search.advance(bytes: .max)
                send(.found(request.token, search.hits))
            case .filter(let request):
                if let result = request.result(while: { true }) { send(.filtered(request.token, result)) }
            case .analyse(let request):
                if let result = request.result(while: { true }) { send(.analysed(request.token, result)) }
            default: break
            }
        }
    }

    /// Types a filter over what stands in its prompt, and has it applied.
    mutating func filter(_ expression: String) {
        press(.character("f"), .control("u"))
        type(expression)
        press(.enter)
        runSearches()
    }

    var frame: Frame { render(state, theme: theme) }
    var lines: [String] { frame.grid.lines() }
    /// The whole screen as one text.
    var text: String { lines.joined(separator: "\n") }
    /// The last line: hints, or a notice.
    var footer: String { lines.last ?? "" }
}
