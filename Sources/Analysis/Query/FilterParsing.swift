import CodingModel
import TerminalText

extension AnswerFilter {
    /// Reads a filter as people write it: conditions joined by `and`, `or`, `not` and parentheses, where `not` binds most
    /// and `or` least; `then` applies what follows to the answers that are left.
    /// ```
    /// any of "Late", 2/22 and not followups     // .all([.any([.code(2/21), .code(2/22)]), .not(.hasFollowups)])
    /// length < 20 or text /never again/         // .any([.length(.less, 20), .text(…)])
    /// "Lat"                                     // FilterFailure: No code of this question is called “Lat”
    /// ```
    /// A code is its label in quotes (or the labels from the root joined by ` › `), or its path of ids.
    /// - Throws: `FilterFailure`, which tells what is wrong and where.
    package init(parsing text: RawText, in question: CodedQuestion) throws(FilterFailure) {
        try self.init(parsing: text, with: CodeLabels(question))
    }

    /// Reads a filter of the question whose labels these are.
    /// - Throws: `FilterFailure`, which tells what is wrong and where.
    package init(parsing text: RawText, with labels: CodeLabels) throws(FilterFailure) {
        var parser = FilterParser(tokens: try FilterTokens(text), labels: labels)
        self = try parser.filter()
    }
}

private struct FilterParser {
    var tokens: FilterTokens
    let labels: CodeLabels
    private var depth = 0

    init(tokens: FilterTokens, labels: CodeLabels) {
        self.tokens = tokens
        self.labels = labels
    }

    mutating func filter() throws(FilterFailure) -> AnswerFilter {
        if tokens.next == .end { throw tokens.failure("Expected a condition here, e.g. \(Self.examples)") }
        let filter = try sequence()
        guard tokens.next == .end else {
            throw tokens.failure("Expected and, or, then, or the end here")
        }
        return filter
    }

    private static let examples = "any of \"Late\", 2/21 or length < 20"

    private mutating func sequence() throws(FilterFailure) -> AnswerFilter {
        var parts = [try alternatives()]
        while try tokens.pass("then") { parts.append(try alternatives()) }
        return parts.count == 1 ? parts[0] : .then(parts)
    }

    private mutating func alternatives() throws(FilterFailure) -> AnswerFilter {
        var parts = [try conjunction()]
        while try tokens.pass("or") { parts.append(try conjunction()) }
        return parts.count == 1 ? parts[0] : .any(parts)
    }

    private mutating func conjunction() throws(FilterFailure) -> AnswerFilter {
        var parts = [try factor()]
        while try tokens.pass("and") { parts.append(try factor()) }
        return parts.count == 1 ? parts[0] : .all(parts)
    }

    private mutating func factor() throws(FilterFailure) -> AnswerFilter {
        depth += 1
        defer { depth -= 1 }
        if depth > AnswerFilter.depthLimit {
            throw tokens.failure("Too many nested parentheses: at most \(AnswerFilter.depthLimit)")
        }
        if try tokens.pass("not") { return .not(try factor()) }
        guard tokens.next == .open else { return try condition() }
        try tokens.advance()
        let filter = try sequence()
        guard tokens.next == .close else { throw tokens.failure("Expected ) here") }
        try tokens.advance()
        return filter
    }

    private mutating func condition() throws(FilterFailure) -> AnswerFilter {
        switch tokens.next {
        case .quoted, .path, .number: return .code(try code())
        case .word(let word): return try condition(named: word)
        default: throw tokens.failure("Expected a condition here, e.g. \(Self.examples)")
        }
    }

