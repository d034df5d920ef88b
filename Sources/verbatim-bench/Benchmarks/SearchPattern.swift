import CodingModel
import TerminalText

/// Something to look for in a generated job.
struct SearchPattern {
    let name: String
    let text: String
    /// In which answers it is, in words.
    let meaning: String

    /// A pattern that many answers have, the first ones too.
    static let common = SearchPattern(name: "common", text: "late", meaning: "“late”, in many answers")

    /// Patterns of the sorts that readers look for.
    /// - Parameter question: The question that is open meanwhile.
    static func all(in question: CodedQuestion) -> [SearchPattern] {
        [
            common,
            single(in: question),
            SearchPattern(
                name: "absent", text: "the delivery came two weeks late",
                meaning: "in no answer, though many have how it begins; the first report says so"),
            SearchPattern(
                name: "folded", text: "gerat lauft grossartig", meaning: "finds “Gerät läuft großartig”"),
            SearchPattern(name: "accented", text: "abîmé", meaning: "“abîmé”, and no “abime”"),
        ].compactMap(\.self)
    }

    /// The length in bytes at which the beginning of an answer is in no other.
    private static let length = 100

    /// The beginning of an answer in the middle: a search has looked at half of all when it is found.
    private static func single(in question: CodedQuestion) -> SearchPattern? {
        for answer in question.answerCount / 2..<question.answerCount {
            let text = question.answerText(of: answer).string.utf8.prefix(length)
            // Nothing that a line for another program could not hold.
            guard text.count == length, text.allSatisfy({ (0x20..<0x7F).contains($0) }) else { continue }
            let meaning = "in one answer, with half of all before it"
            return SearchPattern(name: "single", text: String(decoding: text, as: UTF8.self), meaning: meaning)
        }
        return nil
    }
}
