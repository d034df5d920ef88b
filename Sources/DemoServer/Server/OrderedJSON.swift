/// A JSON value that keeps the order of its members, so that a document has the same bytes on every start.
enum OrderedJSON: Sendable {
    case null
    case integer(Int64)
    case string(String)
    case array([OrderedJSON])
    case object([(name: String, value: OrderedJSON)])

    /// The value as UTF-8 JSON text (RFC 8259) without insignificant white space.
    var bytes: [UInt8] {
        var output: [UInt8] = []
        write(to: &output)
        return output
    }

    private func write(to output: inout [UInt8]) {
        switch self {
        case .null:
            output.append(contentsOf: "null".utf8)
        case .integer(let number):
            output.append(contentsOf: String(number).utf8)
        case .string(let string):
            OrderedJSON.write(string, to: &output)
        case .array(let elements):
            OrderedJSON.write(elements, between: "[", and: "]", to: &output) { element, output in
                element.write(to: &output)
            }
        case .object(let members):
            OrderedJSON.write(members, between: "{", and: "}", to: &output) { member, output in
                OrderedJSON.write(member.name, to: &output)
                output.append(UInt8(ascii: ":"))
                member.value.write(to: &output)
            }
        }
    }

    private static func write<Item>(
        _ items: [Item], between opening: Unicode.Scalar, and closing: Unicode.Scalar, to output: inout [UInt8],
        writeItem: (Item, inout [UInt8]) -> Void
    ) {
        output.append(UInt8(ascii: opening))
        for (index, item) in items.enumerated() {
            if index > 0 { output.append(UInt8(ascii: ",")) }
            writeItem(item, &output)
        }
        output.append(UInt8(ascii: closing))
    }

    /// Escapes what RFC 8259 demands and nothing more: other characters, C1 controls too, go out as they are.
    private static func write(_ string: String, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        for byte in string.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                output.append(UInt8(ascii: "\\"))
                output.append(byte)
            case UInt8(ascii: "\n"):
                output.append(contentsOf: #"\n"#.utf8)
            case 0..<0x20:
                output.append(contentsOf: (byte < 0x10 ? #"\u000"# : #"\u00"#).utf8)
                output.append(contentsOf: String(byte, radix: 16).utf8)
            default:
                output.append(byte)
            }
        }
        output.append(UInt8(ascii: "\""))
    }
}
