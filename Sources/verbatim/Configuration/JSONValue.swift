/// Any JSON value: the configuration is read into this first, so that an error can tell what stood there.
enum JSONValue: Hashable, Sendable {
    case null
    case truth(Bool)
    case number(Double)
    case text(String)
    case list([JSONValue])
    case object([String: JSONValue])

    /// The type in words, without the content: for keys whose value may be a secret.
    var kind: String {
        switch self {
        case .null, .truth, .list, .object: inWords
        case .number: "a number"
        case .text(let value): value.isEmpty ? "an empty text" : "a text"
        }
    }

    /// The value in words for a sentence, cut off after 40 characters.
    var inWords: String {
        switch self {
        case .null: return "null"
        case .truth(let value): return value ? "true" : "false"
        case .number(let value):
            return "\(Int(exactly: value).map(String.init) ?? String(value))"
        case .text(let value):
            return value.count > 40 ? "the text \"\(value.prefix(40))…\"" : "the text \"\(value)\""
        case .list: return "a list"
        case .object: return "an object"
        }
    }
}
