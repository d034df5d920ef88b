import Analysis
import CodingModel
import SurveyWords
import TerminalText

/// The codes that share people with a code.
struct Companions: CommandedSheet {
    static let command = SheetCommand.companions

    private let path: CodePath
    private var found = Awaited<CoOccurrence>.waiting
    var cursor = SheetCursor()

    static func opened(in state: BrowserState) -> Self? {
        state.jobs.openView?.selectedCode.map(Companions.init(path:))
    }

    private init(path: CodePath) { self.path = path }

    mutating func begin(in state: BrowserState) -> SheetWork<CoOccurrence>? {
        guard let question = state.jobs.openQuestion, let code = question.index(of: path) else {
            found = .gone
            return nil
        }
        found = .waiting
        return SheetWork { _ in CoOccurrence(of: code, in: question) }
    }

    mutating func take(_ finding: CoOccurrence, in state: inout BrowserState) -> SheetOutcome {
        found = .ready(finding)
        return .stay()
    }

    func rows(in state: BrowserState) -> SheetRows? { rowsOfQuestion(in: state, about: RawText("\(path)")) }

    // MARK: - Looks

    var hasColumnHeads: Bool { true }

    func title(in state: BrowserState) -> DisplayText { "Codes that share people with \(state.labelPath(of: path))" }

    func head(in state: BrowserState, limit: Int) -> [DisplayText] {
        guard let found = found.value, let question = state.jobs.openQuestion else { return [] }
        let people = counted(question.counts(of: found.code).netRespondents, "person", "people")
        let label = question.labelText(of: found.code).truncated(to: 40)
        let base = state.baseName(.codedRespondents, of: question)
        return wrapped(
            [
                "\(people) under \(label), of \(base)\(state.soFar). Shared: those under the other code too.",
                "Lift: above 1, the two codes go together more than chance would have it.",
            ], in: state, limit: limit)
    }

    func extent(in state: BrowserState) -> SheetExtent { .rows(found.value?.companions.count ?? 0) }

    func body(in state: BrowserState, rows: Int) -> SheetModel.Body {
        found.body { found in
            guard let question = state.jobs.openQuestion else { return .waiting }
            guard !found.companions.isEmpty else { return .empty("No other code shares people with this one.") }
            return .table(table(of: found, in: question, state, rows: rows))
        }
    }

    /// A column of numbers; the later ones go first where there is no room.
    private enum Column: CaseIterable {
        case shared, shareOfThis, people, shareOfThem, lift
    }

    private func table(
        of found: CoOccurrence, in question: CodedQuestion, _ state: BrowserState, rows: Int
    ) -> SheetTable {
        let (width, isSoFar) = (width(in: state), state.jobs.isSoFar)
        let own = question.counts(of: found.code).netRespondents
        func head(_ column: Column) -> DisplayText {
            switch column {
            case .shared: "shared"
            case .shareOfThis: "% of \(own)"
            case .people: "its people"
            case .shareOfThem: "% of its"
            case .lift: "lift"
            }
        }
        // The head of the first percentages has the number that they are of; the others have it beside them.
        func columns(of column: Column) -> Int { max(head(column).width, column == .lift ? 5 : 6) }
        var shown = Column.allCases
        func left() -> Int { width - shown.reduce(0) { $0 + columns(of: $1) + 2 } }
        while shown.count > 2, left() < 16 { shown.removeLast() }
        let first = max(8, left())
        return SheetTable(
            columns: [.init(head: "code", width: first, isTrailing: false)]
                + shown.map { .init(head: head($0), width: columns(of: $0), isTrailing: true) },
            rows: SheetTable.rows(of: found.companions, at: cursor, count: rows) { companion in
                let path = question.labelPathEnd(of: companion.code).truncatedAtStart(to: first)
                return [path]
                    + shown.map { column -> DisplayText in
                        switch column {
                        case .shared: "\(companion.shared)"
                        case .shareOfThis: Percentage.text(companion.shareOfCode, isWithheld: isSoFar)
                        case .people: "\(question.counts(of: companion.code).netRespondents)"
                        case .shareOfThem: Percentage.text(companion.shareOfCompanion, isWithheld: isSoFar)
                        case .lift: isSoFar ? "…" : "\(companion.lift, places: 2)"
                        }
                    }
            })
    }

    // MARK: - Keys

    mutating func perform(_ command: Command, in state: inout BrowserState) -> SheetOutcome {
        guard command == .open, let found = found.value, found.companions.indices.contains(cursor.row) else {
            return .stay()
        }
        return .close(state.showShared(found.code, found.companions[cursor.row].code))
    }

    func ownHints(in state: BrowserState) -> [Hint] { state.settings.keymap.hint(for: .open, "their answers") }
}
