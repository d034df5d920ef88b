import CodingModel
import TerminalText

/// The words, quotes and signs of a filter's readable form, one after the other.
struct FilterTokens {
    enum FilterToken: Hashable {
        /// Letters; compared without regard to case.
        case word(String)
        case number(Int)
        /// A path of ids with a slash or more, or a negative id.
        case path(CodePath)
        /// A text in double quotes of any kind.
        case quoted(String)
        /// A regular expression between slashes.
        case expression(String)
        case comparison(AnswerFilter.Comparison)
        case comma, open, close
        case end
    }

    /// Scalars, not characters: a quote before a combining mark is a quote.
    private let characters: [Unicode.Scalar]
    private var position = 0
    /// The next token.
    private(set) var next: FilterToken = .end
    /// The scalar at which the next token begins.
    private var start = 0
    /// The character at which the next token begins.
    var place: Int { String(String.UnicodeScalarView(characters[..<start])).count }

    init(_ text: RawText) throws(FilterFailure) {
        characters = Array(text.string.unicodeScalars)
        try advance()
    }

    /// Goes on to the token after the next.
    /// - Returns: The token that was passed.
    @discardableResult mutating func advance() throws(FilterFailure) -> FilterToken {
        let passed = next
        while position < characters.count, characters[position].properties.isWhitespace { position += 1 }
        start = position
        next = try scan()
        return passed
    }

    /// Passes a word if it comes next.
    mutating func pass(_ word: String) throws(FilterFailure) -> Bool {
        guard case .word(let found) = next, found == word else { return false }
        try advance()
        return true
    }

    func failure(_ reason: String) -> FilterFailure {
        let length = String(String.UnicodeScalarView(characters[start..<max(start, position)])).count
        return FilterFailure(reason: RawText(reason), place: place, length: length)
    }

    private var current: Unicode.Scalar? { position < characters.count ? characters[position] : nil }

    private mutating func scan() throws(FilterFailure) -> FilterToken {
        guard let first = current else { return .end }
        switch first {
        case "(": return sign(.open)
        case ")": return sign(.close)
        case ",": return sign(.comma)
        case "<", ">", "=": return comparison(first)
        case "/": return .expression(try enclosed(by: first, closings: ["/"]))
        case _ where first.isDigit || first == "-": return try number()
        case _ where first.properties.isAlphabetic: return word()
        default:
            guard let closings = FilterQuotes.closings(of: first) else {
                throw failure("Unexpected “\(first)”. Texts stand in double quotes")
            }
            return .quoted(try enclosed(by: first, closings: closings))
        }
    }

    private mutating func sign(_ token: FilterToken) -> FilterToken {
        position += 1
        return token
    }

    private mutating func comparison(_ first: Unicode.Scalar) -> FilterToken {
        position += 1
        guard current == "=", first != "=" else {
            return .comparison(first == "<" ? .less : first == ">" ? .more : .equal)
        }
        position += 1
        return .comparison(first == "<" ? .atMost : .atLeast)
    }

    private mutating func word() -> FilterToken {
        var word = ""
        while let letter = current, letter.properties.isAlphabetic || letter == "-" {
            word.unicodeScalars.append(letter)
            position += 1
        }
        return .word(word.lowercased())
    }

    private mutating func number() throws(FilterFailure) -> FilterToken {
        var text = ""
        while let digit = current, digit.isDigit || digit == "-" || digit == "/" {
            text.unicodeScalars.append(digit)
            position += 1
        }
        if let number = Int(text), number >= 0 { return .number(number) }
        guard let path = CodePath(parsing: text) else {
            throw failure("“\(RawText(text).excerpt(40).string)” is neither a number nor a path like 1/11")
        }
        return .path(path)
    }

    /// A backslash takes the sign's meaning from it, in quotes also its own; there `\n` is a new line, `\u{85}` a scalar.
    private mutating func enclosed(
        by sign: Unicode.Scalar, closings: [Unicode.Scalar]
    ) throws(FilterFailure) -> String {
        position += 1
        let isQuoted = sign != "/"
        var text = String.UnicodeScalarView()
        while let scalar = current, !closings.contains(scalar) {
            position += 1
            guard scalar == "\\", let escaped = current else {
                text.append(scalar)
                continue
            }
            position += 1
            switch escaped {
            case "n" where isQuoted: text.append("\n")
            case "r" where isQuoted: text.append("\r")
            case "u" where isQuoted: text.append(try scalarInBraces())
            case "\\" where isQuoted, "\"" where isQuoted, sign: text.append(escaped)
            case _ where closings.contains(escaped): text.append(escaped)
            default: text.append(contentsOf: ["\\", escaped])
            }
        }
        guard current != nil else { throw failure("The closing \(closings[0]) is missing") }
        position += 1
        return String(text)
    }

    private mutating func scalarInBraces() throws(FilterFailure) -> Unicode.Scalar {
        var digits = ""
        guard current == "{" else { throw failure("Expected hexadecimal digits in braces after \\u") }
        position += 1
        while let digit = current, digit != "}", digits.count < 8 {
            digits.unicodeScalars.append(digit)
            position += 1
        }
        guard current == "}", let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value) else {
            throw failure("\\u{\(digits)} is no character")
        }
        position += 1
        return scalar
    }
}

extension Unicode.Scalar {
    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}
