import Browser
import TerminalText

/// The text of the job facts: a table of names and values, then the warnings.
enum JobFactsText {
    static func lines(_ model: JobFactsModel, width: Int) -> [StyledLine] {
        let widest = model.facts.map(\.name.width).max() ?? 0
        let column = min(widest, width / 3) + 2
        let facts = model.facts.flatMap {
            StyledLine.entry($0.name, .faint, $0.value, column: column, width: width)
        }
        guard !model.warnings.isEmpty else { return facts }
        let warnings = model.warnings.flatMap {
            StyledLine.entry("▲", .notice(.warning), $0, column: 2, width: width)
        }
        return facts + [.blank, StyledLine("Warnings", .section)] + warnings
    }
}
