/// A word of JSON.
enum JSONLiteral: Sendable {
    case yes, no, null

    var word: StaticString {
        switch self {
        case .yes: "true"
        case .no: "false"
        case .null: "null"
        }
    }

    var token: JSONTokens.Token {
        switch self {
        case .yes: .yes
        case .no: .no
        case .null: .null
        }
    }
}
