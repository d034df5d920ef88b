import CodingModel
import TerminalText

/// Answers of the API on their way into the model, as the program itself reads them: the only place that knows how.
struct Loading {
    private var builder = CodedJobBuilder()

    /// Reads and keeps a page.
    mutating func read(_ body: [UInt8]) throws {
        do throws(DecodingFailure) {
            builder.keep(try builder.read(body))
        } catch {
            throw BenchFailure(error.sentence.string)
        }
    }

    /// The job as it stands.
    mutating func snapshot() -> CodedJob { builder.snapshot(isComplete: true) }

    /// Reads a file, in pieces as the program does.
    static func job(fromFile path: String) throws -> CodedJob {
        var builder = CodedJobBuilder()
        var reading = PageReading()
        do {
            try Descriptor.read(path, part: 1 << 18) { piece in try reading.take(piece, into: &builder) }
            builder.keep(try reading.end(into: &builder))
        } catch let failure as DecodingFailure {
            throw BenchFailure("\(path): \(failure.sentence.string)")
        }
        return builder.snapshot(isComplete: true)
    }
}
