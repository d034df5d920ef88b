import CodingModel
import TerminalText

/// A job as one document of the API's own shape (schema `BatchCodingResponse`), all pages merged: every code with the
/// answers listed on itself, in the order of first appearance, and no further page. Reading it gives the same job.
package struct JobDocument: Sendable {
    private let job: CodedJob

    /// A document that is not written yet.
    package init(_ job: CodedJob) { self.job = job }

    /// Writes the document and a newline at its end.
    ///
    /// - Parameter sink: Is handed the document in chunks, each only for the call.
    /// - Throws: The error of the sink; the document is then incomplete.
    package func write<Failure>(
        to sink: (Span<UInt8>) throws(Failure) -> Void
    ) throws(Failure) {
        var output = JSONOutput()
        output.write("{\"batchJobId\":")
        output.write(text: job.report.job.raw)
        output.write(",\"surveyIdentifier\":")
        output.write(text: job.report.survey)
        output.write(",\"status\":")
        output.write(text: job.report.status.apiValue)
        output.write(",\"results\":")
        try writeResults(to: &output, yieldingTo: sink)
        output.write("}\n")
        try output.flush(to: sink)
    }

    /// Writes `results`, whose fields depend on the status as in the API. A job in work has null there.
    private func writeResults<Failure>(
        to output: inout JSONOutput, yieldingTo sink: (Span<UInt8>) throws(Failure) -> Void
    ) throws(Failure) {
        let report = job.report
        let hasCodes = report.status == .completed || !job.questions.isEmpty
        guard hasCodes || report.failure != nil else { return output.write("null") }
        output.write("{")
        if let failure = report.failure {
            output.write("\"code\":")
            output.write(text: failure.code)
            output.write(",\"message\":")
            output.write(text: failure.message)
            output.write(hasCodes ? "," : "")
        }
        if hasCodes {
            if let completedAt = report.completedAt {
                output.write("\"completedAt\":")
                output.write(text: completedAt.raw)
                output.write(",")
            }
            output.write("\"questionCodes\":[")
            for (index, question) in job.questions.enumerated() {
                output.write(index == 0 ? "" : ",")
                try question.write(to: &output, yieldingTo: sink)
            }
            output.write("],\"nextCursor\":null")
        }
        output.write("}")
    }
}

extension CodedQuestion {
    /// Writes schema `QuestionCodeData`. Without recursion: a tree may be deeper than the stack.
    fileprivate func write<Failure>(
        to output: inout JSONOutput, yieldingTo sink: (Span<UInt8>) throws(Failure) -> Void
    ) throws(Failure) {
        output.begin(self)
        output.write(",\"responseCodes\":[")
        // The ends of the subtrees whose codes are still open, outermost first.
        var ends: [CodeIndex] = []
        for code in codeIndices {
            while let end = ends.last, end <= code {
                output.write("]}")
                ends.removeLast()
            }
            let isFirst = code == 0 || parent(of: code) == code - 1
            output.write(isFirst ? "" : ",")
            try begin(code, in: &output, yieldingTo: sink)
            ends.append(subtreeEnd(of: code))
        }
        for _ in ends { output.write("]}") }
        output.write("]}")
    }

    /// Writes schema `ResponseCode`, up to its sub-codes.
    private func begin<Failure>(
        _ code: CodeIndex, in output: inout JSONOutput, yieldingTo sink: (Span<UInt8>) throws(Failure) -> Void
    ) throws(Failure) {
        output.write("{\"id\":")
        output.write(id(of: code))
        output.write(",\"label\":")
        output.write(text: labelBytes(of: code).span)
        output.write(",\"responses\":[")
        var separator: StaticString = ""
        for answer in directAnswers(of: code) {
            output.write(separator)
            separator = ","
            write(answer, to: &output)
            try output.yield(to: sink)
        }
        output.write("],\"subCodes\":[")
    }

    /// Writes schema `ResponseEntry`.
    private func write(_ answer: AnswerIndex, to output: inout JSONOutput) {
        output.write("{")
        output.write(partsOf: answer, in: self)
        if followupCount(of: answer) > 0 {
            output.write(",\"followupResponses\":")
            output.write(followupsOf: answer, in: self)
        }
        output.write("}")
    }
}
