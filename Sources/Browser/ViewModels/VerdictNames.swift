import CodingModel
import TerminalText

extension Verdict {
    /// As a notice says it.
    var name: DisplayText {
        switch self {
        case .agree: "Agreed"
        case .disagree: "Disagreed"
        case .unsure: "Unsure"
        }
    }

    /// As a list shows it.
    package var glyph: DisplayText {
        switch self {
        case .agree: "✓"
        case .disagree: "✗"
        case .unsure: "?"
        }
    }
}
