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
        var page = SavedPage()
        if case .memory(let bytes) = origin {
            try read(bytes.span, into: &page, &builder)
        } else {
            var pieces = try open()
            while let count = try next(&pieces) {
                try read(pieces.buffer.span.extracting(0..<count), into: &page, &builder)
            }
        }
        do throws(SavedBytes.Fault) {
            try page.endBytes(into: &builder)
        } catch {
            throw problem(error)
        }
        do throws(DecodingFailure) {
            return try page.end(into: &builder)
        } catch {
            throw problem(startingWith: page.start, error)
        }
    }

    private func read(
        _ bytes: Span<UInt8>, into page: inout SavedPage, _ builder: inout CodedJobBuilder
    ) throws(Problem) {
        do throws(SavedBytes.Fault) {
            try page.take(bytes, into: &builder)
        } catch {
            throw problem(error)
        }
        if let failure = page.failure { throw problem(startingWith: page.start, failure) }
    }

    private func problem(_ fault: SavedBytes.Fault) -> Problem {
        switch fault {
        case .damaged: problem(FileContents.Refusal("is packed by gzip, and damaged or cut off: try gzip -t"))
        case .tooMany:
            problem(
                FileContents.Refusal(
                    "is too big once unpacked: more than \(FileContents.readable(bytes: SavedAnswers.limit))"))
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
        case .malformed, .tooDeep, .tooLong, .missing, .mismatch, .errorAnswer: ": \(failure.sentence.string)"
        }
    }

    /// The problem with a document that is no job: the server's words for a saved error answer, else the failure.
    private func problem(startingWith start: [UInt8], _ failure: DecodingFailure) -> Problem {
        guard let answer = failure.answer else {
            return Problem("\(name)\(Self.fault(failure, startingWith: start))")
        }
        return Problem(
            "\(name) is an error answer of the server, not a job: \(answer.words.excerpt(600).string)",
            status: JobEnding.status(of: answer))
    }
}

/// A saved answer that is being read.
private struct SavedPage {
    /// The bytes that tell what else a document is.
    private static let startLength = 64

    private var bytes = SavedBytes(limit: SavedAnswers.limit)
    private var reading = PageReading()
    /// The document's first bytes, in UTF-8.
    private(set) var start: [UInt8] = []
    /// Why the rest is not read.
    private(set) var failure: DecodingFailure?

    mutating func take(_ piece: Span<UInt8>, into builder: inout CodedJobBuilder) throws(SavedBytes.Fault) {
        var bytes = bytes
        defer { self.bytes = bytes }
        _ = try bytes.take(piece) { read($0, into: &builder) }
    }

    /// Reads what was held back.
    mutating func endBytes(into builder: inout CodedJobBuilder) throws(SavedBytes.Fault) {
        var bytes = bytes
        try bytes.end { read($0, into: &builder) }
    }

    mutating func end(into builder: inout CodedJobBuilder) throws(DecodingFailure) -> PageHead {
        if let failure { throw failure }
        return try reading.end(into: &builder)
    }

    private mutating func read(_ text: Span<UInt8>, into builder: inout CodedJobBuilder) -> Bool {
        if start.count < Self.startLength {
            text.withUnsafeBufferPointer { start.append(contentsOf: $0.prefix(Self.startLength - start.count)) }
        }
        do throws(DecodingFailure) {
            try reading.take(text, into: &builder)
            return true
        } catch {
            failure = error
            return false
        }
    }
}
