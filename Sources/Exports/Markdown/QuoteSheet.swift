import Analysis
import CodingModel
import TerminalText

/// Answers to quote, as Markdown: by question, each answer as a quotation with its follow-ups, and below it who said it
/// and the codes that list it.
package struct QuoteSheet: FormatWriter {
    /// The command line's name for the format.
    package static let name = "quotes"
    /// How the name of a file in this format ends.
    package static let ending = ".md"
    /// The contents of a file in this format, in words.
    package static let words: DisplayText = "quotes in Markdown"
    /// The options that change what is written.
    package static let options: Set<FormatOption> = []

    /// A code on a deeper level is written with its first and its last label.
    private static let levelLimit = 6

    private let job: CodedJob
    private let selection: AnswerSelection

    /// The selected answers are quoted.
    package init(_ export: JobExport) { (job, selection) = (export.job, export.selection) }

    /// Writes a heading, then the answers question by question.
    package func write<Failure>(to sink: (Span<UInt8>) throws(Failure) -> Void) throws(Failure) {
        var output = PendingBytes()
        let count = selection.count(in: job)
        output.bytes.append("# Quotes from ")
        output.bytes.append(markdown: job.report.survey)
        output.bytes.append("\n\nJob ")
        output.bytes.append(markdown: job.report.job.raw)
        output.bytes.append(" · ")
        output.bytes.append(decimal: count)
        output.bytes.append(count == 1 ? " answer\n" : " answers\n")
        for (place, question) in job.questions.enumerated() {
            var hasHeading = false
            for answer in selection.answers(of: place, in: job) {
                if !hasHeading { Self.append(headingOf: question, to: &output.bytes) }
                hasHeading = true
                Self.append(answer, of: question, to: &output.bytes)
                try output.yield(to: sink)
            }
        }
        try output.flush(to: sink)
    }

    private static func append(headingOf question: CodedQuestion, to output: inout [UInt8]) {
        output.append("\n## ")
        output.append(markdown: question.identifier)
        output.append(": ")
        output.append(markdown: question.text)
        output.append("\n")
    }

    private static func append(_ answer: AnswerIndex, of question: CodedQuestion, to output: inout [UInt8]) {
        output.append("\n")
        output.append(quotation: question.textBytes(of: answer))
        for followup in question.followupBytes(of: answer) {
            output.append(">\n> ↳ ")
            MarkdownText(followup.question).appendLine(to: &output)
            output.append("\n>\n")
            output.append(quotation: followup.answer)
        }
        output.append("\n— ")
        output.append(markdown: question.responseIdentifier(of: answer))
        var separator: StaticString = " · "
        for code in question.codes(of: answer) {
            output.append(separator)
            separator = "; "
            append(lineageOf: code, of: question, to: &output)
        }
        output.append("\n")
    }

    /// Appends the labels from the root: `Delivery › Late`.
    private static func append(lineageOf code: CodeIndex, of question: CodedQuestion, to output: inout [UInt8]) {
        let lineage = question.lineage(of: code)
        let told = lineage.count > levelLimit ? [lineage[0], lineage[lineage.count - 1]] : lineage
        for (level, code) in told.enumerated() {
            if level > 0 { output.append(told.count < lineage.count ? " › … › " : " › ") }
            MarkdownText(question.labelBytes(of: code)).appendLine(to: &output)
        }
    }
}

extension [UInt8] {
    /// Appends a text in one line.
    fileprivate mutating func append(markdown text: RawText) {
        MarkdownText(text.string.utf8).appendLine(to: &self)
    }

    /// Appends a text as part of a quotation, with its end of line.
    fileprivate mutating func append(quotation bytes: ArraySlice<UInt8>) {
        let text = MarkdownText(bytes)
        if text.isBlank { append("> *(no text)*") } else { text.appendQuotation(to: &self) }
        append("\n")
    }
}
