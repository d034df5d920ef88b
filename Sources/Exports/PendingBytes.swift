/// Gathers bytes and hands them out in chunks, so that no document is ever in memory as a whole.
struct PendingBytes {
    private static let chunkSize = 1 << 16

    var bytes: [UInt8] = []

    init() { bytes.reserveCapacity(Self.chunkSize * 2) }

    /// Hands the bytes to the sink if they fill a chunk.
    mutating func yield<Failure>(to sink: (Span<UInt8>) throws(Failure) -> Void) throws(Failure) {
        if bytes.count >= Self.chunkSize { try flush(to: sink) }
    }

    mutating func flush<Failure>(to sink: (Span<UInt8>) throws(Failure) -> Void) throws(Failure) {
        try sink(bytes.span)
        bytes.removeAll(keepingCapacity: true)
    }
}

extension [UInt8] {
    mutating func append(_ literal: StaticString) {
        literal.withUTF8Buffer { append(contentsOf: $0) }
    }

    /// Appends an integer in decimal.
    mutating func append(decimal number: some BinaryInteger) { append(contentsOf: String(number).utf8) }
}
