import Analysis
import CodingModel
import TerminalText

/// A job's codeframe as csv, one row a code with its counts and percentage; codes come by question, then in pre-order.
/// While pages are missing, counts are so far and the percentage's cell is empty. The last columns hold how many answers
/// are counted, how many the question has, and the code's column in wide-csv.
package struct CodeframeSheet: FormatWriter {
    /// The command line's name for the format.
    package static let name = "codeframe-csv"
    /// How the name of a file in this format ends.
    package static let ending = ".codeframe.csv"
    /// The contents of a file in this format, in words.
    package static let words: DisplayText = "csv, a row for each code"
    /// The options that change what is written.
    package static let options: Set<FormatOption> = [.bases, .csvStyle]

    private let job: CodedJob
    private let selection: AnswerSelection
    private let bases: QuestionBases
    private let style: CSVStyle

    /// The selected answers are counted; each row names the base of its percentage.
    package init(_ export: JobExport) {
        (job, selection, bases, style) = (export.job, export.selection, export.bases, export.style)
    }

    /// Writes the names of the columns, then the rows.
    package func write<Failure>(to sink: (Span<UInt8>) throws(Failure) -> Void) throws(Failure) {
        var output = CSVOutput(style)
        output.write(
            names: "job_id", "survey_identifier", "question_identifier", "question", "code_path", "code_id",
            "code_label", "net_labels", "depth", "direct_answers", "net_answers", "direct_respondents",
            "net_respondents", "percent", "base_kind", "base_n", "answers", "all_answers",
            "wide_column")
        output.endRow()
        let variables = VariableNames(job)
        for place in job.questions.indices where selection.concerns(place) {
            let question = selection.question(place, of: job)
            let counted = [question.answerCount, job.questions[place].answerCount]
            let start = job.csvCells(of: question, style)
            let base = bases.base(of: question)
            var lineage = CodeLineage(question)
            for code in question.codeIndices {
                lineage.step(to: code)
                output.write(cells: start)
                output.write(code, of: question, at: lineage)
                write(code, of: question, base, to: &output)
                for answers in counted { output.write(answers) }
                output.write(variable: variables.column(of: code, inQuestion: place))
                output.endRow()
                try output.yield(to: sink)
            }
        }
        try output.flush(to: sink)
    }

    private func write(
        _ code: CodeIndex, of question: CodedQuestion, _ base: PercentageBase, to output: inout CSVOutput
    ) {
        let counts = question.counts(of: code)
        output.write(question.depth(of: code))
        output.write(counts.directAnswers)
        output.write(counts.netAnswers)
        output.write(counts.directRespondents)
        output.write(counts.netRespondents)
        output.write(digits: job.isComplete ? question.percent(of: code, base: base) : nil)
        output.write(names: base.kind)
        output.write(question.baseSize(base))
    }
}
