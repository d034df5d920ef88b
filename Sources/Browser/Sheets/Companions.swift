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
                "\(people) under \(label), of \(base)\(state.soFar).",
                "Lift: how many times as many share both codes as if one said nothing about the other.",
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

    private func table(
        of found: CoOccurrence, in question: CodedQuestion, _ state: BrowserState, rows: Int
    ) -> SheetTable {
        let (width, isSoFar) = (width(in: state), state.jobs.isSoFar)
        let label = question.labelText(of: found.code).truncated(to: 14)
        let heads: [DisplayText] =
            width >= 70
            ? ["people", "% of \(label)", "% of the code", "lift"] : ["people", "% here", "% there", "lift"]
        let numbers = heads.map { SheetTable.Column(head: $0, width: $0.width, isTrailing: true) }
        let first = max(8, width - numbers.reduce(0) { $0 + $1.width + 2 })
        return SheetTable(
            columns: [.init(head: "code", width: first, isTrailing: false)] + numbers,
            rows: SheetTable.rows(of: found.companions, at: cursor, count: rows) { companion in
                [
                    question.labelPathEnd(of: companion.code).truncatedAtStart(to: first), "\(companion.shared)",
                    Percentage.text(companion.shareOfCode, isWithheld: isSoFar),
                    Percentage.text(companion.shareOfCompanion, isWithheld: isSoFar), "\(companion.lift, places: 2)",
                ]
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
