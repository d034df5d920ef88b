import Analysis
import Canvas
import CodingModel
import SurveyWords
import TerminalText

// What lies over the panes, as far as it is visible.
extension BrowserState {
    /// The frame of a sheet: the whole screen but the footer.
    package var sheetFrame: Rect {
        Rect(column: 0, row: 0, width: size.width, height: max(0, size.height - 1))
    }

    /// The cells inside it, less a free column at each side.
    var sheetSize: Size { Size(width: max(1, sheetFrame.width - 4), height: max(0, sheetFrame.height - 2)) }

    /// Rows of the body that fit below the head, and in a table below the columns' heads.
    var sheetRows: Int {
        guard let sheet else { return 0 }
        let head = sheetHead
        let heads = sheet.hasColumns ? 1 : 0
        return max(1, sheetSize.height - head.count - (head.isEmpty ? 0 : 1) - heads)
    }

    /// Nil when no sheet is open.
    package var sheetModel: SheetModel? {
        guard let sheet, let question = openQuestion else { return nil }
        let lines = sheetLines
        return SheetModel(
            title: title(of: sheet, in: question), head: sheetHead, isAsking: blindItem != nil,
            body: lines.map { .lines(visible($0)) } ?? body(of: sheet, in: question), top: sheet.top,
            total: lines?.count ?? selectableRows)
    }

    /// All lines of a sheet in which nothing can be selected; nil of any other, and while they are worked out.
    var sheetLines: [DetailLine]? {
        guard let sheet, let question = openQuestion else { return nil }
        switch (sheet.subject, sheet.result) {
        case (.note, .note(let note)?):
            return CountNoteText(
                note, of: question, whole: wholeQuestion ?? question, base: base(of: question), isSoFar: isSoFar,
                width: sheetSize.width
            ).lines
        case (.blind, .sample(let sample)?): return blindLines(sample)
        default: return nil
        }
    }

    /// How many places there are for the selection of a sheet.
    var selectableRows: Int {
        guard let sheet, openQuestion != nil else { return 0 }
        return switch (sheet.subject, sheet.result) {
        case (.companions, .companions(let table)?): table.companions.count
        case (.matrix, .matrix(let matrix)?): matrix.codes.count
        case (.duplicates, .duplicates(let groups)?): groups.groups.count
        case (.respondent, _): respondentContent?.links.count ?? 0
        case (.review, _): sheet.codes.count
        case (.filters, _): savedFilters.count
        default: 0
        }
    }

    private func title(of sheet: Sheet, in question: CodedQuestion) -> DisplayText {
        func label(_ path: CodePath) -> DisplayText { question.index(of: path).map(question.labelPath) ?? .empty }
        return switch sheet.subject {
        case .note(let path): "How \(label(path)) is counted"
        case .companions(let path): "Codes that share people with \(label(path))"
        case .matrix(.top): "Codes of the first level, two by two"
        case .matrix(.leaves): "Codes without sub-codes, two by two"
        case .duplicates: "Answers with the same text"
        case .respondent(let person): "Respondent \(person)"
        case .filters: "Saved filters"
        case .review: "How right the AI was, by your verdicts"
        case .blind(let plan): blindTitle(plan)
        }
    }

    /// What is said above the body, wrapped.
    private var sheetHead: [DisplayText] {
        guard let sheet, let question = openQuestion else { return [] }
        // The body has at least as much room.
        let limit = max(0, sheetSize.height / 2 - 1)
        if sheet.isBlind { return blindHead(limit: max(2, limit)) }
        return Array(headSentences(of: sheet, in: question).flatMap { $0.wrapped(to: sheetSize.width) }.prefix(limit))
    }

