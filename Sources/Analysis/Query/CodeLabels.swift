import CodingModel
import TerminalText

/// Names the codes of a question in a filter: by label where no other code has the same.
struct CodeLabels {
    private let question: CodedQuestion
    /// Codes by their labels in lower case.
    private let codes: [String: [CodeIndex]]
    /// A hash of each code's labels from the root, as `labels(of:)` has them: in a deep tree the labels are long.
    private let hashes: [StableHash]
    private let codesByHash: [UInt64: [CodeIndex]]

    static let separator = " › "

    init(_ question: CodedQuestion) {
        self.question = question
        let labels = question.codeIndices.map { question.label(of: $0).string.lowercased() }
        codes = Dictionary(grouping: question.codeIndices) { labels[$0] }
        var hashes: [StableHash] = []
        for code in question.codeIndices {
            var hash = question.parent(of: code).map { hashes[$0] } ?? StableHash()
            if question.parent(of: code) != nil { hash.add(Self.separator.utf8) }
            hash.add(labels[code].utf8)
            hashes.append(hash)
        }
        self.hashes = hashes
        codesByHash = Dictionary(grouping: question.codeIndices) { hashes[$0].value }
    }

    /// The code with this label, or with these labels from the root.
    func path(of name: String, failure: (String) -> FilterFailure) throws(FilterFailure) -> CodePath {
        let found = codes[name.lowercased()] ?? []
        if found.count == 1 { return question.path(of: found[0]) }
        var hash = StableHash()
        hash.add(name.lowercased().utf8)
        let named = codesByHash[hash.value] ?? []
        // A label of the first level alone is a list of labels too, but other codes may have that label.
        let isLabelPath = found.isEmpty || named.first.map { question.depth(of: $0) > 0 } == true
        if isLabelPath, named.count == 1, labels(of: named[0]) == name.lowercased() {
            return question.path(of: named[0])
        }
        guard found.count > 1 else {
            throw failure("No code of this question is called “\(RawText(name).excerpt(60).string)”").lackingCode
        }
        let paths = found.prefix(4).map { question.path(of: $0).description }.joined(separator: ", ")
        throw failure("\(found.count) codes are called “\(RawText(name).excerpt(60).string)”. Use a path: \(paths)")
    }

    /// The code's label, or its labels from the root, begin like this.
    func code(_ code: CodeIndex, beginsWith text: String) -> Bool {
        let text = text.lowercased()
        if question.label(of: code).string.lowercased().hasPrefix(text) { return true }
        return text.contains("›") && labels(of: code).hasPrefix(text)
    }

    /// The path itself where the question has such a code.
    func known(_ path: CodePath, failure: (String) -> FilterFailure) throws(FilterFailure) -> CodePath {
        guard question.index(of: path) != nil else {
            throw failure("No code of this question has the path \(path)").lackingCode
        }
        return path
    }

    /// The shortest name of a code that no other has: its label, else all labels from the root, else its path.
    func name(of path: CodePath) -> String {
        guard let code = question.index(of: path) else { return path.description }
        let label = question.label(of: code).string
        if codes[label.lowercased()]?.count == 1 { return quoted(label) }
        let all = labels(of: code)
        let isOnly = codesByHash[hashes[code].value]?.count == 1
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
