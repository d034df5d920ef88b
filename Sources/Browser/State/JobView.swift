import CodingModel
import TerminalText

/// The place that the reader has open in one job: the question, and in each question the folds and the cursor.
package struct JobView: Sendable {
    /// Position of the open question among the job's; found again by its identifier in every snapshot.
    package private(set) var question = 0
    /// One for each question of the job.
    package private(set) var questions: [QuestionView] = []
    /// The places that links were followed from, the latest last. Esc goes back along it.
    private(set) var trail: [ReadingPlace] = []
    /// The base that percentages are to be of.
    private(set) var base: BaseChoice
    /// The place where the reader left the job in an earlier run: they are led there as its parts come. Nil once all has
    /// come, or the reader did something.
    private(set) var sought: ReaderPlace?
    /// The order of a question's codes before the reader chose one.
    let order: CodeOrder

    /// - Parameters:
    ///   - place: The place where the reader left the job; nil for the beginning.
    ///   - order: The order of codes where the reader chose none.
    init(at place: ReaderPlace?, order: CodeOrder) {
        base = place?.base ?? .given
        sought = place
        self.order = order
    }

    /// The question's view on screen, if there is one.
    package var current: QuestionView? { questions.indices.contains(question) ? questions[question] : nil }

    mutating func apply(_ change: (inout JobView) -> Void) { change(&self) }

    /// Changes the view of the open question, in place.
    mutating func changeCurrent(_ change: (inout QuestionView) -> Void) { changeQuestion(at: question, change) }

    /// Changes the view of a question, in place; nothing where there is none at that position.
    mutating func changeQuestion(at position: Int, _ change: (inout QuestionView) -> Void) {
        if questions.indices.contains(position) { change(&questions[position]) }
    }

    // MARK: - Snapshots

    /// Finds the open question and the selected answers again in a new snapshot, by their identities.
    mutating func follow(_ job: CodedJob, from old: CodedJob?) {
        let open = old.flatMap { $0.questions.indices.contains(question) ? $0.questions[question].identifier : nil }
        question = open.flatMap { job.questionIndex(identifiedBy: $0) } ?? 0
        trail = trail.compactMap { $0.found(in: job, from: old) }
        questions = job.questions.map { new in
            guard let old, let position = old.questionIndex(identifiedBy: new.identifier),
                questions.indices.contains(position)
            else { return QuestionView(order: order) }
            var kept = questions[position]
            kept.forgetSnapshot(of: old.questions[position], for: new)
            return kept
        }
        seek(in: job)
        openCurrent(in: job)
    }

    /// Goes to the place of an earlier run, as far as it has come. What the whole job lacks is dropped.
    private mutating func seek(in job: CodedJob) {
        guard let place = sought else { return }
        question = place.question.flatMap { job.questionIndex(identifiedBy: $0) } ?? question
        for (position, asked) in job.questions.enumerated() {
            guard let there = place.questions[asked.identifier] else { continue }
            let answer = there.answer.flatMap { job.answer($0, in: position) }
            questions[position].seek(there, answer: answer, in: asked)
        }
        if job.isComplete { sought = nil }
    }

    /// Leaves the reader where they are.
    mutating func endSeeking() { sought = nil }

    /// Makes the rows of the open question; those of the others are made when they are opened.
    mutating func openCurrent(in job: CodedJob) {
        guard questions.indices.contains(question), job.questions.indices.contains(question) else { return }
        questions[question].refold(questions[question].shown(of: job.questions[question]))
    }

    /// Opens a question by its position.
    mutating func open(question position: Int, in job: CodedJob) {
        question = position
        openCurrent(in: job)
    }

    // MARK: - Links

    /// Notes the place that a link is followed from.
    mutating func leaveTrail() {
        guard let current else { return }
        trail.append(
            ReadingPlace(question: question, code: current.selectedCode, answer: current.selectedAnswer))
    }

    /// - Returns: The place that the last link was followed from; nil when none was.
    mutating func takeTrail() -> ReadingPlace? { trail.popLast() }

    mutating func clearTrail() { trail = [] }

    // MARK: - Bases

    mutating func choose(_ base: BaseChoice) { self.base = base }
}

/// A place of reading: an answer under a code of a question.
struct ReadingPlace: Hashable, Sendable {
    let question: Int
    let code: CodePath?
    let answer: AnswerIndex?

    /// This place in another snapshot; nil when it is not there.
    func found(in job: CodedJob, from old: CodedJob?) -> ReadingPlace? {
        guard let before = old.flatMap({ $0.questions.indices.contains(question) ? $0.questions[question] : nil }),
            let place = job.questionIndex(identifiedBy: before.identifier)
        else { return nil }
        let found = answer.flatMap { job.questions[place].index(of: before.answer($0)) }
        return answer != nil && found == nil ? nil : ReadingPlace(question: place, code: code, answer: found)
    }
}
