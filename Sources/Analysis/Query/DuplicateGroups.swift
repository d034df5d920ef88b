import CodingModel
import TerminalText

/// The answers of a question that have one text, byte for byte: copied from one another, or hardly any text at all.
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
            let hash = question.withText(of: answer) { table.key.hash($0.span) }
            let known = question.withText(of: answer) { text in
                table.find(hash: hash) { question.hasText(text.span, firsts[$0]) }
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
