import Analysis
import CodingModel
import TerminalText

/// A job's answers as csv, one row for each code that lists an answer: an answer under two codes has two rows. Rows come by
/// question, then by code in pre-order, then by the answer's first appearance. The last columns spell respondent and code so
/// that no reader takes them for numbers or dates.
package struct MentionSheet: FormatWriter {
    /// The command line's name for the format.
    package static let name = "csv"
    /// How the name of a file in this format ends.
    package static let ending = ".csv"
    /// The contents of a file in this format, in words.
    package static let words: DisplayText = "csv, a row for each mention"
    /// The options that change what is written.
    package static let options: Set<FormatOption> = [.marks, .csvStyle]
    /// Identifiers are cells.
    package static let hasUntypedIdentifiers = true

    private let job: CodedJob
    private let selection: AnswerSelection
    private let style: CSVStyle
    private let marks: ReviewBoard?

    /// The columns for marks are there if the export has marks.
    package init(_ export: JobExport) {
        (job, selection, marks, style) = (export.job, export.selection, export.marks, export.style)
    }

    /// How many marks are under a code that does not list the answer itself: the two have no row. Takes time linear in
    /// the marks.
    package var rowlessMarks: Int {
        guard let marks else { return 0 }
        return marks.placedMarks.keys.count { place in
            selection.contains(AnswerReference(question: place.question, answer: place.answer))
                && job.questions[place.question].codes(of: place.answer).position(of: place.code) == nil
        }
    }

    /// Writes the names of the columns, then the rows.
    package func write<Failure>(to sink: (Span<UInt8>) throws(Failure) -> Void) throws(Failure) {
        var output = CSVOutput(style)
        output.write(
            names: "job_id", "survey_identifier", "question_identifier", "question", "code_path", "code_id",
            "code_label", "net_labels", "response_identifier", "answer", "followups")
        if marks != nil { output.write(names: "verdict", "flagged", "note") }
        output.write(names: "respondent_key", "wide_column")
        output.endRow()
        let variables = VariableNames(job)
        for place in job.questions.indices { try writeQuestion(place, variables, to: &output, yieldingTo: sink) }
        try output.flush(to: sink)
    }

    private func writeQuestion<Failure>(
        _ place: Int, _ variables: VariableNames, to output: inout CSVOutput,
        yieldingTo sink: (Span<UInt8>) throws(Failure) -> Void
    ) throws(Failure) {
        let question = job.questions[place]
        let start = job.csvCells(of: question, style)
        var lineage = CodeLineage(question)
        var codeCells = CSVOutput(guardsFormulas: style.guardsFormulas, hasMark: false)
        var followups = JSONOutput()
        for code in question.codeIndices {
            lineage.step(to: code)
            var cells: [UInt8]?
            for answer in question.directAnswers(of: code)
            where selection.contains(AnswerReference(question: place, answer: answer)) {
                // The cells of a code that nobody gave are not put together: in a deep tree its path is long.
                let ready = cells ?? Self.cells(start, code, of: question, lineage, using: &codeCells)
                cells = ready
                output.write(cells: ready)
                write(answer, of: question, to: &output, using: &followups)
                if let marks {
                    let mark = marks.mark(at: ReviewPlace(question: place, code: code, answer: answer))
                    output.write(text: RawText(mark?.verdict?.rawValue ?? ""))
                    output.write(mark?.isFlagged == true ? 1 : 0)
                    output.write(text: mark?.note ?? "")
                }
                output.write(keyOf: question.identifierBytes(of: answer))
                output.write(variable: variables.column(of: code, inQuestion: place))
                output.endRow()
                try output.yield(to: sink)
            }
        }
    }

    /// The cells that all rows of a code have in common.
    private static func cells(
        _ start: [UInt8], _ code: CodeIndex, of question: CodedQuestion, _ lineage: CodeLineage,
        using output: inout CSVOutput
    ) -> [UInt8] {
        output.write(cells: start)
        output.write(code, of: question, at: lineage)
        return output.take()
    }

    private func write(
        _ answer: AnswerIndex, of question: CodedQuestion, to output: inout CSVOutput,
        using followups: inout JSONOutput
    ) {
        question.identifierBytes(of: answer).withUnsafeBufferPointer { output.write(text: $0) }
        question.withText(of: answer) { output.write(text: $0) }
        if question.followupCount(of: answer) == 0 {
            output.write(names: "[]")
        } else {
            followups.write(followupsOf: answer, in: question)
            followups.flush { bytes in bytes.withUnsafeBufferPointer { output.write(text: $0) } }
        }
    }
}
