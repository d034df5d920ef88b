import Analysis
import CodingModel
import SurveyWords
import TerminalText

/// The precision of the AI, code by code, by the reader's verdicts.
struct Precision: CommandedSheet {
    static let command = SheetCommand.precision

    /// A column of the table; the later ones go first where there is no room.
    private enum Column: CaseIterable {
        case precision, judged, agreed, disagreed, unsure, missed

        var head: DisplayText {
            switch self {
            case .precision: "precision"
            case .judged: "judged"
            case .agreed: Verdict.agree.word
            case .disagreed: Verdict.disagree.word
            case .unsure: Verdict.unsure.word
            case .missed: "missed"
            }
        }
    }

    /// The verdicts that count in the numbers.
    private var verdicts = CountedVerdicts.all
    /// The codes that have verdicts, in pre-order.
    private var codes: [CodeIndex] = []
    var cursor = SheetCursor()

    static var dependsOnMarks: Bool { true }

    static func opened(in state: BrowserState) -> Self? { Precision() }

    mutating func begin(in state: BrowserState) -> SheetWork<Never>? {
        guard let question = state.jobs.selectedView?.question, let board = state.jobs.board,
            let whole = state.jobs.wholeQuestion
        else { return nil }
        codes = whole.codeIndices.filter { board.precision(of: $0, in: question, counting: .all).hasVerdicts }
        return nil
    }

    func rows(in state: BrowserState) -> SheetRows? { rowsOfQuestion(in: state) }

    var choice: Int {
        get { verdicts == .all ? 0 : 1 }
        set { verdicts = newValue == 0 ? .all : .blind }
    }

    // MARK: - Looks

    var hasColumnHeads: Bool { true }

    func title(in state: BrowserState) -> DisplayText { "AI precision, by your verdicts" }

    func head(in state: BrowserState, limit: Int) -> [DisplayText] {
        let which: DisplayText = verdicts == .all ? "All verdicts." : "Blind verdicts alone."
        return wrapped(
            [
                "\(which) Judged: of all answers under the code.",
                "Precision: agreed of agreed and disagreed; in brackets its 95% interval.",
            ], in: state, limit: limit)
    }

    func extent(in state: BrowserState) -> SheetExtent { .rows(codes.count) }

    func body(in state: BrowserState, rows: Int) -> SheetModel.Body {
        guard !codes.isEmpty else {
            let keymap = state.settings.keymap
            let judge = keymap.keyNames(of: [.agree, .disagree, .unsure])
            let review = keymap.keyNames(of: [.prompt(.blindReview)])
            return .empty("Nothing is judged yet. \(judge) judge the answer that you read, \(review) a sample blind.")
        }
        let room = width(in: state)
        let isShort = room < width(of: .precision, isShort: false, in: state) + 14
        func columns(_ column: Column) -> Int { width(of: column, isShort: isShort, in: state) }
        var shown = Column.allCases
        func left() -> Int { room - shown.reduce(0) { $0 + columns($1) + 2 } }
        while shown.count > 1, left() < 16 { shown.removeLast() }
        // The precision stands at the end of the line.
        let order = Array(shown.dropFirst()) + [.precision]
        let label = max(8, left())
        return .table(
            SheetTable(
                columns: [.init(head: "code", width: label, isTrailing: false)]
                    + order.map { .init(head: $0.head, width: columns($0), isTrailing: true) },
                rows: SheetTable.rows(of: codes, at: cursor, count: rows) { code in
                    [state.jobs.wholeQuestion?.labelPathEnd(of: code).truncatedAtStart(to: label) ?? .empty]
                        + cells(of: code, order, isShort: isShort, in: state)
                }))
    }

    /// Columns of the screen that all rows fit in, whichever are in sight.
    private func width(of column: Column, isShort: Bool, in state: BrowserState) -> Int {
        switch column {
        // `12 of 13, 100.0% (100.0–100.0%)`.
        case .precision: isShort ? 21 : 27 + 2 * "\(state.jobs.board?.marks.count ?? 0)".count
        case .judged: max(column.head.width, 1 + 2 * "\(state.jobs.wholeQuestion?.answerCount ?? 0)".count)
        case .agreed, .disagreed, .unsure, .missed: column.head.width
        }
    }

    private func cells(
        of code: CodeIndex, _ columns: [Column], isShort: Bool, in state: BrowserState
    ) -> [DisplayText] {
        guard let board = state.jobs.board, let question = state.jobs.selectedView?.question,
            let whole = state.jobs.wholeQuestion
        else { return [] }
        let precision = board.precision(of: code, in: question, counting: verdicts)
        return columns.map { column in
            switch column {
            case .precision: isShort ? precision.shortText : precision.text
            case .judged: "\(precision.coded.total)/\(whole.counts(of: code).netAnswers)"
            case .agreed: "\(precision.agree)"
            case .disagreed: "\(precision.disagree)"
            case .unsure: "\(precision.unsure)"
            case .missed: "\(precision.missed)"
            }
        }
    }

    // MARK: - Keys

    func passes(_ command: Command) -> Bool {
        switch command {
        case .cycleBase, .undo, .redo: true
        case .sheet(let other): other.type.isOfQuestion
        default: false
        }
    }

    mutating func perform(_ command: Command, in state: inout BrowserState) -> SheetOutcome {
        switch command {
        case .toggleFold: verdicts = verdicts == .all ? .blind : .all
        case .open:
            guard codes.indices.contains(cursor.row) else { return .stay() }
            state.jobs.changeOpenQuestion { $0.reveal(codes[cursor.row], in: $1) }
            state.screen.focus(on: .answers)
            return .close()
        default: break
        }
        return .stay()
    }

    func ownHints(in state: BrowserState) -> [Hint] {
        state.settings.keymap.hint(for: .open, "go to the code")
            + state.settings.keymap.hint(for: .toggleFold, "blind or all")
    }
}

extension ReviewPrecision {
    /// Anything was judged.
    fileprivate var hasVerdicts: Bool { coded.total + absent.total > 0 }
}
