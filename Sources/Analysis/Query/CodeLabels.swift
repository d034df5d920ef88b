import CodingModel
import TerminalText

/// Names the codes of a question in a filter: by label where no other code has the same, as `TextForm` has it.
struct CodeLabels {
    private let question: CodedQuestion
    /// The labels with their case and their accents.
    private let exact: LabelTable

    static let separator = " › "

    init(_ question: CodedQuestion) {
        self.question = question
        exact = LabelTable(question, folding: [])
    }

    /// The code with this label, or with these labels from the root: a label that is spelt like the name goes before those
    /// that differ from it in case, and these before those that differ in accents, where the name has none.
    func path(of name: String, failure: (String) -> FilterFailure) throws(FilterFailure) -> CodePath {
        var found = exact.codes(named: name)
        let foldings = [.letterCase, TextMatcher.folding(for: name).union(.letterCase)] as [Folding]
        for folding in foldings where found.isEmpty {
            found = LabelTable(question, folding: folding).codes(named: name)
        }
        if found.count == 1 { return question.path(of: found[0]) }
        let quoted = RawText(name).excerpt(60).string
        guard !found.isEmpty else {
            throw failure("No code of this question is called “\(quoted)”").lackingCode
        }
        let paths = found.prefix(4).map { question.path(of: $0).description }.joined(separator: ", ")
        throw failure("\(found.count) codes are called “\(quoted)”. Use a path: \(paths)")
    }

    /// The codes whose label, or whose labels from the root, begin like this; case makes no difference, nor do accents where
    /// what is typed has none.
    /// - Parameter limit: The most codes, the first in pre-order.
    func codes(beginningWith typed: String, limit: Int) -> [CodeIndex] {
        let folding = TextMatcher.folding(for: typed).union(.letterCase)
        let start = TextForm(RawText(typed), folding: folding).bytes
        func begins(_ code: CodeIndex) -> Bool {
            let label = question.withLabel(of: code) { TextForm($0, folding: folding).bytes }
            if label.starts(with: start) { return true }
            guard typed.contains("›") else { return false }
            return TextForm(RawText(allLabels(of: code)), folding: folding).bytes.starts(with: start)
        }
        return Array(question.codeIndices.lazy.filter(begins).prefix(limit))
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
        if exact.codes(named: label) == [code] { return quoted(label) }
        let all = allLabels(of: code)
        // Labels that hold the separator, or a label that reads as another's labels, would be read as something else.
        return exact.codes(named: all) == [code] ? quoted(all) : path.description
    }

    private func allLabels(of code: CodeIndex) -> String {
        question.lineage(of: code).map { question.label(of: $0).string }.joined(separator: Self.separator)
    }
}

/// The codes of a question by the forms of their labels.
private struct LabelTable {
    private let question: CodedQuestion
    private let folding: Folding
    private let labels: [TextForm]
    private let codes: [TextForm: [CodeIndex]]
    /// Codes by a hash of their labels from the root: in a deep tree the labels are long.
    private let codesByHash: [UInt64: [CodeIndex]]

    init(_ question: CodedQuestion, folding: Folding) {
        self.question = question
        self.folding = folding
        let labels = question.codeIndices.map { question.withLabel(of: $0) { TextForm($0, folding: folding) } }
        codes = Dictionary(grouping: question.codeIndices) { labels[$0] }
        var hashes: [StableHash] = []
        for code in question.codeIndices {
            var hash = question.parent(of: code).map { hashes[$0] } ?? StableHash()
            if question.parent(of: code) != nil { hash.add(CodeLabels.separator.utf8) }
            hash.add(labels[code].bytes)
            hashes.append(hash)
        }
        codesByHash = Dictionary(grouping: question.codeIndices) { hashes[$0].value }
        self.labels = labels
    }

    /// The codes with this label; where there is none, or the one code that has these labels from the root is no code of the
    /// first level, those with these labels.
    func codes(named name: String) -> [CodeIndex] {
        let form = TextForm(RawText(name), folding: folding)
        let labelled = codes[form] ?? []
        if labelled.count == 1 { return labelled }
        var hash = StableHash()
        hash.add(form.bytes)
        let named = (codesByHash[hash.value] ?? []).filter { labelPath(of: $0) == form.bytes }
        // A label of the first level alone is a list of labels too, but other codes may have that label.
        let isLabelPath = named.count == 1 && question.depth(of: named[0]) > 0
        return labelled.isEmpty || isLabelPath ? named : labelled
    }

    private func labelPath(of code: CodeIndex) -> [UInt8] {
        Array(question.lineage(of: code).map { labels[$0].bytes }.joined(separator: CodeLabels.separator.utf8))
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
