import Analysis
import CodingModel
import TerminalText

// Reading what is open: the selected job, its open question, the code and the answer in it.
extension JobsState {
    /// The job that the code and answer panes show.
    package var selectedEntry: JobEntry? { selected.flatMap(entry) }

    /// The view of the selected job, once it has results.
    package var selectedView: JobView? { selected.flatMap { views[$0] } }

    /// The view of the open question.
    package var openView: QuestionView? { selectedView?.current }

    /// The question on screen, or what its filter left of it.
    package var openQuestion: CodedQuestion? { wholeQuestion.map { openView?.shown(of: $0) ?? $0 } }

    /// The question on screen with all its answers.
    package var wholeQuestion: CodedQuestion? {
        guard let view = selectedView, let job = selectedEntry?.results,
            job.questions.indices.contains(view.question)
        else { return nil }
        return job.questions[view.question]
    }

    /// The open question without its filter; nil where it has none, or it is not worked out yet.
    var filteredWhole: CodedQuestion? { openView?.filter?.result == nil ? nil : wholeQuestion }

    /// The question on screen as one of a snapshot and a filter; nil while none is open.
    var shownQuestion: ShownQuestion? {
        guard let entry = selectedEntry, let view = selectedView, openQuestion != nil else { return nil }
        let filter = view.current?.filter.flatMap { $0.result == nil ? nil : $0.token }
        return ShownQuestion(job: entry.identifier, question: view.question, snapshot: entry.snapshot, filter: filter)
    }

    /// The question on screen with all its answers, as one of a snapshot; nil while none is open.
    var wholeBasis: ShownQuestion? {
        guard let entry = selectedEntry, let view = selectedView else { return nil }
        return ShownQuestion(job: entry.identifier, question: view.question, snapshot: entry.snapshot, filter: nil)
    }

    /// A code tree is on screen.
    var hasTree: Bool { !(openView?.rows.isEmpty ?? true) }

    /// Pages of the results on screen are missing.
    var isSoFar: Bool { selectedEntry?.results.map { !$0.isComplete } ?? false }

    /// The selected code has sub-codes.
    var canFold: Bool {
        guard let question = openQuestion, let code = openView?.selectedIndex else { return false }
        return question.hasChildren(code)
    }

    /// The marks of the selected job.
    var board: ReviewBoard? { selected.flatMap { reviews[$0]?.board } }

    /// The answer that is read, under the code that is open.
    var reviewPlace: ReviewPlace? {
        guard let view = selectedView, let open = view.current, let code = open.selectedIndex,
            let answer = open.selectedAnswer
        else { return nil }
        return ReviewPlace(question: view.question, code: code, answer: answer)
    }

    /// The mark on the answer that is read, under the code that is open; an empty one where there is none.
    var currentMark: ReviewMark { reviewPlace.flatMap { board?.mark(at: $0) } ?? ReviewMark() }
}

/// A question as it is on screen: of one snapshot, with what one filter left of it.
struct ShownQuestion: Hashable, Sendable {
    let job: JobIdentifier
    let question: Int
    let snapshot: Int
    /// The request whose filter restricted the question; nil without a filter.
    let filter: RequestToken?
}
