/// Some of a job's answers, or all of them: what a filter or a search has left. What is written of a selection is as if
/// the job had no other answers.
package struct AnswerSelection: Sendable {
    /// By the question's place in `CodedJob.questions`, nil for a question that is left out; nil for all answers.
    private let sets: [AnswerSet?]?

    /// All answers.
    package static let all = AnswerSelection(sets: nil)

    private init(sets: [AnswerSet?]?) { self.sets = sets }

    /// - Parameter sets: By the question's place in `CodedJob.questions`; one that has none is left out.
    package init(_ sets: [AnswerSet?]) { self.init(sets: sets) }

    /// Nothing was left out on purpose.
    package var isAll: Bool { sets == nil }

    /// Whether the selection is about the question at all, even if it has none of its answers.
    package func concerns(_ question: Int) -> Bool { sets == nil || set(of: question) != nil }

    /// Whether an answer is selected.
    package func contains(_ answer: AnswerReference) -> Bool {
        sets == nil || set(of: answer.question)?.contains(answer.answer) == true
    }

    /// The selected answers of a question, by first appearance.
    package func answers(of question: Int, in job: CodedJob) -> some Sequence<AnswerIndex> {
        (0..<job.questions[question].answerCount).lazy.filter {
            contains(AnswerReference(question: question, answer: $0))
        }
    }

    /// A question as if it had no other answers. Takes as long as it has mentions, unless all are selected.
    package func part(of question: Int, in job: CodedJob) -> CodedQuestion {
        let whole = job.questions[question]
        return sets == nil ? whole : whole.restricted(to: set(of: question) ?? AnswerSet())
    }

    /// How many answers are selected.
    package func count(in job: CodedJob) -> Int {
        job.questions.indices.reduce(0) { count, question in
            count + (sets == nil ? job.questions[question].answerCount : set(of: question)?.count ?? 0)
        }
    }

    private func set(of question: Int) -> AnswerSet? {
        guard let sets, question < sets.count else { return nil }
        return sets[question]
    }
}
