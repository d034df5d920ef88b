import Analysis
import CodingModel
import SurveyWords
import TerminalText

/// The number of people that each two codes share, with its percentage of the row's people.
struct Matrix: CommandedSheet {
    static let command = SheetCommand.matrix

    /// The codes that a matrix is of.
    private enum Level: Sendable {
        /// Those of the first level.
        case top
        /// Those without sub-codes.
        case leaves
    }

    private let level: Level
    private var found = Awaited<CoOccurrenceMatrix>.waiting
    /// The labels of the codes, and those that several codes have.
    private var labels: [DisplayText] = []
    private var sharedLabels: Set<DisplayText> = []
    var cursor = SheetCursor()

    static func unavailability(in state: BrowserState) -> DisplayText? {
        state.noQuestion
    }

    static func opened(in state: BrowserState) -> Self? { Matrix(level: .top) }

    private init(level: Level) { self.level = level }

    mutating func begin(in state: BrowserState) -> SheetWork<CoOccurrenceMatrix>? {
        found = .waiting
        guard let question = state.jobs.openQuestion else { return nil }
        let codes =
            switch level {
            case .top: question.children(of: nil)
            case .leaves: question.codeIndices.filter { !question.hasChildren($0) }
            }
        return SheetWork { _ in CoOccurrenceMatrix(of: codes, in: question) }
    }

    mutating func take(_ finding: CoOccurrenceMatrix, in state: inout BrowserState) -> SheetOutcome {
        found = .ready(finding)
        labels = finding.codes.map { state.jobs.openQuestion?.labelText(of: $0) ?? .empty }
        sharedLabels = Set(Dictionary(grouping: labels) { $0 }.filter { $0.value.count > 1 }.keys)
        // The selected cell must be there, whatever the question has become.
        cursor.clamp(to: finding.codes.count)
        return .stay()
    }

    func rows(in state: BrowserState) -> SheetRows? {
        rowsOfQuestion(in: state, about: level == .top ? "top" : "lowest")
    }

    // MARK: - Looks

    var hasColumnHeads: Bool { true }

    func title(in state: BrowserState) -> DisplayText {
        switch level {
        case .top: "Overlap of top-level codes"
        case .leaves: "Overlap of codes without sub-codes"
        }
    }

    func head(in state: BrowserState, limit: Int) -> [DisplayText] {
        guard let matrix = found.value, let question = state.jobs.openQuestion,
            matrix.codes.indices.contains(cursor.row), matrix.codes.indices.contains(cursor.column)
        else { return [] }
        return wrapped(
            [
                sentence(of: matrix, in: question, isSoFar: state.jobs.isSoFar),
                "Base: \(state.baseName(.codedRespondents, of: question))\(state.soFar). "
                    + "Each cell: people under both codes, and their % of the row's people.",
            ], in: state, limit: limit)
    }

    /// `12 people under both Late and Price: 32.4% of Late, 20.0% of Price, lift 1.40`.
    private func sentence(of matrix: CoOccurrenceMatrix, in question: CodedQuestion, isSoFar: Bool) -> DisplayText {
        func label(_ place: Int) -> DisplayText { labels[place].truncated(to: 40) }
        let (row, column) = (cursor.row, cursor.column)
        let (left, right) = (label(row), label(column))
        let shared = matrix.shared(row, column)
        let people = counted(shared, "person", "people")
        if row == column { return "\(people) under \(left)" }
        let (own, theirs) = (matrix.shared(row, row), matrix.shared(column, column))
        let ofLeft = Percentage.text(shared, of: own, isWithheld: isSoFar)
        let ofRight = Percentage.text(shared, of: theirs, isWithheld: isSoFar)
        let lift = isSoFar ? "…" : "\(question.lift(shared: shared, own, theirs), places: 2)" as DisplayText
        return "\(people) under both \(left) and \(right): \(ofLeft) of \(left), \(ofRight) of \(right), lift \(lift)"
    }

    func extent(in state: BrowserState) -> SheetExtent {
        .cells(found.value?.codes.count ?? 0, visibleColumns: visibleColumns(in: state))
    }

    func body(in state: BrowserState, rows: Int) -> SheetModel.Body {
        found.body { matrix in
            guard let question = state.jobs.openQuestion else { return .waiting }
            return matrix.codes.isEmpty
                ? .empty("No code has people yet.") : .table(table(of: matrix, in: question, state, rows: rows))
        }
    }

    /// Columns of the screen for the number of people under a code.
    private func peopleWidth(in state: BrowserState) -> Int {
        max(Self.people.width, "\(state.jobs.openQuestion?.codedRespondents ?? 0)".count)
    }

    /// Columns of the screen for a cell: `12  32.4%`.
    private func cellWidth(in state: BrowserState) -> Int {
        "\(state.jobs.openQuestion?.codedRespondents ?? 0)".count + 1 + Self.widestShare.width
    }

