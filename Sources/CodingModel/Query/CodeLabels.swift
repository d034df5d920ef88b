import TerminalText

/// How a filter names the codes of a question: by label where that tells them apart.
struct CodeLabels {
    private let question: CodedQuestion
    /// Codes by their labels in lower case.
    private let codes: [String: [CodeIndex]]

    static let separator = " › "

    init(_ question: CodedQuestion) {
        self.question = question
        codes = Dictionary(grouping: question.codeIndices) { question.label(of: $0).string.lowercased() }
    }

    /// The code with this label, or with these labels from the root.
    func path(of name: String, failure: (String) -> FilterFailure) throws(FilterFailure) -> CodePath {
        let found = codes[name.lowercased()] ?? []
        if found.count == 1 { return question.path(of: found[0]) }
        let last = name.components(separatedBy: Self.separator).last ?? name
        let named = (codes[last.lowercased()] ?? []).filter { labels(of: $0) == name.lowercased() }
        if named.count == 1 { return question.path(of: named[0]) }
        guard found.count > 1 else {
            throw failure("no code of this question is called “\(RawText(name).excerpt(60).string)”").lackingCode
        }
        let paths = found.prefix(4).map { question.path(of: $0).description }.joined(separator: ", ")
        throw failure("\(found.count) codes are called “\(RawText(name).excerpt(60).string)”; write which: \(paths)")
    }

    /// The path itself where the question has such a code.
    func known(_ path: CodePath, failure: (String) -> FilterFailure) throws(FilterFailure) -> CodePath {
        guard question.index(of: path) != nil else { throw failure("this question has no code \(path)").lackingCode }
        return path
    }

    /// What names a code and no other: its label, else all labels from the root, else its path.
    func name(of path: CodePath) -> String {
        guard let code = question.index(of: path) else { return path.description }
        let label = question.label(of: code).string
        if codes[label.lowercased()]?.count == 1 { return quoted(label) }
        let all = labels(of: code)
        let isOnly = (codes[label.lowercased()] ?? []).count { labels(of: $0) == all } == 1
        // Labels that hold the separator, or a label that reads as another's labels, would be read as something else.
        guard isOnly, codes[all] == nil, all.components(separatedBy: Self.separator).last == label.lowercased() else {
            return path.description
        }
        return quoted(
            question.lineage(of: code).map { question.label(of: $0).string }.joined(separator: Self.separator))
    }

    private func labels(of code: CodeIndex) -> String {
        question.lineage(of: code).map { question.label(of: $0).string.lowercased() }.joined(separator: Self.separator)
    }
}

/// A text in the quotes of a filter: on one line, and with nothing in it that can't be seen.
func quoted(_ text: String) -> String {
    var quoted = String.UnicodeScalarView()
    quoted.append("\"")
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"", "\\": quoted.append(contentsOf: ["\\", scalar])
        case "\n": quoted.append(contentsOf: "\\n".unicodeScalars)
        case "\r": quoted.append(contentsOf: "\\r".unicodeScalars)
        default:
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator:
                quoted.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
            default: quoted.append(scalar)
            }
        }
    }
    quoted.append("\"")
    return String(quoted)
}

extension String {
    /// The parts between separators.
    fileprivate func components(separatedBy separator: String) -> [String] {
        split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
}
