/// Brings a body into UTF-8 as its bytes arrive: from UTF-16 and UTF-32, which a mark at its beginning or the zeros of its
/// first characters tell, and from what a server declares.
///
/// A byte order mark of UTF-8 stays. What is no character in the other encoding becomes a byte that is no UTF-8, and so is
/// replaced and told like any other.
package struct TextConversion: Sendable {
    /// The encodings that are read.
    package enum Encoding: Hashable, Sendable {
        case utf8, utf16(isLittleEndian: Bool), utf32(isLittleEndian: Bool)
        /// It stands for ISO-8859-1 as well, as on the web: that one has control characters where windows-1252 has quotes.
        case windows1252

        /// Reads the name that a `charset=` gives; nil for an encoding that is not read.
        package init?(charset: String) {
            switch charset.lowercased() {
            case "utf-8", "utf8", "us-ascii", "ascii": self = .utf8
            case "utf-16", "utf16", "utf-16be": self = .utf16(isLittleEndian: false)
            case "utf-16le": self = .utf16(isLittleEndian: true)
            case "utf-32", "utf32", "utf-32be": self = .utf32(isLittleEndian: false)
            case "utf-32le": self = .utf32(isLittleEndian: true)
            case "windows-1252", "cp1252", "x-cp1252", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "l1":
                self = .windows1252
            default: return nil
            }
        }

        /// The bytes of one unit.
        fileprivate var width: Int {
            switch self {
            case .utf8, .windows1252: 1
            case .utf16: 2
            case .utf32: 4
            }
        }
    }

    private static let startLength = 4

    private let declared: Encoding
    /// Known once the first bytes are here.
    private var encoding: Encoding?
    /// The first bytes, while they are too few; then those of a unit that goes on in the next piece.
    private var held: [UInt8] = []
    private var highSurrogate: UInt16?

    /// A conversion that has taken no bytes yet.
    /// - Parameter declared: The encoding of a text without a mark.
    package init(declared: Encoding = .utf8) {
        self.declared = declared
    }

    /// Takes the next piece, and hands on the same in UTF-8; what it hands on lives only for the call.
    /// - Parameter body: Returns false when it wants no more.
    /// - Returns: False when `body` did.
    package mutating func take(_ bytes: Span<UInt8>, _ body: (Span<UInt8>) -> Bool) -> Bool {
        if encoding == .utf8 { return body(bytes) }
        if encoding == nil, held.isEmpty, bytes.count >= Self.startLength {
            let start = bytes.extracting(..<Self.startLength).withUnsafeBufferPointer { Array($0) }
            encoding = encoding(of: start)
            if encoding == .utf8 { return body(bytes) }
        }
        bytes.withUnsafeBufferPointer { held.append(contentsOf: $0) }
        if encoding == nil {
            guard held.count >= Self.startLength else { return true }
            encoding = encoding(of: Array(held.prefix(Self.startLength)))
        }
        return convert(isLast: false, body)
    }

    /// Hands on what is left after the last piece.
    /// - Returns: False when `body` did.
    package mutating func end(_ body: (Span<UInt8>) -> Bool) -> Bool {
        if encoding == nil { encoding = encoding(of: held) }
        return convert(isLast: true, body)
    }

    /// A JSON text begins with ASCII (RFC 4627, section 3), so its zeros tell the width of its units.
    private func encoding(of start: [UInt8]) -> Encoding {
        func begins(_ mark: [UInt8]) -> Bool { start.starts(with: mark) }
        if begins([0xEF, 0xBB, 0xBF]) { return .utf8 }
        if begins([0xFF, 0xFE, 0, 0]) { return .utf32(isLittleEndian: true) }
        if begins([0, 0, 0xFE, 0xFF]) { return .utf32(isLittleEndian: false) }
        if begins([0xFF, 0xFE]) { return .utf16(isLittleEndian: true) }
        if begins([0xFE, 0xFF]) { return .utf16(isLittleEndian: false) }
        guard start.count == Self.startLength else { return declared }
        switch start.map({ $0 == 0 }) {
        case [true, true, true, false]: return .utf32(isLittleEndian: false)
        case [false, true, true, true]: return .utf32(isLittleEndian: true)
        case [true, false, true, false]: return .utf16(isLittleEndian: false)
        case [false, true, false, true]: return .utf16(isLittleEndian: true)
        default: return declared
        }
    }

    private mutating func convert(isLast: Bool, _ body: (Span<UInt8>) -> Bool) -> Bool {
        guard let encoding, !held.isEmpty || isLast else { return true }
        var text: [UInt8] = []
        text.reserveCapacity(held.count + held.count / 2)
        let whole = held.count - held.count % encoding.width
        for start in stride(from: 0, to: whole, by: encoding.width) {
            switch encoding {
            case .utf8: text.append(held[start])
            case .windows1252: Self.append(Self.scalar(windows1252: held[start]), to: &text)
            case .utf16(let isLittle):
                let pair = (UInt16(held[start]), UInt16(held[start + 1]))
                take(unit: isLittle ? pair.1 << 8 | pair.0 : pair.0 << 8 | pair.1, into: &text)
            case .utf32(let isLittle):
                let bytes = held[start..<start + 4]
                let value = (isLittle ? bytes.reversed() : Array(bytes)).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
                Self.append(Unicode.Scalar(value), to: &text)
            }
        }
        held.removeFirst(whole)
        if isLast {
            if highSurrogate != nil || !held.isEmpty { text.append(Self.noCharacter) }
            (highSurrogate, held) = (nil, [])
        }
        return text.isEmpty || body(text.span)
    }

    private mutating func take(unit: UInt16, into text: inout [UInt8]) {
        if let high = highSurrogate {
            highSurrogate = nil
            if UTF16.isTrailSurrogate(unit) {
                let value = 0x10000 + (UInt32(high) - 0xD800) << 10 + (UInt32(unit) - 0xDC00)
                return Self.append(Unicode.Scalar(value), to: &text)
            }
            text.append(Self.noCharacter)
        }
        if UTF16.isLeadSurrogate(unit) { highSurrogate = unit } else { Self.append(Unicode.Scalar(unit), to: &text) }
    }

    /// A byte that stands nowhere in UTF-8.
    private static let noCharacter: UInt8 = 0xFF

    /// A mark is no part of the text.
    private static func append(_ scalar: Unicode.Scalar?, to text: inout [UInt8]) {
        if let scalar, let encoded = UTF8.encode(scalar) {
            text.append(contentsOf: encoded)
        } else {
            text.append(noCharacter)
        }
    }

    /// Bytes that windows-1252 leaves open are what ISO-8859-1 has there, as on the web.
    private static func scalar(windows1252 byte: UInt8) -> Unicode.Scalar {
        guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
        return Unicode.Scalar(quotes[Int(byte) - 0x80]) ?? Unicode.Scalar(byte)
    }

    /// windows-1252 from 0x80 to 0x9F.
    private static let quotes: [UInt16] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x9D, 0x017E, 0x0178,
    ]
}
