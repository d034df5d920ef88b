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
            let form = FormBytes(of: answer, in: question)
            let hash = form.withBytes { table.key.hash($0) }
            let known = table.find(hash: hash) { form == FormBytes(of: firsts[$0], in: question) }
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

/// The form of an answer's text, which is read where it lies if it is its own form.
struct FormBytes {
    private let question: CodedQuestion
    private let answer: AnswerIndex
    private let form: [UInt8]?

    init(of answer: AnswerIndex, in question: CodedQuestion) {
        self.question = question
        self.answer = answer
        form = question.withText(of: answer) { TextForm.isOwnForm($0) ? nil : TextForm($0).bytes }
    }

    func withBytes<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
        if let form { return body(form.span) }
        return question.withText(of: answer) { body($0.span) }
    }

    func isSame(as bytes: Span<UInt8>) -> Bool {
        withBytes { own in own.count == bytes.count && own.indices.allSatisfy { own[$0] == bytes[$0] } }
    }

    static func == (left: FormBytes, right: FormBytes) -> Bool { right.withBytes { left.isSame(as: $0) } }
}
