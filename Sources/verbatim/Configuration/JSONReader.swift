/// Reads a small JSON document (RFC 8259) and can say where it goes wrong.
///
/// The library's decoder tells no line or column, takes a comma too many without a word and keeps one of two
/// equal keys: in a file that people write by hand these are the mistakes to report.
struct JSONReader {
    /// A fault of a document and its place. Line and column count from 1, columns in bytes.
    struct Fault: Error, Hashable {
        let line: Int
        let column: Int
        let reason: String
    }

    private static let depthLimit = 100
    private let bytes: [UInt8]
    private var position = 0
    private var depth = 0

    static func read(_ bytes: [UInt8]) throws(Fault) -> JSONValue {
        var reader = JSONReader(bytes: bytes)
        let value = try reader.value()
        guard reader.next() == nil else { throw reader.fault("nothing may follow the closing brace") }
        return value
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private mutating func value() throws(Fault) -> JSONValue {
        switch next() {
        case UInt8(ascii: "{"): return .object(try nested(Self.members))
        case UInt8(ascii: "["): return .list(try nested(Self.elements))
        case UInt8(ascii: "\""): return .text(try string())
        case UInt8(ascii: "-"), .some(UInt8(ascii: "0")...UInt8(ascii: "9")): return .number(try number())
        case nil: throw fault("the document ends where a value should stand")
        default: return try word()
        }
    }

    /// Bounds the depth, so that no document can exhaust the stack.
    private mutating func nested<Value>(
        _ read: (inout Self) throws(Fault) -> Value
    ) throws(Fault) -> Value {
        depth += 1
        guard depth <= Self.depthLimit else { throw fault("nested too deeply") }
        position += 1
        let value = try read(&self)
        depth -= 1
        return value
    }

    private static func members(_ reader: inout Self) throws(Fault) -> [String: JSONValue] {
        var members: [String: JSONValue] = [:]
        while true {
            if members.isEmpty && reader.take(UInt8(ascii: "}")) { return members }
            guard reader.next() == UInt8(ascii: "\"") else { throw reader.fault("a key in quotes should stand here") }
            let start = reader.position
            let key = try reader.string()
            guard members[key] == nil else {
                reader.position = start
                throw reader.fault("the key \"\(key)\" stands here a second time")
            }
            guard reader.take(UInt8(ascii: ":")) else { throw reader.fault("a colon should stand here") }
            members[key] = try reader.value()
            if reader.take(UInt8(ascii: "}")) { return members }
            guard reader.take(UInt8(ascii: ",")) else {
                throw reader.fault("a comma or a closing brace should stand here")
            }
        }
    }

    private static func elements(_ reader: inout Self) throws(Fault) -> [JSONValue] {
        var elements: [JSONValue] = []
        while true {
            if elements.isEmpty && reader.take(UInt8(ascii: "]")) { return elements }
            elements.append(try reader.value())
            if reader.take(UInt8(ascii: "]")) { return elements }
            guard reader.take(UInt8(ascii: ",")) else {
                throw reader.fault("a comma or a closing bracket should stand here")
            }
        }
    }

    private mutating func word() throws(Fault) -> JSONValue {
        for (word, value) in [("true", JSONValue.truth(true)), ("false", .truth(false)), ("null", .null)]
        where bytes[position...].starts(with: word.utf8) {
            position += word.utf8.count
            return value
        }
        throw fault("a value should stand here")
    }

    private mutating func number() throws(Fault) -> Double {
        let digits = bytes[position...].prefix { "+-.0123456789eE".utf8.contains($0) }
        guard let value = Double(String(decoding: digits, as: UTF8.self)), value.isFinite else {
            throw fault("this is not a number")
        }
        position += digits.count
        return value
    }

    private mutating func string() throws(Fault) -> String {
        position += 1
        var content: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let text = String(validating: content, as: UTF8.self) else {
                    throw fault("this text is not UTF-8")
                }
                return text
            case UInt8(ascii: "\\"): content.append(contentsOf: String(try escaped()).utf8)
            case ..<0x20:
                position -= 1
                throw fault("a text ends on the line where it begins; write \\n for a new line")
            default: content.append(byte)
            }
        }
        throw fault("a text has no closing quote")
    }

    /// The character that an escape stands for; the backslash has been read.
    private mutating func escaped() throws(Fault) -> Unicode.Scalar {
        guard position < bytes.count else { throw fault("a text has no closing quote") }
        position += 1
        switch bytes[position - 1] {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeEscape()
        default: throw fault("a backslash can't stand before this")
        }
    }

    private mutating func unicodeEscape() throws(Fault) -> Unicode.Scalar {
        let first = try fourDigits()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard bytes[position...].starts(with: "\\u".utf8) else { throw fault("half a surrogate pair stands here") }
        position += 2
        let second = try fourDigits()
        guard (0xD800..<0xDC00).contains(first), (0xDC00..<0xE000).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw fault("half a surrogate pair stands here") }
        return scalar
    }

    private mutating func fourDigits() throws(Fault) -> UInt32 {
        let digits = bytes[position...].prefix(4)
        guard digits.count == 4, let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) else {
            throw fault("four hexadecimal digits should follow \\u")
        }
        position += 4
        return value
    }

    /// The next byte that is not space; it is not taken.
    private mutating func next() -> UInt8? {
        while position < bytes.count, " \t\r\n".utf8.contains(bytes[position]) { position += 1 }
        return position < bytes.count ? bytes[position] : nil
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next() == byte else { return false }
        position += 1
        return true
    }

    private func fault(_ reason: String) -> Fault {
        let before = bytes[..<min(position, bytes.count)]
        let newline = UInt8(ascii: "\n")
        let line = before.count { $0 == newline } + 1
        let start = before.lastIndex(of: newline).map { $0 + 1 } ?? 0
        return Fault(line: line, column: before.count - start + 1, reason: reason)
    }
}
