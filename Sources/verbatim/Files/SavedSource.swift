import CodingModel
import CodingService
import Glibc
import TerminalText

/// Where a saved answer of the API comes from. It can be read more than once.
struct SavedSource {
    private enum Origin {
        case file(String)
        /// It can be read once.
        case standardInput
        case memory([UInt8])
    }

    /// An error answer of the server is some hundred bytes.
    private static let errorAnswerLimit = 64_000

    private let name: String
    private let origin: Origin

    /// - Parameters:
    ///   - file: `-` is standard input.
    ///   - isOnlyOne: No other file is read, so this one is never read a second time.
    init(_ file: String, isOnlyOne: Bool) throws(Problem) {
        guard file == "-" else {
            name = file
            origin = .file(file)
            return
        }
        guard isatty(STDIN_FILENO) == 0 else {
            throw Problem("standard input is the terminal; send it a saved answer with | or <", status: .usage)
        }
        name = "standard input"
        if isOnlyOne {
            origin = .standardInput
            return
        }
        do {
            var pieces = FilePieces(descriptor: STDIN_FILENO, limit: SavedAnswers.limit)
            origin = .memory(try pieces.rest())
        } catch {
            throw Problem("standard input \(error.reason)")
        }
    }

    /// Reads all of it into a builder, to be kept or dropped.
    func read(into builder: inout CodedJobBuilder) throws(Problem) -> PageHead {
        if case .memory(let bytes) = origin {
            do {
                return try builder.read(bytes)
            } catch {
                throw problem(startingWith: bytes, error)
            }
        }
        var pieces = try open()
        var reading = PageReading()
        var start: [UInt8] = []
        while let count = try next(&pieces) {
            start += pieces.buffer[..<min(count, Self.errorAnswerLimit - start.count)]
            do {
                try reading.take(pieces.buffer.span.extracting(0..<count), into: &builder)
            } catch {
                throw problem(startingWith: start, error)
            }
        }
        do {
            return try reading.end(into: &builder)
        } catch {
            throw problem(startingWith: start, error)
        }
    }

    private func open() throws(Problem) -> FilePieces {
        guard case .file(let path) = origin else {
            return FilePieces(descriptor: STDIN_FILENO, limit: SavedAnswers.limit)
        }
        do {
            return try FilePieces(path, limit: SavedAnswers.limit)
        } catch {
            throw problem(error)
        }
    }

    private func next(_ pieces: inout FilePieces) throws(Problem) -> Int? {
        do {
            return try pieces.next()
        } catch {
            throw problem(error)
        }
    }

    private func problem(_ refusal: FileContents.Refusal) -> Problem {
        if case .file(let path) = origin { return Problem("the file \(path) \(refusal.reason)") }
        return Problem("\(name) \(refusal.reason)")
    }

    /// The end of a sentence about a file that holds no answer of the API.
    private static func fault(_ failure: DecodingFailure, startingWith start: [UInt8]) -> String {
        let isObject = start.first { !" \t\r\n".utf8.contains($0) } == UInt8(ascii: "{")
        return switch failure.kind {
        case .empty: " is empty"
        case .webPage: " is not a saved API answer: it is a web page"
        case .malformed where !isObject: " is not a saved API answer: it is not JSON"
        case .mismatch where !isObject: " is not a saved API answer"
        case .malformed, .tooDeep, .missing, .mismatch: ": \(failure.sentence.string)"
        }
    }

    /// The problem with a document that is no job: the server's words for a saved error answer, else the failure.
    private func problem(startingWith start: [UInt8], _ failure: DecodingFailure) -> Problem {
        guard failure.path == "$.batchJobId", let answer = ErrorAnswer(body: start) else {
            return Problem("\(name)\(Self.fault(failure, startingWith: start))")
        }
        let words = [answer.code, answer.message].compactMap(\.self).map { RawText($0).excerpt(300).string }
        return Problem("\(name) is an error answer of the server, not a job: \(words.joined(separator: ": "))")
    }
}
