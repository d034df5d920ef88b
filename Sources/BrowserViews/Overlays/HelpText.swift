import Browser
import TerminalText

/// The help screen's text: every key by section, then what glyphs and words mean.
struct HelpText {
    /// Sections that stay together when columns are filled.
    private let blocks: [[StyledLine]]

    /// - Parameter width: columns of one column of text.
    init(keymap: Keymap, width: Int) {
        let keys = Binding.Section.allCases.map { section in
            [StyledLine(section.title, .section)]
                + keymap.bindings(in: section).flatMap {
                    StyledLine.entry($0.keyNames, .key, $0.help, column: 11, width: width)
                }
        }
        blocks = keys + [Self.conditions(width: width), Self.signs(width: width), Self.words(width: width)]
    }

    /// The blocks in order, in so many columns of about the same height.
    func columns(_ count: Int) -> [[StyledLine]] {
        let total = blocks.reduce(0) { $0 + $1.count + 1 }
        var columns: [[StyledLine]] = [[]]
        var done = 0
        for block in blocks {
            // A block belongs to the column in which its middle falls.
            let column = min(count - 1, (done + block.count / 2) * count / total)
            if column >= columns.count { columns.append([]) }
            columns[columns.count - 1] += (columns[columns.count - 1].isEmpty ? [] : [.blank]) + block
            done += block.count + 1
        }
        return columns
    }

    private static func conditions(width: Int) -> [StyledLine] {
        [StyledLine("How a job stands", .section)]
            + ConditionMark.examples.flatMap { condition in
                let mark = ConditionMark(condition)
                let term = [
                    StyledLine.Span(text: mark.glyph, role: .condition(condition)),
                    StyledLine.Span(text: " \(mark.short)", role: .word(condition)),
                ]
                return StyledLine.entry(term, mark.meaning, column: 11, width: width)
            }
    }

    private static func signs(width: Int) -> [StyledLine] {
        let signs: [(DisplayText, DisplayText)] = [
            ("▸ ▾", "a code whose sub-codes are folded, unfolded"),
            ("198", "people under the code and its sub-codes (net)"),
            ("(12)", "people under the code itself, where that differs (direct)"),
            ("48.1%", "share of the base that the title names"),
            ("…", "a percentage that is withheld while pages are missing"),
            ("–", "no percentage, for the base is 0"),
            ("198+", "a count so far: pages are missing"),
            ("↳2", "two follow-up questions"),
            ("12/37", "people that a filter keeps, of all under the code"),
            ("▽", "the filter that is on, and what it keeps"),
            ("✓ ✗ ?", "you agreed, disagreed, could not tell"),
            ("⚑ ✎", "you flagged the answer, wrote a note"),
            ("◆", "a code that is marked for a filter"),
            ("┃", "the part of a list that is in sight"),
        ]
        return [StyledLine("Signs", .section)]
            + signs.flatMap { StyledLine.entry($0, .key, $1, column: 11, width: width) }
    }

    private static func words(width: Int) -> [StyledLine] {
        let words: [(DisplayText, DisplayText)] = [
            ("code", "a topic that answers were sorted under"),
            ("net", "a code with all its sub-codes; nobody counts twice"),
            ("respondent", "one person, with an answer to one question or more"),
            ("mention", "one answer under one code"),
            ("base", "what a percentage is of: coded respondents have a code in this question"),
        ]
        return [StyledLine("Words", .section)]
            + words.flatMap { StyledLine.entry($0, .key, $1, column: 11, width: width) }
    }
}
