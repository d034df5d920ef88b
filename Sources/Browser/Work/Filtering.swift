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
            filter: filter, name: name, words: words(of: filter, in: whole), token: token, snapshot: entry.snapshot)
        active.leadsToMost = leadsToMost
        active.isTold = isTold
        setFilter(active)
        work.beginFilter(token)
        let context = FilterContext(filter.asksForReviews ? jobs.board : nil, question: view.question)
        return [.filter(FilterRequest(token: token, filter: filter, context: context, question: whole))]
    }

    /// A filter in words; the names of the codes are made only for one that names some.
    private mutating func words(of filter: AnswerFilter, in question: CodedQuestion) -> ActiveFilter.Words {
        guard !filter.codes.isEmpty, let labels = jobs.nameCodes() else {
            return ActiveFilter.Words(whole: filter.expression(in: question))
        }
        return ActiveFilter.Words(
            whole: filter.expression(with: labels), brief: filter.briefExpressions(with: labels))
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

    /// Keeps, of what is shown, what passes a filter, and goes to its answers. Esc there comes back to the place on screen.
    mutating func narrow(to filter: AnswerFilter, leadsToMost: Bool = false) -> [Effect] {
        guard let view = jobs.openView else { return [] }
        let before = view.filter.map { AppliedFilter($0) }
        let wayBack = ActiveFilter.WayBack(
            filter: before, code: view.selectedCode, origin: ReadingOrigin(view), pane: screen.focus)
        let effects = apply(before.map { .then([$0.filter, filter]) } ?? filter, leadsToMost: leadsToMost)
        setWayBack(wayBack)
        screen.focus(on: .answers)
        return effects
    }

    private mutating func setWayBack(_ wayBack: ActiveFilter.WayBack) {
        jobs.changeView(of: jobs.selected) { view in view.changeCurrent { $0.setWayBack(wayBack) } }
    }

    /// Comes back from the answers that a sheet led to.
    /// - Returns: False where no sheet led there.
    mutating func leaveNarrowed() -> Bool {
        guard let left = jobs.openView?.filter, let wayBack = left.wayBack else { return false }
        setFilter(wayBack.filter.map { ActiveFilter(waiting: $0.filter, name: $0.name, expression: $0.expression) })
        recordFilter(before: left)
        jobs.changeOpenQuestion { view, question in
            guard let code = wayBack.code.flatMap(question.index(of:)) else { return }
            view.reveal(code, in: question)
            view.restore(wayBack.origin, in: question)
        }
        screen.focus(on: wayBack.pane)
        return true
    }

    /// Goes to the answers under one of two codes that people under both gave.
    mutating func showShared(_ code: CodeIndex, _ other: CodeIndex) -> [Effect] {
        guard let question = jobs.openQuestion else { return [] }
        let (left, right) = (question.path(of: code), question.path(of: other))
        guard left != right else {
            jobs.changeOpenQuestion { $0.reveal(code, in: $1) }
            screen.focus(on: .answers)
            return []
        }
        let effects = narrow(to: .all([.respondents(left), .respondents(right), .any([.code(left), .code(right)])]))
        jobs.changeOpenQuestion { $0.reveal(code, in: $1) }
        return effects
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
        let effects = workOut(
            filter.filter, name: filter.name, leadsToMost: filter.leadsToMost, isTold: filter.isTold)
        if let wayBack = filter.wayBack { setWayBack(wayBack) }
        return effects
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
        let keys = settings.keymap.keyNames(of: [.dropFilter])
        let kept: DisplayText = "\(result.question.answerCount) of \(total) kept · \(keys) shows all"
        guard result.undecided > 0 else {
            return screen.tellLate(Notice(.information, kept), about: .filter, isNews: false)
        }
        let why: DisplayText =
            result.isGivenUp ? "the pattern took too long and was given up" : "the pattern takes too long there"
        screen.tellLate(Notice(.warning, "\(kept), \(result.undecided) left out: \(why)"), about: .filter)
    }
}

extension QuestionView {
    fileprivate mutating func goToMost(in question: CodedQuestion) {
        func answers(_ code: CodeIndex) -> Int { question.counts(of: code).netAnswers }
        if let code = selectedIndex, answers(code) == question.answerCount { return }
        if let most = question.children(of: nil).max(by: { answers($0) < answers($1) }) { reveal(most, in: question) }
    }
}
