import Analysis
import CodingModel
import TerminalText

/// A job as csv, one row a respondent by first appearance. Each code has a column: 1 where the code or one below it holds an
/// answer of the respondent, else 0. A column after each question's codes is 1 where none of them does. The last column is
/// the respondent's key, which no reader takes for a number or a date.
package struct RespondentSheet: FormatWriter {
    /// The command line's name for the format.
    package static let name = "wide-csv"
    /// How the name of a file in this format ends.
    package static let ending = ".wide.csv"
    /// The contents of a file in this format, in words.
    package static let words: DisplayText = "csv, a row for each respondent"
    /// The options that change what is written.
    package static let options: Set<FormatOption> = [.csvStyle, .codebook]
    /// Identifiers are cells.
    package static let hasUntypedIdentifiers = true

    private static let comma = UInt8(ascii: ",")
    private static let no = UInt8(ascii: "0")
    private static let yes = UInt8(ascii: "1")

    private let job: CodedJob
    private let selection: AnswerSelection
    private let style: CSVStyle
    /// The column of each question's first code; the column after its last code is for none of them. A question that is left
    /// out has no columns.
    private let firstColumns: [Int]
    private let columnCount: Int

    /// A respondent without a selected answer has no row.
    package init(_ export: JobExport) {
        (job, selection, style) = (export.job, export.selection, export.style)
        var columns = 0
        firstColumns = export.job.questions.indices.map { place in
            defer { if export.selection.concerns(place) { columns += export.job.questions[place].codeCount + 1 } }
            return columns
        }
        columnCount = columns
    }

    /// Writes the names of the columns, then the rows.
    package func write<Failure>(to sink: (Span<UInt8>) throws(Failure) -> Void) throws(Failure) {
        var output = CSVOutput(style)
        output.write(variable: VariableNames.identifier)
        let variables = VariableNames(job)
        for place in places {
            for name in variables.columns(ofQuestion: place) { output.write(variable: name) }
            try output.yield(to: sink)
        }
        output.write(variable: VariableNames.key)
        output.endRow()
        let nobody = emptyRow
        var row = nobody
        var marked: [Int] = []
        for respondent in 0..<job.respondentCount {
            let answers = job.answers(of: respondent).filter(selection.contains)
            guard selection.isAll || !answers.isEmpty else { continue }
            mark(answers, in: &row, noting: &marked)
            let identifier = job.responseIdentifier(of: respondent)
            output.write(text: identifier)
            output.write(cellsWithCommas: row)
            output.write(keyOf: identifier.string.utf8)
            output.endRow()
            for column in marked { row[2 * column + 1] = nobody[2 * column + 1] }
            marked.removeAll(keepingCapacity: true)
            try output.yield(to: sink)
        }
        try output.flush(to: sink)
    }

    /// The questions that are written.
    private var places: [Int] { job.questions.indices.filter(selection.concerns) }

    /// The row of someone who has no code: a comma and a digit for each column.
    private var emptyRow: [UInt8] {
        var row: [UInt8] = []
        row.reserveCapacity(2 * columnCount)
        for place in places {
            for _ in job.questions[place].codeIndices { row += [Self.comma, Self.no] }
            row += [Self.comma, Self.yes]
        }
        return row
    }

    /// Sets the columns of a respondent's answers, and notes the columns that have changed.
    private func mark(_ answers: [AnswerReference], in row: inout [UInt8], noting marked: inout [Int]) {
        for answer in answers {
            let question = job.questions[answer.question]
            let first = firstColumns[answer.question]
            func set(_ column: Int, to digit: UInt8) -> Bool {
                guard row[2 * column + 1] != digit else { return false }
                row[2 * column + 1] = digit
                marked.append(column)
                return true
            }
            for code in question.codes(of: answer.answer) {
                // Above a code that is set all are.
                var next: CodeIndex? = code
                while let code = next, set(first + code, to: Self.yes) { next = question.parent(of: code) }
                _ = set(first + question.codeCount, to: Self.no)
            }
        }
    }
}
