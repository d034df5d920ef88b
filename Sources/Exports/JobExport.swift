import Analysis
import CodingModel
import TerminalText

/// Writes a job in one of the formats that other programs read.
package struct JobExport: Sendable {
    /// What the file is, by the name that the command line gives it.
    package enum Format: String, CaseIterable, Hashable, Sendable {
        /// One row a mention: `MentionSheet`.
        case csv
        /// One row a respondent: `RespondentSheet`.
        case wideCSV = "wide-csv"
        /// One line an answer: `ResponsesDocument`.
        case jsonLines = "jsonl"
        /// One row a code: `CodeframeSheet`.
        case codeframeCSV = "codeframe-csv"
        /// Answers to quote, in Markdown: `QuoteSheet`.
        case quotes

        /// Spreadsheets read it.
        package var isCSV: Bool { self == .csv || self == .wideCSV || self == .codeframeCSV }
    }

    private let job: CodedJob
    private let format: Format
    /// The answers to write, or to count.
    package var selection = AnswerSelection.all
    /// What percentages are of, for a format that has some.
    package var bases = QuestionBases()
    /// What a reader noted, for a format that has rows or lines of answers; nil for none. Then a csv of mentions has the
    /// columns `verdict`, `flagged` and `note`, and an answer in JSON its `marks`.
    package var marks: ReviewBoard?
    /// For a format that spreadsheets read.
    package var style = CSVStyle()

    /// How many marks of the answers that are written have no row: those under a code that does not list the answer
    /// itself, in a csv of mentions. Takes as long as there are marks.
    package var rowlessMarks: Int {
        guard format == .csv, let marks else { return 0 }
        return marks.placedMarks.keys.count { place in
            selection.contains(AnswerReference(question: place.question, answer: place.answer))
                && job.questions[place.question].codes(of: place.answer).position(of: place.code) == nil
        }
    }

    /// All of the job, until told otherwise.
    package init(_ job: CodedJob, as format: Format) {
        self.job = job
        self.format = format
    }

    /// Writes all of it.
    ///
    /// - Parameter sink: Is handed the bytes in chunks, each only for the call.
    /// - Throws: What the sink throws; what was written is then incomplete.
    package func write<Failure>(to sink: (Span<UInt8>) throws(Failure) -> Void) throws(Failure) {
        switch format {
        case .csv: try MentionSheet(job, selection, marks: marks, style: style).write(to: sink)
        case .wideCSV: try RespondentSheet(job, selection, style: style).write(to: sink)
        case .jsonLines: try ResponsesDocument(job, selection, form: .lines, marks: marks).write(to: sink)
        case .codeframeCSV: try CodeframeSheet(job, selection, bases: bases, style: style).write(to: sink)
        case .quotes: try QuoteSheet(job, selection).write(to: sink)
        }
    }
}
