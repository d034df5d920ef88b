import CodingModel
import TerminalText

extension AnswerFilter {
    /// The filter as `init(parsing:in:)` reads it. A code is named by its label where no other code has that label.
    package func expression(in question: CodedQuestion) -> RawText {
        RawText(FilterWriter(labels: codes.isEmpty ? nil : CodeLabels(question)).text(self, binding: .loose))
    }

    /// The filter as `init(parsing:with:)` reads it.
    package func expression(with labels: CodeLabels) -> RawText {
        RawText(FilterWriter(labels: labels).text(self, binding: .loose))
    }

    /// The filter with less and less of its conditions, each left out as a whole, with "…" in their place: for lines that
    /// have no room for all. Empty where there is but one condition.
    package func briefExpressions(with labels: CodeLabels) -> [RawText] {
        FilterWriter(labels: labels).briefTexts(self).map { RawText($0) }
    }

    /// The codes that the filter is about, in the order in which they are named.
    package var codes: [CodePath] {
        switch self {
        case .all(let parts), .any(let parts), .then(let parts): parts.flatMap(\.codes)
        case .not(let part): part.codes
        case .code(let path), .respondents(let path): [path]
        case .hasFollowups, .codeCount, .length, .duplicate, .exactly, .text, .review: []
        }
    }
}

private struct FilterWriter {
    /// Nil for a filter that names no code.
    let labels: CodeLabels?

    private func name(of path: CodePath) -> String { labels?.name(of: path) ?? path.description }

    /// The operator around a filter, the one that binds least first.
    enum Precedence: Int {
        case loose, then, or, and, not
    }

    func text(_ filter: AnswerFilter, binding: Precedence) -> String {
        switch filter {
        case .then(let parts):
            return enclosed(joined(parts, " then ", .then), where: binding != .loose)
        case .any(let parts):
            if let codes = codes(parts) { return "any of \(codes)" }
            return enclosed(joined(parts, " or ", .or), where: binding.rawValue > Precedence.then.rawValue)
        case .all(let parts):
            if let codes = codes(parts) { return "all of \(codes)" }
            return enclosed(joined(parts, " and ", .and), where: binding.rawValue > Precedence.or.rawValue)
        case .not(.any(let parts)):
            if let codes = codes(parts) { return "none of \(codes)" }
            return "not \(text(.any(parts), binding: .not))"
        case .not(let part): return "not \(text(part, binding: .not))"
        case .code(let path): return name(of: path)
        case .respondents(let path): return "people of \(name(of: path))"
        case .hasFollowups: return "followups"
        case .codeCount(let comparison, let number): return "codes \(comparison.rawValue) \(number)"
        case .length(let comparison, let number): return "length \(comparison.rawValue) \(number)"
        case .duplicate: return "duplicate"
        case .exactly(let said): return "exactly \(quoted(said.string))"
        case .text(let query, .answers): return "text \(pattern(query))"
        case .text(let query, let scope): return "text in \(scope.rawValue) \(pattern(query))"
        case .review(let condition): return condition.rawValue
        }
    }

    /// The filter with ever fewer conditions. What was narrowed last stays longest, and of that its beginning.
    func briefTexts(_ filter: AnswerFilter) -> [String] {
        switch filter {
        case .then(let parts):
            guard let last = parts.last else { return [] }
            let before = joined(Array(parts.dropLast()), " then ", .then)
            let ends = briefTexts(last)
            return ends.map { "\(before) then \($0)" } + ([text(last, binding: .then)] + ends).map { "… then \($0)" }
        case .any(let parts), .all(let parts):
            let isAny = if case .any = filter { true } else { false }
            let word = isAny ? "or" : "and"
            let isList = codes(parts) != nil
            return Self.fewer(than: parts.count).map { count in
                let kept = Array(parts.prefix(count))
                if isList {
                    let names = kept.flatMap(\.codes).map(name(of:)).joined(separator: ", ")
                    return "\(isAny ? "any" : "all") of \(names), …"
                }
                return joined(kept, " \(word) ", isAny ? .or : .and) + " \(word) …"
            }
        case .not, .code, .respondents, .hasFollowups, .codeCount, .length, .duplicate, .exactly, .text, .review:
            return []
        }
    }

    /// Numbers of conditions to keep: one less and one less, but of many half as many.
    private static func fewer(than count: Int) -> [Int] {
        Array(sequence(first: count - 1) { $0 > 8 ? $0 / 2 : $0 - 1 }.prefix { $0 > 0 })
    }

    private func joined(_ parts: [AnswerFilter], _ word: String, _ binding: Precedence) -> String {
        parts.map { text($0, binding: binding) }.joined(separator: word)
    }

    private func enclosed(_ text: String, where isNeeded: Bool) -> String { isNeeded ? "(\(text))" : text }

    /// Names in a list, where there are two or more and all are codes.
    private func codes(_ parts: [AnswerFilter]) -> String? {
        var names: [String] = []
        for part in parts {
            guard case .code(let path) = part else { return nil }
            names.append(name(of: path))
        }
        return names.count > 1 ? names.joined(separator: ", ") : nil
    }

    private func pattern(_ query: TextQuery) -> String {
        guard query.syntax == .regularExpression else { return quoted(query.pattern.string) }
        // As it is read: scalar by scalar, for a mark can stand on a slash.
        var pattern = String.UnicodeScalarView()
        var isEscaped = false
        for scalar in query.pattern.string.unicodeScalars {
            if scalar == "/", !isEscaped { pattern.append("\\") }
            isEscaped = scalar == "\\" && !isEscaped
            pattern.append(scalar)
        }
        return "/\(String(pattern))/"
    }
}
