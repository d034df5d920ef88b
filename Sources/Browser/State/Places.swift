import Analysis
import CodingModel
import TerminalText

/// The reader's place in a job, to be kept beyond the run.
package struct PlaceToKeep: Hashable, Sendable {
    /// The job that the place is in.
    package let job: JobIdentifier
    /// The job was read from a file.
    package let isSaved: Bool
    /// All but the job's results, which nobody is to hold on to.
    let facts: Facts
    /// The snapshot that the answers are numbered in.
    private let results: CodedJob

    /// A place without texts.
    struct Facts: Hashable {
        /// The place without the answers that are read; nil when it is as in a job that was never opened.
        let place: ReaderPlace?
        /// The answer that is read in each question, by `questionIdentifier`.
        fileprivate let answers: [RawText: AnswerIndex]
        /// The number of the snapshot that the answers are numbered in.
        fileprivate let snapshot: Int
    }

    init(_ view: JobView, of entry: JobEntry, in results: CodedJob, before: ReaderPlace?) {
        (job, isSaved) = (entry.identifier, entry.isSaved)
        self.results = results
        // Questions that are yet to come stay as they were left.
        var questions = results.isComplete ? [:] : before?.questions ?? [:]
        var answers: [RawText: AnswerIndex] = [:]
        for (question, open) in zip(results.questions, view.questions) {
            let place = open.place(from: view.order)
            questions[question.identifier] = place
            if place != nil { answers[question.identifier] = open.selectedAnswer }
        }
        let open = view.question > 0 ? results.questions[view.question].identifier : nil
        let place = ReaderPlace(question: open, base: view.base, questions: questions)
        facts = Facts(place: place == ReaderPlace() ? nil : place, answers: answers, snapshot: entry.snapshot)
    }

    /// The place as it is kept, with the answers' fingerprints; nil takes away what was kept before. Takes time linear in
    /// the texts of these answers, so it is not for the reducer's thread.
    package var kept: ReaderPlace? {
        guard let place = facts.place else { return nil }
        var questions = place.questions
        for (name, answer) in facts.answers {
            guard let index = results.questionIndex(identifiedBy: name) else { continue }
            questions[name] = questions[name]?.reading(results.questions[index].fingerprint(of: answer))
        }
        return ReaderPlace(question: place.question, base: place.base, questions: questions)
    }

    /// Compares the places; the job's results may be as large as they are.
    package static func == (left: Self, right: Self) -> Bool {
        left.job == right.job && left.facts == right.facts
    }

    /// Hashes the job and the place.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(job)
        hasher.combine(facts)
    }
}

// Keeping the reader's place.
extension BrowserState {
    /// The place is kept when a job is left, and while one is read now and then: by the first event after half a minute,
    /// so that no timer runs and no key waits for it.
    mutating func followPlace() -> [Effect] {
        var effects: [Effect] = []
        if let left = jobs.takeLeft() { effects += keepPlace(in: left) }
        if work.isPlaceDue(at: screen.now) { effects += keepPlace(in: jobs.selected) }
        return effects
    }

    /// Keeps the place in a job, where it is another than before.
    mutating func keepPlace(in job: JobIdentifier?) -> [Effect] {
        job.flatMap { jobs.notePlace(in: $0) }.map { [.store(.keepPlace($0))] } ?? []
    }
}

extension QuestionView {
    /// The place to be kept, but for the answer; nil where it is as in a question that was never opened.
    /// - Parameter first: The order of codes before the reader chose one.
    func place(from first: CodeOrder) -> QuestionPlace? {
        let isAtStart = rows.isEmpty ? selectedCode == nil : row == 0 && answerRow == 0
        if isAtStart, expanded.isEmpty, filter == nil, order == first { return nil }
        let kept = filter.flatMap { $0.filter.quotesAnswer ? nil : $0 }
        return QuestionPlace(
            code: selectedCode, order: order, expanded: expanded, filter: kept?.expression, filterName: kept?.name)
    }
}

extension AnswerFilter {
    /// It holds an answer's text, which is not to be stored.
    fileprivate var quotesAnswer: Bool {
        switch self {
        case .all(let parts), .any(let parts), .then(let parts): parts.contains(where: \.quotesAnswer)
        case .not(let part): part.quotesAnswer
        case .exactly: true
        case .code, .respondents, .hasFollowups, .codeCount, .length, .duplicate, .text, .review: false
        }
    }
}
