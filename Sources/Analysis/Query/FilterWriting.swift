import CodingModel
import TerminalText

extension AnswerFilter {
    /// The filter as `init(parsing:in:)` reads it. A code is named by its label where no other code has that label.
    package func expression(in question: CodedQuestion) -> RawText {
        RawText(FilterWriter(labels: CodeLabels(question)).text(self, binding: .loose))
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
    let labels: CodeLabels

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
        case .code(let path): return labels.name(of: path)
        case .respondents(let path): return "people of \(labels.name(of: path))"
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

    private func joined(_ parts: [AnswerFilter], _ word: String, _ binding: Precedence) -> String {
        parts.map { text($0, binding: binding) }.joined(separator: word)
    }

    private func enclosed(_ text: String, where isNeeded: Bool) -> String { isNeeded ? "(\(text))" : text }

    /// Names in a list, where there are two or more and all are codes.
    private func codes(_ parts: [AnswerFilter]) -> String? {
        var names: [String] = []
        for part in parts {
            guard case .code(let path) = part else { return nil }
            names.append(labels.name(of: path))
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
