import CodingModel

/// A spelling of response identifiers that no program takes for a number, a date or a missing value, and that stays unique
/// where case or blanks at the end count for nothing: `r_001` for `001`.
///
/// Lower-case letters, digits, `_` and `-` stand for themselves behind `r_`. An upper-case letter is `.` and the small one,
/// any other byte of UTF-8 is `~` and two hexadecimal digits: `R1 ` is `r_.r1~20`. So the same identifier has the same key in
/// every job, two identifiers never have one key, and the identifier can be told from it. An empty identifier names nobody
/// and has an empty key.
enum RespondentKey {
    private static let hexadecimals = Array("0123456789abcdef".utf8)

    /// Appends the key of an identifier in UTF-8. It needs no quotes in csv.
    static func append(of identifier: some Collection<UInt8>, to output: inout [UInt8]) {
        guard !identifier.isEmpty else { return }
        output.append("r_")
        for byte in identifier {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"),
                UInt8(ascii: "-"):
                output.append(byte)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"):
                output.append(UInt8(ascii: "."))
                output.append(byte | 0x20)
            default:
                output.append(UInt8(ascii: "~"))
                output.append(hexadecimals[Int(byte >> 4)])
                output.append(hexadecimals[Int(byte & 0xF)])
            }
        }
    }

    /// The key of an identifier.
    static func key(of identifier: some Collection<UInt8>) -> [UInt8] {
        var key: [UInt8] = []
        append(of: identifier, to: &key)
        return key
    }
}
