import Analysis
import CodingModel
import TerminalText

/// A job, or some of its answers, to be written in one of the formats that other programs read.
///
/// For a job with the answer “Late again.” of ann under the code 2/21:
/// ```
/// var export = JobExport(job, as: .csv)
/// export.selection = .question(0, in: job)
/// export.write { bytes in … }
/// // job_id,survey_identifier,question_identifier,…,response_identifier,answer,followups
/// // job-1,CSAT-2024,Q1,…,ann,Late again.,[]
/// ```
package struct JobExport: Sendable {
    /// The formats there are. A new one is a case, a line in `writer`, and the file of its writer.
    package enum Format: CaseIterable, Hashable, Sendable {
        /// A row for each mention.
        case csv
        /// A row for each respondent.
        case wideCSV
        /// A row for each code.
        case codeframeCSV
        /// A line for each answer.
        case jsonLines
        /// Answers to quote, in Markdown.
        case quotes

        /// The type that knows all of the format.
        var writer: any FormatWriter.Type {
            switch self {
            case .csv: MentionSheet.self
            case .wideCSV: RespondentSheet.self
            case .codeframeCSV: CodeframeSheet.self
            case .jsonLines: ResponsesDocument.self
            case .quotes: QuoteSheet.self
            }
        }
    }

    /// The job that is written.
    let job: CodedJob
    private let format: Format
    /// The answers to write, or to count.
    package var selection = AnswerSelection.all
    /// The bases of percentages, for a format that takes bases.
    package var bases = QuestionBases()
    /// A reader's marks, for a format that takes marks; nil for none. With them a csv of mentions has the columns `verdict`,
    /// `flagged` and `note`, and an answer in JSON has `marks`.
    package var marks: ReviewBoard?
    /// The style, for a format that takes a csv style.
    package var style = CSVStyle()

    /// How many marks of the answers that are written have no row: in a csv of mentions those under a code that does not list
    /// the answer itself. Takes time linear in the marks.
    package var rowlessMarks: Int { format.writer.init(self).rowlessMarks }

    /// An export of all of the job.
    package init(_ job: CodedJob, as format: Format) {
        self.job = job
        self.format = format
    }

    /// Writes all that is selected.
    ///
    /// - Parameter sink: Is handed the bytes in chunks, each only for the call.
    /// - Throws: The error of the sink; the bytes that were written are then incomplete.
    package func write<Failure>(to sink: (Span<UInt8>) throws(Failure) -> Void) throws(Failure) {
        try format.writer.init(self).write(to: sink)
    }
}

// MARK: - What is told of formats

extension JobExport.Format {
    /// The command line's name for the format: `wide-csv`.
    package var name: String { writer.name }

    /// How the name of a file in this format ends: `.wide.csv`.
    package var ending: String { writer.ending }

    /// The contents of a file in this format, in words: `csv, a row for each respondent`.
    package var words: DisplayText { writer.words }

    /// True where the identifiers of respondents stand without a type, so that a reader guesses one.
    package var hasUntypedIdentifiers: Bool { writer.hasUntypedIdentifiers }

    /// Whether an option changes what is written.
    package func takes(_ option: FormatOption) -> Bool { writer.options.contains(option) }

    /// The format with this name; nil when there is none.
    package init?(name: String) {
        guard let format = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = format
    }
}
