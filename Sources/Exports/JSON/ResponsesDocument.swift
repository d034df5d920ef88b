import Analysis
import CodingModel
import TerminalText

/// Answers with the codes that list them: as one JSON array, or as lines of JSON. Scripts rely on the shape, which only
/// ever gains fields. Answers come by question, then by first appearance.
package struct ResponsesDocument: Sendable {
    /// The forms of the document.
    package enum Form: Hashable, Sendable {
        /// One array of all answers.
        case array
        /// A line for each answer, with the job's id and survey in it (JSON Lines).
        case lines
    }

    private let job: CodedJob
    private let selection: AnswerSelection
    private let form: Form
    private let marks: AnswerMarks?

    /// A document that is not written yet.
    /// - Parameters:
    ///   - selection: The answers to write.
    ///   - marks: A reader's marks; nil for objects without `marks`.
    package init(
        _ job: CodedJob, _ selection: AnswerSelection = .all, form: Form = .array, marks: ReviewBoard? = nil
    ) {
        self.marks = marks.map { AnswerMarks($0) }
        self.job = job
        self.selection = selection
        self.form = form
    }

    /// Writes the document; an array ends in a newline as well.
    ///
    /// - Parameter sink: Is handed the document in chunks, each only for the call.
    /// - Throws: The error of the sink; the document is then incomplete.
    package func write<Failure>(to sink: (Span<UInt8>) throws(Failure) -> Void) throws(Failure) {
        var output = JSONOutput()
        let start = objectStart
        var isFirst = true
        if form == .array { output.write("[") }
        for (place, question) in job.questions.enumerated() {
            let paths = CodePaths(question)
            for answer in selection.answers(of: place, in: job) {
                if form == .array, !isFirst { output.write(",") }
                isFirst = false
                output.write { $0 += start }
                output.write(answer: answer, in: question, paths)
                if let marks {
                    output.write(marks: marks.marks(of: AnswerReference(question: place, answer: answer)), in: question)
                }
                output.write(form == .array ? "}" : "}\n")
                try output.yield(to: sink)
            }
        }
        if form == .array { output.write("]\n") }
        try output.flush(to: sink)
    }

    /// The bytes before an answer's own fields.
    private var objectStart: [UInt8] {
        var output = JSONOutput()
        output.write("{")
        if form == .lines {
            output.write("\"jobId\":")
            output.write(text: job.report.job.raw)
            output.write(",\"surveyIdentifier\":")
            output.write(text: job.report.survey)
            output.write(",")
        }
        return output.bytes()
    }
}

/// The lines are a format of exports; the array is what `responses --json` prints.
extension ResponsesDocument: FormatWriter {
    /// The command line's name for the format.
    package static let name = "jsonl"
    /// How the name of a file in this format ends.
    package static let ending = ".jsonl"
    /// The contents of a file in this format, in words.
    package static let words: DisplayText = "JSON, a line for each answer"
    /// The options that change what is written.
    package static let options: Set<FormatOption> = [.marks]

    /// A line for each selected answer.
    package init(_ export: JobExport) {
        self.init(export.job, export.selection, form: .lines, marks: export.marks)
    }
}
