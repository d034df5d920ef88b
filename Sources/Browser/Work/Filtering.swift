import Analysis
import CodingModel
import SurveyWords
import TerminalText

// Filters: applying one to the open question, and following the question with it.
extension BrowserState {
    /// Has the open question filtered for the reader, who may take it back.
    mutating func apply(_ filter: AnswerFilter, name: RawText? = nil, leadsToMost: Bool = false) -> [Effect] {
        let before = jobs.openView?.filter
        let effects = workOut(filter, name: name, leadsToMost: leadsToMost, isTold: true)
        recordFilter(before: before)
        return effects
    }

    /// Has the open question filtered; until that is done it is shown whole.
    private mutating func workOut(_ filter: AnswerFilter, name: RawText?, leadsToMost: Bool, isTold: Bool) -> [Effect] {
        guard let entry = jobs.selectedEntry, let whole = jobs.wholeQuestion, let view = jobs.selectedView else {
            return []
        }
        let token = work.newToken()
        var active = ActiveFilter(
            filter: filter, name: name, expression: filter.expression(in: whole), token: token,
            snapshot: entry.snapshot)
        active.leadsToMost = leadsToMost
        active.isTold = isTold
        setFilter(active)
        work.beginFilter(token)
        let context = FilterContext(filter.asksForReviews ? jobs.board : nil, question: view.question)
        return [.filter(FilterRequest(token: token, filter: filter, context: context, question: whole))]
    }

    /// Shows all answers again for the reader, who may take it back.
    mutating func dropFilter() {
        guard let before = jobs.openView?.filter else { return }
        setFilter(nil)
        recordFilter(before: before)
        screen.tell(.information, "All answers are shown again")
    }

    private mutating func recordFilter(before: ActiveFilter?) {
        let (before, after) = (before.map { AppliedFilter($0) }, jobs.openView?.filter.map { AppliedFilter($0) })
        guard before != after, let job = jobs.selected, let question = jobs.wholeQuestion?.identifier else { return }
        history.record(.filter(FilterDeed(job: job, question: question, before: before, after: after)))
    }

    /// Saves a filter's words under a name for the reader, who may take it back.
    /// - Parameter expression: Nil removes the filter.
    mutating func saveFilter(_ expression: RawText?, as name: RawText) -> [Effect] {
        let before = jobs.savedFilters.first { $0.name == name }?.expression
        if before != expression {
            history.record(.savedFilter(name: name, before: before, after: expression))
        }
        return save(expression, under: name)
    }

    /// Saves a filter's words under a name, and leaves the history alone.
    mutating func save(_ expression: RawText?, under name: RawText) -> [Effect] {
        jobs.save(expression, as: name)
        guard let expression else { return [.store(.removeFilter(name))] }
        return [.store(.saveFilter(SavedFilter(name: name, expression: expression)))]
    }

    /// Keeps, of what is shown, what passes a filter, and goes to its answers.
    mutating func narrow(to filter: AnswerFilter, leadsToMost: Bool = false) -> [Effect] {
        let present = jobs.openView?.filter?.filter
        screen.focus(on: .answers)
        return apply(present.map { .then([$0, filter]) } ?? filter, leadsToMost: leadsToMost)
    }

    /// Goes to the answers under one of two codes that people under both gave.
    mutating func showShared(_ code: CodeIndex, _ other: CodeIndex) -> [Effect] {
        guard let question = jobs.openQuestion else { return [] }
        jobs.changeOpenQuestion { $0.reveal(code, in: $1) }
        let (left, right) = (question.path(of: code), question.path(of: other))
        guard left != right else {
            screen.focus(on: .answers)
            return []
        }
        return narrow(to: .all([.respondents(left), .respondents(right), .any([.code(left), .code(right)])]))
    }

    private mutating func setFilter(_ filter: ActiveFilter?) {
        jobs.changeView(of: jobs.selected) { view in view.changeCurrent { $0.setFilter(filter) } }
        jobs.changeOpenQuestion { $0.follow($1) }
    }

    /// A question that is open is filtered anew where pages came, or another question's filter came between. A filter
    /// that is off, or of another question, is worked out no further.
    mutating func followFilter() -> [Effect] {
        let effects = applyOpenFilter()
        guard effects.isEmpty, let running = work.filtering else { return effects }
        let wanted = [jobs.openView?.filter?.token, jobs.selected.flatMap { jobs.held[$0]?.filtering?.token }]
        guard !wanted.contains(running) else { return [] }
        work.endFilter()
        return [.endFilter]
    }

    private mutating func applyOpenFilter() -> [Effect] {
        guard let filter = jobs.openView?.filter, filter.result == nil, jobs.wholeQuestion != nil,
            filter.token != work.filtering || filter.snapshot != jobs.selectedEntry?.snapshot
        else { return [] }
        return workOut(
            filter.filter, name: filter.name, leadsToMost: filter.leadsToMost, isTold: filter.isTold)
    }

    /// Shows what a filter left of a question; dropped unless it is still wanted.
    mutating func take(_ result: FilterResult, of token: RequestToken) {
        work.endFilter(token)
        if takeHeld(result, of: token) { return }
        for (job, view) in jobs.views {
            guard let position = view.questions.firstIndex(where: { $0.filter?.token == token }),
                view.questions[position].filter?.snapshot == jobs.entry(job)?.snapshot
            else { continue }
            let leadsToMost = view.questions[position].filter?.leadsToMost == true
            jobs.changeView(of: job) { view in view.changeQuestion(at: position) { $0.take(result) } }
            guard position == view.question, let results = jobs.entry(job)?.results else { return }
            jobs.changeView(of: job) { $0.openCurrent(in: results) }
            guard job == jobs.selected else { return }
            jobs.changeOpenQuestion { view, question in
                if leadsToMost { view.goToMost(in: question) }
            }
            if view.questions[position].filter?.isTold == true || result.undecided > 0 { tell(result) }
        }
    }

    private mutating func tell(_ result: FilterResult) {
        guard let whole = jobs.wholeQuestion else { return }
        let total = counted(whole.answerCount, "answer", "answers")
        let kept: DisplayText = "\(result.question.answerCount) of \(total) kept"
        guard result.undecided > 0 else { return screen.tell(.information, kept) }
        let why: DisplayText =
            result.isGivenUp ? "the pattern took too long and was given up" : "the pattern takes too long there"
        screen.tell(.warning, "\(kept), \(result.undecided) left out: \(why)")
    }
}

extension QuestionView {
    fileprivate mutating func goToMost(in question: CodedQuestion) {
        func answers(_ code: CodeIndex) -> Int { question.counts(of: code).netAnswers }
        if let code = selectedIndex, answers(code) == question.answerCount { return }
        if let most = question.children(of: nil).max(by: { answers($0) < answers($1) }) { reveal(most, in: question) }
    }
}