    private func labelWidth(in state: BrowserState) -> Int {
        let most = min(28, width(in: state) / 4)
        // Where the path has to tell codes apart it takes what it gets.
        return sharedLabels.isEmpty ? min(most, max(8, labels.reduce(0) { max($0, $1.width) })) : most
    }

    /// Columns of the screen that are left to the cells.
    private func room(in state: BrowserState) -> Int {
        width(in: state) - (Self.numberWidth + 2 + labelWidth(in: state) + 2 + peopleWidth(in: state))
    }

    /// Columns of cells that fit.
    private func visibleColumns(in state: BrowserState) -> Int {
        max(1, room(in: state) / (cellWidth(in: state) + 2))
    }

    /// Columns of the screen for each cell below its head: where all columns are in sight, each has what its label needs, or all
    /// share the room that is left.
    private func columnWidths(in state: BrowserState) -> [Int] {
        let (least, room) = (cellWidth(in: state), room(in: state))
        let needed = labels.indices.map { max(least, head(of: $0).width) }
        if needed.reduce(0, { $0 + $1 + 2 }) <= room { return needed }
        let share = room / max(1, labels.count) - 2
        return needed.map { max(least, min($0, share)) }
    }

    private func head(of column: Int) -> DisplayText { "\(column + 1) \(labels[column])" }

    private static let people: DisplayText = "people"
    private static let widestShare: DisplayText = "100.0%"
    /// Columns of the screen for the number that a row and a column of one code share.
    private static let numberWidth = 2
    /// Columns of the table before the cells: number, label, people.
    private static let leadingColumns = 3

    private func table(
        of matrix: CoOccurrenceMatrix, in question: CodedQuestion, _ state: BrowserState, rows: Int
    ) -> SheetTable {
        let shown = matrix.codes.indices.dropFirst(cursor.left).prefix(visibleColumns(in: state))
        let (labelWidth, widths) = (labelWidth(in: state), columnWidths(in: state))
        let leading: [SheetTable.Column] = [
            .init(head: .empty, width: Self.numberWidth, isTrailing: true),
            .init(head: "code", width: labelWidth, isTrailing: false),
            .init(head: Self.people, width: peopleWidth(in: state), isTrailing: true),
        ]
        let cells = shown.map {
            SheetTable.Column(head: head(of: $0).truncated(to: widths[$0]), width: widths[$0], isTrailing: true)
        }
        return SheetTable(
            columns: leading + cells,
            rows: SheetTable.rows(of: Array(matrix.codes.indices), at: cursor, count: rows) { row in
                // Where another code has the same label, the path there tells which.
                let path = question.labelPathEnd(of: matrix.codes[row]).truncatedAtStart(to: labelWidth)
                let name = sharedLabels.contains(labels[row]) ? path : labels[row]
                return ["\(row + 1)", name, "\(matrix.shared(row, row))"]
                    + shown.map { cell(row, $0, of: matrix, isSoFar: state.jobs.isSoFar) }
            },
            selectedColumn: cursor.column - cursor.left + Self.leadingColumns)
    }

    /// `12  32.4%`; `·` for nobody, `–` where a code meets itself.
    private func cell(_ row: Int, _ column: Int, of matrix: CoOccurrenceMatrix, isSoFar: Bool) -> DisplayText {
        let shared = matrix.shared(row, column)
        guard row != column, shared > 0 else { return row == column ? "–" : "·" }
        let share = Percentage.text(shared, of: matrix.shared(row, row), isWithheld: isSoFar)
        return "\(shared) \(share.padded(to: Self.widestShare.width, alignment: .trailing))"
    }

    // MARK: - Keys

    /// From the lowest codes the key leads back to the first level.
    func isClosed(by command: Command) -> Bool { level == .top && command == .sheet(Self.command) }

    mutating func perform(_ command: Command, in state: inout BrowserState) -> SheetOutcome {
        switch command {
        case .moveLeft: cursor.moveAcross(by: -1, in: extent(in: state))
        case .moveRight: cursor.moveAcross(by: 1, in: extent(in: state))
        case .toggleFold:
            var other = Matrix(level: level == .top ? .leaves : .top)
            other.findPlace(in: state)
            state.screen.open(other)
            return .close()
        case .open:
            guard let matrix = found.value, matrix.codes.indices.contains(cursor.row),
                matrix.codes.indices.contains(cursor.column)
            else { return .stay() }
            return .close(state.showShared(matrix.codes[cursor.row], matrix.codes[cursor.column]))
        default: break
        }
        return .stay()
    }

    func ownHints(in state: BrowserState) -> [Hint] {
        let keymap = state.settings.keymap
        return keymap.hint(for: .open, "their answers")
            + keymap.hint(for: [.moveLeft, .moveRight], "column")
            + keymap.hint(for: .toggleFold, level == .top ? "lowest codes" : "top-level codes")
    }
}
