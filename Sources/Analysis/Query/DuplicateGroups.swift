import CodingModel
import TerminalText

/// The answers of a question that have one text, in the form that `TextForm` describes: copied from one another, or hardly any
/// text at all.
package struct DuplicateGroups: Sendable {
    /// Answers with the same text, two or more.
    package struct Group: Sendable {
        /// The answers by first appearance.
        package let answers: [AnswerIndex]
        /// How many people gave the answers.
        package let respondents: Int
    }

    /// The groups, the largest first; of the same size, by first appearance.
    package let groups: [Group]

    /// All answers that are in a group.
    package var answers: AnswerSet {
        var all = AnswerSet()
        for group in groups { for answer in group.answers { all.insert(answer) } }
        return all
    }

    /// Compares all texts of a question, in time linear in their bytes.
    /// - Parameter isWanted: Asked about once a millisecond; once it returns false, the work ends.
    /// - Returns: Nil when the work was ended.
    package init?(of question: CodedQuestion, while isWanted: () -> Bool = { true }) {
        var table = IndexTable()
        var firsts: [AnswerIndex] = []
        var members: [[AnswerIndex]] = []
        for answer in 0..<question.answerLimit {
            if answer % Self.slice == 0, !isWanted() { return nil }
            guard question.holds(answer) else { continue }
            let (hash, known) = question.withForm(of: answer) { form in
                let hash = table.key.hash(form.span)
                let known = table.find(hash: hash) { place in
                    question.withForm(of: firsts[place]) { $0.elementsEqual(form) }
                }
                return (hash, known)
            }
            if let known {
                members[known].append(answer)
            } else {
                table.insert(firsts.count, hash: hash)
                firsts.append(answer)
                members.append([])
            }
        }
        groups = zip(firsts, members).filter { !$1.isEmpty }.map { first, others in
            let answers = [first] + others
            return Group(answers: answers, respondents: Set(answers.map(question.respondent(of:))).count)
        }.sorted { $0.answers.count > $1.answers.count }
    }

    private static let slice = 1 << 14
}

extension CodedQuestion {
    /// Lends the form of an answer's text; where that is its own form, it is read where it lies.
    /// - Parameter body: Must not keep what it is lent.
    func withForm<Result>(of answer: AnswerIndex, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        withText(of: answer) { TextForm.withBytes(of: $0, body) }
    }
}
