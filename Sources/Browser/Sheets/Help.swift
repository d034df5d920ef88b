import Canvas
import TerminalText

/// The help: every key, and the meaning of signs and words. It lies over any other sheet.
struct Help: CommandedSheet {
    static let command = SheetCommand.help

    var cursor = SheetCursor()

    static func unavailability(in state: BrowserState) -> DisplayText? { nil }

    static func opened(in state: BrowserState) -> Self? { Help() }

    static var isOfQuestion: Bool { false }

    func title(in state: BrowserState) -> DisplayText { "Help" }

    func extent(in state: BrowserState) -> SheetExtent {
        .lines(columns(in: state).columns.map(\.count).max() ?? 0)
    }

    func body(in state: BrowserState, rows: Int) -> SheetModel.Body {
        let (columns, width) = columns(in: state)
        return .columns(columns.map { Array($0.dropFirst(cursor.top).prefix(rows)) }, width: width)
    }

    private func columns(in state: BrowserState) -> (columns: [[StyledLine]], width: Int) {
        let room = size(in: state).width
        let count = max(1, min(3, room / 46))
        let width = (room - (count - 1) * SheetModel.columnGap) / count
        return (HelpText(keymap: state.settings.keymap, width: width).columns(count), width)
    }

    func takes(_ command: Command) -> Bool { takesAsText(command) }
    func passes(_ command: Command) -> Bool { passesAsText(command) }
    mutating func perform(_ command: Command, in state: inout BrowserState) -> SheetOutcome { pageDown(in: state) }
    func hints(in state: BrowserState) -> [Hint] { scrollingHints(in: state) }
}

// Text that is about no question: the help, and the facts of a job.
extension Sheet {
    /// Space, as in any pager.
    func takesAsText(_ command: Command) -> Bool { command == .toggleFold }

    /// The other text may be opened in place of this one.
    func passesAsText(_ command: Command) -> Bool {
        if case .sheet(let other) = command { !other.type.isOfQuestion } else { false }
    }

    mutating func pageDown(in state: BrowserState) -> SheetOutcome {
        let rows = bodyRows(in: state)
        cursor.move(by: max(1, rows - 1), in: extent(in: state), rows: rows)
        return .stay()
    }

    func scrollingHints(in state: BrowserState) -> [Hint] {
        let keymap = state.settings.keymap
        let scrolls = extent(in: state).total > bodyRows(in: state)
        return keymap.closingHint + keymap.hints(for: scrolls ? [.moveDown, .moveUp, .pageDown, .goToBottom] : [])
    }
}

/// The text of the help: every key by section, then the meaning of glyphs and words.
private struct HelpText {
    /// Sections that stay together when columns are filled.
    private let blocks: [[StyledLine]]

    /// - Parameter width: Columns of the screen for one column of text.
    init(keymap: Keymap, width: Int) {
        let keys = Binding.Section.allCases.map { section in
            [StyledLine(section.title, .section)]
                + keymap.bindings(in: section).flatMap {
                    StyledLine.entry($0.keyNames, .key, $0.help, column: 11, width: width)
                }
        }
        blocks =
            keys + [
                Self.typing(width: width), Self.conditions(width: width), Self.signs(width: width),
                Self.words(width: width),
            ]
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

    private static func typing(width: Int) -> [StyledLine] {
        let keys: [(DisplayText, DisplayText)] = [
            ("Enter Esc", "do it, or leave it"),
            ("Tab", "complete the word at the cursor"),
            ("^U ^W", "empty the whole line, take off a word"),
            ("^A ^E", "to the beginning, to the end"),
            ("reversed", "a proposal: what you type takes its place"),
        ]
        return [StyledLine("In a line that is typed", .section)]
            + keys.flatMap { StyledLine.entry($0, .key, $1, column: 11, width: width) }
    }

    private static func conditions(width: Int) -> [StyledLine] {
        [StyledLine("How a job stands", .section)]
            + ConditionSign.examples.flatMap { condition in
                let sign = ConditionSign(condition)
                let term = [
                    StyledLine.Span(text: sign.glyph, emphasis: .condition(condition)),
                    StyledLine.Span(text: " \(sign.short)", emphasis: .conditionWord(condition)),
                ]
                return StyledLine.entry(term, sign.meaning, column: 11, width: width)
            }
    }

    private static func signs(width: Int) -> [StyledLine] {
        let signs: [(DisplayText, DisplayText)] = [
            ("▸ ▾", "a code whose sub-codes are folded, unfolded"),
            ("people", "under the code and its sub-codes, each counted once (net); n where there is no room"),
            ("% of 412", "share of the base, here 412; the title names it"),
            ("direct", "people on the code itself"),
            ("unfiltered", "people without the filter; all where there is no room"),
            ("matches", "answers that match the search"),
            ("…", "percentage withheld: pages are missing"),
            ("–", "no percentage: the base is 0"),
            ("198+", "count so far: pages are missing"),
            ("↳2", "two follow-up questions"),
            ("▽", "the filter, and what it keeps"),
            ("✓ ✗ ?", "you agreed, disagreed, were unsure"),
            ("⚑ ✎", "you flagged the answer, wrote a note"),
            ("◆", "code picked for a filter"),
            ("┃", "the part of the list that you see"),
        ]
        return [StyledLine("Signs", .section)]
            + signs.flatMap { StyledLine.entry($0, .key, $1, column: 11, width: width) }
    }

    private static func words(width: Int) -> [StyledLine] {
        let words: [(DisplayText, DisplayText)] = [
            ("code", "a topic that the AI sorted answers under"),
            ("net", "a code with its sub-codes; nobody counts twice"),
            ("respondent", "a person; may answer several questions"),
            ("mention", "one answer under one code"),
            ("base", "what percentages are of"),
            ("coded", "respondents with at least one code in the question"),
        ]
        return [StyledLine("Words", .section)]
            + words.flatMap { StyledLine.entry($0, .key, $1, column: 11, width: width) }
    }
}
