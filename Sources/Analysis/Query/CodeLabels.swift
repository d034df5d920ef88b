import CodingModel
import TerminalText

/// The names of a question's codes in filters: a code's label where no other code has the same, as `TextForm` has it.
///
/// To make it all labels are read. One that is kept serves all filters of the question.
package struct CodeLabels: Sendable {
    /// The question whose codes they are.
    package let question: CodedQuestion
    /// The labels with their case and their accents.
    let exact: LabelTable

    static let separator = " › "

    /// Takes as long as the question has codes.
    package init(_ question: CodedQuestion) {
        self.question = question
        exact = LabelTable(question, folding: [])
    }

    /// The code with this label, or with these labels from the root.
    func path(of name: String, failure: (String) -> FilterFailure) throws(FilterFailure) -> CodePath {
        let found = codes(named: name)
        if found.count == 1 { return question.path(of: found[0]) }
        let shown = Self.shown(name)
        let isBlank = shown.isEmpty || shown == Self.noLabelName
        let called = isBlank ? Self.noLabelName : "“\(RawText(shown).excerpt(60).string)”"
        guard !found.isEmpty else {
            throw failure("No code of this question is called \(called)").lackingCode(
                meaning: names(of: codes(near: name)))
        }
        let paths = found.prefix(4).map { question.path(of: $0).description }.joined(separator: ", ")
        throw failure("\(found.count) codes are called \(called). Use a path: \(paths)")
    }

    /// The codes with this label, or with these labels from the root: a label that is spelt like the name goes before those
    /// that differ from it in case, and these before those that differ in accents, where the name has none.
    func codes(named name: String) -> [CodeIndex] {
        var found = exactCodes(named: name)
        let foldings = [.letterCase, TextMatcher.folding(for: name).union(.letterCase)] as [Folding]
        for folding in foldings where found.isEmpty {
            found = LabelTable(question, folding: folding).codes(named: name)
        }
        return found
    }

    /// A blank label is named by the words that stand in its place on the screen, too.
    private func exactCodes(named name: String) -> [CodeIndex] {
        let found = exact.codes(named: name)
        guard found.isEmpty, TextForm(RawText(name)) == TextForm(Self.noLabel) else { return found }
        return exact.codes(named: "")
    }

    /// Names as a sentence has them.
    private func names(of codes: [CodeIndex]) -> [String] {
        codes.map { name(of: question.path(of: $0)) }
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
            throw failure("No code of this question has the path \(path)").lackingCode(
                meaning: codes(endingWith: path).map { question.path(of: $0).description })
        }
        return path
    }

    /// The shortest name of a code that no other has: its label as it is shown, else all labels from the root, else its path.
    func name(of path: CodePath) -> String {
        guard let code = question.index(of: path) else { return path.description }
        let label = question.label(of: code).string
        let all = question.lineage(of: code).map { question.label(of: $0).string }
        let names = [
            Self.shown(label).isEmpty ? Self.noLabelName : Self.shown(label), label,
            // Labels that hold the separator, or a label that reads as another's labels, would be read as something else.
            all.map(Self.shown).joined(separator: Self.separator), all.joined(separator: Self.separator),
        ]
        return names.first { exactCodes(named: $0) == [code] }.map(quoted) ?? path.description
    }

    func allLabels(of code: CodeIndex) -> String {
        question.lineage(of: code).map { question.label(of: $0).string }.joined(separator: Self.separator)
    }

    /// The words for a label that is blank, on the screen and in filters.
    package static let noLabel: RawText = "(no label)"

    private static let noLabelName = noLabel.string

    /// A label as it reads on the screen: on one line, with its character references decoded, and without the marks that
    /// are nothing in its form. It has the same form, unless its references stand for references.
    private static func shown(_ label: String) -> String {
        var shown = String.UnicodeScalarView()
        var isBlank = false
        for scalar in RawText(label).decodingHTMLEntities().string.unicodeScalars {
            if scalar.properties.isWhitespace {
                isBlank = !shown.isEmpty
                continue
            }
            // Joiners are nothing in a form, but hold an emoji together.
            let isNothing = scalar.properties.generalCategory == .format && scalar != "\u{200C}" && scalar != "\u{200D}"
            if isNothing, TextForm(RawText(String(scalar))).isEmpty { continue }
            if isBlank { shown.append(" ") }
            isBlank = false
            shown.append(scalar)
        }
        return String(shown)
    }
}

/// The codes of a question by the forms of their labels.
struct LabelTable: Sendable {
    private let question: CodedQuestion
    private let folding: Folding
    let labels: [TextForm]
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
        let named = (codesByHash[hash.value] ?? []).lazy.filter { labelPath(of: $0) == form.bytes }
        if labelled.isEmpty { return Array(named) }
        // A label of the first level alone is a list of labels too, but other codes may have that label. Two tell as much as
        // all that are alike.
        let few = Array(named.prefix(2))
        return few.count == 1 && question.depth(of: few[0]) > 0 ? few : labelled
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
