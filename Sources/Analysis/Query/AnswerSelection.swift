import CodingModel

/// Some of a job's answers, or all of them, as a filter or a search has left them. What is written of a selection is as if
/// the job had no other answers.
package struct AnswerSelection: Sendable {
    /// The selected answers of a question.
    private enum Part: Sendable {
        case all
        case these(AnswerSet)
    }

    /// The parts by the question's place in `CodedJob.questions`, nil for a question that is left out; nil for all answers.
    private let parts: [Part?]?

    /// All answers.
    package static let all = AnswerSelection(parts: nil)

    private init(parts: [Part?]?) { self.parts = parts }

    /// The answers of these sets.
    /// - Parameter sets: By the question's place in `CodedJob.questions`; a question without a set is left out.
    package init(_ sets: [AnswerSet?]) { self.init(parts: sets.map { $0.map { .these($0) } }) }

    /// All answers to one question.
    package static func question(_ place: Int, in job: CodedJob) -> AnswerSelection {
        AnswerSelection(parts: job.questions.indices.map { $0 == place ? .all : nil })
    }

    /// No answer is left out.
    package var isAll: Bool { parts == nil }

    /// Whether the question is in the selection, even if none of its answers is.
    package func concerns(_ question: Int) -> Bool { part(of: question) != nil }

    /// Whether the question is in the selection without a set that could leave answers out.
    package func isWhole(_ question: Int) -> Bool { if case .all? = part(of: question) { true } else { false } }

    /// Whether an answer is selected.
    package func contains(_ answer: AnswerReference) -> Bool {
        switch part(of: answer.question) {
        case .all?: true
        case .these(let set)?: set.contains(answer.answer)
        case nil: false
        }
    }

    /// The selected answers of a question, by first appearance.
    package func answers(of question: Int, in job: CodedJob) -> some Sequence<AnswerIndex> {
        (0..<job.questions[question].answerCount).lazy.filter {
            contains(AnswerReference(question: question, answer: $0))
        }
    }

    /// A question as if it had no other answers. Takes time linear in its mentions, unless all answers are selected.
    package func question(_ place: Int, of job: CodedJob) -> CodedQuestion {
        switch part(of: place) {
        case .all?: job.questions[place]
        case .these(let set)?: job.questions[place].restricted(to: set)
        case nil: job.questions[place].restricted(to: AnswerSet())
        }
    }

    /// How many answers are selected.
    package func count(in job: CodedJob) -> Int {
        job.questions.indices.reduce(0) { count, question in
            switch part(of: question) {
            case .all?: count + job.questions[question].answerCount
            case .these(let set)?: count + set.count
            case nil: count
            }
        }
    }

    private func part(of question: Int) -> Part? {
        guard let parts else { return .all }
        return question < parts.count ? parts[question] : nil
    }
}
