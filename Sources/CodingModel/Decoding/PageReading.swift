import TerminalText

/// The fields of one API answer apart from its codes, which are with the builder.
package struct PageHead: Hashable, Sendable {
    /// The job's status and why it failed, if it did.
    package let report: JobReport
    /// The cursor of the next page (`results.nextCursor`); nil at the last page. Never empty.
    package let nextCursor: RawText?
    /// The answer brings a page of results, though perhaps an empty one; false when the job is in work or failed.
    package let hasResults: Bool
    /// The answer brings at least one question.
    package let hasQuestions: Bool
    /// The places that were read otherwise than they are written.
    package internal(set) var remarks = PageRemarks()

    /// A head with these parts, for tests; the program gets one from a `PageReading`.
    package init(report: JobReport, nextCursor: RawText? = nil, hasResults: Bool, hasQuestions: Bool = false) {
        self.report = report
        self.nextCursor = nextCursor
        self.hasResults = hasResults
        self.hasQuestions = hasQuestions
    }
}

/// Reads one API answer with status 200 (schema `BatchCodingResponse`) as its bytes arrive.
///
/// The builder takes in codes and answers at once. After `end` it must be told to `keep` the page or to `drop` it; a failure
/// has dropped it already. A recording takes them in for a builder that is busy.
/// ```
/// var reading = PageReading()
/// var builder = CodedJobBuilder()
/// for piece in body { try reading.take(piece, into: &builder) }   // {"batchJobId":"job-1","status":"completed",…
/// let head = try reading.end(into: &builder)                      // head.nextCursor is "page-2"
/// builder.keep(head)
/// ```
/// The text must follow RFC 8259; a byte order mark is passed over. Of a key that stands there twice the first counts; whole
/// numbers may be written `1.0` or `1e3`; half a surrogate pair and bytes that are no UTF-8 become U+FFFD. A field of the
/// wrong kind counts as absent while the job is in work.
package struct PageReading: Sendable {
    /// Arrays and objects inside one another that are read: about 250 levels of codes.
    package static let depthLimit = JSONTokens.depthLimit
    /// The most bytes of one text, and of an answer with its follow-ups.
    package static let textLimit = JSONTokens.textLimit

    /// Enough to tell what stands somewhere, whatever the lengths of its scalars.
    private static let excerptBytes = 164
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private var reader = ResponseReader()
    private var hasBegun = false
    /// Bytes taken so far.
    private var count = 0
    /// How many bytes of a byte order mark came; nil once something else has.
    private var markLength: Int? = 0
    /// The fault of the text; the bytes that stand there are gathered before it is told.
    private var fault: JSONFailure?
    private var bytesAtFault: [UInt8] = []

    /// A reading that has taken no bytes yet.
    package init() {}

    /// Reads the next piece of the body, of any size, and tells the builder.
    /// - Parameter bytes: Need to live only for the call.
    /// - Throws: `DecodingFailure` once the body can't be what the API promises; the reading is then over.
    package mutating func take(_ bytes: Span<UInt8>, into builder: inout CodedJobBuilder) throws(DecodingFailure) {
        try take(bytes, telling: &builder)
    }

    /// Ends the reading after the last piece.
    /// - Throws: `DecodingFailure` when the body breaks off, or lacks a required field.
    package mutating func end(into builder: inout CodedJobBuilder) throws(DecodingFailure) -> PageHead {
        try end(telling: &builder)
    }

    /// Reads the next piece of the body, of any size, and writes down what is to be told to a builder.
    /// - Parameter bytes: Need to live only for the call.
    /// - Throws: `DecodingFailure` once the body can't be what the API promises; the reading is then over.
    package mutating func take(_ bytes: Span<UInt8>, into recording: inout PageRecording) throws(DecodingFailure) {
        try take(bytes, telling: &recording)
    }

    /// Ends the reading after the last piece.
    /// - Throws: `DecodingFailure` when the body breaks off, or lacks a required field.
    package mutating func end(into recording: inout PageRecording) throws(DecodingFailure) -> PageHead {
        try end(telling: &recording)
    }

    mutating func take(_ bytes: Span<UInt8>, telling sink: inout some CodingSink) throws(DecodingFailure) {
        if !hasBegun { sink.beginPage() }
        hasBegun = true
        let start = skipByteOrderMark(bytes)
        count += bytes.count
        if fault != nil { return try explain(bytes, &sink) }
        do throws(ResponseTrouble) {
            try bytes.withUnsafeBufferPointer { (buffer) throws(ResponseTrouble) in
                var input = JSONInput(buffer)
                input.position = start
                try reader.read(&input, into: &sink)
            }
        } catch {
            switch error {
            case .failure(let failure): throw drop(failure, &sink)
            case .fault(let found):
                fault = found
                try explain(bytes, &sink)
            }
        }
    }

    mutating func end(telling sink: inout some CodingSink) throws(DecodingFailure) -> PageHead {
        if let fault { throw drop(failure(for: fault), &sink) }
        do throws(ResponseTrouble) {
            try reader.endNumber(telling: &sink)
        } catch {
            throw drop(error.failure, &sink)
        }
        guard reader.tokens.isComplete else {
            throw drop(reader.tokens.isUntouched ? .empty : .brokenOff(reader.path, after: count), &sink)
        }
        do throws(DecodingFailure) {
            var head = try reader.findings.head()
            head.remarks = reader.remarks
            return head
        } catch {
            throw drop(error, &sink)
        }
    }

    /// How many bytes of the piece belong to a byte order mark.
    private mutating func skipByteOrderMark(_ bytes: Span<UInt8>) -> Int {
        var position = 0
        while let length = markLength, position < bytes.count {
            if length < Self.byteOrderMark.count, bytes[position] == Self.byteOrderMark[length] {
                position += 1
                markLength = length + 1
            } else {
                markLength = nil
            }
        }
        return position
    }

    /// Gathers what stands where the text goes wrong, and says so once enough of it is here.
    private mutating func explain(_ bytes: Span<UInt8>, _ sink: inout some CodingSink) throws(DecodingFailure) {
        if case .unexpected(let offset, let known, _) = fault {
            if bytesAtFault.isEmpty { bytesAtFault += known.utf8 }
            let before = count - bytes.count
            let start = min(max(0, offset + known.utf8.count - before), bytes.count)
            let room = Self.excerptBytes - bytesAtFault.count
            bytes.extracting(start...).withUnsafeBufferPointer { bytesAtFault.append(contentsOf: $0.prefix(room)) }
            if bytesAtFault.count < Self.excerptBytes { return }
        }
        if let fault { throw drop(failure(for: fault), &sink) }
    }

    private func failure(for fault: JSONFailure) -> DecodingFailure {
        switch fault {
        case .tooDeep: return .tooDeep(reader.path)
        case .tooLong(let offset): return .tooLong(reader.path, offset: offset)
        case .unexpected(let offset, _, let expected):
            if reader.tokens.isUntouched, bytesAtFault.first == UInt8(ascii: "<") { return .webPage(bytesAtFault) }
            return .unexpected(reader.path, found: bytesAtFault, offset: offset, expected: expected)
        }
    }

    private func drop(_ failure: DecodingFailure, _ sink: inout some CodingSink) -> DecodingFailure {
        sink.drop()
        return failure
    }
}

extension CodedJobBuilder {
    /// Reads a body that is here as a whole; the page must then be kept or dropped.
    /// - Throws: `DecodingFailure` when the body is not what the API promises.
    package mutating func read(_ body: [UInt8]) throws(DecodingFailure) -> PageHead {
        var reading = PageReading()
        try reading.take(body.span, into: &self)
        return try reading.end(into: &self)
    }
}
