import CodingModel
import CodingService

/// The way of a saved answer's bytes to its reader: a packed file is unpacked, and whatever is marked as UTF-16 or UTF-32 is
/// brought into UTF-8.
struct SavedBytes {
    /// The bytes can't be unpacked, or are more than the limit once they are.
    enum Fault: Error, Hashable {
        case damaged, tooMany
    }

    private let limit: Int
    private var inflation: Inflation?
    private var conversion = TextConversion()
    /// The first byte, until another is here that tells whether the file is packed.
    private var start: [UInt8]? = []
    private var count = 0

    /// - Parameter limit: The bytes that may be unpacked.
    init(limit: Int) {
        self.limit = limit
    }

    /// Takes the next piece, and hands on what it holds, for the call.
    /// - Parameter body: Returns false when it wants no more.
    /// - Returns: False when `body` did.
    mutating func take(_ bytes: Span<UInt8>, _ body: (Span<UInt8>) -> Bool) throws(Fault) -> Bool {
        guard var begun = start else { return try pass(bytes, body) }
        bytes.withUnsafeBufferPointer { begun.append(contentsOf: $0) }
        guard begun.count >= Inflation.gzipMark.count else {
            start = begun
            return true
        }
        start = nil
        if begun.starts(with: Inflation.gzipMark) { inflation = Inflation(.gzip) }
        return try pass(begun.span, body)
    }

    /// Hands on what is left at the end.
    /// - Throws: When a packed file breaks off.
    mutating func end(_ body: (Span<UInt8>) -> Bool) throws(Fault) {
        if let begun = start.take() { _ = try pass(begun.span, body) }
        if let inflation, !inflation.isComplete { throw .damaged }
        _ = conversion.end(body)
    }

    private mutating func pass(_ bytes: Span<UInt8>, _ body: (Span<UInt8>) -> Bool) throws(Fault) -> Bool {
        guard let inflation else { return conversion.take(bytes, body) }
        var isTooMuch = false
        let isWanted: Bool
        do throws(Inflation.Damage) {
            isWanted = try inflation.take(bytes) { unpacked in
                count += unpacked.count
                isTooMuch = count > limit
                return !isTooMuch && conversion.take(unpacked, body)
            }
        } catch {
            throw .damaged
        }
        if isTooMuch { throw .tooMany }
        return isWanted
    }
}
