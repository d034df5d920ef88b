import Analysis
import CodingModel
import TerminalText

/// A job's codeframe with all counts, as one JSON document; scripts rely on its shape, which only ever gains fields.
/// A code comes before its sub-codes, unless the listing is of the largest codes. While pages are missing, counts are so far and percentages are null.
package struct CodesDocument: Sendable {
    private let job: CodedJob
    private let selection: AnswerSelection
    private let bases: QuestionBases
    private let listing: CodeListing

    /// A document that is not written yet.
    /// - Parameters:
    ///   - selection: The answers to count.
    ///   - bases: The bases of the percentages.
    ///   - listing: The codes to write, and their order.
    package init(
        _ job: CodedJob, _ selection: AnswerSelection = .all, bases: QuestionBases = QuestionBases(),
        listing: CodeListing = CodeListing(order: .api)
    ) {
        self.job = job
        self.selection = selection
        self.bases = bases
        self.listing = listing
    }

    /// Writes the document and a newline at its end.
    ///
    /// - Parameter sink: Is handed the document in chunks, each only for the call.
    /// - Throws: The error of the sink; the document is then incomplete.
    package func write<Failure>(to sink: (Span<UInt8>) throws(Failure) -> Void) throws(Failure) {
        var output = JSONOutput()
        output.write("{\"jobId\":")
        output.write(text: job.report.job.raw)
        output.write(",\"surveyIdentifier\":")
        output.write(text: job.report.survey)
        output.write(",\"status\":")
        output.write(text: job.report.status.apiValue)
        output.write(",\"complete\":")
        output.write(job.isComplete)
        output.write(",\"error\":")
        output.write(job.report.failure)
        output.write(",\"questions\":[")
        var separator: StaticString = ""
        for place in job.questions.indices where selection.concerns(place) {
            output.write(separator)
            separator = ","
            try write(
                selection.question(place, of: job), of: job.questions[place].answerCount, to: &output, yieldingTo: sink)
        }
        output.write("]}\n")
        try output.flush(to: sink)
    }

    private func write<Failure>(
        _ question: CodedQuestion, of allAnswers: Int, to output: inout JSONOutput,
        yieldingTo sink: (Span<UInt8>) throws(Failure) -> Void
    ) throws(Failure) {
        let base = bases.base(of: question)
        output.begin(question)
        output.write(",\"answers\":")
        output.write(question.answerCount)
        output.write(",\"allAnswers\":")
        output.write(allAnswers)
        output.write(",\"codedRespondents\":")
        output.write(question.codedRespondents)
        output.write(",\"mentions\":")
        output.write(question.mentions)
        output.write(",\"base\":")
        output.write(base, of: question)
        output.write(",\"codes\":[")
        var lineage = CodeLineage(question)
        for (position, code) in listing.codes(of: question).enumerated() {
            output.write(position == 0 ? "{\"path\":\"" : ",{\"path\":\"")
            if listing.top == nil {
                lineage.step(to: code)
                output.write { $0 += lineage.path }
            } else {
                output.write { $0 += question.path(of: code).description.utf8 }
            }
            write(code, of: question, base: base, to: &output)
            try output.yield(to: sink)
        }
        output.write("]}")
    }

    /// Writes a code, from the end of its path on.
    private func write(
        _ code: CodeIndex, of question: CodedQuestion, base: PercentageBase, to output: inout JSONOutput
    ) {
        let counts = question.counts(of: code)
        output.write("\",\"id\":")
        output.write(question.id(of: code))
        output.write(",\"label\":")
        output.write(text: question.labelBytes(of: code).span)
        output.write(",\"depth\":")
        output.write(question.depth(of: code))
        output.write(",\"directAnswers\":")
        output.write(counts.directAnswers)
        output.write(",\"netAnswers\":")
        output.write(counts.netAnswers)
        output.write(",\"directRespondents\":")
        output.write(counts.directRespondents)
        output.write(",\"netRespondents\":")
        output.write(counts.netRespondents)
        output.write(",\"netMentions\":")
        output.write(counts.netMentions)
        output.write(",\"percent\":")
        if job.isComplete, let percent = question.percent(of: code, base: base) {
            output.write { $0 += percent.string.utf8 }
        } else {
            output.write("null")
        }
        output.write(",\"base\":")
        output.write(base, of: question)
        output.write("}")
    }
}

extension JSONOutput {
    /// Writes a base by its kind and its size.
    fileprivate mutating func write(_ base: PercentageBase, of question: CodedQuestion) {
        write("{\"kind\":\"")
        write(base.kind)
        write("\",\"n\":")
        write(question.baseSize(base))
        write("}")
    }
}
