import Analysis
import CodingModel
import SurveyWords
import TerminalText

/// The number of people that each two codes share.
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
        // The selected cell must be there, whatever the question has become.
        cursor.clamp(to: finding.codes.count)
        return .stay()
    }

    // MARK: - Looks

    var hasColumnHeads: Bool { true }

    func title(in state: BrowserState) -> DisplayText {
        switch level {
        case .top: "Codes of the first level, two by two"
        case .leaves: "Codes without sub-codes, two by two"
        }
    }

    func head(in state: BrowserState, limit: Int) -> [DisplayText] {
        guard let matrix = found.value, let question = state.jobs.openQuestion,
            matrix.codes.indices.contains(cursor.row), matrix.codes.indices.contains(cursor.column)
        else { return [] }
        return wrapped(
            [
                sentence(of: matrix, in: question, isSoFar: state.jobs.isSoFar),
                "Of \(state.baseName(.codedRespondents, of: question))\(state.soFar).",
            ], in: state, limit: limit)
    }

    /// `Late and Price: 12 people, 32.4% of Late, 20.0% of Price, lift 1.4`.
    private func sentence(of matrix: CoOccurrenceMatrix, in question: CodedQuestion, isSoFar: Bool) -> DisplayText {
        func label(_ place: Int) -> DisplayText { question.labelText(of: matrix.codes[place]).truncated(to: 40) }
        func percent(_ part: Int, of whole: Int) -> DisplayText {
            Percentage.text(whole > 0 ? Double(part) / Double(whole) : nil, isWithheld: isSoFar)
        }
        let (row, column) = (cursor.row, cursor.column)
        let (left, right) = (label(row), label(column))
        let shared = matrix.shared(row, column)
        let people = counted(shared, "person", "people")
        if row == column { return "\(left): \(people)" }
        let (own, theirs) = (matrix.shared(row, row), matrix.shared(column, column))
        let lift = question.lift(shared: shared, own, theirs)
        return """
            \(left) and \(right): \(people), \(percent(shared, of: own)) of \(left), \(percent(shared, of: theirs)) of \
            \(right), lift \(lift, places: 2)
            """
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

    /// Columns of the screen for a number of people.
    private func cellWidth(in state: BrowserState) -> Int {
        max(5, "\(state.jobs.openQuestion?.codedRespondents ?? 0)".count)
    }

    private func labelWidth(in state: BrowserState) -> Int { min(28, width(in: state) / 3) }

    /// Columns of numbers that fit.
    private func visibleColumns(in state: BrowserState) -> Int {
        max(1, (width(in: state) - labelWidth(in: state) - 6) / (cellWidth(in: state) + 2))
    }

    private func table(
        of matrix: CoOccurrenceMatrix, in question: CodedQuestion, _ state: BrowserState, rows: Int
    ) -> SheetTable {
        let shown = matrix.codes.indices.dropFirst(cursor.left).prefix(visibleColumns(in: state))
        let (labelWidth, cellWidth) = (labelWidth(in: state), cellWidth(in: state))
        let label = SheetTable.Column(head: "people under both", width: labelWidth, isTrailing: false)
        let numbers = shown.map { SheetTable.Column(head: "\($0 + 1)", width: cellWidth, isTrailing: true) }
        let labels = matrix.codes.map { question.labelBeginning(of: $0) }
        return SheetTable(
            columns: [.init(head: .empty, width: 2, isTrailing: true), label] + numbers,
            rows: SheetTable.rows(of: Array(matrix.codes.indices), at: cursor, count: rows) { row in
                // Where another code has the same label, the path there tells which.
                let isOnly = labels.count { $0 == labels[row] } == 1
                let path = question.labelPathEnd(of: matrix.codes[row]).truncatedAtStart(to: labelWidth)
                return ["\(row + 1)", isOnly ? labels[row].oneLine : path]
                    + shown.map { column in
                        let shared = matrix.shared(row, column)
                        return shared == 0 ? "·" : "\(shared)"
                    }
            },
            selectedColumn: cursor.column - cursor.left + 2)
    }

    // MARK: - Keys

    /// From the lowest codes the key leads back to the first level.
    func isClosed(by command: Command) -> Bool { level == .top && command == .sheet(Self.command) }

    mutating func perform(_ command: Command, in state: inout BrowserState) -> SheetOutcome {
        switch command {
        case .moveLeft: cursor.moveAcross(by: -1, in: extent(in: state))
        case .moveRight: cursor.moveAcross(by: 1, in: extent(in: state))
        case .toggleFold:
            state.screen.open(Matrix(level: level == .top ? .leaves : .top))
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
            + keymap.hint(for: .toggleFold, level == .top ? "lowest codes" : "first level")
    }
}
