import Analysis
import CodingModel
import SurveyWords
import TerminalText

/// Answers with the same text.
struct Duplicates: CommandedSheet {
    static let command = SheetCommand.duplicates

    private var found = Awaited<DuplicateGroups>.waiting
    /// Number of answers that have the text of another.
    private var answers = 0
    var cursor = SheetCursor()

    static func unavailability(in state: BrowserState) -> DisplayText? {
        state.noQuestion
    }

    static func opened(in state: BrowserState) -> Self? { Duplicates() }

    mutating func begin(in state: BrowserState) -> SheetWork<DuplicateGroups>? {
        found = .waiting
        guard let question = state.jobs.openQuestion else { return nil }
        return SheetWork { DuplicateGroups(of: question, while: $0) }
    }

    mutating func take(_ finding: DuplicateGroups, in state: inout BrowserState) -> SheetOutcome {
        answers = finding.groups.reduce(0) { $0 + $1.answers.count }
        found = .ready(finding)
        return .stay()
    }

    func rows(in state: BrowserState) -> SheetRows? { rowsOfQuestion(in: state) }

    // MARK: - Looks

    var hasColumnHeads: Bool { true }

    func title(in state: BrowserState) -> DisplayText { "Answers with the same text" }

    func head(in state: BrowserState, limit: Int) -> [DisplayText] {
        guard let groups = found.value?.groups, let question = state.jobs.openQuestion else { return [] }
        let shared = self.answers
        let answers = counted(question.answerCount, "answer", "answers")
        let texts = counted(groups.count, "text", "texts")
        let kept: DisplayText = state.jobs.filteredWhole == nil ? "" : " that the filter keeps"
        return wrapped(
            ["\(shared)\(state.soFar) of \(answers)\(kept) share their text with another: \(texts)."],
            in: state, limit: limit)
    }

    func extent(in state: BrowserState) -> SheetExtent { .rows(found.value?.groups.count ?? 0) }

    func body(in state: BrowserState, rows: Int) -> SheetModel.Body {
        found.body { found in
            guard let question = state.jobs.openQuestion else { return .waiting }
            guard !found.groups.isEmpty else { return .empty("No two answers have the same text.") }
            let width = max(8, width(in: state) - 18)
            return .table(
                SheetTable(
                    columns: [
                        .init(head: "answers", width: 7, isTrailing: true),
                        .init(head: "people", width: 6, isTrailing: true),
                        .init(head: "text", width: width, isTrailing: false),
                    ],
                    rows: SheetTable.rows(of: found.groups, at: cursor, count: rows) { group in
                        let text = group.answers.first.map { question.answerBeginning(of: $0).oneLine(columns: width) }
                        return [
                            "\(group.answers.count)", "\(group.respondents)",
                            text.flatMap { $0.isEmpty ? nil : $0 } ?? "(empty answer)",
                        ]
                    }))
        }
    }

    // MARK: - Keys

    mutating func perform(_ command: Command, in state: inout BrowserState) -> SheetOutcome {
        guard command == .open, let groups = found.value?.groups, groups.indices.contains(cursor.row),
            let first = groups[cursor.row].answers.first, let question = state.jobs.openQuestion
        else { return .stay() }
        return .close(state.narrow(to: .exactly(question.answerText(of: first)), leadsToMost: true))
    }

    func ownHints(in state: BrowserState) -> [Hint] { state.settings.keymap.hint(for: .open, "these answers") }
}
