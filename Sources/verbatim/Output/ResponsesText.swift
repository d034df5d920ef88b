import Analysis
import CodingModel
import TerminalText

/// A job's answers for people: who said it, the codes that list it, what was said, and follow-ups below.
struct ResponsesText {
    /// The widest a column gets, in cells; a longer id or list of codes moves the rest of its line.
    private static let widestColumn = 40
    /// How many lines are written at once.
    private static let batch = 500

    private let job: CodedJob
    private let selection: AnswerSelection

    init(_ job: CodedJob, _ selection: AnswerSelection) {
        self.job = job
        self.selection = selection
    }

    func write(to output: DescriptorWriter) throws(Problem) {
        var lines: [DisplayText] = []
        var isFirst = true
        for (place, question) in job.questions.enumerated() {
            let answers = Array(selection.answers(of: place, in: job))
            guard !answers.isEmpty else { continue }
            lines += isFirst ? [] : [.empty]
            isFirst = false
            lines += [QuestionText.title(question), .empty]
            let columns = Columns(of: answers, in: question)
            lines.append(columns.line("RESPONDENT", "CODES", "ANSWER"))
            for answer in answers {
                lines += columns.lines(of: answer, in: question)
                guard lines.count >= Self.batch else { continue }
                try output.write(lines)
                lines.removeAll(keepingCapacity: true)
            }
        }
        if isFirst { lines.append(selection.isAll ? "no answers" : "no answer fits") }
        try output.write(lines)
    }

    private struct Columns {
        private var who: Int
        private var codes: Int

        init(of answers: [AnswerIndex], in question: CodedQuestion) {
            (who, codes) = (10, 5)
            for answer in answers {
                who = max(who, min(Self.who(answer, question).width, widestColumn))
                codes = max(codes, min(Self.codes(answer, question).width, widestColumn))
            }
        }

        private static func who(_ answer: AnswerIndex, _ question: CodedQuestion) -> DisplayText {
            "\(question.responseIdentifier(of: answer))"
        }

        private static func codes(_ answer: AnswerIndex, _ question: CodedQuestion) -> DisplayText {
            question.codes(of: answer).map(question.shortPath(of:)).joined(separator: " ")
        }

        func line(_ who: DisplayText, _ codes: DisplayText, _ text: DisplayText) -> DisplayText {
            "\(who.padded(to: self.who))  \(codes.padded(to: self.codes))  \(text)"
        }

        func lines(of answer: AnswerIndex, in question: CodedQuestion) -> [DisplayText] {
            let value = question.answer(answer)
            let first = line(Self.who(answer, question), Self.codes(answer, question), value.text.readable)
            return [first] + value.followups.map { line("", "", "↳ \($0.question.readable)  \($0.answer.readable)") }
        }
    }
}
