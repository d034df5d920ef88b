import Analysis
import CodingModel
import TerminalText

/// A job as csv, one row a respondent by first appearance. Each code has a column: 1 where the code or one below it holds an
/// answer of the respondent, else 0. A column after each question's codes is 1 where none of them does.
package struct RespondentSheet: FormatWriter {
    /// The command line's name for the format.
    package static let name = "wide-csv"
    /// How the name of a file in this format ends.
    package static let ending = ".wide.csv"
    /// The contents of a file in this format, in words.
    package static let words: DisplayText = "csv, a row for each respondent"
    /// The options that change what is written.
    package static let options: Set<FormatOption> = [.csvStyle]

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
        output.write(names: "response_identifier")
        var names = ColumnNames(questions)
        for question in questions { try names.write(question, to: &output, yieldingTo: sink) }
        output.endRow()
        let nobody = emptyRow
        var row = nobody
        var marked: [Int] = []
        for respondent in 0..<job.respondentCount {
            let answers = job.answers(of: respondent).filter(selection.contains)
            guard selection.isAll || !answers.isEmpty else { continue }
            mark(answers, in: &row, noting: &marked)
            output.write(text: job.responseIdentifier(of: respondent))
            output.write(endOfRow: row)
            for column in marked { row[2 * column + 1] = nobody[2 * column + 1] }
            marked.removeAll(keepingCapacity: true)
            try output.yield(to: sink)
        }
        try output.flush(to: sink)
    }

    private var questions: [CodedQuestion] {
        job.questions.indices.filter(selection.concerns).map { job.questions[$0] }
    }

    /// The row of someone who has no code: a comma and a digit for each column.
    private var emptyRow: [UInt8] {
        var row: [UInt8] = []
        row.reserveCapacity(2 * columnCount)
        for question in questions {
            for _ in question.codeIndices { row += [Self.comma, Self.no] }
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

/// Names the columns of codes: the question's identifier and the code's path, with `_` between all parts. Where two columns
/// would have one name (`Q1` with 2/3, `Q1_2` with 3), the later one has a number behind it.
private struct ColumnNames {
    /// The names so far; nil where no two columns can have the same name, since names in a deep tree are long.
    private var taken: Set<[UInt8]>?

    init(_ questions: [CodedQuestion]) {
        // Two names can be the same only if one question's identifier continues another's with `_`.
        let starts = questions.map(Self.start(of:)).sorted { $0.lexicographicallyPrecedes($1) }
        taken = zip(starts, starts.dropFirst()).contains { $1.starts(with: $0) } ? [] : nil
    }

    mutating func write<Failure>(
        _ question: CodedQuestion, to output: inout CSVOutput,
        yieldingTo sink: (Span<UInt8>) throws(Failure) -> Void
    ) throws(Failure) {
        let start = Self.start(of: question)
        var lineage = CodeLineage(question)
        for code in question.codeIndices {
            lineage.step(to: code)
            let path = lineage.path.map { $0 == UInt8(ascii: "/") ? UInt8(ascii: "_") : $0 }
            output.write(text: unique(start + path))
            try output.yield(to: sink)
        }
        output.write(text: unique(start + Array("none".utf8)))
    }

    private static func start(of question: CodedQuestion) -> [UInt8] {
        Array(question.identifierBytes) + [UInt8(ascii: "_")]
    }

    private mutating func unique(_ name: [UInt8]) -> [UInt8] {
        guard taken != nil else { return name }
        var candidate = name
        var number = 1
        while taken?.insert(candidate).inserted == false {
            number += 1
            candidate = name + Array(" (\(number))".utf8)
        }
        return candidate
    }
}
