import CodingModel
import Glibc
import TerminalText

/// The texts of a job for programs that look through lines: each answer with its follow-ups on a line, once.
enum TextLines {
    private static let part = 1 << 20

    /// - Returns: How many bytes they are.
    @discardableResult static func write(_ job: CodedJob, to path: String) throws -> Int {
        let descriptor = try Descriptor.create(path)
        defer { close(descriptor) }
        var buffer: [UInt8] = []
        var written = 0
        for question in job.questions {
            for answer in 0..<question.answerCount {
                append(question.answer(answer), to: &buffer)
                guard buffer.count >= part else { continue }
                written += buffer.count
                try Descriptor.empty(&buffer, into: descriptor, of: path)
            }
        }
        written += buffer.count
        try Descriptor.empty(&buffer, into: descriptor, of: path)
        return written
    }

    private static func append(_ answer: Answer, to lines: inout [UInt8]) {
        let newline = UInt8(ascii: "\n")
        for text in [answer.text] + answer.followups.flatMap({ [$0.question, $0.answer] }) {
            lines += text.string.utf8.lazy.map { $0 == newline ? UInt8(ascii: " ") : $0 }
            lines.append(UInt8(ascii: "\t"))
        }
        lines[lines.count - 1] = newline
    }
}
