import CodingModel
import TerminalText

// Moving: within a pane, between panes, through answers and links.
extension BrowserState {
    /// The question on screen, or what its filter left of it.
    package var openQuestion: CodedQuestion? { wholeQuestion.map { selectedView?.current?.shown(of: $0) ?? $0 } }

    /// The question on screen with all its answers.
    package var wholeQuestion: CodedQuestion? {
        guard let view = selectedView, let job = selectedEntry?.results,
            job.questions.indices.contains(view.question)
        else { return nil }
        return job.questions[view.question]
    }

    /// Changes what is open in the question on screen.
    mutating func changeOpenQuestion(_ change: (inout QuestionView, CodedQuestion) -> Void) {
        guard let job = selectedJob, let question = openQuestion, let open = views[job]?.question else { return }
        // In place: a copy would make the next fold copy all folds.
        views[job]?.questions[open].apply(change, question)
    }

    /// A page keeps one line of what was seen before.
    var pageStep: Int { max(1, visibleRows(of: focus) - 1) }

    mutating func move(by step: Int) {
        switch focus {
        case .jobs:
            let current = jobs.firstIndex { $0.identifier == selectedJob } ?? 0
            guard !jobs.isEmpty else { return }
            selectedJob = jobs[Scrolling.clamp(current.addingClamped(step), to: jobs.count)].identifier
        case .codes:
            changeOpenQuestion { $0.selectRow($0.row.addingClamped(step), in: $1) }
        case .answers:
            changeOpenQuestion { $0.selectAnswer(at: $0.answerRow.addingClamped(step), in: $1) }
        case .detail:
            moveInDetail(by: step)
        }
    }

    mutating func cycleFocus(by step: Int) {
        let panes = Pane.allCases
        let position = (focus.rawValue + step + panes.count) % panes.count
        focus = panes[position]
    }

    mutating func moveLeft() {
        switch focus {
        case .jobs: break
        case .codes: collapseOrLeave()
        case .answers: focus = .codes
        case .detail: focus = .answers
        }
    }

    mutating func moveRight() {
        switch focus {
        case .jobs: focus = .codes
        case .codes: expandOrEnter()
        case .answers: focus = .detail
        case .detail: break
        }
    }

    mutating func open() {
        switch focus {
        case .jobs: focus = .codes
        case .codes: focus = .answers
        case .answers: focus = .detail
        case .detail: followLink()
        }
    }

    mutating func back() {
        if focus == .detail, returnFromLink() { return }
        if isMaximised {
            isMaximised = false
        } else if let previous = Pane(rawValue: focus.rawValue - 1) {
            focus = previous
        }
    }

    mutating func stepAnswer(by step: Int) {
        guard let view = selectedView?.current, let question = openQuestion, let code = view.selectedIndex else {
            return
        }
        let total = question.counts(of: code).netAnswers
        let target = view.answerRow + step
        guard (0..<total).contains(target) else {
            let place: DisplayText = step > 0 ? "last" : "first"
            notice = Notice(.information, "This is the \(place) of \(total) answers under \(question.label(of: code))")
            return
        }
        changeOpenQuestion { $0.selectAnswer(at: target, in: $1) }
    }

    /// Collapses an unfolded code, else goes to its parent, from the top of the tree to the jobs.
    private mutating func collapseOrLeave() {
        guard let view = selectedView?.current, let question = openQuestion, let code = view.selectedIndex else {
            focus = .jobs
            return
        }
        if view.unfolded[code] {
            setExpanded(false, code)
        } else if let parent = question.parent(of: code) {
            changeOpenQuestion { $0.reveal(parent, in: $1) }
        } else {
            focus = .jobs
        }
    }

    /// Unfolds a folded code, else goes to its first sub-code, from a leaf to the answers.
    private mutating func expandOrEnter() {
        guard let view = selectedView?.current, let question = openQuestion, let code = view.selectedIndex,
            question.hasChildren(code)
        else {
            focus = .answers
            return
        }
        if view.unfolded[code] {
            changeOpenQuestion { $0.selectRow($0.row + 1, in: $1) }
        } else {
            setExpanded(true, code)
        }
    }

    mutating func setExpanded(_ isExpanded: Bool, _ code: CodeIndex) {
        changeOpenQuestion { view, question in
            view.setExpanded(isExpanded, [code], in: question)
            view.refold(question)
        }
    }
}

extension QuestionView {
    /// What the filter, if there is one and it is worked out, left of the question.
    func shown(of whole: CodedQuestion) -> CodedQuestion { filter?.result?.question ?? whole }

    fileprivate mutating func apply(_ change: (inout QuestionView, CodedQuestion) -> Void, _ question: CodedQuestion) {
        change(&self, question)
    }
}

extension Int {
    /// Adds without overflow: `.max` and `-.max` stand for "to the end" and "to the start".
    func addingClamped(_ step: Int) -> Int {
        let (sum, overflow) = addingReportingOverflow(step)
        return overflow ? (step > 0 ? .max : .min) : sum
    }
}
