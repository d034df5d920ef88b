import CodingModel
import TerminalText

/// The state of a job in one line of JSON; scripts rely on its shape, which only ever gains fields.
package struct StatusDocument: Hashable, Sendable {
    /// The job's server: two servers may give out one id.
    package let server: RawText
    /// The job's id as the user or the server wrote it.
    package let job: JobIdentifier
    /// The server's latest report; nil when the server has told none.
    package let report: JobReport?
    /// All pages are here.
    package let isComplete: Bool
    /// How many pages are here.
    package let pagesFetched: Int

    /// A document with these parts; nothing is checked.
    package init(server: RawText, job: JobIdentifier, report: JobReport?, isComplete: Bool, pagesFetched: Int) {
        self.server = server
        self.job = job
        self.report = report
        self.isComplete = isComplete
        self.pagesFetched = pagesFetched
    }

    /// The object alone, without a newline; unknown fields are null.
    package var json: [UInt8] { Self.bytes { write(to: &$0) } }

    /// Several jobs in one array.
    package static func json(_ documents: [StatusDocument]) -> [UInt8] {
        bytes { output in
            var separator: StaticString = ""
            output.write("[")
            for document in documents {
                output.write(separator)
                separator = ","
                document.write(to: &output)
            }
            output.write("]")
        }
    }

    private static func bytes(_ write: (inout JSONOutput) -> Void) -> [UInt8] {
        var output = JSONOutput()
        write(&output)
        return output.bytes()
    }

    private func write(to output: inout JSONOutput) {
        output.write("{\"jobId\":")
        output.write(text: job.raw)
        output.write(",\"surveyIdentifier\":")
        output.write(text: report?.survey)
        output.write(",\"status\":")
        output.write(text: report?.status.apiValue)
        output.write(isComplete ? ",\"complete\":true,\"pagesFetched\":" : ",\"complete\":false,\"pagesFetched\":")
        output.write(pagesFetched)
        output.write(",\"completedAt\":")
        output.write(text: report?.completedAt?.raw)
        output.write(",\"error\":")
        output.write(report?.failure)
        output.write(",\"server\":")
        output.write(text: server)
        output.write("}")
    }
}

extension JSONOutput {
    /// Writes `{"code","message"}` as in schema `BatchCodingErrorDetails`, or null.
    mutating func write(_ failure: JobFailure?) {
        guard let failure else { return write("null") }
        write("{\"code\":")
        write(text: failure.code)
        write(",\"message\":")
        write(text: failure.message)
        write("}")
    }
}