    private func headSentences(of sheet: Sheet, in question: CodedQuestion) -> [DisplayText] {
        let soFar: DisplayText = isSoFar ? " so far" : ""
        switch (sheet.subject, sheet.result) {
        case (.companions, .companions(let table)?):
            let people = counted(question.counts(of: table.code).netRespondents, "person", "people")
            return [
                "\(people) under \(question.label(of: table.code).oneLine.truncated(to: 40)), of \(baseName(.codedRespondents, of: question))\(soFar).",
                "Lift: how many times as many share both codes as if one said nothing about the other.",
            ]
        case (.matrix, .matrix(let matrix)?)
        where matrix.codes.indices.contains(sheet.row) && matrix.codes.indices.contains(sheet.column):
            return [
                cellSentence(matrix, sheet.row, sheet.column, in: question),
                "Of \(baseName(.codedRespondents, of: question))\(soFar).",
            ]
        case (.duplicates, .duplicates(let groups)?):
            let answers = counted(groups.groups.reduce(0) { $0 + $1.answers.count }, "answer", "answers")
            let texts = counted(groups.groups.count, "text", "texts")
            let kept: DisplayText = filteredWhole == nil ? "" : " that the filter keeps"
            return ["\(answers)\(soFar) of \(question.answerCount)\(kept) have a text that another has too: \(texts)."]
        case (.review, _):
            let which: DisplayText = sheet.verdicts == .all ? "All verdicts" : "Blind verdicts alone"
            return ["\(which). Precision is agreed of agreed and disagreed; in brackets its 95% interval (Wilson)."]
        case (.respondent(let person), _):
            let job = selectedEntry?.results
            let number = job?.respondent(identifiedBy: person).flatMap { job?.answers(of: $0).count } ?? 0
            return ["\(counted(number, "answer", "answers")) with a code\(soFar), in all questions of the job."]
        default: return []
        }
    }

