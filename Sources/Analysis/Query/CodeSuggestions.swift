import CodingModel
import TerminalText

// The codes that a reader may have meant by a name that no code has: near ones, never far ones.
extension CodeLabels {
    /// Names of more characters are not spelt by hand.
    private static let spellingLimit = 200
    /// More are not told.
    private static let suggestionLimit = 3

    /// The codes whose label, or whose labels from the root where the name has several, are nearest to it: all that are
    /// spelt alike. Where no list of labels is near, the last of them counts alone.
    func codes(near name: String) -> [CodeIndex] {
        guard name.count <= Self.spellingLimit else { return [] }
        let parts = name.split(separator: "›", omittingEmptySubsequences: false)
        guard parts.count > 1, let last = parts.last else {
            return codes(near: name, among: question.codeIndices, label(of:))
        }
        let deep = question.codeIndices.filter { question.depth(of: $0) == parts.count - 1 }
        let found = codes(near: name, among: deep) { form(allLabels(of: $0)) }
        return found.isEmpty ? codes(near: String(last), among: question.codeIndices, label(of:)) : found
    }

    /// The codes below some other whose path ends with these ids.
    func codes(endingWith path: CodePath) -> [CodeIndex] {
        Array(
            question.codeIndices.lazy.filter { code in
                var place: CodeIndex? = code
                for id in path.ids.reversed() {
                    guard let current = place, question.id(of: current) == id else { return false }
                    place = question.parent(of: current)
                }
                return true
            }.prefix(Self.suggestionLimit))
    }

    private func codes(
        near name: String, among codes: some Sequence<CodeIndex>, _ text: (CodeIndex) -> String
    ) -> [CodeIndex] {
        let form = form(name)
        var candidates: [String: [CodeIndex]] = [:]
        for code in codes {
            let text = text(code)
            // No text of another length is near, and most need not be spelt out.
            if abs(text.count - form.count) <= max(1, form.count / 3) { candidates[text, default: []].append(code) }
        }
        let nearest = Spelling.nearest(to: form, among: candidates.keys)
        return Array((nearest.flatMap { candidates[$0] } ?? []).prefix(Self.suggestionLimit))
    }

    private func label(of code: CodeIndex) -> String { form(question.label(of: code).string) }

    /// The text without case and accents, as it is compared.
    private func form(_ text: String) -> String {
        String(decoding: TextForm(RawText(text), folding: [.letterCase, .accents]).bytes, as: UTF8.self)
    }
}

/// The codes that a reader means by a label, or may have meant by a name or a path that no code of a question has.
package struct CodeSuggestions {
    private let labels: CodeLabels

    /// Takes as long as the question has codes.
    package init(_ question: CodedQuestion) { labels = CodeLabels(question) }

    /// The codes with this label, or with these labels from the root: those that are spelt like it go before those that differ in
    /// case, and these before those that differ in accents.
    package func codes(named label: String) -> [CodeIndex] { labels.codes(named: label) }

    /// The codes with this label, else those whose label is near; three at most.
    package func codes(meantBy label: String) -> [CodeIndex] {
        let found = labels.codes(named: label)
        return found.isEmpty ? labels.codes(near: label) : Array(found.prefix(3))
    }

    /// The codes whose path ends with these ids; three at most.
    package func codes(endingWith path: CodePath) -> [CodeIndex] { labels.codes(endingWith: path) }
}