    private mutating func condition(named word: String) throws(FilterFailure) -> AnswerFilter {
        if let review = AnswerFilter.ReviewCondition(rawValue: word) {
            try tokens.advance()
            return .review(review)
        }
        guard FilterWords.conditions.contains(word) else {
            let words = FilterWords.conditions + AnswerFilter.ReviewCondition.allCases.map(\.rawValue)
            throw tokens.failure(
                "Unknown condition “\(RawText(word).excerpt(40).string)”\(Spelling.advice(on: word, among: words))")
        }
        try tokens.advance()
        switch word {
        case "any", "all", "none": return try codes(word)
        case "people":
            guard try tokens.pass("of") else { throw tokens.failure("Expected “of” and a code after “people”") }
            return .respondents(try code())
        case "followups": return .hasFollowups
        case "duplicate": return .duplicate
        case "exactly": return .exactly(RawText(try quoted(after: word)))
        case "text":
            let scope = try scope()
            return .text(try query(), in: scope)
        default:
            let comparison = try comparison(after: word)
            let number = try number()
            return word == "length" ? .length(comparison, number) : .codeCount(comparison, number)
        }
    }

    /// The list of codes after `any`, `all` or `none`.
    private mutating func codes(_ word: String) throws(FilterFailure) -> AnswerFilter {
        guard try tokens.pass("of") else { throw tokens.failure("Expected “of” and codes after “\(word)”") }
        var codes = [AnswerFilter.code(try code())]
        while tokens.next == .comma {
            try tokens.advance()
            codes.append(.code(try code()))
        }
        let isOne = codes.count == 1
        switch word {
        case "all": return isOne ? codes[0] : .all(codes)
        case "none": return .not(isOne ? codes[0] : .any(codes))
        default: return isOne ? codes[0] : .any(codes)
        }
    }

    private mutating func code() throws(FilterFailure) -> CodePath {
        let path: CodePath
        switch tokens.next {
        case .quoted(let label): path = try labels.path(of: label, failure: tokens.failure)
        case .path(let given): path = try labels.known(given, failure: tokens.failure)
        case .number(let id):
            guard let given = CodePath(ids: [Int64(id)]) else { throw tokens.failure("Expected a code here") }
            path = try labels.known(given, failure: tokens.failure)
        default: throw tokens.failure("Expected a code here: its label in quotes, or its path like 1/11")
        }
        try tokens.advance()
        return path
    }

    /// The place to look in, after `in`; without it, what respondents said.
    private mutating func scope() throws(FilterFailure) -> SearchScope {
        guard try tokens.pass("in") else { return .answers }
        guard case .word(let word) = tokens.next, let scope = SearchScope(rawValue: word) else {
            let names = SearchScope.allCases.map(\.rawValue).joined(separator: ", ")
            throw tokens.failure("after “text in” comes one of \(names), then a pattern")
        }
        try tokens.advance()
        return scope
    }

    private mutating func query() throws(FilterFailure) -> TextQuery {
        let start = tokens
        switch try tokens.advance() {
        case .quoted(let pattern):
            guard let query = TextQuery(RawText(pattern)) else { throw start.failure("The pattern is empty") }
            return query
        case .expression(""): throw start.failure("The pattern is empty")
        case .expression(let pattern):
            do {
                return try TextQuery(regularExpression: RawText(pattern))
            } catch {
                throw FilterFailure(reason: error.reason, place: start.place + 1 + error.place)
            }
        default: throw start.failure("Expected a pattern after “text”: \"late\" or /late|slow/")
        }
    }

    private mutating func quoted(after word: String) throws(FilterFailure) -> String {
        guard case .quoted(let text) = tokens.next else {
            throw tokens.failure("Expected a text in double quotes after “\(word)”")
        }
        try tokens.advance()
        return text
    }

    private mutating func comparison(after word: String) throws(FilterFailure) -> AnswerFilter.Comparison {
        guard case .comparison(let comparison) = tokens.next else {
            throw tokens.failure("Expected < <= = >= or > and a number after “\(word)”")
        }
        try tokens.advance()
        return comparison
    }

    private mutating func number() throws(FilterFailure) -> Int {
        guard case .number(let number) = tokens.next else { throw tokens.failure("Expected a number here") }
        try tokens.advance()
        return number
    }
}