    /// `Late and Price: 12 people, 32.4% of Late, 20.0% of Price, lift 1.4`.
    private func cellSentence(
        _ matrix: CoOccurrenceMatrix, _ row: Int, _ column: Int, in question: CodedQuestion
    ) -> DisplayText {
        func label(_ place: Int) -> DisplayText { question.label(of: matrix.codes[place]).oneLine.truncated(to: 40) }
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

    private func percent(_ part: Int, of whole: Int) -> DisplayText {
        Percentage.text(whole > 0 ? Double(part) / Double(whole) : nil, isWithheld: isSoFar)
    }

    // MARK: - Bodies

    /// Of a sheet without `sheetLines`.
    private func body(of sheet: Sheet, in question: CodedQuestion) -> SheetModel.Body {
        switch (sheet.subject, sheet.result) {
        case (.companions, .companions(let table)?):
            guard !table.companions.isEmpty else { return .empty("No other code shares people with this one.") }
            return .table(companionTable(table, in: question))
        case (.matrix, .matrix(let matrix)?):
            guard !matrix.codes.isEmpty else { return .empty("No code has people yet.") }
            return .table(matrixTable(matrix, in: question))
        case (.duplicates, .duplicates(let groups)?):
            guard !groups.groups.isEmpty else { return .empty("No two answers have the same text.") }
            return .table(duplicateTable(groups.groups, in: question))
        case (.respondent, _):
            guard let content = respondentContent else { return .empty("Nobody of this name is in the job any more.") }
            let selected = content.links.indices.contains(sheet.row) ? content.links[sheet.row].range : 0..<0
            let lines = content.lines.enumerated().map { index, line in
                selected.contains(index) && line.isLink
                    ? DetailLine(kind: .link(isSelected: true), indent: line.indent, text: line.text) : line
            }
            return .lines(visible(lines))
        case (.review, _):
            guard !sheet.codes.isEmpty else {
                return .empty("Nothing is judged yet: read an answer under a code, or review a sample blind.")
            }
            return .table(reviewTable(sheet))
        case (.filters, _):
            guard !savedFilters.isEmpty else {
                return .empty("No filter is kept yet. Type a name and a colon before one: late: any of \"Late\"")
            }
            return .table(filterTable)
        case _ where sheet.token == nil: return .empty("The question has this code no more.")
        default: return .waiting
        }
    }

    private func visible(_ lines: [DetailLine]) -> [DetailLine] {
        Array(lines.dropFirst(sheet?.top ?? 0).prefix(sheetRows))
    }

    func rows<Element>(
        of elements: [Element], _ cells: (Element) -> [DisplayText]
    ) -> [SheetTable.Row] {
        let (top, selected) = (sheet?.top ?? 0, sheet?.row ?? 0)
        return elements.indices.dropFirst(top).prefix(sheetRows).map {
            SheetTable.Row(cells: cells(elements[$0]), isSelected: $0 == selected)
        }
    }

    private func companionTable(_ table: CoOccurrence, in question: CodedQuestion) -> SheetTable {
        let label = question.label(of: table.code).oneLine.truncated(to: 14)
        let isWide = sheetSize.width >= 70
        let heads: [DisplayText] =
            isWide ? ["people", "% of \(label)", "% of the code", "lift"] : ["people", "% here", "% there", "lift"]
        let fixed = heads.map { SheetTable.Column(head: $0, width: $0.width, isTrailing: true) }
        let first = max(8, sheetSize.width - fixed.reduce(0) { $0 + $1.width + 2 })
        return SheetTable(
            columns: [.init(head: "code", width: first, isTrailing: false)] + fixed,
            rows: rows(of: table.companions) { companion in
                [
                    question.labelPath(of: companion.code).truncatedAtStart(to: first), "\(companion.shared)",
                    Percentage.text(companion.shareOfCode, isWithheld: isSoFar),
                    Percentage.text(companion.shareOfCompanion, isWithheld: isSoFar), "\(companion.lift, places: 2)",
                ]
            },
            selectedColumn: nil)
    }

    /// Of a number of people.
    private var matrixCellWidth: Int { max(5, "\(openQuestion?.codedRespondents ?? 0)".count) }

    private var matrixLabelWidth: Int { min(28, sheetSize.width / 3) }

    /// How many columns of numbers fit.
    func matrixColumns(width: Int) -> Int { max(1, (width - matrixLabelWidth - 6) / (matrixCellWidth + 2)) }

    private func matrixTable(_ matrix: CoOccurrenceMatrix, in question: CodedQuestion) -> SheetTable {
        let left = sheet?.left ?? 0
        let shown = matrix.codes.indices.dropFirst(left).prefix(matrixColumns(width: sheetSize.width))
        let label = SheetTable.Column(head: "people under both", width: matrixLabelWidth, isTrailing: false)
        let width = matrixCellWidth
        let numbers = shown.map { SheetTable.Column(head: "\($0 + 1)", width: width, isTrailing: true) }
        let labels = matrix.codes.map { question.label(of: $0) }
        return SheetTable(
            columns: [.init(head: .empty, width: 2, isTrailing: true), label] + numbers,
            rows: rows(of: Array(matrix.codes.indices)) { row in
                // Where another code has the same label, the way there tells which.
                let isOnly = labels.count { $0 == labels[row] } == 1
                let way = question.labelPath(of: matrix.codes[row]).truncatedAtStart(to: matrixLabelWidth)
                return ["\(row + 1)", isOnly ? labels[row].oneLine : way]
                    + shown.map { column in
                        let shared = matrix.shared(row, column)
                        return shared == 0 ? "·" : "\(shared)"
                    }
            },
            selectedColumn: (sheet?.column ?? 0) - left + 2)
    }

    private func duplicateTable(_ groups: [DuplicateGroups.Group], in question: CodedQuestion) -> SheetTable {
        let width = max(8, sheetSize.width - 18)
        return SheetTable(
            columns: [
                .init(head: "answers", width: 7, isTrailing: true), .init(head: "people", width: 6, isTrailing: true),
                .init(head: "text", width: width, isTrailing: false),
            ],
            rows: rows(of: groups) { group in
                let text = group.answers.first.map { question.answerText(of: $0).oneLine(columns: width) } ?? .empty
                return [
                    "\(group.answers.count)", "\(group.respondents)", text.isEmpty ? "(empty answer)" : text,
                ]
            },
            selectedColumn: nil)
    }

    private var filterTable: SheetTable {
        let widest = savedFilters.map { DisplayText($0.name.excerpt()).width }.max() ?? 0
        let name = min(max(4, widest), sheetSize.width / 3)
        return SheetTable(
            columns: [
                .init(head: "name", width: name, isTrailing: false),
                .init(head: "keeps", width: max(8, sheetSize.width - name - 2), isTrailing: false),
            ],
            rows: rows(of: savedFilters) { [DisplayText($0.name.excerpt()), DisplayText($0.expression.excerpt())] },
            selectedColumn: nil)
    }

    /// All that the respondent said.
    var respondentContent: DetailContent? {
        guard case .respondent(let name) = sheet?.subject, let job = selectedEntry?.results,
            let person = job.respondent(identifiedBy: name)
        else { return nil }
        return DetailContent(respondent: person, in: job, width: sheetSize.width + 2)
    }
}

extension Sheet {
    /// Whether its body is a table.
    fileprivate var hasColumns: Bool {
        switch subject {
        case .note, .respondent, .blind: false
        case .review, .companions, .matrix, .duplicates, .filters: true
        }
    }
}

extension DetailLine {
    fileprivate var isLink: Bool { if case .link = kind { true } else { false } }
}
