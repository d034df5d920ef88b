import CodingModel
import NIOHTTP1
import TerminalText

/// The way of a body from the connection to whoever reads it: unpacked, brought into UTF-8, and without the key.
struct BodyIntake: Sendable {
    private let inflation: Inflation?
    private var conversion: TextConversion
    private var concealer: KeyConcealer?
    private let limit: Int
    private var count = 0

    /// - Parameters:
    ///   - headers: Say how the body is packed and encoded.
    ///   - key: The key that the body must not show; nil where none was sent.
    ///   - limit: The bytes that may be unpacked.
    /// - Throws: ``TransportFailure/unreadable(_:)`` for a coding or a charset that is not read.
    init(_ headers: HTTPHeaders, key: APIKey?, limit: Int) throws(TransportFailure) {
        inflation = try Self.inflation(headers)
        conversion = TextConversion(declared: try Self.encoding(headers))
        concealer = key.flatMap { KeyConcealer($0) }
        self.limit = limit
    }

    /// Takes the next piece, as it came.
    /// - Parameter body: Is handed what it holds, for the call; returns false when it wants no more.
    /// - Returns: False when `body` did.
    mutating func take(_ bytes: Span<UInt8>, _ body: (Span<UInt8>) -> Bool) throws(TransportFailure) -> Bool {
        guard let inflation else { return try pass(bytes, body) }
        var failure: TransportFailure?
        let isWanted: Bool
        do throws(Inflation.Damage) {
            isWanted = try inflation.take(bytes) { unpacked in
                do throws(TransportFailure) {
                    return try pass(unpacked, body)
                } catch {
                    failure = error
                    return false
                }
            }
        } catch {
            throw Self.damaged
        }
        if let failure { throw failure }
        return isWanted
    }

    /// Hands on what was held back, when the last piece has come.
    /// - Throws: A failure for a packed body that breaks off.
    mutating func end(_ body: (Span<UInt8>) -> Bool) throws(TransportFailure) -> Bool {
        if let inflation, !inflation.isComplete { throw Self.damaged }
        var concealer = concealer.take()
        guard conversion.end({ concealer?.take($0, body) ?? body($0) }) else { return false }
        let none: [UInt8] = []
        return concealer?.take(none.span, isLast: true, body) ?? true
    }

    private mutating func pass(_ bytes: Span<UInt8>, _ body: (Span<UInt8>) -> Bool) throws(TransportFailure) -> Bool {
        count += bytes.count
        guard count <= limit else { throw .tooLarge(limit) }
        var concealer = self.concealer.take()
        defer { self.concealer = concealer }
        return conversion.take(bytes) { concealer?.take($0, body) ?? body($0) }
    }

    private static let damaged = TransportFailure.interrupted("the compressed answer broke off or was damaged")

    private static func inflation(_ headers: HTTPHeaders) throws(TransportFailure) -> Inflation? {
        let codings = headers[canonicalForm: "Content-Encoding"].map { $0.lowercased() }
            .filter { !["identity", ""].contains($0) }
        switch codings {
        case []: return nil
        case ["gzip"], ["x-gzip"]: return Inflation(.gzip)
        case ["deflate"]: return Inflation(.deflate)
        default:
            let names = RawText(codings.joined(separator: ", ")).excerpt().string
            let reason = "it is packed as “\(names)”, though only gzip was asked for; gzip and deflate are read"
            throw .unreadable(RawText(reason))
        }
    }

    /// The encoding that `Content-Type` declares, else UTF-8.
    private static func encoding(_ headers: HTTPHeaders) throws(TransportFailure) -> TextConversion.Encoding {
        let parts = (headers.first(name: "Content-Type") ?? "").split(separator: ";").dropFirst()
        for part in parts {
            let pair = part.split(separator: "=", maxSplits: 1).map { word in
                String(word.drop { $0 == " " || $0 == "\"" }.reversed().drop { $0 == " " || $0 == "\"" }.reversed())
            }
            guard pair.count == 2, pair[0].lowercased() == "charset", !pair[1].isEmpty else { continue }
            if let encoding = TextConversion.Encoding(charset: pair[1]) { return encoding }
            let name = RawText(pair[1]).excerpt().string
            let reason = "it is declared as “\(name)”; UTF-8, UTF-16, ISO-8859-1 and windows-1252 are read"
            throw .unreadable(RawText(reason))
        }
        return .utf8
    }
}
