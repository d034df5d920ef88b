/// Some of a job's answers, or all of them: what a filter or a search has left.
package struct AnswerSelection: Sendable {
    /// By the question's place in `CodedJob.questions`; nil for all answers.
    private let sets: [AnswerSet]?

    /// All answers.
    package static let all = AnswerSelection(sets: nil)

    private init(sets: [AnswerSet]?) { self.sets = sets }

    /// - Parameter sets: By the question's place in `CodedJob.questions`; of a question that has none no answer is
    ///   selected.
    package init(_ sets: [AnswerSet]) { self.init(sets: sets) }

    /// Nothing was left out on purpose.
    package var isAll: Bool { sets == nil }

    /// Whether an answer is selected.
    package func contains(_ answer: AnswerReference) -> Bool {
        guard let sets else { return true }
        return answer.question < sets.count && sets[answer.question].contains(answer.answer)
    }

    /// The selected answers of a question, by first appearance.
    package func answers(of question: Int, in job: CodedJob) -> some Sequence<AnswerIndex> {
        (0..<job.questions[question].answerCount).lazy.filter {
            contains(AnswerReference(question: question, answer: $0))
        }
    }

    /// How many answers are selected.
    package func count(in job: CodedJob) -> Int {
        job.questions.indices.reduce(0) { count, question in
            let answerCount = job.questions[question].answerCount
            guard let sets else { return count + answerCount }
            return count + (question < sets.count ? sets[question].count : 0)
        }
    }
}
